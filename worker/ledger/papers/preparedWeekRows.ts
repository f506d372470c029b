/** The SQL of prepared weeks. */
import type { Day } from '#rules/calendar/day'
import type { PreparedWeek } from '#wire/week'
import type { Actor } from '#wire/actor'
import { fromJson } from '../store/jsonRows.ts'

type Row = {
  period: string
  due: string
  snapshot: string
  circular: string | null
  missing: string
  at: string
  by_whom: string
}

export function savePreparedWeek(
  sql: SqlStorage,
  actor: Actor,
  week: Pick<PreparedWeek, 'period' | 'due' | 'snapshot' | 'circular' | 'missing'>,
): void {
  sql.exec(
    `INSERT INTO prepared_week (period, due, snapshot, circular, missing, at, day, by_whom)
     VALUES (?,?,?,?,?,?,?,?)`,
    week.period,
    week.due,
    week.snapshot,
    week.circular,
    JSON.stringify(week.missing),
    actor.at,
    actor.day,
    actor.name,
  )
}

/** Newest first. */
export function listPreparedWeeks(sql: SqlStorage): PreparedWeek[] {
  return sql
    .exec<Row>(
      'SELECT period, due, snapshot, circular, missing, at, by_whom FROM prepared_week ORDER BY due DESC, period DESC',
    )
    .toArray()
    .map((row) => ({
      period: row.period,
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written as a Day
      due: row.due as Day,
      snapshot: row.snapshot,
      circular: row.circular ?? '',
      missing: fromJson<string[]>(row.missing),
      preparedAt: row.at,
      preparedBy: row.by_whom,
    }))
}

export function findPreparedWeek(sql: SqlStorage, period: string): PreparedWeek | null {
  return listPreparedWeeks(sql).find((week) => week.period === period) ?? null
}

/** The day on which the campaign was opened, in its own time zone or a day before: the earliest honest answer. */
export function openedOn(sql: SqlStorage): Day {
  const { day } = sql.exec<{ day: string }>('SELECT substr(opened_at, 1, 10) AS day FROM campaign').one()
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an ISO instant begins with its day
  return day as Day
}
