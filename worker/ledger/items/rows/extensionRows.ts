/** The SQL of extensions (延期): each request stays as it was asked, with the office's decision beside it. */
import type { Day } from '#rules/calendar/day'
import type { ExtensionState } from '#rules/items/extension'
import type { LimitMove } from '#rules/items/lateness'
import type { Actor } from '#wire/actor'
import type { Extension } from '#wire/extension'
import { concernsUnit } from './transferRows.ts'

type Row = {
  id: string
  item: string
  unit: string
  state: string
  from_due: string
  asked: string
  granted: string | null
  reason: string
  asked_at: string
  asked_on: string
  asked_by: string
  decided_at: string | null
  decided_on: string | null
  decided_by: string | null
  note: string
}

const READ = `SELECT id, item, unit, state, from_due, asked, granted, reason, asked_at, asked_on, asked_by, decided_at,
  decided_on, decided_by, note FROM extension`

export function insertExtension(
  sql: SqlStorage,
  actor: Actor,
  asked: Pick<Extension, 'id' | 'item' | 'unit' | 'from' | 'asked' | 'reason'>,
): void {
  sql.exec(
    `INSERT INTO extension (id, item, unit, state, from_due, asked, reason, asked_at, asked_on, asked_by, note)
     VALUES (?,?,?,'asked',?,?,?,?,?,?,'')`,
    asked.id,
    asked.item,
    asked.unit,
    asked.from,
    asked.asked,
    asked.reason,
    actor.at,
    actor.day,
    actor.name,
  )
}

export function keepDecision(
  sql: SqlStorage,
  actor: Actor,
  id: string,
  decided: Pick<Extension, 'state' | 'granted' | 'note'>,
): void {
  sql.exec(
    `UPDATE extension SET state = ?, granted = ?, note = ?, decided_at = ?, decided_on = ?, decided_by = ?
     WHERE id = ?`,
    decided.state,
    decided.granted,
    decided.note,
    actor.at,
    actor.day,
    actor.name,
    id,
  )
}

export function findExtension(sql: SqlStorage, id: string): Extension | null {
  const row = sql.exec<Row>(`${READ} WHERE id = ?`, id).toArray()[0]
  return row === undefined ? null : extensionFrom(row)
}

/** All requests for an item, oldest first. */
export function extensionsOf(sql: SqlStorage, item: string): Extension[] {
  return sql.exec<Row>(`${READ} WHERE item = ? ORDER BY no`, item).toArray().map(extensionFrom)
}

/**
 * Requests in a state, oldest first; of all units when `unit` is null. What was decided before an item came to the unit is
 * no news there.
 */
export function extensionsIn(sql: SqlStorage, state: ExtensionState, unit: string | null): Extension[] {
  return sql
    .exec<Row>(
      `${READ} WHERE state = ?1 AND (?2 IS NULL OR ${concernsUnit('extension')}) ORDER BY no`,
      state,
      unit,
    )
    .toArray()
    .map(extensionFrom)
}

/**
 * How the office moved limits, by item, oldest first: what a verdict of lateness explains itself with. With a day, as
 * far as it was decided by its end.
 */
export function movesByItem(
  sql: SqlStorage,
  unit: string | null,
  until: Day | null = null,
): Map<string, LimitMove[]> {
  const rows = sql.exec<{ item: string; from: string; to: string; decidedOn: string; by: string | null }>(
    `SELECT item, "from", "to", decidedOn, "by" FROM (
       SELECT item, from_due AS "from", granted AS "to", decided_on AS decidedOn, NULL AS "by", decided_at AS at, no
       FROM extension
       WHERE state = 'approved' AND granted IS NOT NULL AND decided_on IS NOT NULL AND (?1 IS NULL OR item IN (SELECT id FROM item WHERE unit = ?1))
       UNION ALL
       SELECT item, field.value ->> '$.from', field.value ->> '$.to', day, 'reopening', at, seq
       FROM item_change, json_each(fields) AS field
       WHERE act IN ('reopen', 'unlink') AND field.value ->> '$.field' = 'due' AND field.value ->> '$.from' IS NOT NULL
         AND (?1 IS NULL OR item IN (SELECT id FROM item WHERE unit = ?1)))
     WHERE ?2 IS NULL OR decidedOn <= ?2 ORDER BY at, no`,
    unit,
    until,
  )
  const moves = new Map<string, LimitMove[]>()
  for (const { item, by, ...days } of rows) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- all three are written as a Day
    const move = (by === null ? days : { ...days, by }) as LimitMove
    const earlier = moves.get(item)
    if (earlier === undefined) moves.set(item, [move])
    else earlier.push(move)
  }
  return moves
}

function extensionFrom(row: Row): Extension {
  /* oxlint-disable typescript/no-unsafe-type-assertion -- days and states are written by this file alone */
  return {
    id: row.id,
    item: row.item,
    unit: row.unit,
    state: row.state as ExtensionState,
    from: row.from_due as Day,
    asked: row.asked as Day,
    granted: row.granted as Day | null,
    reason: row.reason,
    askedAt: row.asked_at,
    askedOn: row.asked_on as Day,
    askedBy: row.asked_by,
    isLate: row.asked_on > row.from_due,
    decidedAt: row.decided_at,
    decidedOn: row.decided_on as Day | null,
    decidedBy: row.decided_by,
    note: row.note,
  }
  /* oxlint-enable typescript/no-unsafe-type-assertion */
}
