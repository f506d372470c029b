/** The SQL of supporting units (配合单位) and of what they report; a line is ended, never taken away. */
import type { Day } from '#rules/calendar/day'
import type { Actor } from '#wire/actor'
import type { NewShare, Share, Support } from '#wire/support'

/** Who supports the item now, in the order in which they were named. */
export function supportsOf(sql: SqlStorage, item: string): Support[] {
  return sql
    .exec<{ unit: string; since: string; told: number }>(
      'SELECT unit, from_on AS since, told FROM item_support WHERE item = ? AND until_on IS NULL ORDER BY no',
      item,
    )
    .toArray()
    .map(supportFrom)
}

/** A unit's part in an item, as it stands now. */
export interface SupportOfUnit extends Support {
  readonly no: number
  readonly item: string
}

/** What the unit supports now, the latest first. */
export function supportsOfUnit(sql: SqlStorage, unit: string): SupportOfUnit[] {
  return sql
    .exec<{ no: number; item: string; unit: string; since: string; told: number }>(
      `SELECT no, item, unit, from_on AS since, told FROM item_support
       WHERE unit = ? AND until_on IS NULL ORDER BY no DESC`,
      unit,
    )
    .toArray()
    .map((row) => ({ ...supportFrom(row), no: row.no, item: row.item }))
}

export function beginSupport(
  sql: SqlStorage,
  actor: Actor,
  item: string,
  { unit, told }: Pick<Support, 'unit' | 'told'>,
): void {
  sql.exec(
    'INSERT INTO item_support (item, unit, told, from_on, at, by_whom) VALUES (?,?,?,?,?,?)',
    item,
    unit,
    told ? 1 : 0,
    actor.day,
    actor.at,
    actor.name,
  )
}

export function endSupport(sql: SqlStorage, actor: Actor, item: string, unit: string): void {
  sql.exec(
    `UPDATE item_support SET until_on = ?, ended_at = ?, ended_by = ?
     WHERE item = ? AND unit = ? AND until_on IS NULL`,
    actor.day,
    actor.at,
    actor.name,
    item,
    unit,
  )
}

/** Oldest first. */
export function sharesOf(sql: SqlStorage, item: string): Share[] {
  return sql
    .exec<{ id: string; unit: string; at: string; by_whom: string; text: string }>(
      'SELECT id, unit, at, by_whom, text FROM item_share WHERE item = ? ORDER BY no',
      item,
    )
    .toArray()
    .map(({ by_whom: by, ...share }) => ({ ...share, by }))
}

export function findShare(sql: SqlStorage, id: string): { item: string; unit: string; text: string } | null {
  const rows = sql.exec<{ item: string; unit: string; text: string }>(
    'SELECT item, unit, text FROM item_share WHERE id = ?',
    id,
  )
  return rows.toArray()[0] ?? null
}

export function insertShare(
  sql: SqlStorage,
  actor: Actor,
  { item, unit }: { readonly item: string; readonly unit: string },
  { id, text }: NewShare,
): void {
  sql.exec(
    'INSERT INTO item_share (id, item, unit, text, at, day, by_whom, role, request) VALUES (?,?,?,?,?,?,?,?,?)',
    id,
    item,
    unit,
    text,
    actor.at,
    actor.day,
    actor.name,
    actor.role,
    actor.requestId,
  )
}

/** The last share of each item, the latest first. */
export function lastShares(sql: SqlStorage): { no: number; item: string; by: string; text: string }[] {
  return sql
    .exec<{ no: number; item: string; by: string; text: string }>(
      `SELECT no, item, by_whom AS "by", text FROM item_share
       WHERE no IN (SELECT max(no) FROM item_share GROUP BY item) ORDER BY no DESC`,
    )
    .toArray()
}

function supportFrom({ unit, since, told }: { unit: string; since: string; told: number }): Support {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- days are written by this file alone
  return { unit, since: since as Day, told: told === 1 }
}
