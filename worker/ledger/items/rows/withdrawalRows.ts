/** The SQL of requests to take a problem out of the count (核减), and of what decides who may strike a row. */
import type { Day } from '#rules/calendar/day'
import type { Dropped, RowOrigin, WithdrawalKind, WithdrawalState } from '#rules/items/count/withdrawal'
import { noticesInForce } from '#rules/figures/supervisionNotice'
import type { Actor } from '#wire/actor'
import type { Withdrawal } from '#wire/withdrawal'
import type { CurrentItem } from './itemRows.ts'
import { concernsUnit } from './transferRows.ts'

type Row = {
  id: string
  item: string
  unit: string
  state: string
  kind: string
  reason: string
  asked_at: string
  asked_on: string
  asked_by: string
  decided_at: string | null
  decided_on: string | null
  decided_by: string | null
  note: string
}

const READ = `SELECT id, item, unit, state, kind, reason, asked_at, asked_on, asked_by, decided_at, decided_on,
  decided_by, note FROM withdrawal`

export function insertWithdrawal(
  sql: SqlStorage,
  actor: Actor,
  asked: Pick<Withdrawal, 'id' | 'item' | 'unit' | 'kind' | 'reason'>,
): void {
  sql.exec(
    `INSERT INTO withdrawal (id, item, unit, state, kind, reason, asked_at, asked_on, asked_by, note)
     VALUES (?,?,?,'asked',?,?,?,?,?,'')`,
    asked.id,
    asked.item,
    asked.unit,
    asked.kind,
    asked.reason,
    actor.at,
    actor.day,
    actor.name,
  )
}

export function keepWithdrawalDecision(
  sql: SqlStorage,
  actor: Actor,
  id: string,
  decided: Pick<Withdrawal, 'state' | 'note'>,
): void {
  sql.exec(
    'UPDATE withdrawal SET state = ?, note = ?, decided_at = ?, decided_on = ?, decided_by = ? WHERE id = ?',
    decided.state,
    decided.note,
    actor.at,
    actor.day,
    actor.name,
    id,
  )
}

/** The file that asked for it, or by which the office dropped the row, was taken back. */
export function recallWithdrawal(sql: SqlStorage, actor: Actor, item: string): void {
  sql.exec(
    `UPDATE withdrawal SET state = 'recalled', decided_at = ?2, decided_on = ?3, decided_by = ?4
     WHERE no = (SELECT max(no) FROM withdrawal WHERE item = ?1 AND state IN ('asked', 'dropped'))`,
    item,
    actor.at,
    actor.day,
    actor.name,
  )
}

export function findWithdrawal(sql: SqlStorage, id: string): Withdrawal | null {
  const row = sql.exec<Row>(`${READ} WHERE id = ?`, id).toArray()[0]
  return row === undefined ? null : withdrawalFrom(row)
}

/** All requests for an item, oldest first. */
export function withdrawalsOf(sql: SqlStorage, item: string): Withdrawal[] {
  return sql.exec<Row>(`${READ} WHERE item = ? ORDER BY no`, item).toArray().map(withdrawalFrom)
}

/** Requests in a state, oldest first; of all units when `unit` is null. */
export function withdrawalsIn(sql: SqlStorage, state: WithdrawalState, unit: string | null): Withdrawal[] {
  return sql
    .exec<Row>(
      `${READ} WHERE state = ?1 AND (?2 IS NULL OR ${concernsUnit('withdrawal')}) ORDER BY no`,
      state,
      unit,
    )
    .toArray()
    .map(withdrawalFrom)
}

/** Why items were dropped, by item, as far as it was decided by the end of the day; the last decision counts. */
export function dropsByItem(sql: SqlStorage, until: Day | null = null): Map<string, Dropped> {
  const rows = sql.exec<{ item: string; kind: string; reason: string; decided_on: string }>(
    `SELECT item, kind, reason, decided_on FROM withdrawal
     WHERE state = 'dropped' AND (?1 IS NULL OR decided_on <= ?1) ORDER BY no`,
    until,
  )
  return new Map(
    Array.from(rows, ({ item, kind, reason, decided_on: on }) => [
      item,
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by this file alone
      { on: on as Day, kind: kind as WithdrawalKind, reason },
    ]),
  )
}

/** What is known of a row beside its content: who brought it, whether it was ever counted, whether it is supervised. */
export function rowOrigin(
  sql: SqlStorage,
  { id, no, createdOn }: Pick<CurrentItem, 'id' | 'no' | 'createdOn'>,
): RowOrigin {
  const found = sql
    .exec<{ frozen: number; registered: number; given: number; supervised: number }>(
      `SELECT
         EXISTS (SELECT 1 FROM snapshot WHERE (basis IS NOT 'history' OR as_of >= ?3) AND (last_item >= ?2
           OR last_item IS NULL AND made_at >= (SELECT min(at) FROM item_change WHERE item = ?1))) AS frozen,
         EXISTS (SELECT 1 FROM register_version WHERE item = ?1) AS registered,
         EXISTS (SELECT 1 FROM item_change
           WHERE item = ?1 AND (act = 'transfer' OR act = 'create' AND role NOT IN ('unit', 'head'))) AS given,
         EXISTS (SELECT 1 FROM notice_item JOIN notice ON notice.id = notice_item.notice
           WHERE notice_item.item = ?1 AND notice.state IN (SELECT value FROM json_each(?4))) AS supervised`,
      id,
      no,
      createdOn,
      JSON.stringify(noticesInForce),
    )
    .one()
  return {
    enteredOn: createdOn,
    isFrozen: found.frozen === 1,
    isGiven: found.given + found.registered > 0,
    isRegistered: found.registered === 1,
    isSupervised: found.supervised === 1,
  }
}

function withdrawalFrom(row: Row): Withdrawal {
  /* oxlint-disable typescript/no-unsafe-type-assertion -- days, kinds and states are written by this file alone */
  return {
    id: row.id,
    item: row.item,
    unit: row.unit,
    state: row.state as WithdrawalState,
    kind: row.kind as WithdrawalKind,
    reason: row.reason,
    askedAt: row.asked_at,
    askedOn: row.asked_on as Day,
    askedBy: row.asked_by,
    decidedAt: row.decided_at,
    decidedOn: row.decided_on as Day | null,
    decidedBy: row.decided_by,
    note: row.note,
  }
  /* oxlint-enable typescript/no-unsafe-type-assertion */
}
