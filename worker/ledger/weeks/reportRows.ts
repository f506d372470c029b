/** The SQL of weekly and zero reports, and where units stand by them. */
import type { Campaign } from '#rules/campaign/campaign'
import type { Day } from '#rules/calendar/day'
import { periodsOf, reportStatusOf, type Period, type Received } from '#rules/weeks/period'
import type { WorkCalendar } from '#rules/calendar/workday'
import type { Report, ReportMatrix, ReportSubmission } from '#wire/report'
import type { Actor } from '#wire/actor'
import { exemptedOn } from './exemptionRows.ts'

/** Handed in by the unit in the pane, or found in a ledger file. */
export type ReportSource = 'pane' | 'ledger'

export function keepReport(
  sql: SqlStorage,
  actor: Actor,
  place: { readonly unit: string; readonly period: string; readonly source: ReportSource },
  report: ReportSubmission,
): void {
  sql.exec(
    `INSERT INTO report (unit, period, kind, text, at, day, time, by_whom, source) VALUES (?,?,?,?,?,?,?,?,?)`,
    place.unit,
    place.period,
    report.kind,
    report.text,
    actor.at,
    actor.day,
    actor.time,
    actor.name,
    place.source,
  )
}

type ReportRow = {
  unit: string
  period: string
  kind: Report['kind']
  text: string
  at: string
  by_whom: string
}

/** The reports that count for a period: each unit's latest. Of one unit when `unit` is given. */
export function reportsOf(sql: SqlStorage, period: string, unit: string | null): Report[] {
  const rows = sql.exec<ReportRow>(
    `SELECT unit, period, kind, text, at, by_whom FROM report
     WHERE no IN (SELECT max(no) FROM report WHERE period = ?1 AND (?2 IS NULL OR unit = ?2) GROUP BY unit)
     ORDER BY unit`,
    period,
    unit,
  )
  return rows.toArray().map((row) => ({
    unit: row.unit,
    period: row.period,
    kind: row.kind,
    text: row.text,
    submittedAt: row.at,
    submittedBy: row.by_whom,
  }))
}

type ReceivedRow = { unit: string; period: string; kind: Received['kind']; day: string; time: string }

/** Units × weeks as of a moment. The first submission says when a report came, the latest what it is. */
export function reportMatrix(
  sql: SqlStorage,
  campaign: Campaign,
  calendar: WorkCalendar,
  now: { readonly day: Day; readonly time: string },
  unit: string | null,
): ReportMatrix {
  const rows = sql
    .exec<ReceivedRow>(
      `SELECT first.unit, first.period, latest.kind, first.day, first.time
       FROM (SELECT unit, period, min(no) AS first_no, max(no) AS latest_no FROM report
             WHERE day < ?1 OR (day = ?1 AND time <= ?2) GROUP BY unit, period) AS pair
       JOIN report AS first ON first.no = pair.first_no
       JOIN report AS latest ON latest.no = pair.latest_no`,
      now.day,
      now.time,
    )
    .toArray()
  const received = new Map(rows.map((row) => [`${row.unit} ${row.period}`, row]))
  const periods = periodsOf(campaign, calendar)
  const exempted = exemptedOn(sql, now)
  const joined = new Map(campaign.units.map(({ id, since }) => [id, since]))
  const joinedAfter = (unitId: string, { due }: Period): boolean => due < (joined.get(unitId) ?? due)
  const statusOf = (unitId: string, period: Period): ReturnType<typeof reportStatusOf> => {
    const row = received.get(`${unitId} ${period.period}`)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written as a Day
    const came = row === undefined ? null : { kind: row.kind, day: row.day as Day, time: row.time }
    return reportStatusOf(period, came, now, exempted(unitId, period.period) || joinedAfter(unitId, period))
  }
  return {
    periods: periods.map(({ period, due }) => ({ period, due })),
    units: campaign.units
      .filter(({ id }) => unit === null || id === unit)
      .map(({ id }) => ({ unit: id, statuses: periods.map((period) => statusOf(id, period)) })),
  }
}
