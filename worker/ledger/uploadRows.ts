/** The SQL of uploads: a ledger file as it was read, in pages of lines, and what became of it. */
import type { Answer } from './Answer.ts'
import type { Author } from './Author.ts'
import type { GoneRow, Upload, UploadAccepted, UploadPlan } from '#wire/upload'
import { fromJson, joinPages, linesOf, type LinePage } from './jsonRows.ts'

/** What a reading consists of, one line each; `sheet` how a sheet was understood. */
export type ReadingKind = 'item' | 'finding' | 'zero' | 'sheet'

/** An upload without its reading. */
export type UploadHead = Omit<Upload, 'reading'>

export interface StoredPlan {
  readonly plan: UploadPlan
  readonly gone: readonly GoneRow[]
}

type Row = {
  id: string
  file: string
  sha256: string
  at: string
  by_whom: string
  role: string
  unit: string | null
  status: string
  plan: string | null
  answer: string | null
}

/** An upload as the ledger works with it. `writing` while its rows are still coming in. */
export interface HeldUpload {
  readonly id: string
  readonly file: string
  readonly sha256: string
  readonly at: string
  readonly by: string
  readonly unit: string | null
  readonly status: 'writing' | Upload['status']
  readonly plan: StoredPlan | null
  readonly answer: UploadAccepted | null
}

export function beginUpload(
  sql: SqlStorage,
  author: Author,
  upload: { readonly id: string; readonly file: string; readonly sha256: string },
): void {
  sql.exec(
    `INSERT INTO upload (id, file, sha256, at, by_whom, role, unit, status) VALUES (?,?,?,?,?,?,?,'writing')`,
    upload.id,
    upload.file,
    upload.sha256,
    author.at,
    author.name,
    author.role,
    author.unit,
  )
}

/** Adds a page of a reading. */
export function addUploadPage(sql: SqlStorage, id: string, kind: ReadingKind, page: LinePage): void {
  sql.exec(
    'INSERT INTO upload_page (upload, kind, no, body) VALUES (?, ?, ?, ?)',
    id,
    kind,
    page.first,
    page.text,
  )
}

/** Lines of a reading from number `after` on, as the text of a JSON array; '[]' at the end. */
export function uploadLines(sql: SqlStorage, id: string, kind: ReadingKind, after: number): string {
  return joinPages(pagesOf(sql, id, kind, after))
}

/** Every line of one kind, parsed. */
export function readUploadLines<T>(sql: SqlStorage, id: string, kind: ReadingKind): T[] {
  return linesOf<T>(pagesOf(sql, id, kind, 0))
}

function pagesOf(sql: SqlStorage, id: string, kind: ReadingKind, after: number): Iterable<{ body: string }> {
  return sql.exec<{ body: string }>(
    'SELECT body FROM upload_page WHERE upload = ? AND kind = ? AND no >= ? ORDER BY no',
    id,
    kind,
    after,
  )
}

/** The upload; to a unit, only its own exists. */
export function findUpload(sql: SqlStorage, id: string, unit: string | null): Answer<HeldUpload> {
  const row = sql
    .exec<Row>(
      `SELECT id, file, sha256, at, by_whom, role, unit, status, plan, answer FROM upload
       WHERE id = ?1 AND (?2 IS NULL OR unit = ?2)`,
      id,
      unit,
    )
    .toArray()[0]
  return row === undefined ? { refusal: { code: 'upload.unknown' } } : { value: heldUpload(row) }
}

/** Uploads that were read to the end, newest first. */
export function listUploads(sql: SqlStorage, unit: string | null): UploadHead[] {
  const rows = sql.exec<Row>(
    `SELECT id, file, sha256, at, by_whom, role, unit, status, plan, answer FROM upload
     WHERE status <> 'writing' AND (?1 IS NULL OR unit = ?1) ORDER BY rowid DESC LIMIT 500`,
    unit,
  )
  return rows.toArray().map((row) => uploadHead(heldUpload(row)))
}

export function keepPlan(sql: SqlStorage, id: string, plan: StoredPlan): void {
  sql.exec(`UPDATE upload SET plan = ?, status = 'read' WHERE id = ?`, JSON.stringify(plan), id)
}

export function keepAcceptance(sql: SqlStorage, answer: UploadAccepted): void {
  sql.exec(
    `UPDATE upload SET answer = ?, status = 'accepted',
       accepted_no = (SELECT coalesce(max(accepted_no), 0) + 1 FROM upload) WHERE id = ?`,
    JSON.stringify(answer),
    answer.id,
  )
}

/** Of each file, by each sender, the upload that was taken in last: what stands behind the rows of today. */
export function standingUploads(sql: SqlStorage): string[] {
  const rows = sql.exec<{ id: string }>(
    `SELECT id FROM upload WHERE accepted_no IN (
       SELECT max(accepted_no) FROM upload WHERE status = 'accepted' GROUP BY file, coalesce(unit, ''))
     ORDER BY file, accepted_no`,
  )
  return Array.from(rows, (row) => row.id)
}

export function uploadHead(held: HeldUpload): UploadHead {
  const plan = held.plan ?? { plan: { added: 0, changed: 0, untouched: 0, gone: 0 }, gone: [] }
  const { id, file, sha256, at, by } = held
  return { id, file, sha256, at, by, status: held.status === 'accepted' ? 'accepted' : 'read', ...plan }
}

function heldUpload(row: Row): HeldUpload {
  return {
    id: row.id,
    file: row.file,
    sha256: row.sha256,
    at: row.at,
    by: row.by_whom,
    unit: row.unit,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only these words are ever written
    status: row.status as HeldUpload['status'],
    plan: row.plan === null ? null : fromJson(row.plan),
    answer: row.answer === null ? null : fromJson(row.answer),
  }
}
