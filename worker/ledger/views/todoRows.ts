/** The SQL of to-do lists: what was answered last, and what a reader has seen. */
import type { Day } from '#rules/calendar/day'
import type { Actor } from '#wire/actor'

/** The answer to a closure that was given last. */
export type LastReview = { seq: number; item: string; act: string; note: string }

/** Of each item of a unit, where somebody above it had the last word; newest first. */
export function lastReviews(sql: SqlStorage, unit: string): LastReview[] {
  return sql
    .exec<LastReview>(
      `SELECT seq, item, act, note FROM item_change WHERE role IN ('office', 'group') AND seq IN (
         SELECT max(seq) FROM item_change WHERE unit = ? AND act IN ('request-closure', 'agree-closure', 'return', 'close', 'reopen')
         GROUP BY item) ORDER BY seq DESC`,
      unit,
    )
    .toArray()
}

/**
 * Since when the office has had these items to review: the last request, or the day on which the row began to say that
 * it is done.
 */
export function awaitingSince(sql: SqlStorage, ids: readonly string[]): Map<string, Day> {
  const rows = sql.exec<{ item: string; day: string }>(
    `SELECT item, max(day) AS day FROM item_change WHERE item IN (SELECT value FROM json_each(?))
       AND (act = 'request-closure' OR (act IN ('create', 'edit') AND
         (fields LIKE '%"field":"claimed"%' OR fields LIKE '%"field":"completedOn"%'))) GROUP BY item`,
    JSON.stringify(ids),
  )
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- days are written by the ledger alone
  return new Map(Array.from(rows, ({ item, day }) => [item, day as Day]))
}

/** From now on these are no news any more to this reader. */
export function keepSeen(sql: SqlStorage, actor: Actor, keys: readonly string[]): void {
  for (const key of keys) {
    sql.exec(
      'INSERT INTO matter_seen (reader, matter, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
      actor.unit ?? '',
      key,
      actor.at,
    )
  }
}

export function isSeen(sql: SqlStorage, unit: string | null, key: string): boolean {
  const seen = sql.exec('SELECT 1 FROM matter_seen WHERE reader = ? AND matter = ?', unit ?? '', key)
  return seen.toArray().length > 0
}

/** Of these uploads, those of these files, and who sent them: a unit, or null for the office. */
export function sendersOf(
  sql: SqlStorage,
  uploads: readonly string[],
  files: readonly string[],
): { id: string; unit: string | null }[] {
  return sql
    .exec<{ id: string; unit: string | null }>(
      `SELECT id, unit FROM upload WHERE id IN (SELECT value FROM json_each(?))
         AND file IN (SELECT value FROM json_each(?)) ORDER BY accepted_no DESC`,
      JSON.stringify(uploads),
      JSON.stringify(files),
    )
    .toArray()
}
