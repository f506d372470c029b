/** The SQL of linked items (关联重复): a link is ended, never taken away. */
import type { Day } from '#rules/calendar/day'
import type { Claimed } from '#rules/items/item'
import type { Actor } from '#wire/actor'

/** A link that holds. */
export interface Link {
  readonly item: string
  readonly counting: string
  readonly reason: string
  /** What the linked row said of its progress before. */
  readonly claimed: Claimed | null
  readonly since: Day
  readonly by: string
}

const READ = 'SELECT item, counting, reason, claimed, day AS since, by_whom AS "by" FROM item_link'

type Row = {
  item: string
  counting: string
  reason: string
  claimed: string | null
  since: string
  by: string
}

/** The item at which this one is counted; null when it counts itself. */
export function linkOf(sql: SqlStorage, item: string): Link | null {
  const row = sql.exec<Row>(`${READ} WHERE item = ? AND ended_at IS NULL`, item).toArray()[0]
  return row === undefined ? null : linkFrom(row)
}

/** Items that are counted at this one, in the order in which they were linked. */
export function linksTo(sql: SqlStorage, counting: string): Link[] {
  const rows = sql.exec<Row>(`${READ} WHERE counting = ? AND ended_at IS NULL ORDER BY no`, counting)
  return rows.toArray().map(linkFrom)
}

/** Their 编号. */
export function carriedBy(sql: SqlStorage, counting: string): string[] {
  const rows = sql.exec<{ number: string }>(
    `SELECT item.number AS number FROM item_link JOIN item ON item.id = item_link.item
     WHERE item_link.counting = ? AND item_link.ended_at IS NULL ORDER BY item_link.no`,
    counting,
  )
  return Array.from(rows, ({ number }) => number)
}

export function insertLink(
  sql: SqlStorage,
  actor: Actor,
  { item, counting, reason, claimed }: Pick<Link, 'item' | 'counting' | 'reason' | 'claimed'>,
): void {
  sql.exec(
    'INSERT INTO item_link (item, counting, reason, claimed, at, day, by_whom) VALUES (?,?,?,?,?,?,?)',
    item,
    counting,
    reason,
    claimed,
    actor.at,
    actor.day,
    actor.name,
  )
}

export function endLink(sql: SqlStorage, actor: Actor, item: string): void {
  sql.exec(
    'UPDATE item_link SET ended_at = ?, ended_on = ?, ended_by = ? WHERE item = ? AND ended_at IS NULL',
    actor.at,
    actor.day,
    actor.name,
    item,
  )
}

function linkFrom({ since, claimed, ...row }: Row): Link {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- days and claims are written by this file alone
  return { ...row, since: since as Day, claimed: claimed as Claimed | null }
}
