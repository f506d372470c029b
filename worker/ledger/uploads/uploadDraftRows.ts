/** The SQL of new readings of an upload: each gathers beside the old one until it is whole. */
import { addUploadPage, type ReadingMeta } from './uploadRows.ts'

/** Under this name a new reading of the upload gathers, until it takes the old one's place. */
export function draftOf(id: string, draft: string): string {
  return `${id}:${draft}`
}

/**
 * Begins a new reading of an upload: the one begun last counts, whichever is ready first. What gathered for an
 * earlier one is dropped, and what still comes for it is not taken. Call inside a transaction.
 */
export function beginDraft(sql: SqlStorage, id: string, draft: string): void {
  sql.exec(`DELETE FROM upload_page WHERE upload GLOB ? || ':*'`, id)
  addUploadPage(sql, draftOf(id, draft), 'draft', { first: 0, text: '[]' })
}

/** Puts a whole draft in the place of the reading. Call in a transaction. */
export function settleDraft(sql: SqlStorage, id: string, draft: string, meta: ReadingMeta): void {
  const from = draftOf(id, draft)
  sql.exec(`DELETE FROM upload_page WHERE upload = ?1 OR (upload = ?2 AND kind = 'draft')`, id, from)
  sql.exec('UPDATE upload_page SET upload = ? WHERE upload = ?', id, from)
  sql.exec('UPDATE upload SET meta = ? WHERE id = ?', JSON.stringify(meta), id)
}

/** Whether no other reading was begun since. */
export function isCurrentDraft(sql: SqlStorage, id: string, draft: string): boolean {
  const marks = sql.exec(
    `SELECT 1 FROM upload_page WHERE upload = ? AND kind = 'draft' LIMIT 1`,
    draftOf(id, draft),
  )
  return marks.toArray().length > 0
}
