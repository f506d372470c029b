/** One worksheet: its cells, and everything that hangs on places in it. */
import { format as formatNumber } from 'numfmt'
import type { Rect } from '../address.ts'
import { WHOLE_SHEET, contains, containsCell, formatRect, intersect, isBounded } from '../address.ts'
import { refuse } from '../wire.ts'
import type { CellFormat, FormatValue } from './cellFormat.ts'
import { PLAIN, numberFormatOf, readFormat, withFormat } from './cellFormat.ts'
import type { ConditionalFormat } from './conditional.ts'
import { evaluate } from './evaluate.ts'
import { FormulaError, isErrorText, single } from './operand.ts'
import { PageSetup } from './pageSetup.ts'
import { Protection } from './protection.ts'
import type { Table } from './table.ts'
import { readInput } from './typing.ts'
import type { Validation } from './validation.ts'
import type { NamedItem, Origin, Workbook } from './workbook.ts'

/** What a cell holds; '' is an empty cell. Error values are their text. */
export type Value = string | number | boolean

export interface Cell {
  value: Value
  formula?: string
  format: CellFormat
  /** The workbook's state for which `value` of a formula was computed. */
  computedAt?: number
  /** The value came from a file together with a formula that was not read. */
  fromFormula?: true
}

export class Sheet {
  readonly workbook: Workbook
  readonly id: string
  name: string
  rows = new Map<number, Map<number, Cell>>()
  rowFormats = new Map<number, CellFormat>()
  columnFormats = new Map<number, CellFormat>()
  columnWidths = new Map<number, number>()
  rowHeights = new Map<number, number>()
  hiddenColumns = new Set<number>()
  hiddenRows = new Set<number>()
  /** Rows hidden by a filter, kept apart from those a person hid. */
  filteredRows = new Set<number>()
  merges: Rect[] = []
  tables: Table[] = []
  validations: Validation[] = []
  conditionalFormats: ConditionalFormat[] = []
  names = new Map<string, NamedItem>()
  customProperties = new Map<string, string>()
  freeze: Rect | null = null
  /** The sheet's own filter, outside any table. */
  autoFilter: { rect: Rect; criteria: Map<number, Record<string, unknown>> } | null = null
  readonly protection: Protection = new Protection(this)
  readonly page = new PageSetup()
  visibility: 'Visible' | 'Hidden' | 'VeryHidden' = 'Visible'
  tabColor = ''
  showGridlines = true
  showHeadings = true
  deleted = false

  constructor(workbook: Workbook, id: string, name: string) {
    this.workbook = workbook
    this.id = id
    this.name = name
  }

  cell(row: number, column: number): Cell | undefined {
    return this.rows.get(row)?.get(column)
  }

  /** The cell, made if need be with its row's or column's look. */
  ensure(row: number, column: number): Cell {
    const cells = this.rows.get(row) ?? new Map<number, Cell>()
    this.rows.set(row, cells)
    const cell = cells.get(column) ?? { value: '', format: this.formatAt(row, column) }
    cells.set(column, cell)
    return cell
  }

  formatAt(row: number, column: number): CellFormat {
    return (
      this.cell(row, column)?.format ?? this.rowFormats.get(row) ?? this.columnFormats.get(column) ?? PLAIN
    )
  }

  valueAt(row: number, column: number): Value {
    const cell = this.cell(row, column)
    if (cell === undefined) return ''
    if (cell.formula !== undefined && cell.computedAt !== this.workbook.state)
      this.compute(cell, cell.formula, row, column)
    return cell.value
  }

  private compute(cell: Cell, formula: string, row: number, column: number): void {
    // Set first: a formula that leads back to itself then sees 0, as Excel shows for a circular reference.
    cell.computedAt = this.workbook.state
    cell.value = 0
    const place = { sheet: this, row, column }
    const result = single(evaluate(formula, place), place)
    cell.value = result instanceof FormulaError ? result.code : result === '' ? 0 : result
  }

  textAt(row: number, column: number): string {
    const value = this.valueAt(row, column)
    if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
    if (typeof value === 'string') return value
    const code = numberFormatOf(this.formatAt(row, column))
    if (code === '@') return String(value)
    // The short day of the system: in a Chinese Excel 2017/7/31, whatever the file says.
    return formatNumber(code === 'm/d/yyyy' ? 'yyyy/m/d' : code, value, { throws: false })
  }

  /** Existing cells within `rect`, row by row. */
  *cells(rect: Rect = WHOLE_SHEET): Generator<[number, number, Cell]> {
    const rows = [...this.rows.keys()].filter((row) => row >= rect.row && row < rect.row + rect.rows)
    for (const row of rows.toSorted((a, b) => a - b))
      for (const [column, cell] of [...(this.rows.get(row) ?? [])].toSorted((a, b) => a[0] - b[0]))
        if (containsCell(rect, row, column)) yield [row, column, cell]
  }

  /** The smallest rectangle with all content (and, unless `valuesOnly`, all looks); null when there is none. */
  used(valuesOnly: boolean, within: Rect = WHOLE_SHEET): Rect | null {
    let [top, left, bottom, right] = [Infinity, Infinity, -1, -1]
    for (const [row, cells] of this.rows) {
      if (row < within.row || row >= within.row + within.rows) continue
      for (const [column, cell] of cells) {
        const empty = cell.value === '' && cell.formula === undefined
        if (!containsCell(within, row, column) || (empty && (valuesOnly || cell.format === PLAIN))) continue
        top = Math.min(top, row)
        left = Math.min(left, column)
        bottom = Math.max(bottom, row)
        right = Math.max(right, column)
      }
    }
    return bottom < 0 ? null : { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 }
  }

