/** The SQL of uploads: a ledger file as it was read, in pages of lines, and what became of it. */
import type { Day } from '#rules/calendar/day'
import { noAnswers } from '#rules/reading/answers/readingAnswers'
import { nothingRemembered, type RememberedAnswers } from '#rules/reading/answers/rememberedAnswers'
import type { ItemContent } from '#rules/items/item'
import type { ChangedRow, GoneRow, DuplicateRow, Upload, UploadAccepted, UploadAnswers } from '#wire/upload'
import type { Actor } from '#wire/actor'
import { fromJson, joinPages, linePages, linesOf, type LinePage } from '../store/jsonRows.ts'

/** What a reading consists of, one line each; `sheet` how a sheet was understood, `mark` what is known of a row. */
export type ReadingKind = 'item' | 'finding' | 'zero' | 'sheet' | 'mark'

/** What the plan names row by row. */
type PlanKind = 'change' | 'gone' | 'twin'

/** What is known of a row beside its content. */
export interface RowMark {
  /** As `rowRef`. */
  readonly row: string
  /** The row's id in a standard ledger. */
  readonly id?: string
  /** The version of the row that the standard ledger was written from. */
  readonly version?: number
  /** What the file alone says, where an answer made it say more; and the answer in words. */
  readonly asRead?: ItemContent
  readonly note?: string
  /** As in `AnsweredRow`. */
  readonly fromToday?: true
}

/** What goes with a reading as a whole. */
export interface ReadingMeta {
  /** Another one for each reading of the file: what somebody looked at is what is taken in. */
  readonly reading: string
  readonly answers: UploadAnswers
  readonly remember: RememberedAnswers
  readonly carried: number
  readonly notes: readonly string[]
}

/** The plan's figures; its rows are lines of their own. */
export interface StoredPlan {
  readonly plan: Upload['plan']
  readonly basis: string
  readonly identical: boolean
  readonly predecessor: string | null
}

export interface PlanRows {
  readonly gone: readonly GoneRow[]
  readonly changes: readonly ChangedRow[]
  readonly possibleDuplicates: readonly DuplicateRow[]
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
  meta: string | null
}

const COLUMNS = 'id, file, sha256, at, by_whom, role, unit, status, plan, answer, meta'

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
  readonly meta: ReadingMeta
}

const noMeta: ReadingMeta = {
  reading: '',
  answers: { ...noAnswers, same: {} },
  remember: nothingRemembered,
  carried: 0,
  notes: [],
}

/** An upload as it begins. */
export type NewUpload = Pick<HeldUpload, 'id' | 'file' | 'sha256' | 'meta'>

export function insertUpload(sql: SqlStorage, actor: Actor, { id, file, sha256, meta }: NewUpload): void {
  sql.exec(
    `INSERT INTO upload (id, file, sha256, at, by_whom, role, unit, status, meta) VALUES (?,?,?,?,?,?,?,'writing',?)`,
    id,
    file,
    sha256,
    actor.at,
    actor.name,
    actor.role,
    actor.unit,
    JSON.stringify(meta),
  )
}

/** Uploads that nobody took in, beyond so many of the newest. */
export function unacceptedBeyond(sql: SqlStorage, most: number): string[] {
  const rows = sql.exec<{ id: string }>(
    `SELECT id FROM upload WHERE status NOT IN ('accepted', 'taken-back') ORDER BY rowid DESC LIMIT -1 OFFSET ?`,
    most,
  )
  return Array.from(rows, ({ id }) => id)
}

/** The upload with its lines and those of its drafts. */
export function deleteUpload(sql: SqlStorage, id: string): void {
  sql.exec(`DELETE FROM upload_page WHERE upload = ?1 OR upload GLOB ?1 || ':*'`, id)
  sql.exec('DELETE FROM upload WHERE id = ?', id)
}

