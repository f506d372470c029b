/** The SQL of what is said about items: lines are only ever added. */
import type { Actor } from '#wire/actor'
import type { Role } from '#wire/session'
import type { NewTalk, TalkLine } from '#wire/talk'

type Row = { id: string; at: string; by_whom: string; role: Role; text: string }

/** Oldest first. */
export function talkOf(sql: SqlStorage, item: string): TalkLine[] {
  return sql
    .exec<Row>('SELECT id, at, by_whom, role, text FROM item_talk WHERE item = ? ORDER BY no', item)
    .toArray()
    .map(({ by_whom: by, ...line }) => ({ ...line, by }))
}

export function findTalk(sql: SqlStorage, id: string): { item: string; text: string } | null {
  const rows = sql.exec<{ item: string; text: string }>('SELECT item, text FROM item_talk WHERE id = ?', id)
  return rows.toArray()[0] ?? null
}

export function insertTalk(
  sql: SqlStorage,
  actor: Actor,
  item: { readonly id: string; readonly unit: string },
  { id, text }: NewTalk,
): void {
  sql.exec(
    'INSERT INTO item_talk (id, item, unit, text, at, day, by_whom, role, request) VALUES (?,?,?,?,?,?,?,?,?)',
    id,
    item.id,
    item.unit,
    text,
    actor.at,
    actor.day,
    actor.name,
    actor.role,
    actor.requestId,
  )
}

/** The last word on an item. */
export type LastTalk = { no: number; item: string; text: string; role: Role }

/** Of each item on which one of these roles had the last word; of all units when `unit` is null. */
export function lastTalks(sql: SqlStorage, roles: readonly Role[], unit: string | null): LastTalk[] {
  return sql
    .exec<LastTalk>(
      `SELECT no, item, text, role FROM item_talk WHERE no IN (SELECT max(no) FROM item_talk
         WHERE ?1 IS NULL OR unit = ?1 GROUP BY item)
       AND role IN (SELECT value FROM json_each(?2)) ORDER BY no DESC`,
      unit,
      JSON.stringify(roles),
    )
    .toArray()
}
