/** A1 addresses and rectangles of cells. Rows and columns count from 0. */

/** What an .xlsx sheet can hold. */
export const MAX_ROWS = 1_048_576
export const MAX_COLUMNS = 16_384

export interface Rect {
  readonly row: number
  readonly column: number
  readonly rows: number
  readonly columns: number
}

export const WHOLE_SHEET: Rect = { row: 0, column: 0, rows: MAX_ROWS, columns: MAX_COLUMNS }

/** 0-based column → A, B … XFD. */
export function columnName(column: number): string {
  let name = ''
  for (let n = column; n >= 0; n = Math.floor(n / 26) - 1) name = String.fromCharCode(65 + (n % 26)) + name
  return name
}

export function columnIndex(name: string): number {
  let n = 0
  for (const letter of name.toUpperCase()) n = n * 26 + letter.charCodeAt(0) - 64
  return n - 1
}

/** The rectangle that two corners span, whichever way round they are given. */
export function spanning(r1: number, c1: number, r2: number, c2: number): Rect {
  return {
    row: Math.min(r1, r2),
    column: Math.min(c1, c2),
    rows: Math.abs(r2 - r1) + 1,
    columns: Math.abs(c2 - c1) + 1,
  }
}

const CELLS = /^([A-Za-z]{1,3})(\d{1,7})(?::([A-Za-z]{1,3})(\d{1,7}))?$/
const COLUMNS = /^([A-Za-z]{1,3}):([A-Za-z]{1,3})$/
const ROWS = /^(\d{1,7}):(\d{1,7})$/

function rectOf(area: string): Rect | null {
  const cells = CELLS.exec(area)
  if (cells) {
    const [, c1 = '', r1 = '', c2 = c1, r2 = r1] = cells
    return spanning(Number(r1) - 1, columnIndex(c1), Number(r2) - 1, columnIndex(c2))
  }
  const columns = COLUMNS.exec(area)
  if (columns) {
    const [, from = '', to = ''] = columns
    return { ...spanning(0, columnIndex(from), 0, columnIndex(to)), rows: MAX_ROWS }
  }
  const rows = ROWS.exec(area)
  if (rows) return { ...spanning(Number(rows[1]) - 1, 0, Number(rows[2]) - 1, 0), columns: MAX_COLUMNS }
  return null
}

/** `Sheet1!$A$1:B2`, `A:C`, `3:5`, `'My sheet'!A1` → sheet name (or null) and rectangle; null when it is no address. */
export function parseAddress(text: string): { sheet: string | null; rect: Rect } | null {
  let area = text.trim().replace(/^=/, '')
  let sheet: string | null = null
  const bang = area.lastIndexOf('!')
  if (bang >= 0) {
    sheet = unquoteSheet(area.slice(0, bang))
    area = area.slice(bang + 1)
  }
  const rect = rectOf(area.replaceAll('$', ''))
  return rect !== null && insideSheet(rect) ? { sheet, rect } : null
}

export function insideSheet(x: Rect): boolean {
  return (
    x.row >= 0 &&
    x.column >= 0 &&
    x.rows >= 1 &&
    x.columns >= 1 &&
    x.row + x.rows <= MAX_ROWS &&
    x.column + x.columns <= MAX_COLUMNS
  )
}

export function formatRect(x: Rect, absolute = false): string {
  const d = absolute ? '$' : ''
  const lastColumn = columnName(x.column + x.columns - 1)
  if (x.columns === MAX_COLUMNS) return `${d}${x.row + 1}:${d}${x.row + x.rows}`
  if (x.rows === MAX_ROWS) return `${d}${columnName(x.column)}:${d}${lastColumn}`
  const first = `${d}${columnName(x.column)}${d}${x.row + 1}`
  return x.rows === 1 && x.columns === 1 ? first : `${first}:${d}${lastColumn}${d}${x.row + x.rows}`
}

export function unquoteSheet(name: string): string {
  return name.startsWith("'") && name.endsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name
}

/** Excel quotes a sheet name that could be read as something else; Chinese names stand bare. */
export function quoteSheet(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && parseAddress(name) === null
    ? name
    : `'${name.replaceAll("'", "''")}'`
}

export function intersect(a: Rect, b: Rect): Rect | null {
  const row = Math.max(a.row, b.row)
  const column = Math.max(a.column, b.column)
  const bottom = Math.min(a.row + a.rows, b.row + b.rows)
  const right = Math.min(a.column + a.columns, b.column + b.columns)
  return bottom > row && right > column ? { row, column, rows: bottom - row, columns: right - column } : null
}

export function contains(outer: Rect, inner: Rect): boolean {
  return (
    inner.row >= outer.row &&
    inner.column >= outer.column &&
    inner.row + inner.rows <= outer.row + outer.rows &&
    inner.column + inner.columns <= outer.column + outer.columns
  )
}

export function containsCell(outer: Rect, row: number, column: number): boolean {
  return (
    row >= outer.row &&
    row < outer.row + outer.rows &&
    column >= outer.column &&
    column < outer.column + outer.columns
  )
}

/** `whole` without `hole`: up to four rectangles. */
export function subtract(whole: Rect, hole: Rect): Rect[] {
  const cut = intersect(whole, hole)
  if (cut === null) return [whole]
  const bottom = cut.row + cut.rows
  const right = cut.column + cut.columns
  return [
    { ...whole, rows: cut.row - whole.row },
    { ...whole, row: bottom, rows: whole.row + whole.rows - bottom },
    { row: cut.row, rows: cut.rows, column: whole.column, columns: cut.column - whole.column },
    { row: cut.row, rows: cut.rows, column: right, columns: whole.column + whole.columns - right },
  ].filter((part) => part.rows > 0 && part.columns > 0)
}

export function sameRect(a: Rect, b: Rect): boolean {
  return a.row === b.row && a.column === b.column && a.rows === b.rows && a.columns === b.columns
}

/** Rows or columns cut off at the edge of the sheet have no single size that Excel would answer cell by cell. */
export function isBounded(x: Rect): boolean {
  return x.rows < MAX_ROWS && x.columns < MAX_COLUMNS
}
