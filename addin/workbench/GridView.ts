/** A sheet of the host drawn with RevoGrid. The host's model is the only truth; this only shows it and passes edits on. */
import { defineCustomElements } from '@revolist/revogrid/loader'
import type { ColumnRegular } from '@revolist/revogrid'
import { MAX_ROWS, columnName } from '../../test/host/address.ts'
import type { Sheet } from '../../test/host/model/sheet.ts'
import { PIXELS_PER_POINT, cellLook, mergeLook, runsOver } from './cellLook.ts'

defineCustomElements()

/** Room to go on typing beyond what is there. */
const SPARE_ROWS = 25
const SPARE_COLUMNS = 6
const ROW_HEIGHT = 26
const LINE_HEIGHT = 18
const MAX_LINES = 6
const MIN_WIDTH = 56
const MAX_WIDTH = 230

interface GridHandlers {
  focus(row: number, column: number): void
  edit(row: number, column: number, text: string): void
  paste(row: number, column: number, rows: readonly (readonly string[])[]): void
}

/** A Chinese character is about 13 pixels wide here, a Latin one 7. */
function textWidth(text: string): number {
  return Array.from(text).reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2e7f ? 13 : 7), 12)
}

interface GridRow {
  readonly row: number
  readonly [column: `c${number}`]: string
}

export class GridView {
  readonly element: HTMLRevoGridElement
  private sheet: Sheet
  private widths: number[] = []
  private heights: number[] = []
  private columnsKey = ''
  private readonly handlers: GridHandlers

  constructor(sheet: Sheet, handlers: GridHandlers) {
    this.sheet = sheet
    this.handlers = handlers
    this.element = document.createElement('revo-grid')
    Object.assign(this.element, { range: true, resize: true, theme: 'compact', hideAttribution: true })
    this.listen()
  }

  show(sheet: Sheet): void {
    this.sheet = sheet
    this.draw()
  }

  draw(): void {
    const used = this.sheet.used(false)
    const rows = (used === null ? 0 : used.row + used.rows) + SPARE_ROWS
    const columns = (used === null ? 0 : used.column + used.columns) + SPARE_COLUMNS
    this.measure(rows, columns)
    const shown = Array.from({ length: rows }, (_, row) => row).filter((row) => !this.sheet.isHiddenRow(row))
    const frozen = this.frozenRows
    const pinned = shown.filter((row) => row < frozen)
    const free = shown.filter((row) => row >= frozen)
    this.setColumns(columns)
    this.element.rowHeaders = {
      prop: 'row',
      size: 46,
      cellTemplate: (h, { model }) => h('span', {}, String(rowOf(model) + 1)),
    }
    this.element.pinnedTopSource = pinned.map((row) => this.record(row, columns))
    this.element.source = free.map((row) => this.record(row, columns))
    const sizes = (list: readonly number[], type: 'rgRow' | 'rowPinStart') =>
      list.map((row, index) => ({ type, index, size: this.heights[row] ?? ROW_HEIGHT }))
    this.element.rowDefinitions = [...sizes(pinned, 'rowPinStart'), ...sizes(free, 'rgRow')]
  }

  /** Scrolls to the cell and marks it, as a selection by the add-in does. */
  async reveal(row: number, column: number): Promise<void> {
    const shownBefore = (count: number, hidden: (n: number) => boolean): number =>
      Array.from({ length: count }, (_, n) => n).filter((n) => !hidden(n)).length
    const y = shownBefore(row, (n) => this.sheet.isHiddenRow(n) || n < this.frozenRows)
    const x = shownBefore(column, (n) => this.sheet.hiddenColumns.has(n))
    if (row < this.frozenRows) return
    await this.element.scrollToRow(Math.max(0, y - 2))
    await this.element.scrollToColumnIndex(Math.max(0, x - 1))
    await this.element.setCellsFocus({ x, y }, { x, y })
  }

  /** Only when they changed: new columns make the grid lay itself out anew. */
  private setColumns(count: number): void {
    const key = JSON.stringify([count, this.widths, [...this.sheet.hiddenColumns]])
    if (key === this.columnsKey) return
    this.columnsKey = key
    this.element.columns = this.columns(count)
  }

  private get frozenRows(): number {
    const rows = this.sheet.freeze?.rows ?? 0
    return rows < MAX_ROWS ? rows : 0
  }

