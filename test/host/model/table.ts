/** An Excel table (超级表): a named block with a header row and, below it, rows. */
import type { Rect } from '../address.ts'
import { containsCell, formatRect, intersect, parseAddress } from '../address.ts'
import { refuse } from '../wire.ts'
import { meets } from './filter.ts'
import type { Sheet } from './sheet.ts'

export interface TableColumn {
  readonly id: number
  name: string
  /** Excel.FilterCriteria as applied; absent when the column is not filtered. */
  criteria?: Record<string, unknown>
}

export interface SortField {
  readonly key: number
  readonly ascending: boolean
}

const NAME = /^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u

/** Excel's rule for names of tables and ranges: a letter first, no blanks, nothing that looks like a cell. */
export function isValidName(name: string): boolean {
  return NAME.test(name) && name.length <= 255 && parseAddress(name) === null && !/^[rc]$/i.test(name)
}

export class Table {
  readonly id: string
  readonly sheet: Sheet
  name: string
  rect: Rect
  showHeaders = true
  showTotals = false
  style = 'TableStyleMedium2'
  columns: TableColumn[] = []
  readonly looks: Record<string, boolean> = {
    showBandedRows: true,
    showBandedColumns: false,
    showFilterButton: true,
    highlightFirstColumn: false,
    highlightLastColumn: false,
  }
  sortFields: SortField[] = []
  private nextColumn = 1

  constructor(id: string, name: string, sheet: Sheet, rect: Rect) {
    this.id = id
    this.name = name
    this.sheet = sheet
    this.rect = rect
    this.rebuildColumns([])
  }

  /** The rows between header and totals. */
  body(): Rect {
    const top = this.showHeaders ? 1 : 0
    return {
      ...this.rect,
      row: this.rect.row + top,
      rows: this.rect.rows - top - (this.showTotals ? 1 : 0),
    }
  }

  columnNamed(name: string): TableColumn | undefined {
    return this.columns.find((column) => column.name.toLowerCase() === name.toLowerCase())
  }

  columnRect(column: TableColumn, part: 'all' | 'body' | 'header'): Rect {
    const at = { column: this.rect.column + this.columns.indexOf(column), columns: 1 }
    if (part === 'header') return { ...this.rect, ...at, rows: 1 }
    return { ...(part === 'all' ? this.rect : this.body()), ...at }
  }

  /** Takes names from the header cells; empty ones and doubles get names as Excel gives them. */
  private rebuildColumns(kept: (TableColumn | undefined)[]): void {
    const columns: TableColumn[] = []
    for (let n = 0; n < this.rect.columns; n++) {
      const text = this.sheet.textAt(this.rect.row, this.rect.column + n)
      const name = uniqueName(
        text === '' ? `列${n + 1}` : text,
        columns.map((column) => column.name),
      )
      const column = kept[n] ?? { id: this.nextColumn++, name }
      column.name = name
      columns.push(column)
      if (name !== text) this.setHeader(n, name)
    }
    this.columns = columns
  }

  /** A header is text whatever it looks like. */
  private setHeader(n: number, name: string): void {
    const cell = this.sheet.ensure(this.rect.row, this.rect.column + n)
    cell.value = name
    delete cell.formula
  }

  /** A header cell and its column's name are one thing: called after cells were written. */
  readHeader(written: Rect): void {
    if (!this.showHeaders || !intersect(written, { ...this.rect, rows: 1 })) return
    this.rebuildColumns(this.columns)
  }

  rename(name: string): void {
    if (!isValidName(name)) throw refuse.argument(`table name ${name}`)
    const other = this.sheet.workbook.table(name) ?? this.sheet.workbook.name(name, this.sheet)
    if (other !== undefined && other !== this) throw refuse.exists(name)
    this.name = name
  }

  resize(rect: Rect): void {
    if (this.sheet.protection.on) throw refuse.denied('a table on a protected sheet cannot be resized')
    if (rect.row !== this.rect.row || rect.rows < 2 || !intersect(rect, this.rect))
      throw refuse.argument('newRange')
    if (this.sheet.tables.some((table) => table !== this && intersect(table.rect, rect)))
      throw refuse.conflict('a table cannot overlap another table')
    const kept = Array.from(
      { length: rect.columns },
      (_, n) => this.columns[rect.column + n - this.rect.column],
    )
    this.rect = rect
    this.rebuildColumns(kept)
  }

  insertColumn(at: number): TableColumn {
    const column = { id: this.nextColumn++, name: '' }
    this.columns.splice(at, 0, column)
    return column
  }

  /** Excel hides the rows of the body that fail any column's criteria. */
  applyFilters(): void {
    const body = this.body()
    for (let row = body.row; row < body.row + body.rows; row++) this.sheet.filteredRows.delete(row)
    for (const [n, column] of this.columns.entries()) {
      if (column.criteria === undefined) continue
      for (let row = body.row; row < body.row + body.rows; row++)
        if (!meets(column.criteria, this.sheet, row, body.column + n)) this.sheet.filteredRows.add(row)
    }
  }

  clearFilters(): void {
    for (const column of this.columns) delete column.criteria
    this.applyFilters()
  }

  /** `[#All]`, `[列]`, `[@列]`, `[[#Headers],[列]]` of a structured reference → the cells meant; null for what is not there. */
  structured(inner: string, row: number): Rect | null {
    const parts = inner.startsWith('[')
      ? [...inner.matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] ?? '')
      : [inner]
    let area = this.body()
    let column: TableColumn | undefined
    for (const part of parts) {
      const name = part
        .replace(/^@/, '')
        .replace(/^\[|\]$/g, '')
        .replaceAll("'", '')
      if (part.startsWith('@') || part === '#This Row') area = { ...area, row, rows: 1 }
      else if (part === '#All') area = this.rect
      else if (part === '#Headers') area = { ...this.rect, rows: 1 }
      if (part.startsWith('#') || name === '') continue
      column = this.columnNamed(name)
      if (column === undefined) return null
    }
    return column === undefined
      ? area
      : { ...area, column: this.rect.column + this.columns.indexOf(column), columns: 1 }
  }

  contains(row: number, column: number): boolean {
    return containsCell(this.rect, row, column)
  }

  describe(): string {
    return `${this.name} (${formatRect(this.rect)})`
  }
}

export function uniqueName(wanted: string, taken: readonly string[]): string {
  const used = new Set(taken.map((name) => name.toLowerCase()))
  if (!used.has(wanted.toLowerCase())) return wanted
  let n = 2
  while (used.has(`${wanted}${n}`.toLowerCase())) n++
  return `${wanted}${n}`
}
