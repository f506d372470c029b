/** The SQL of accountability (责任追究): lines are only ever added. */
import type { Day } from '#rules/calendar/day'
import type { Actor } from '#wire/actor'
import type { Accountability } from '#wire/ladder'
import { fromJson } from '../store/jsonRows.ts'

export function insertAccountability(sql: SqlStorage, actor: Actor, made: Accountability): void {
  sql.exec(
    `INSERT INTO accountability (id, unit, person, form, reason, evidence, at, on_day, by_whom) VALUES (?,?,?,?,?,?,?,?,?)`,
    made.id,
    made.unit,
    made.person,
    made.form,
    made.reason,
    JSON.stringify(made.evidence),
    actor.at,
    actor.day,
    actor.name,
  )
}

/** Newest first; of all units when `unit` is null. */
export function listAccountabilities(sql: SqlStorage, unit: string | null): Accountability[] {
  const rows = sql.exec<{
    id: string
    unit: string
    person: string
    form: string
    reason: string
    evidence: string
    on_day: string
    by_whom: string
  }>(
    `SELECT id, unit, person, form, reason, evidence, on_day, by_whom FROM accountability
     WHERE ?1 IS NULL OR unit = ?1 ORDER BY no DESC`,
    unit,
  )
  return Array.from(rows, (row) => ({
    id: row.id,
    unit: row.unit,
    person: row.person,
    form: row.form,
    reason: row.reason,
    evidence: fromJson(row.evidence),
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written as a Day
    on: row.on_day as Day,
    by: row.by_whom,
  }))
}
