/** Sets a table: header, rows, sum, colours by word and number, links. */
import { cellName } from '#rules/grid'
import { readIsoDay, serialOfDay } from '#rules/day'
import type { LinkTarget, Table, TableColumn, TableRow, TableValue, Tone } from '#rules/summarySheet'
import type { CellLook, CellRange, PlacedCell, PlacedValue } from '../xlsx/placed.ts'
import { barColour, heatColour, linkLook, looks, totalLook, toneColours } from './looks.ts'
import type { SheetLayout } from './SheetLayout.ts'

/** Excel's calendar is wrong before this day; an earlier one stays text. */
const FIRST_TRUE_SERIAL = '1900-03-01'

/** Excel's limit for a table's heading. */
const LONGEST_HEADING = 255

/** Where a table stands once set. */
export interface TablePlace {
  readonly table: Table
  readonly sheet: string
  readonly headerRow: number
  readonly firstRow: number
  readonly rowCount: number
  /** First grid column of each of its columns. */
  readonly columns: readonly number[]
}

/** Every table of the workbook set so far, by its id. */
export type TablePlaces = Map<string, TablePlace>

export function placeTable(layout: SheetLayout, table: Table, places: TablePlaces): TablePlace {
  const columns = startsOf(table.columns)
  const headerRow = layout.next
  const labels = headings(table)
  for (const [index, column] of table.columns.entries()) {
    const at = columns[index] ?? 0
    layout.setAcross(headerRow, at, column.span ?? 1, { value: labels[index] ?? '', look: looks.head })
    layout.setHeight(headerRow, layout.heightOf(labels[index] ?? '', at, column.span ?? 1, looks.head) + 4)
    if (column.hidden === true) layout.hidden.add(at)
  }
  layout.next = headerRow + 1
  const place = {
    table,
    sheet: layout.sheet.name,
    headerRow,
    firstRow: headerRow + 1,
    rowCount: table.rows.length,
    columns,
  }
  const isMain = layout.sheet.mainTable === table.id
  if (isMain) placeMainRows(layout, table, place)
  else for (const row of table.rows) placeRow(layout, table, place, row, (look) => look)
  if (table.total !== undefined) placeRow(layout, table, place, table.total, totalLook)
  placeLinks(layout, table, place, places)
  placeHighlights(layout, table, place)
  if (isMain) layout.headerRow = headerRow
  if (table.filter && table.rows.length > 0) {
    layout.tables.push({
      name: table.id,
      range: rangeOf(place, 0, table.columns.length - 1, -1),
      columns: labels,
    })
  }
  places.set(table.id, place)
  return place
}

/** The sheet's one long table: rows as they are, looks by column. */
function placeMainRows(layout: SheetLayout, table: Table, place: TablePlace): void {
  layout.columnLooks = table.columns.map(({ kind }) => looks[kind])
  while (layout.rows.length < place.firstRow) layout.rows.push([])
  for (const row of table.rows) {
    const values = row.map((value, index) => placedValue(value, table.columns[index]))
    layout.rows.push(values)
    measureRow(layout, table, place, row)
    layout.next++
  }
}

function placeRow(
  layout: SheetLayout,
  table: Table,
  place: TablePlace,
  row: TableRow,
  lookAs: (look: CellLook) => CellLook,
): void {
  for (const [index, column] of table.columns.entries()) {
    const value = row[index] ?? null
    const look = lookAs(lookOf(column, value))
    const cell: PlacedCell = { value: placedValue(value, column), look }
    layout.setAcross(layout.next, place.columns[index] ?? 0, column.span ?? 1, cell)
  }
  measureRow(layout, table, place, row)
  layout.next++
}

/** A number's column may hold a word (合计). */
function lookOf({ kind }: TableColumn, value: TableValue): CellLook {
  return typeof value === 'string' && (kind === 'number' || kind === 'percent') ? looks.word : looks[kind]
}

