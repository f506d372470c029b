/** One sheet being laid out from top to bottom: where the next block begins, and what has been set so far. */
import type { SummarySheet } from '#rules/sheets/summarySheet'
import { lineCount } from '../textMeasure.ts'
import type {
  CellLook,
  CellRange,
  Highlight,
  PlacedCell,
  PlacedChart,
  PlacedList,
  PlacedTable,
} from '../xlsx/writing/placed.ts'
import { bodySize, lineHeight } from './looks.ts'

/** What a cell's edges and inner margins take from a column, in units. */
const CELL_MARGIN = 1.2

/** Excel's greatest row height. */
const TALLEST_ROW = 409

/** Space above and below the text of a row. */
const ROW_PADDING = 4

export class SheetLayout {
  readonly sheet: SummarySheet
  readonly widths: number[]
  /** The row on which the next block begins. */
  next = 0
  list: PlacedList | null = null
  readonly cells = new Map<number, Map<number, PlacedCell>>()
  readonly heights = new Map<number, number>()
  readonly merges: CellRange[] = []
  readonly tables: PlacedTable[] = []
  readonly highlights: Highlight[] = []
  readonly charts: PlacedChart[] = []
  readonly breaks: number[] = []
  /** Steps that need the whole sheet. */
  readonly afterwards: (() => void)[] = []
  readonly hidden = new Set<number>()
  /** Looks of whole columns, where one table fills the sheet. */
  columnLooks: CellLook[] = []
  headerRow: number | null = null

  constructor(sheet: SummarySheet) {
    this.sheet = sheet
    this.widths = [...sheet.widths]
  }

  set(row: number, column: number, cell: PlacedCell): void {
    const inRow = this.cells.get(row)
    if (inRow === undefined) this.cells.set(row, new Map([[column, cell]]))
    else inRow.set(column, cell)
  }

  /** Sets a value over `span` columns, with its look on each of them so that borders are whole. */
  setAcross(row: number, column: number, span: number, cell: PlacedCell): void {
    this.set(row, column, cell)
    if (span <= 1) return
    for (let offset = 1; offset < span; offset++) {
      this.set(row, column + offset, cell.look === undefined ? {} : { look: cell.look })
    }
    this.merges.push({ top: row, left: column, bottom: row, right: column + span - 1 })
  }

  widthOf(column: number, span: number): number {
    if (span === 1) return this.widths[column] ?? 0
    return this.widths.slice(column, column + span).reduce((sum, width) => sum + width, 0)
  }

  /** Height that a text of this look needs in these columns. */
  heightOf(text: string, column: number, span: number, look: CellLook): number {
    const scale = look.size / bodySize
    const units = (this.widthOf(column, span) - CELL_MARGIN) / scale
    const lines = look.wrap === true ? lineCount(text, units) : 1
    return Math.min(TALLEST_ROW, Math.ceil(lines * lineHeight * scale + ROW_PADDING))
  }

  setHeight(row: number, points: number): void {
    this.heights.set(row, Math.max(points, this.heights.get(row) ?? 0))
  }
}
