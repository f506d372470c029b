/** What is known of a table when its rows are read. */
import type { ColumnReading } from '../reading.ts'
import type { CellLedger } from '../CellLedger.ts'
import type { MergedGrid } from '../MergedGrid.ts'
import type { ValueContext } from './itemDraft.ts'

export interface TableContext extends Omit<ValueContext, 'row' | 'baseDay' | 'found' | 'checks'> {
  readonly file: string
  readonly grid: MergedGrid
  readonly cells: CellLedger
  readonly columns: readonly ColumnReading[]
  /** Lowest row of labels. */
  readonly headerRow: number
  /** Unit of the sheet; a section may name another. */
  readonly sheetUnit: string | null
  /** The rows name different units of the campaign: a ledger of the whole school, whoever sent it. */
  readonly unitsVary: boolean
  /** Places ('row,column') of days whose year is likely a slip. */
  readonly odd: ReadonlySet<string>
  /** Columns that group the rows below them: empty means as above. */
  readonly grouping: ReadonlySet<number>
}
