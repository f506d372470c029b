/** Sets a table: header, rows, sum, colours by word and number, links. */
import { cellName } from '#rules/cells/grid'
import { readIsoDay, serialOfDay } from '#rules/calendar/day'
import type {
  ColumnLinks,
  LinkTarget,
  RowList,
  Table,
  TableColumn,
  TableRow,
  TableValue,
  Tone,
} from '#rules/sheets/summarySheet'
import type { CellLook, CellRange, PlacedCell, PlacedLink, PlacedValue } from '../xlsx/writing/placed.ts'
import { rangeName } from '../xlsx/writing/placeNames.ts'
import { barColour, heatColour, linkLook, looks, totalLook, toneColours } from './looks.ts'
import type { SheetLayout } from './SheetLayout.ts'

/** Excel's calendar is wrong before this day; an earlier one stays text. */
const FIRST_TRUE_SERIAL = '1900-03-01'

/** Excel's limit for a table's heading. */
const LONGEST_HEADING = 255

/** Where a table or list stands once set. */
export interface TablePlace {
  readonly columns: readonly TableColumn[]
  /** None of a list, whose rows are made later. */
  readonly rows: readonly TableRow[]
  readonly sheet: string
  readonly headerRow: number
  readonly firstRow: number
  readonly rowCount: number
  /** First grid column of each of its columns. */
  readonly starts: readonly number[]
}

/** Every table of the workbook set so far, by its id. */
export type TablePlaces = Map<string, TablePlace>

export function placeTable(layout: SheetLayout, table: Table, places: TablePlaces): TablePlace {
  const place = placeHead(layout, table, table.rows)
  const { columns, rows } = table
  if (layout.sheet.mainTable === table.id) {
    layout.columnLooks = columns.map(({ kind }) => looks[kind])
    layout.headerRow = place.headerRow
  }
  for (const row of rows) placeRow(layout, place, row, (look) => look)
  if (table.total !== undefined) placeRow(layout, place, table.total, totalLook)
  for (const links of table.links ?? []) placeLinks(layout, place, links, places)
  placeHighlights(layout, place)
  if (table.filter && rows.length > 0) placeFilter(layout, table.id, place)
  places.set(table.id, place)
  return place
}

/** The header; the rows come below. */
export function placeHead(
  layout: SheetLayout,
  table: Table | RowList,
  rows: readonly TableRow[],
): TablePlace {
  const { columns } = table
  const starts = startsOf(columns)
  const headerRow = layout.next
  const labels = headings(table)
  for (const [index, column] of columns.entries()) {
    const at = starts[index] ?? 0
    layout.setAcross(headerRow, at, column.span ?? 1, { value: labels[index] ?? '', look: looks.head })
    layout.setHeight(headerRow, layout.heightOf(labels[index] ?? '', at, column.span ?? 1, looks.head) + 4)
    if (column.hidden === true) layout.hidden.add(at)
  }
  layout.next = headerRow + 1
  const rowCount = table.kind === 'list' ? table.count : rows.length
  const { name: sheet } = layout.sheet
  return { columns, rows, sheet, headerRow, firstRow: headerRow + 1, rowCount, starts }
}

/** Filter and sort buttons. */
export function placeFilter(layout: SheetLayout, id: string, place: TablePlace): void {
  const labels = place.columns.map((_, index) => {
    return String(layout.cells.get(place.headerRow)?.get(place.starts[index] ?? 0)?.value ?? '')
  })
  layout.tables.push({ name: id, range: rangeOf(place, 0, place.columns.length - 1, -1), columns: labels })
}

function placeRow(
  layout: SheetLayout,
  place: TablePlace,
  row: TableRow,
  lookAs: (look: CellLook) => CellLook,
): void {
  for (const [index, column] of place.columns.entries()) {
    const value = row[index] ?? null
    const look = lookAs(lookOf(column, value))
    const cell: PlacedCell = { value: placedValue(value, column), look }
    layout.setAcross(layout.next, place.starts[index] ?? 0, column.span ?? 1, cell)
  }
  layout.setHeight(layout.next, rowHeight(layout, place, row))
  layout.next++
}