  /** A person has an editor open: drawing now would take it away. */
  get editing(): boolean {
    return this.element.querySelector('.edit-input-wrapper') !== null
  }

  private record(row: number, columns: number): GridRow {
    const record: Record<string, string | number> = { row }
    for (let column = 0; column < columns; column++) record[`c${column}`] = this.sheet.textAt(row, column)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- built as such just above
    return record as unknown as GridRow
  }

  private columns(count: number): ColumnRegular[] {
    const all = Array.from({ length: count }, (_, column) => column).filter(
      (column) => !this.sheet.hiddenColumns.has(column),
    )
    return all.map((column) => ({
      prop: `c${column}`,
      name: columnName(column),
      size: this.widths[column] ?? MIN_WIDTH,
      cellProperties: ({ model }) => ({
        style: this.style(rowOf(model), column),
        'data-cell': `${columnName(column)}${rowOf(model) + 1}`,
      }),
    }))
  }

  private style(row: number, column: number): Record<string, string> {
    const merge = this.sheet.mergeAt(row, column)
    const look = cellLook(this.sheet, row, column)
    if (merge === undefined) return look
    const width = (n: number): number => (this.sheet.hiddenColumns.has(n) ? 0 : (this.widths[n] ?? MIN_WIDTH))
    const height = (n: number): number => (this.sheet.isHiddenRow(n) ? 0 : (this.heights[n] ?? ROW_HEIGHT))
    return { ...mergeLook(merge, row, column, { width, height }), ...look }
  }

  /** Sizes the host knows, else what the texts need. */
  private measure(rows: number, columns: number): void {
    this.widths = Array.from({ length: columns }, () => MIN_WIDTH)
    const alone: [number, number, string][] = []
    for (const [row, column] of this.sheet.cells())
      if (this.sheet.mergeAt(row, column) === undefined && !runsOver(this.sheet, row, column))
        alone.push([row, column, this.sheet.textAt(row, column)])
    for (const [, column, text] of alone)
      this.widths[column] = Math.max(
        this.widths[column] ?? 0,
        Math.min(MAX_WIDTH, ...text.split('\n').map(textWidth)),
      )
    for (const [column, points] of this.sheet.columnWidths)
      this.widths[column] = Math.round(points * PIXELS_PER_POINT)
    this.heights = Array.from({ length: rows }, () => ROW_HEIGHT)
    for (const [row, column, text] of alone) {
      const width = this.widths[column] ?? MIN_WIDTH
      const lines = text.split('\n').reduce((sum, line) => sum + Math.ceil(textWidth(line) / (width - 2)), 0)
      this.heights[row] = Math.max(this.heights[row] ?? 0, Math.min(lines, MAX_LINES) * LINE_HEIGHT + 8)
    }
    for (const [row, points] of this.sheet.rowHeights)
      this.heights[row] = Math.round(points * PIXELS_PER_POINT)
  }

  private listen(): void {
    this.element.addEventListener('beforeedit', (event) => {
      event.preventDefault()
      const { model, prop, val } = event.detail
      if (model !== undefined) this.handlers.edit(rowOf(model), columnOf(prop), String(val ?? ''))
    })
    this.element.addEventListener('beforerangeedit', (event) => {
      event.preventDefault()
      const { data, models } = event.detail
      const entries = Object.entries(data)
      const [first] = entries
      const model = first === undefined ? undefined : models[Number(first[0])]
      if (first === undefined || model === undefined) return
      const columns = Object.keys(first[1])
        .map(columnOf)
        .toSorted((a, b) => a - b)
      const rows = entries.map(([, cells]) => columns.map((column) => String(cells[`c${column}`] ?? '')))
      this.handlers.paste(rowOf(model), columns[0] ?? 0, rows)
    })
    this.element.addEventListener('afterfocus', (event) => {
      const { model, column } = event.detail
      if (model !== undefined && column !== undefined)
        this.handlers.focus(rowOf(model), columnOf(column.prop))
    })
  }
}

function rowOf(model: unknown): number {
  return typeof model === 'object' && model !== null && 'row' in model && typeof model.row === 'number'
    ? model.row
    : 0
}

function columnOf(prop: string | number): number {
  return Number(String(prop).slice(1))
}
