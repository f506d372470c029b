/** Reads a sheet into a `SheetGrid`: values, number formats, merges and what is hidden, in few round trips. */
import { dayOfSerial, yearOf } from '#rules/calendar/day'
import { isDateFormat, type Cell, type CellValue, type Merge, type SheetGrid } from '#rules/cells/grid'
import { blocksOf } from './cellAddress.ts'
import { supports } from './officeHost.ts'

/**
 * Cells asked for at once. Excel on the web refuses answers above 5 MB; a Chinese cell takes some 60 bytes, and a
 * refused answer is asked for again in halves.
 */
const CELLS_PER_READ = 100_000

/** Rows whose text is asked for with the values, see `has1904Dates`. */
const SHOWN_ROWS = 40

interface Used {
  readonly sheet: Excel.Worksheet
  readonly top: number
  readonly left: number
  readonly rows: number
  readonly columns: number
}

/** The whole sheet. `mergesKnown` is false below ExcelApi 1.13, where merged cells cannot be asked for. */
export async function readGrid(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
): Promise<{ grid: SheetGrid; mergesKnown: boolean }> {
  const mergesKnown = supports('1.13')
  const range = sheet.getUsedRangeOrNullObject(true)
  range.load('rowIndex,columnIndex,rowCount,columnCount')
  sheet.load('name,visibility')
  const merged = mergesKnown ? range.getMergedAreasOrNullObject() : null
  merged?.load('address')
  // Hidden rows and formulas are asked for as areas: the number of calls does not grow with the rows.
  const visible = supports('1.9') ? range.getSpecialCellsOrNullObject('Visible') : null
  visible?.load('address')
  const formulas = supports('1.9') ? range.getSpecialCellsOrNullObject('Formulas') : null
  formulas?.load('address')
  await context.sync()
  if (range.isNullObject) {
    return { grid: { name: sheet.name, rows: [], merges: [], date1904: false }, mergesKnown }
  }
  const used: Used = {
    sheet,
    top: range.rowIndex,
    left: range.columnIndex,
    rows: range.rowCount,
    columns: range.columnCount,
  }
  const read: ReadRows = { used, isFormula: areaTest(areasOf(formulas)), rows: [] }
  const { rows } = read
  // As shown: the years of its days tell which way the workbook counts them.
  const shown = sheet.getRangeByIndexes(used.top, used.left, Math.min(used.rows, SHOWN_ROWS), used.columns)
  shown.load('text')
  const rowsAtOnce = Math.max(1, Math.floor(CELLS_PER_READ / used.columns))
  for (let from = 0; from < used.rows; from += rowsAtOnce) {
    await readRows(context, read, from, Math.min(rowsAtOnce, used.rows - from))
  }
  const grid = {
    name: sheet.name,
    rows,
    merges: areasOf(merged),
    date1904: await has1904Dates(context, used, rows, shown),
    ...(sheet.visibility === 'Visible' ? {} : { hidden: true }),
    ...hiddenParts(used, visible === null || visible.isNullObject ? null : areasOf(visible)),
  }
  return { grid, mergesKnown }
}

/** What has been read of a sheet so far. */
interface ReadRows {
  readonly used: Used
  readonly isFormula: (row: number, column: number) => boolean
  /** By row of the sheet, 0-based. */
  readonly rows: (Cell | undefined)[][]
}

/** `from` counts from the first used row. */
async function readRows(
  context: Excel.RequestContext,
  read: ReadRows,
  from: number,
  count: number,
): Promise<void> {
  const { used, isFormula, rows } = read
  const range = used.sheet.getRangeByIndexes(used.top + from, used.left, count, used.columns)
  range.load('values,numberFormat')
  try {
    await context.sync()
  } catch (error) {
    if (count === 1 || !isPayloadLimit(error)) throw error
    const half = Math.floor(count / 2)
    await readRows(context, read, from, half)
    await readRows(context, read, from + half, count - half)
    return
  }
  for (const [index, line] of range.values.entries()) {
    const row = used.top + from + index
    const cells: (Cell | undefined)[] = []
    for (const [offset, value] of line.entries()) {
      const column = used.left + offset
      const cell = cellOf(value, range.numberFormat[index]?.[offset], isFormula(row, column))
      if (cell !== undefined) cells[column] = cell
    }
    rows[row] = cells
  }
}

/** A value that Excel shows as an error; text typed as such is as good as one. */
const ERROR_VALUE = /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|BUSY!|FIELD!)$/

function cellOf(value: unknown, format: unknown, formula: boolean): Cell | undefined {
  const plain: CellValue =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
  if (plain === null || plain === '') return undefined
  return {
    value: plain,
    ...(typeof format === 'string' && format !== 'General' ? { format } : {}),
    ...(typeof plain === 'string' && ERROR_VALUE.test(plain) ? { error: true } : {}),
    ...(formula ? { formula: true } : {}),
  }
}

/**
 * Office.js does not tell whether a workbook counts its days from 1904. The text of one date cell does: read the
 * 1900 way its year would be four too early. Most sheets have a date among the first rows, which were loaded with
 * their text; only for another one the host is asked again.
 */
async function has1904Dates(
  context: Excel.RequestContext,
  used: Used,
  rows: readonly (readonly (Cell | undefined)[] | undefined)[],
  shown: Excel.Range,
): Promise<boolean> {
  for (const [row, cells] of rows.entries()) {
    for (const [column, cell] of (cells ?? []).entries()) {
      if (typeof cell?.value !== 'number' || !isDateFormat(cell.format)) continue
      if (!/y{3,4}/i.test(cell.format ?? '')) continue
      const near = shown.text[row - used.top]?.[column - used.left]
      const text = near ?? (await textAt(context, used.sheet, row, column))
      const year = /(?:19|20|21)\d{2}/.exec(text)?.[0]
      const day = dayOfSerial(cell.value, true)
      return year !== undefined && day !== null && yearOf(day) === Number(year)
    }
  }
  return false
}

async function textAt(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  row: number,
  column: number,
): Promise<string> {
  const range = sheet.getCell(row, column)
  range.load('text')
  await context.sync()
  return range.text[0]?.[0] ?? ''
}

/** Whether the host refused because of its limit of bytes. */
export function isPayloadLimit(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /PayloadSizeLimit/.test(String(error.code))
}

type Areas = { readonly isNullObject: boolean; readonly address: string } | null

function areasOf(areas: Areas): Merge[] {
  return areas === null || areas.isNullObject ? [] : blocksOf(areas.address)
}

function areaTest(areas: readonly Merge[]): (row: number, column: number) => boolean {
  return (row, column) =>
    areas.some((area) => area.top <= row && row <= area.bottom && area.left <= column && column <= area.right)
}

function hiddenParts(
  used: Used,
  visible: readonly Merge[] | null,
): Pick<SheetGrid, 'hiddenRows' | 'hiddenColumns'> {
  if (visible === null) return {}
  const rows = new Set<number>()
  const columns = new Set<number>()
  for (const area of visible) {
    for (let row = area.top; row <= area.bottom; row++) rows.add(row)
    for (let column = area.left; column <= area.right; column++) columns.add(column)
  }
  return {
    hiddenRows: missing(used.top, used.rows, rows),
    hiddenColumns: missing(used.left, used.columns, columns),
  }
}

function missing(from: number, count: number, seen: ReadonlySet<number>): number[] {
  return Array.from({ length: count }, (_, index) => from + index).filter((index) => !seen.has(index))
}
