/**
 * Uploads of evidence on their way. Bytes are stored before the row that names them is written, in a bucket or here; a
 * worker that dies in between leaves bytes that nobody knows. They are found at the next upload and dropped.
 */
import type { Ledger } from '../Ledger.ts'
import type { Actor } from '#wire/actor'

/** A request lives for minutes at most; an upload older than this has broken off. */
const ABANDONED = '-1 hour'

export const evidenceUploadActs = {
  /** Notes that bytes are coming; answers the ids whose bytes came to nothing and can be dropped. */
  'evidence.begin': ({ sql }: Ledger, actor: Actor, id: string): string[] => {
    sql.exec('INSERT INTO evidence_upload (id, at) VALUES (?, ?)', id, actor.at)
    return sql
      .exec<{ id: string }>(
        `SELECT id FROM evidence_upload WHERE datetime(at) < datetime(?, '${ABANDONED}')
         AND id NOT IN (SELECT id FROM evidence)`,
        actor.at,
      )
      .toArray()
      .map((row) => row.id)
  },
  /** These are done with: named by a row, or dropped. */
  'evidence.settle': ({ sql }: Ledger, _author: Actor, ids: readonly string[]): void => {
    for (const id of ids) sql.exec('DELETE FROM evidence_upload WHERE id = ?', id)
  },
}
