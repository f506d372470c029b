/** The SQL of where rows stood before they moved in their files: the order of the ledger on a past day depends on it. */
import type { Origin } from '#rules/items/item'
import type { Day } from '#rules/calendar/day'
import type { Actor } from '#wire/actor'
import type { HeldItem } from './itemRows.ts'

/** Call before the item's place changes. */
export function keepPlace(sql: SqlStorage, actor: Actor, { id, origin }: HeldItem): void {
  sql.exec(
    'INSERT INTO item_place (item, day, file, sheet, row) VALUES (?, ?, ?, ?, ?)',
    id,
    actor.day,
    origin?.file ?? null,
    origin?.sheet ?? null,
    origin?.row ?? null,
  )
}

/** Places at the end of the day, of the items that moved since; null for one that was typed in. */
export function placesOn(sql: SqlStorage, day: Day): Map<string, Origin | null> {
  const rows = sql.exec<{ item: string; file: string | null; sheet: string | null; row: number | null }>(
    `SELECT item, file, sheet, row FROM item_place
     WHERE no IN (SELECT min(no) FROM item_place WHERE day > ? GROUP BY item)`,
    day,
  )
  return new Map(
    Array.from(rows, ({ item, file, sheet, row }) => [
      item,
      file === null ? null : { file, sheet: sheet ?? '', row: row ?? 0 },
    ]),
  )
}
