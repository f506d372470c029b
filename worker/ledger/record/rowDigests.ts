/** The SQL of row digests: rows as the text of rules/record/tableShape.ts, made inside SQLite and hashed here. */
import { restlessColumn } from '#rules/record/sealing'
import { BLOCK_ROWS, rowText, type CellValue, type TableShape } from '#rules/record/tableShape'
import { hexOf } from '../../hexOf.ts'
import { growingSha256, sha256Now, type Hash } from '../store/hostCrypto.ts'

/** Beyond it the text is put together here: a value of SQLite holds 2 MB, and a page of lines 1 MB. */
const MOST_SQL_OCTETS = 1_800_000

/** Keys asked for in one statement. */
const KEYS_AT_ONCE = 1000

/** The key of a row as text, in SQL; `row` is new, old or a table's alias. */
export function keySql(shape: TableShape, row: string): string {
  const columns = shape.key.map((name) => `${row}."${name}"`)
  if (shape.byNumber) return `CAST(${columns[0] ?? ''} / ${BLOCK_ROWS} AS TEXT)`
  return columns.length === 1 ? (columns[0] ?? '') : `json_array(${columns.join(', ')})`
}

/** Digests by key; null where the row is gone. */
export function digestRows(
  sql: SqlStorage,
  shape: TableShape,
  keys: readonly string[],
): Map<string, string | null> {
  const on =
    shape.key.length === 1
      ? `held."${shape.key[0] ?? ''}" = wanted.value`
      : shape.key.map((name, index) => `held."${name}" = wanted.value ->> ${index}`).join(' AND ')
  const query = `SELECT wanted.value, held."${shape.key[0] ?? ''}" IS NULL, ${textSql(shape)}
    FROM json_each(?) AS wanted LEFT JOIN "${shape.name}" AS held ON ${on}`
  const digests = new Map<string, string | null>()
  for (let at = 0; at < keys.length; at += KEYS_AT_ONCE) {
    const rows = sql.exec(query, JSON.stringify(keys.slice(at, at + KEYS_AT_ONCE))).raw()
    for (const [wanted, isGone, text] of rows) {
      const key = typeof wanted === 'string' ? wanted : ''
      digests.set(key, isGone === 1 ? null : digestOf(text, () => longText(sql, shape, on, key)))
    }
  }
  return digests
}

/** Digests by block; null where no row of the block is left. */
export function digestBlocks(
  sql: SqlStorage,
  shape: TableShape,
  blocks: readonly string[],
): Map<string, string | null> {
  const key = shape.key[0] ?? ''
  const query = `SELECT held."${key}", ${textSql(shape)} FROM "${shape.name}" AS held
    WHERE held."${key}" BETWEEN ? AND ? ORDER BY held."${key}"`
  return new Map(
    blocks.map((block) => {
      const first = Number(block) * BLOCK_ROWS
      let hash: Hash | null = null
      for (const [no, text] of sql.exec(query, first, first + BLOCK_ROWS - 1).raw()) {
        hash ??= growingSha256()
        hash.update(bytesOf(text) ?? longText(sql, shape, `held."${key}" = wanted.value`, Number(no)))
      }
      return [block, hash === null ? null : hash.digest('hex')]
    }),
  )
}

function digestOf(text: SqlStorageValue | undefined, long: () => string): string {
  return sha256Now(bytesOf(text) ?? long())
}

/** Text travels as bytes: nothing is turned into UTF-16 and back only to be hashed. */
function bytesOf(text: SqlStorageValue | undefined): Uint8Array | null {
  return text instanceof ArrayBuffer ? new Uint8Array(text) : null
}

function textSql(shape: TableShape): string {
  const restless = restlessColumn(shape.name)
  const columns = shape.columns.filter(({ name }) => name !== restless)
  const parts = columns.map(({ name, type, normal }) => {
    const column = `held."${name}"`
    const text = type === 'BLOB' ? `hex(${column})` : column
    const said = `'${name}=' || coalesce(octet_length(${text}), 4) || ':' || coalesce(${text}, 'null')`
    return `CASE WHEN ${column} IS ${literal(normal)} THEN '' ELSE ${said} END`
  })
  if (shape.counted) parts.unshift(`'rowid=' || octet_length(held.rowid) || ':' || held.rowid`)
  // Hex doubles a blob.
  const octets = columns
    .map(({ name, type }) => `coalesce(octet_length(held."${name}"), 0) * ${type === 'BLOB' ? 2 : 1}`)
    .join(' + ')
  return `CASE WHEN ${octets} < ${MOST_SQL_OCTETS} THEN CAST(${parts.join(' || ')} AS BLOB) END`
}

function literal(normal: CellValue): string {
  if (typeof normal === 'number') return String(normal)
  return typeof normal === 'string' ? `'${normal.replaceAll("'", "''")}'` : 'NULL'
}

/** A long row, column by column. */
function longText(sql: SqlStorage, shape: TableShape, on: string, key: string | number): string {
  const [wanted] = sql
    .exec(
      `SELECT ${shape.counted ? 'held.rowid, ' : ''}held.* FROM json_each(?) AS wanted JOIN "${shape.name}" AS held ON ${on}`,
      JSON.stringify([key]),
    )
    .raw()
  const blobs: Uint8Array[] = []
  const row = (wanted ?? []).map((value): CellValue => {
    if (!(value instanceof ArrayBuffer)) return value
    blobs.push(new Uint8Array(value))
    return { base64: String(blobs.length - 1) }
  })
  // A blob is called by its place, so that it need not become base64 on its way to hex.
  return rowText(shape, row, (place) => sqliteHex(blobs[Number(place)] ?? new Uint8Array()))
}

/** Upper-case hex, as SQLite writes it. */
export function sqliteHex(bytes: Uint8Array): string {
  return hexOf(bytes).toUpperCase()
}