  /** Puts one input into one cell by Excel's own reading. */
  put(row: number, column: number, input: Value): void {
    const cell = this.ensure(row, column)
    const typed = readInput(input, numberFormatOf(cell.format), this.workbook.thisYear())
    if (typed === null)
      throw refuse.argument(`${formatRect({ row, column, rows: 1, columns: 1 })}: ${String(input)}`)
    cell.value = typed.value
    delete cell.computedAt
    delete cell.fromFormula
    if (typed.formula === undefined) delete cell.formula
    else cell.formula = typed.formula
    if (typed.numberFormat !== undefined && numberFormatOf(cell.format) === 'General')
      cell.format = withFormat(cell.format, 'numberFormat', typed.numberFormat)
  }

  /** All writes of contents end here, whoever writes. `at` answers null for a cell to leave as it is. */
  write(rect: Rect, at: (row: number, column: number) => Value | null, origin: Origin): void {
    this.protection.guard(rect)
    const one = rect.rows === 1 && rect.columns === 1
    const before = one ? this.valueAt(rect.row, rect.column) : undefined
    let touched = false
    for (let row = 0; row < rect.rows; row++)
      for (let column = 0; column < rect.columns; column++) {
        const input = at(row, column)
        // Only the first cell of a merged block can hold something.
        if (input === null || this.isCovered(rect.row + row, rect.column + column)) continue
        this.put(rect.row + row, rect.column + column, input)
        touched = true
      }
    if (!touched) return
    for (const table of this.tables) table.readHeader(rect)
    this.workbook.touch()
    const after = one ? this.valueAt(rect.row, rect.column) : undefined
    this.workbook.emit({
      kind: 'changed',
      sheet: this,
      rect,
      changeType: 'RangeEdited',
      origin,
      ...(before !== undefined && after !== undefined ? { details: { before, after } } : {}),
    })
  }

  mergeAt(row: number, column: number): Rect | undefined {
    return this.merges.find((merge) => containsCell(merge, row, column))
  }

  private isCovered(row: number, column: number): boolean {
    const merge = this.mergeAt(row, column)
    return merge !== undefined && (merge.row !== row || merge.column !== column)
  }

  /** Merging keeps the first cell's content and drops the rest. */
  merge(rect: Rect): void {
    this.protection.guard(rect)
    if (this.tables.some((table) => intersect(table.rect, rect)))
      throw refuse.conflict('a table holds no merged cells')
    this.merges = this.merges.filter((merge) => !intersect(merge, rect))
    this.merges.push(rect)
    for (const [row, column, cell] of this.cells(rect))
      if (row !== rect.row || column !== rect.column) {
        cell.value = ''
        delete cell.formula
      }
    this.workbook.touch()
  }

  /** One value for all cells of the areas, or null when they differ, as Excel answers. */
  formatOf(rects: readonly Rect[], key: string): FormatValue {
    let answer: FormatValue | undefined
    for (const rect of rects)
      for (const format of this.looks(rect)) {
        const value = readFormat(format, key)
        if (answer === undefined) answer = value
        else if (answer !== value) return null
      }
    return answer ?? null
  }

  private *looks(rect: Rect): Generator<CellFormat> {
    if (!isBounded(rect)) {
      yield this.formatAt(rect.row, rect.column)
      for (const [, , cell] of this.cells(rect)) yield cell.format
      return
    }
    for (let row = rect.row; row < rect.row + rect.rows; row++)
      for (let column = rect.column; column < rect.column + rect.columns; column++)
        yield this.formatAt(row, column)
  }

  /** Whole rows and columns keep their look for cells that come later. */
  setFormat(rect: Rect, change: (format: CellFormat, row: number, column: number) => CellFormat): void {
    this.protection.guardFormats(rect)
    if (isBounded(rect)) {
      for (let row = rect.row; row < rect.row + rect.rows; row++)
        for (let column = rect.column; column < rect.column + rect.columns; column++) {
          const cell = this.ensure(row, column)
          cell.format = change(cell.format, row, column)
        }
      return
    }
    for (const [row, column, cell] of this.cells(rect)) cell.format = change(cell.format, row, column)
    const byColumn = contains(rect, { ...WHOLE_SHEET, column: rect.column, columns: 1 })
    const kept = byColumn ? this.columnFormats : this.rowFormats
    const first = byColumn ? rect.column : rect.row
    for (let n = first; n < first + (byColumn ? rect.columns : rect.rows); n++)
      kept.set(n, change(kept.get(n) ?? PLAIN, -1, -1))
  }

  isHiddenRow(row: number): boolean {
    return this.hiddenRows.has(row) || this.filteredRows.has(row)
  }

  /** `Empty`, `String`, `Double`, `Boolean`, `Error`: Excel.RangeValueType. */
  valueTypeAt(row: number, column: number): string {
    return valueType(this.valueAt(row, column))
  }
}

export function valueType(value: Value): string {
  if (value === '') return 'Empty'
  if (typeof value === 'number') return 'Double'
  if (typeof value === 'boolean') return 'Boolean'
  return isErrorText(value) ? 'Error' : 'String'
}
