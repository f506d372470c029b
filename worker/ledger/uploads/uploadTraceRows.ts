/** The SQL of what an acceptance wrote: row by row, so that a file can be taken back as a whole. */
import type { ItemState } from '#rules/items/closure'
import type { ItemContent, Origin } from '#rules/items/item'
import type { Actor } from '#wire/actor'
import type { UploadTakenBack } from '#wire/upload'
import type { HeldItem } from '../items/rows/itemRows.ts'
import { fromJson } from '../store/jsonRows.ts'
import type { HeldUpload } from './uploadRows.ts'

/**
 * What became of a row; `read`: what the file says of it and where, but not the row itself; `ask`: the office was asked
 * to drop it (核减).
 */
export type TracedAct = 'add' | 'change' | 'withdraw' | 'keep' | 'read' | 'ask'

/** How a row stood before; its former values are in its history. */
export interface FormerStanding {
  readonly unit: string
  readonly state: ItemState
  readonly origin: Origin | null
  readonly lastRead: ItemContent | null
  /** The last line of its history. */
  readonly seq: number
}

export interface TracedRow {
  readonly item: string
  readonly act: TracedAct
  /** The version that the acceptance left. */
  readonly version: number
  readonly seq: number
  /** Null for a row that was added. */
  readonly former: FormerStanding | null
}

/** A row that somebody touched since. */
export interface TouchedRow {
  readonly problem: string
  readonly origin: Origin | null
}

export function formerStanding(
  sql: SqlStorage,
  { id, unit, state, origin, lastRead }: HeldItem,
): FormerStanding {
  const { seq } = sql
    .exec<{ seq: number }>('SELECT coalesce(max(seq), 0) AS seq FROM item_change WHERE item = ?', id)
    .one()
  return { unit, state, origin, lastRead, seq }
}

/** Call when the row and its history are written. */
export function traceRow(
  sql: SqlStorage,
  upload: string,
  { item, act, version, former }: Omit<TracedRow, 'seq'>,
): void {
  sql.exec(
    `INSERT INTO upload_row (upload, item, act, version, seq, former)
     VALUES (?, ?, ?, ?, (SELECT coalesce(max(seq), 0) FROM item_change), ?)`,
    upload,
    item,
    act,
    version,
    former === null ? null : JSON.stringify(former),
  )
}

/** From now on the upload can be taken back, even where it wrote no row. */
export function beginTrace(sql: SqlStorage, upload: string): void {
  sql.exec('INSERT INTO upload_trace (upload) VALUES (?)', upload)
}

/** Null for a file whose acceptance was not traced; `takenBack` is the answer to having been taken back. */
export function traceOf(
  sql: SqlStorage,
  upload: string,
): { readonly takenBack: UploadTakenBack | null } | null {
  const row = sql
    .exec<{ taken_back: string | null }>('SELECT taken_back FROM upload_trace WHERE upload = ?', upload)
    .toArray()[0]
  if (row === undefined) return null
  return { takenBack: row.taken_back === null ? null : fromJson(row.taken_back) }
}

export function tracedRows(sql: SqlStorage, upload: string): TracedRow[] {
  return sql
    .exec<{ item: string; act: string; version: number; seq: number; former: string | null }>(
      'SELECT item, act, version, seq, former FROM upload_row WHERE upload = ? ORDER BY rowid',
      upload,
    )
    .toArray()
    .map(({ act, former, ...row }) => ({
      ...row,
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only these words are ever written
      act: act as TracedAct,
      former: former === null ? null : fromJson(former),
    }))
}

/** Rows of the upload with a later line of history, or of which a later file said something; in ledger order. */
export function touchedRows(sql: SqlStorage, upload: string): TouchedRow[] {
  return sql
    .exec<{ problem: string | null; file: string | null; sheet: string | null; row: number | null }>(
      `SELECT json_extract(content, '$.problem') AS problem, origin_file AS file, origin_sheet AS sheet,
         origin_row AS row
       FROM upload_row AS mine JOIN item ON item.id = mine.item
       WHERE mine.upload = ?1 AND (
         EXISTS (SELECT 1 FROM item_change WHERE item_change.item = mine.item AND item_change.seq > mine.seq)
         OR EXISTS (SELECT 1 FROM upload_row AS other JOIN upload ON upload.id = other.upload
           WHERE other.item = mine.item AND upload.status = 'accepted'
             AND upload.accepted_no > (SELECT accepted_no FROM upload WHERE id = ?1)))
       ORDER BY item.rowid`,
      upload,
    )
    .toArray()
    .map(({ problem, file, sheet, row }) => ({
      problem: problem ?? '',
      origin: file === null ? null : { file, sheet: sheet ?? '', row: row ?? 0 },
    }))
}

/** Whether the same sender's file, or one that follows it, was taken in later. */
export function takenInAgain(sql: SqlStorage, { id, file, unit }: HeldUpload): boolean {
  const later = sql.exec(
    `SELECT 1 FROM upload WHERE status = 'accepted' AND unit IS ?2
         AND accepted_no > (SELECT accepted_no FROM upload WHERE id = ?1)
         AND (file = ?3 OR json_extract(meta, '$.answers.follows') = ?3) LIMIT 1`,
    id,
    unit,
    file,
  )
  return later.toArray().length > 0
}

/** The row is again as an earlier file left it: that one can now be taken back as well. */
export function handBack(sql: SqlStorage, upload: string, row: TracedRow): void {
  if (row.former === null) return
  sql.exec(
    `UPDATE upload_row SET seq = (SELECT max(seq) FROM item_change WHERE item = ?1)
     WHERE item = ?1 AND upload <> ?2 AND seq >= ?3 AND seq < ?4`,
    row.item,
    upload,
    row.former.seq,
    row.seq,
  )
}

export function keepTakenBack(sql: SqlStorage, actor: Actor, answer: UploadTakenBack): void {
  sql.exec(
    'UPDATE upload_trace SET taken_back = ?, taken_back_on = ? WHERE upload = ?',
    JSON.stringify(answer),
    actor.day,
    answer.id,
  )
  sql.exec(`UPDATE upload SET status = 'taken-back' WHERE id = ?`, answer.id)
}
