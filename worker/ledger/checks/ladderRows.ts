/** The SQL of what people decided of the ladder's proposals. */
import type { Day } from '#rules/calendar/day'
import type { LadderLevel } from '#rules/campaign/campaign'
import type { Actor } from '#wire/actor'
import type { DecidedStep } from '#wire/ladder'
import { fromJson } from '../store/jsonRows.ts'

export function insertStep(sql: SqlStorage, actor: Actor, step: DecidedStep): void {
  sql.exec(
    `INSERT INTO ladder_decision (id, unit, level, decision, reason, grounds, at, on_day, by_whom)
     VALUES (?,?,?,?,?,?,?,?,?)`,
    step.id,
    step.unit,
    step.level,
    step.decision,
    step.reason,
    JSON.stringify(step.grounds),
    actor.at,
    actor.day,
    actor.name,
  )
}

/** Decisions so far, newest first. */
export function decidedSteps(sql: SqlStorage): DecidedStep[] {
  const rows = sql.exec<{
    id: string
    unit: string
    level: string
    decision: string
    reason: string
    grounds: string
    on_day: string
    by_whom: string
  }>(
    'SELECT id, unit, level, decision, reason, grounds, on_day, by_whom FROM ladder_decision ORDER BY no DESC',
  )
  /* oxlint-disable typescript/no-unsafe-type-assertion -- levels, decisions and days are written by this file alone */
  return Array.from(rows, (row) => ({
    id: row.id,
    unit: row.unit,
    level: row.level as LadderLevel,
    decision: row.decision as DecidedStep['decision'],
    reason: row.reason,
    grounds: fromJson(row.grounds),
    on: row.on_day as Day,
    by: row.by_whom,
  }))
  /* oxlint-enable typescript/no-unsafe-type-assertion */
}
