/** What it takes to tell what a row under a header is. */
import type { Unit } from '../../campaign/campaign.ts'
import type { ItemField } from '../../fields/field.ts'
import type { HeaderBlock } from './headerRows.ts'
import type { MergedGrid } from '../MergedGrid.ts'

/** What classification leans on. */
export interface RowContext {
  readonly grid: MergedGrid
  readonly block: HeaderBlock
  /** Labels of the header at a column, as labels are compared. */
  readonly labelsAt: (column: number) => ReadonlySet<string> | undefined
  /** Field of each mapped column. */
  readonly fieldAt: (column: number) => ItemField | 'extra' | null
  readonly units: readonly Unit[]
  /** Texts of title and metadata rows, for printed pages that repeat them. */
  readonly aboveTexts: ReadonlySet<string>
}
