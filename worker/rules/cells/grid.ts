/**
 * 表格 — a sheet as a grid of cells, whoever read it: the worker from a file, the pane through Office.js.
 *
 * Rows and columns count from 0 here; `cellName` gives people's names (A1). A date is the number Excel keeps,
 * with the number format that makes it a date: both sides know those two, and nothing is lost on the way.
 */

/** `null` is an empty cell. A number may be a date, see `format`. */
export type CellValue = string | number | boolean | null

export interface Cell {
  readonly value: CellValue
  /** Number format code; absent for General. */
  readonly format?: string
  /** The cell holds an error value such as #REF!; `value` is that text. */
  readonly error?: true
  /** The value is a formula's cached result. */
  readonly formula?: true
  /** A person has said that this is what the cell means. */
  readonly answered?: true
}

/** A merged block, all four bounds inclusive. */
export interface Merge {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** A cell by its place, counted from 0. */
export interface Place {
  readonly row: number
  readonly column: number
}

/** What a sheet says in other ways than by the texts of its cells: seen, and said to a person. */
export interface SheetMarks {
  /** Filled cells whose text is struck out. */
  readonly struck: readonly Place[]
  /** Filled cells with a background or a text of a colour: 红, 黄, 绿 … */
  readonly coloured: readonly (Place & { readonly colour: string })[]
  readonly comments: readonly (Place & { readonly text: string })[]
  readonly textBoxes: readonly string[]
}

export interface SheetGrid {
  readonly name: string
  /** Ragged rows; a missing row or cell is empty. */
  readonly rows: readonly (readonly (Cell | undefined)[] | undefined)[]
  readonly merges: readonly Merge[]
  readonly date1904: boolean
  readonly hidden?: boolean
  readonly hiddenRows?: readonly number[]
  readonly hiddenColumns?: readonly number[]
  /** Cells with a formula of which the file holds no result: not empty, and nobody knows what they say. */
  readonly uncalculated?: readonly Place[]
  /** Absent where the file shows nothing of the kind, or where nobody could look. */
  readonly marks?: SheetMarks
}

/** 0-based column → A, B … AA. */
export function columnName(column: number): string {
  let name = ''
  for (let n = column; n >= 0; n = Math.floor(n / 26) - 1) name = String.fromCharCode(65 + (n % 26)) + name
  return name
}

/** 0-based row and column → A1. */
export function cellName(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`
}

/** A1 → 0-based row and column; null for what names no cell. */
export function placeOfCell(name: string): { readonly row: number; readonly column: number } | null {
  const [, letters = '', digits = ''] = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(name) ?? []
  if (digits === '') return null
  const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { row: Number(digits) - 1, column }
}

export function cellAt(grid: SheetGrid, row: number, column: number): Cell | undefined {
  return grid.rows[row]?.[column]
}

/** The last minute of a day, as a share of it. */
const LAST_MINUTE = 1439 / 1440
const SECONDS_A_DAY = 86_400
/** Programs that reckon with Shanghai's solar time of before 1901 keep midnight as 23:59:17. */
const SOLAR_SECONDS = 43

/**
 * The serial that a date cell means: one kept as 23:59 of the day before, in a cell that shows no time, is the next
 * midnight. A time that is shown was meant as it stands.
 */
export function meantSerial(value: number, format: string | undefined): number {
  const rest = value - Math.floor(value)
  if (rest < LAST_MINUTE - 1e-9 || !isDateFormat(format)) return value
  const isSolar = Math.abs((1 - rest) * SECONDS_A_DAY - SOLAR_SECONDS) < 1.5
  const showsTime = /[hs]/i.test((format ?? '').replace(/"[^"]*"|\\.|\[[^\]]*\]/g, ''))
  return isSolar || !showsTime ? Math.ceil(value) : value
}

/** Whether a number format shows a date: it has y, m, d or e outside quotes, brackets and escapes. */
export function isDateFormat(format: string | undefined): boolean {
  if (format === undefined || format === '' || /^general$/i.test(format)) return false
  // Elapsed time [h] is not a day, and colours and locales stand in brackets too.
  const bare =
    format
      .replace(/general/gi, '')
      .replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '')
      .split(';')[0] ?? ''
  if (/[yd]/i.test(bare) || /e(?![+-])/.test(bare)) return true
  return /m/i.test(bare) && !/[hs]/i.test(bare)
}
