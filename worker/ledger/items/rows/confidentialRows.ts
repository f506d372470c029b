/** The SQL of confidential items (保密问题): which they are, from whom they are hidden, and by which words they are known. */
import { ofUnit, roles } from '#rules/campaign/role'
import type { ItemContent } from '#rules/items/item'
import { seesConfidential, tellingTexts } from '#rules/people/withheld'
import { withValues } from '#rules/items/itemFields'
import type { Actor } from '#wire/actor'
import { fromJson } from '../../store/jsonRows.ts'

export type Confidential = { item: string; reason: string; at: string; by_whom: string }

export function confidentialityOf(sql: SqlStorage, item: string): Confidential | null {
  const rows = sql.exec<Confidential>(
    'SELECT item, reason, at, by_whom FROM item_confidential WHERE item = ?',
    item,
  )
  return rows.toArray()[0] ?? null
}

export function confidentialIds(sql: SqlStorage): ReadonlySet<string> {
  return new Set(
    Array.from(sql.exec<{ item: string }>('SELECT item FROM item_confidential'), ({ item }) => item),
  )
}

export function keepConfidential(sql: SqlStorage, actor: Actor, item: string, reason: string): void {
  sql.exec(
    `INSERT INTO item_confidential (item, reason, at, day, by_whom) VALUES (?,?,?,?,?)
     ON CONFLICT (item) DO UPDATE SET reason = excluded.reason`,
    item,
    reason,
    actor.at,
    actor.day,
    actor.name,
  )
}

export function dropConfidential(sql: SqlStorage, item: string): void {
  sql.exec('DELETE FROM item_confidential WHERE item = ?', item)
}

/** Whether the actor is not to know what an item says; a unit's own rows are asked about elsewhere. */
export function isHiddenFrom(
  sql: SqlStorage,
  { role, unit }: Pick<Actor, 'role' | 'unit'>,
  item: { readonly id: string; readonly unit: string },
): boolean {
  return !seesConfidential(role, unit, item.unit) && confidentialityOf(sql, item.id) !== null
}

/** Roles above the units to which some items are counted and not told. */
export function isToldLess(role: string): boolean {
  const known = roles.find((one) => one === role)
  return known !== undefined && !ofUnit(known) && !seesConfidential(known, null, '')
}

/** Everything by which a confidential item would be known again: what it says, and what it said before. */
export function textsOfConfidential(sql: SqlStorage): string[] {
  const contents = sql
    .exec<{ content: string }>('SELECT content FROM item WHERE id IN (SELECT item FROM item_confidential)')
    .toArray()
    .map(({ content }) => fromJson<ItemContent>(content))
  const changes = sql
    .exec<{ fields: string }>(
      'SELECT fields FROM item_change WHERE item IN (SELECT item FROM item_confidential)',
    )
    .toArray()
    .flatMap(({ fields }) => fromJson<{ field: string; from: string | null; to: string | null }[]>(fields))
    .flatMap(({ field, from, to }) => [withValues({}, { [field]: from }), withValues({}, { [field]: to })])
  return [...new Set([...contents, ...changes].flatMap(tellingTexts))]
}
