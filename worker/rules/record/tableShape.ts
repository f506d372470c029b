/**
 * A table of the ledger as the record (操作记录) and the backup see it: its columns, its key, and a row as one
 * text, from which a digest is taken. The same text is made in SQL where rows are sealed, and here where a file
 * is checked without a database.
 */
import { restlessColumn } from './sealing.ts'

export interface TableColumn {
  readonly name: string
  /** As SQLite declares it: TEXT, INTEGER, REAL or BLOB. */
  readonly type: string
  /** What stands where nothing was said; left out of the text, so that a column added later changes no old row. */
  readonly normal: CellValue
}

export interface TableShape {
  readonly name: string
  readonly columns: readonly TableColumn[]
  /** Names of the key's columns, in its order. */
  readonly key: readonly string[]
  /** The key is one whole number that counts up: rows are sealed in blocks (`blockOf`). */
  readonly byNumber: boolean
  /** SQLite numbers the rows itself, beside the key; the number stands before the columns of a row. */
  readonly counted: boolean
}

/** A blob is its bytes in base64. */
export type CellValue = string | number | null | { readonly base64: string }

/** The row's number where the table is `counted`, then the columns. */
export type TableRow = readonly CellValue[]

/** Rows to a block: few enough to read again when one of them changes, enough that 20,000 lines are 625 digests. */
export const BLOCK_ROWS = 32

/** The block in which a numbered row is sealed. */
export function blockOf(no: number): number {
  return Math.floor(no / BLOCK_ROWS)
}

/** The row as one text: `name=octets:text` for every column that does not hold its normal value. */
export function rowText(shape: TableShape, row: TableRow, hexOf: (base64: string) => string): string {
  const values = shape.counted ? row.slice(1) : row
  const restless = restlessColumn(shape.name)
  const parts = shape.columns.map(({ name, normal }, index) => {
    const value = values[index] ?? null
    return value === normal || name === restless ? '' : part(name, textOf(value, hexOf))
  })
  return (shape.counted ? part('rowid', textOf(row[0] ?? null, hexOf)) : '') + parts.join('')
}

/** What a row is called in the record: its key, or its block. */
export function rowKey(shape: TableShape, row: TableRow): string {
  const values = shape.counted ? row.slice(1) : row
  const key = shape.key.map(
    (name) => values[shape.columns.findIndex((column) => column.name === name)] ?? null,
  )
  if (shape.byNumber) return String(blockOf(Number(key[0])))
  const [only] = key
  return key.length === 1 && typeof only === 'string' ? only : JSON.stringify(key)
}

function part(name: string, text: string): string {
  return `${name}=${utf8Length(text)}:${text}`
}

function textOf(value: CellValue, hexOf: (base64: string) => string): string {
  if (value === null) return 'null'
  return typeof value === 'object' ? hexOf(value.base64) : String(value)
}

/** Octets of the text in UTF-8. */
function utf8Length(text: string): number {
  let octets = text.length
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    // Each half of a surrogate pair counts two of the four octets.
    if (unit > 0x7ff) octets += unit >= 0xd800 && unit < 0xe000 ? 1 : 2
    else if (unit > 0x7f) octets++
  }
  return octets
}
