/** The SQL of exemptions (免报): which units owe no weekly report for which weeks, since when that is known. */
import { periodBegins } from '#rules/weeks/rhythmPeriods'
import type { Day } from '#rules/calendar/day'
import type { Exemption } from '#wire/exemption'
import type { Actor } from '#wire/actor'

type Row = {
  id: string
  unit: string
  first_period: string
  last_period: string
  reason: string
  at: string
  by_whom: string
  ended_at: string | null
  ended_by: string | null
  end_reason: string | null
}

const COLUMNS = 'id, unit, first_period, last_period, reason, at, by_whom, ended_at, ended_by, end_reason'

export function saveExemption(
  sql: SqlStorage,
  actor: Actor,
  { id, unit, from, to, reason }: Pick<Exemption, 'id' | 'unit' | 'from' | 'to' | 'reason'>,
): void {
  sql.exec(
    `INSERT INTO exemption (id, unit, first_period, last_period, reason, at, day, time, by_whom)
     VALUES (?,?,?,?,?,?,?,?,?)`,
    id,
    unit,
    from,
    to,
    reason,
    actor.at,
    actor.day,
    actor.time,
    actor.name,
  )
}

export function endExemption(sql: SqlStorage, actor: Actor, id: string, reason: string): void {
  sql.exec(
    `UPDATE exemption SET ended_at = ?, ended_on = ?, ended_time = ?, ended_by = ?, end_reason = ?
     WHERE id = ? AND ended_at IS NULL`,
    actor.at,
    actor.day,
    actor.time,
    actor.name,
    reason,
    id,
  )
}

/** Newest first, ended ones too. */
export function listExemptions(sql: SqlStorage): Exemption[] {
  return sql.exec<Row>(`SELECT ${COLUMNS} FROM exemption ORDER BY no DESC`).toArray().map(exemptionOf)
}

export function findExemption(sql: SqlStorage, id: string): Exemption | null {
  const row = sql.exec<Row>(`SELECT ${COLUMNS} FROM exemption WHERE id = ?`, id).toArray()[0]
  return row === undefined ? null : exemptionOf(row)
}

/** Whether a unit was exempt for a period, as it was known at a moment. */
export function exemptedOn(
  sql: SqlStorage,
  now: { readonly day: Day; readonly time: string },
): (unit: string, period: string) => boolean {
  const rows = sql
    .exec<Pick<Row, 'unit' | 'first_period' | 'last_period'>>(
      `SELECT unit, first_period, last_period FROM exemption
       WHERE (day < ?1 OR (day = ?1 AND time <= ?2))
         AND (ended_on IS NULL OR ended_on > ?1 OR (ended_on = ?1 AND ended_time > ?2))`,
      now.day,
      now.time,
    )
    .toArray()
  return (unit, period) =>
    rows.some((row) => row.unit === unit && isBetween(row.first_period, period, row.last_period))
}

/** Names of periods of one rhythm sort by themselves; of two, by the days on which they begin. */
function isBetween(first: string, period: string, last: string): boolean {
  const [from, begins, to] = [first, period, last].map((name) => periodBegins(name) ?? '')
  return begins !== undefined && from !== undefined && to !== undefined && from <= begins && begins <= to
}

/** Periods that an exemption of now covers the ends of: settings must keep them. */
export function exemptedPeriods(sql: SqlStorage): string[] {
  const rows = sql
    .exec<Pick<Row, 'first_period' | 'last_period'>>(
      'SELECT first_period, last_period FROM exemption WHERE ended_at IS NULL',
    )
    .toArray()
  return rows.flatMap((row) => [row.first_period, row.last_period])
}

function exemptionOf(row: Row): Exemption {
  return {
    id: row.id,
    unit: row.unit,
    from: row.first_period,
    to: row.last_period,
    reason: row.reason,
    grantedAt: row.at,
    grantedBy: row.by_whom,
    ended:
      row.ended_at === null
        ? null
        : { at: row.ended_at, by: row.ended_by ?? '', reason: row.end_reason ?? '' },
  }
}