/** A number's column may hold a word (合计). */
function lookOf({ kind }: TableColumn, value: TableValue): CellLook {
  return typeof value === 'string' && (kind === 'number' || kind === 'percent') ? looks.word : looks[kind]
}

/** What the row's longest text needs, in points. */
export function rowHeight(layout: SheetLayout, { columns, starts }: TablePlace, row: TableRow): number {
  let height = layout.heightOf('', 0, 1, looks.text)
  for (let index = 0; index < columns.length; index++) {
    const [value, column] = [row[index], columns[index]]
    if (typeof value !== 'string' || column === undefined) continue
    if (column.kind === 'day' || column.hidden === true) continue
    const needed = layout.heightOf(value, starts[index] ?? 0, column.span ?? 1, looks[column.kind])
    if (needed > height) height = needed
  }
  return height
}

export function placedValue(value: TableValue, column: TableColumn | undefined): PlacedValue {
  if (column?.kind !== 'day' || typeof value !== 'string' || value < FIRST_TRUE_SERIAL) return value
  let serial = serials.get(value)
  if (serial === undefined) {
    const day = readIsoDay(value)
    serial = day === null ? value : serialOfDay(day)
    if (serials.size < MOST_SERIALS) serials.set(value, serial)
  }
  return serial
}

/** A hundred thousand rows tell of the same few hundred days. */
const serials = new Map<string, string | number>()
/** Twenty years of days; what is no day is not kept for long either. */
const MOST_SERIALS = 7500

function placeLinks(
  layout: SheetLayout,
  place: TablePlace,
  { column: index, targets }: ColumnLinks,
  places: TablePlaces,
): void {
  const column = place.columns[index]
  if (column === undefined) return
  const at = place.starts[index] ?? 0
  const look = linkLook(looks[column.kind])
  for (const [offset, target] of targets.entries()) {
    if (target === null) continue
    const row = place.firstRow + offset
    const known = layout.cells.get(row)?.get(at)
    layout.set(row, at, { ...known, look, link: linkTo(target, places) })
  }
}

/** The top of the sheet, the row's first cell, or the whole of a block of rows. */
export function linkTo({ sheet, table, row, rows = 1 }: LinkTarget, places: TablePlaces): PlacedLink {
  if (table === undefined || row === undefined) return { sheet, cell: 'A1' }
  const place = places.get(table)
  if (place === undefined) throw new Error(`table ${table} is linked to before it is set`)
  const top = place.firstRow + row
  const left = place.starts[0] ?? 0
  if (rows <= 1) return { sheet, cell: cellName(top, left) }
  const right = place.starts.at(-1) ?? left
  return { sheet, cell: rangeName({ top, left, bottom: top + rows - 1, right }) }
}

export function placeHighlights(layout: SheetLayout, place: TablePlace): void {
  const { columns } = place
  if (place.rowCount === 0) return
  for (const [index, column] of columns.entries()) {
    const range = rangeOf(place, index, index, 0)
    if (column.tone !== undefined)
      layout.highlights.push({ kind: 'above-zero', range, ...shade(column.tone) })
    if (column.bar === true) layout.highlights.push({ kind: 'bar', range, colour: barColour })
    for (const [word, tone] of Object.entries(column.words ?? {})) {
      if (tone !== 'plain') layout.highlights.push({ kind: 'word', range, word, ...shade(tone) })
    }
  }
  const heat = columns.flatMap((column, index) => (column.heat === true ? [index] : []))
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
    left: place.starts[first] ?? 0,
    bottom: place.firstRow + place.rowCount - 1,
    right: place.starts[last] ?? 0,
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
function headings(table: Table | RowList): string[] {
  if (table.kind === 'table' && !table.filter) return table.columns.map(({ label }) => label)
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
