/** The SQL of circulars (通报) and of the office's own Word template. */
import type { Day } from '#rules/day'
import type { CircularDraft } from '#wire/document'
import type { Author } from './Author.ts'
import { fromJson } from './jsonRows.ts'

type Row = { id: string; snapshot: string; as_of: string; made_at: string; made_by: string; body: string }

const COLUMNS = 'id, snapshot, as_of, made_at, made_by, body'

export function keepCircular(
  sql: SqlStorage,
  author: Author,
  draft: Pick<CircularDraft, 'id' | 'snapshot' | 'asOf' | 'circular'>,
): CircularDraft {
  sql.exec(
    `INSERT INTO circular (${COLUMNS}) VALUES (?,?,?,?,?,?)`,
    draft.id,
    draft.snapshot,
    draft.asOf,
    author.at,
    author.name,
    JSON.stringify(draft.circular),
  )
  return { ...draft, madeAt: author.at, madeBy: author.name }
}

/** Newest first. */
export function listCirculars(sql: SqlStorage): CircularDraft[] {
  return sql
    .exec<Row>(`SELECT ${COLUMNS} FROM circular ORDER BY rowid DESC LIMIT 200`)
    .toArray()
    .map(circularDraft)
}

export function findCircular(sql: SqlStorage, id: string): CircularDraft | null {
  const row = sql.exec<Row>(`SELECT ${COLUMNS} FROM circular WHERE id = ?`, id).toArray()[0]
  return row === undefined ? null : circularDraft(row)
}

function circularDraft(row: Row): CircularDraft {
  return {
    id: row.id,
    snapshot: row.snapshot,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written as a Day
    asOf: row.as_of as Day,
    madeAt: row.made_at,
    madeBy: row.made_by,
    circular: fromJson(row.body),
  }
}

export function keepTemplate(sql: SqlStorage, author: Author, bytes: Uint8Array, sha256: string): void {
  sql.exec(
    `INSERT INTO template (kind, bytes, sha256, at, by_whom) VALUES ('circular', ?, ?, ?, ?)
     ON CONFLICT (kind) DO UPDATE SET bytes = excluded.bytes, sha256 = excluded.sha256, at = excluded.at,
       by_whom = excluded.by_whom`,
    bytes,
    sha256,
    author.at,
    author.name,
  )
}

/** The office's own template; null when it uses the one that comes with the product. */
export function findTemplate(sql: SqlStorage): Uint8Array | null {
  const row = sql
    .exec<{ bytes: ArrayBuffer }>(`SELECT bytes FROM template WHERE kind = 'circular'`)
    .toArray()[0]
  return row === undefined ? null : new Uint8Array(row.bytes)
}
