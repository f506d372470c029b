/** The SQL of whole tables: every row of a table in the order of its key, and rows put back. */
import type { CellValue, TableRow, TableShape } from '#rules/record/tableShape'

/** Rows whose key comes after `after` (the values of the key's columns); all when it is null. */
export function* tableRows(
  sql: SqlStorage,
  shape: TableShape,
  after: readonly CellValue[] | null = null,
): Generator<TableRow> {
  const key = shape.key.map((name) => `"${name}"`).join(', ')
  const columns = shape.columns.map(({ name }) => `"${name}"`)
  const query =
    `SELECT ${[...(shape.counted ? ['rowid'] : []), ...columns].join(', ')} FROM "${shape.name}"` +
    (after === null ? '' : ` WHERE (${key}) > (${shape.key.map(() => '?').join(', ')})`) +
    ` ORDER BY ${key}`
  for (const row of sql.exec(query, ...(after ?? []).map(sqlValue)).raw()) yield row.map(cellValue)
}

/** Puts rows back as they were, with their numbers. */
export function putRows(sql: SqlStorage, shape: TableShape, rows: readonly TableRow[]): void {
  const columns = shape.columns.map(({ name }) => `"${name}"`)
  if (shape.counted) columns.unshift('rowid')
  const statement = `INSERT INTO "${shape.name}" (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
  for (const row of rows) sql.exec(statement, ...row.map(sqlValue))
}

/** The values of a row's key. */
export function keyValues(shape: TableShape, row: TableRow): CellValue[] {
  const first = shape.counted ? 1 : 0
  return shape.key.map(
    (name) => row[first + shape.columns.findIndex((column) => column.name === name)] ?? null,
  )
}

function cellValue(value: SqlStorageValue): CellValue {
  return value instanceof ArrayBuffer ? { base64: toBase64(new Uint8Array(value)) } : value
}

function sqlValue(value: CellValue): SqlStorageValue {
  if (value === null || typeof value !== 'object') return value
  return Uint8Array.from(atob(value.base64), (character) => character.charCodeAt(0)).buffer
}

/** Characters put together at once: an argument list has its limits. */
const AT_ONCE = 0x8000

export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += AT_ONCE) {
    text += String.fromCharCode(...bytes.subarray(at, at + AT_ONCE))
  }
  return btoa(text)
}
