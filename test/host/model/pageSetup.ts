/** How a sheet is printed. */
import type { Rect } from '../address.ts'

export class PageSetup {
  /** Scalars of Excel.PageLayout as set; the defaults stand in the class table. */
  readonly settings: Record<string, unknown> = {}
  readonly headersFooters: Record<string, Record<string, unknown>> = {}
  titleRows: Rect | null = null
  titleColumns: Rect | null = null
  printArea: Rect[] = []
}