/** Adds a page of a reading. */
export function addUploadPage(
  sql: SqlStorage,
  id: string,
  kind: ReadingKind | PlanKind | 'draft',
  page: LinePage,
): void {
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
export function readUploadLines<T>(sql: SqlStorage, id: string, kind: ReadingKind | PlanKind): T[] {
  return linesOf<T>(pagesOf(sql, id, kind, 0))
}

function pagesOf(
  sql: SqlStorage,
  id: string,
  kind: ReadingKind | PlanKind,
  after: number,
): Iterable<{ body: string }> {
  return sql.exec<{ body: string }>(
    'SELECT body FROM upload_page WHERE upload = ? AND kind = ? AND no >= ? ORDER BY no',
    id,
    kind,
    after,
  )
}

/** The upload; to a unit, only its own exists. */
export function findUpload(sql: SqlStorage, id: string, unit: string | null): HeldUpload | null {
  const row = sql
    .exec<Row>(`SELECT ${COLUMNS} FROM upload WHERE id = ?1 AND (?2 IS NULL OR unit = ?2)`, id, unit)
    .toArray()[0]
  return row === undefined ? null : heldUpload(row)
}

/** The upload of this file by this sender that was taken in last. */
export function lastAccepted(sql: SqlStorage, file: string, unit: string | null): HeldUpload | null {
  const row = sql
    .exec<Row>(
      `SELECT ${COLUMNS} FROM upload WHERE file = ?1 AND unit IS ?2 AND status = 'accepted'
       ORDER BY accepted_no DESC LIMIT 1`,
      file,
      unit,
    )
    .toArray()[0]
  return row === undefined ? null : heldUpload(row)
}

/** So many of a unit's files are looked at for answers under the same header. */
const FILES_REMEMBERED = 8

/** What was answered about other files of this unit by the same sender, newest first. */
export function rememberedOfOthers(
  sql: SqlStorage,
  { sender, file, unit }: { readonly sender: string | null; readonly file: string; readonly unit: string },
): RememberedAnswers[] {
  const rows = sql.exec<{ remember: string }>(
    `SELECT json_extract(meta, '$.remember') AS remember FROM upload
     WHERE status = 'accepted' AND unit IS ?1 AND file <> ?2
       AND json_extract(meta, '$.remember') IS NOT NULL
       AND coalesce(json_extract(meta, '$.answers.unit'), unit) = ?3
     ORDER BY accepted_no DESC LIMIT ?4`,
    sender,
    file,
    unit,
    FILES_REMEMBERED,
  )
  return Array.from(rows, ({ remember }) => fromJson<RememberedAnswers>(remember))
}

/** Uploads that were read to the end, newest first. */
export function listUploads(sql: SqlStorage, unit: string | null): HeldUpload[] {
  const rows = sql.exec<Row>(
    `SELECT id, file, sha256, at, by_whom, role, unit, status, plan, answer, NULL AS meta FROM upload
     WHERE status <> 'writing' AND (?1 IS NULL OR unit = ?1) ORDER BY rowid DESC LIMIT 500`,
    unit,
  )
  return rows.toArray().map(heldUpload)
}

/** Keeps what taking the file in would do. Call inside a transaction. */
export function keepPlan(sql: SqlStorage, id: string, plan: StoredPlan, rows: PlanRows): void {
  sql.exec(`DELETE FROM upload_page WHERE upload = ? AND kind IN ('change', 'gone', 'twin')`, id)
  for (const page of linePages(rows.changes)) addUploadPage(sql, id, 'change', page)
  for (const page of linePages(rows.gone)) addUploadPage(sql, id, 'gone', page)
  for (const page of linePages(rows.possibleDuplicates)) addUploadPage(sql, id, 'twin', page)
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

/**
 * Of each file, by each sender, the upload that was taken in last: what stands behind the rows of today. A file that
 * was followed by its new version or taken back stands behind nothing. With `sentBy`, as it was at the end of that
 * day.
 */
export function currentUploads(sql: SqlStorage, sentBy: Day | null = null): string[] {
  const rows = sql.exec<{ id: string }>(
    `SELECT id FROM upload WHERE accepted_no IN (
       SELECT max(accepted_no) FROM upload
       WHERE ${stoodIn('upload')} AND (?1 IS NULL OR substr(at, 1, 10) <= ?1) GROUP BY file, coalesce(unit, ''))
       AND NOT EXISTS (SELECT 1 FROM upload AS newer WHERE newer.accepted_no > upload.accepted_no
         AND ${stoodIn('newer')}
         AND (?1 IS NULL OR substr(newer.at, 1, 10) <= ?1)
         AND newer.unit IS upload.unit AND json_extract(newer.meta, '$.answers.follows') = upload.file)
     ORDER BY file, accepted_no`,
    sentBy,
  )
  return Array.from(rows, (row) => row.id)
}

/** In SQL: taken in, and not taken back by the end of the day ?1. */
function stoodIn(upload: string): string {
  return `(${upload}.status = 'accepted' OR EXISTS (SELECT 1 FROM upload_trace
    WHERE upload_trace.upload = ${upload}.id AND upload_trace.taken_back_on > ?1))`
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
    meta: row.meta === null ? noMeta : fromJson(row.meta),
  }
}
