/** The SQL of the items' history: lines are only ever added. */
import type { Day } from '#rules/calendar/day'
import type { PastChange } from '#rules/items/pastItem'
import type { PastEdit } from '#rules/reconcile/staleValues'
import type { Actor } from '#wire/actor'
import type { ItemChange } from '#wire/item'
import { fromJson } from '../../store/jsonRows.ts'

/** A line of history as it is written; who and when come from the actor. */
export interface NewChange extends Pick<ItemChange, 'version' | 'act' | 'note' | 'fields'> {
  readonly item: string
  readonly unit: string
}

export function saveChanges(sql: SqlStorage, changes: readonly NewChange[], actor: Actor): void {
  for (const { item, unit, version, act, note, fields } of changes) {
    sql.exec(
      `INSERT OR FAIL INTO item_change (item, unit, version, act, note, fields, at, day, by_whom, role, request)
       VALUES (?,?,?,?,?,?,?,?,?,?,?)`,
      item,
      unit,
      version,
      act,
      note,
      JSON.stringify(fields),
      actor.at,
      actor.day,
      actor.name,
      actor.role,
      actor.requestId,
    )
  }
}

type ChangeRow = { version: number; at: string; by_whom: string; act: string; note: string; fields: string }

/** The item's history, oldest first; with `since`, only lines of later versions. */
export function changesOf(sql: SqlStorage, item: string, since = -1): ItemChange[] {
  const rows = sql.exec<ChangeRow>(
    `SELECT version, at, by_whom, act, note, fields FROM item_change WHERE item = ? AND version > ? ORDER BY seq`,
    item,
    since,
  )
  return rows.toArray().map((row) => ({
    version: row.version,
    at: row.at,
    by: row.by_whom,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only acts of ItemChange are ever written
    act: row.act as ItemChange['act'],
    note: row.note,
    fields: fromJson(row.fields),
  }))
}

/** What is no progress of the unit's own: entering, conflicts, and what was asked or said without a deed. */
const NO_PROGRESS =
  "'create', 'conflict', 'take-back', 'keep', 'assign', 'remove-evidence', 'ask-extension', 'extend', 'refuse-extension', 'supervise', " +
  "'answer-notice', 'return-answer', 'accept-answer', 'settle-notice', 'check', 'ask-withdrawal', 'drop', " +
  "'refuse-withdrawal', 'recall-withdrawal', 'protect', 'unprotect', 'transfer', 'support', 'link', 'unlink', 'follow'"

/** Items of a unit whose substance or state changed on these days; conflicts changed nothing. */
export function itemsMovedIn(sql: SqlStorage, unit: string, from: Day, to: Day): Set<string> {
  const rows = sql.exec<{ item: string }>(
    `SELECT DISTINCT item FROM item_change WHERE unit = ? AND day BETWEEN ? AND ? AND act NOT IN (${NO_PROGRESS})`,
    unit,
    from,
    to,
  )
  return new Set(rows.toArray().map((row) => row.item))
}

/** What happened to these items after they were entered, oldest first. */
export function changesAfterEntry(sql: SqlStorage, ids: readonly string[]): Map<string, PastChange[]> {
  const rows = sql.exec<{ item: string; act: string; day: Day; fields: string }>(
    `SELECT item, act, day, fields FROM item_change
     WHERE item IN (SELECT value FROM json_each(?)) AND act <> 'create' ORDER BY item, seq`,
    JSON.stringify(ids),
  )
  const changes = new Map<string, PastChange[]>()
  for (const { item, act, day, fields } of rows) {
    const change: PastChange = { act, day, fields: fromJson(fields) }
    const earlier = changes.get(item)
    if (earlier === undefined) changes.set(item, [change])
    else earlier.push(change)
  }
  return changes
}

/** An edit with the version that it made. */
export interface KeptEdit extends PastEdit {
  readonly version: number
  readonly act: string
}

/** What was changed in these items after they were entered, oldest first; conflicts changed nothing. */
export function editsOf(sql: SqlStorage, ids: readonly string[]): Map<string, KeptEdit[]> {
  const rows = sql.exec<{
    item: string
    version: number
    act: string
    day: Day
    by_whom: string
    fields: string
  }>(
    `SELECT item, version, act, day, by_whom, fields FROM item_change
     WHERE item IN (SELECT value FROM json_each(?)) AND act NOT IN ('create', 'conflict') AND fields <> '[]'
     ORDER BY item, seq`,
    JSON.stringify(ids),
  )
  const edits = new Map<string, KeptEdit[]>()
  for (const { item, version, act, day, by_whom: by, fields } of rows) {
    const edit: KeptEdit = { version, act, day, by, fields: fromJson(fields) }
    const earlier = edits.get(item)
    if (earlier === undefined) edits.set(item, [edit])
    else earlier.push(edit)
  }
  return edits
}

/** Units at the end of the day, of the items that were given to another since. */
export function unitsOn(sql: SqlStorage, day: Day): Map<string, string> {
  const rows = sql.exec<{ item: string; fields: string }>(
    `SELECT item, fields FROM item_change WHERE day > ? AND act NOT IN ('create', 'conflict')
       AND instr(fields, '"field":"unit"') > 0 ORDER BY seq DESC`,
    day,
  )
  const units = new Map<string, string>()
  for (const { item, fields } of rows) {
    const change = fromJson<PastChange['fields']>(fields).find(({ field }) => field === 'unit')
    // The earliest change after the day is seen last.
    if (change !== undefined) units.set(item, String(change.from ?? ''))
  }
  return units
}

/** The first day of which it is known how the items stood: when the campaign was opened, or the first change. */
export function historyFrom(sql: SqlStorage): Day {
  const { day } = sql
    .exec<{ day: string }>(
      `SELECT min(day) AS day FROM (SELECT substr(opened_at, 1, 10) AS day FROM campaign
       UNION ALL SELECT min(day) FROM item_change)`,
    )
    .one()
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both are written as days
  return day as Day
}