function measureRow(layout: SheetLayout, table: Table, place: TablePlace, row: TableRow): void {
  let height = layout.heightOf('', 0, 1, looks.text)
  for (const [index, column] of table.columns.entries()) {
    const value = row[index]
    if (typeof value !== 'string' || column.kind === 'day' || column.hidden === true) continue
    const needed = layout.heightOf(value, place.columns[index] ?? 0, column.span ?? 1, looks[column.kind])
    if (needed > height) height = needed
  }
  layout.setHeight(layout.next, height)
}

function placedValue(value: TableValue, column: TableColumn | undefined): PlacedValue {
  if (column?.kind !== 'day' || typeof value !== 'string' || value < FIRST_TRUE_SERIAL) return value
  const day = readIsoDay(value)
  return day === null ? value : serialOfDay(day)
}

function placeLinks(layout: SheetLayout, table: Table, place: TablePlace, places: TablePlaces): void {
  if (table.links === undefined) return
  const column = table.columns[table.links.column]
  if (column === undefined) return
  const at = place.columns[table.links.column] ?? 0
  const look = linkLook(looks[column.kind])
  for (const [index, target] of table.links.targets.entries()) {
    if (target === null) continue
    const row = place.firstRow + index
    const known = layout.cells.get(row)?.get(at)
    const link = { sheet: target.sheet, cell: linkedCell(target, places) }
    layout.set(row, at, { ...known, look, link })
  }
}

/** The top of the sheet, or the row's first cell. */
export function linkedCell({ table, row }: LinkTarget, places: TablePlaces): string {
  if (table === undefined || row === undefined) return 'A1'
  const place = places.get(table)
  if (place === undefined) throw new Error(`table ${table} is linked to before it is set`)
  return cellName(place.firstRow + row, place.columns[0] ?? 0)
}

function placeHighlights(layout: SheetLayout, table: Table, place: TablePlace): void {
  if (table.rows.length === 0) return
  for (const [index, column] of table.columns.entries()) {
    const range = rangeOf(place, index, index, 0)
    if (column.tone !== undefined)
      layout.highlights.push({ kind: 'above-zero', range, ...shade(column.tone) })
    if (column.bar === true) layout.highlights.push({ kind: 'bar', range, colour: barColour })
    for (const [word, tone] of Object.entries(column.words ?? {})) {
      if (tone !== 'plain') layout.highlights.push({ kind: 'word', range, word, ...shade(tone) })
    }
  }
  const heat = table.columns.flatMap((column, index) => (column.heat === true ? [index] : []))
  const [first, last] = [heat[0], heat.at(-1)]
  if (first !== undefined && last !== undefined) {
    layout.highlights.push({ kind: 'heat', range: rangeOf(place, first, last, 0), colour: heatColour })
  }
}

function shade(tone: Tone): { colour: string; fill: string } {
  return { colour: toneColours[tone].ink, fill: toneColours[tone].shade }
}

/** The rows from `from` (-1 takes the header in) to the last, without the sum. */
function rangeOf(place: TablePlace, first: number, last: number, from: -1 | 0): CellRange {
  return {
    top: place.firstRow + from,
    left: place.columns[first] ?? 0,
    bottom: place.firstRow + place.rowCount - 1,
    right: place.columns[last] ?? 0,
  }
}

function startsOf(columns: readonly TableColumn[]): number[] {
  let next = 0
  return columns.map(({ span }) => {
    const start = next
    next += span ?? 1
    return start
  })
}

/** A filter's headings must be filled, single-line and each once, whatever units call their own columns. */
function headings(table: Table): string[] {
  if (!table.filter) return table.columns.map(({ label }) => label)
  const seen = new Set<string>()
  return table.columns.map(({ label }) => {
    const plain =
      label
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, LONGEST_HEADING - 8) || '（无标题）'
    let unique = plain
    for (let copy = 2; seen.has(unique.toLowerCase()); copy++) unique = `${plain}（${copy}）`
    seen.add(unique.toLowerCase())
    return unique
  })
}
