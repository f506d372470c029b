/** The SQL of weekly and zero reports. */
import type { Day } from '#rules/calendar/day'
import type { Received } from '#rules/weeks/period'
import type { Actor } from '#wire/actor'
import type { Report, ReportSubmission } from '#wire/report'

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

/** When a report came first, and what it says now. */
export type ReceivedRow = { unit: string; period: string; kind: Received['kind']; day: Day; time: string }

/** Reports received by a moment. The first submission says when one came, the latest what it is. */
export function receivedBy(
  sql: SqlStorage,
  now: { readonly day: Day; readonly time: string },
): ReceivedRow[] {
  const rows = sql.exec<ReceivedRow>(
    `SELECT first.unit, first.period, latest.kind, first.day, first.time
     FROM (SELECT unit, period, min(no) AS first_no, max(no) AS latest_no FROM report
           WHERE day < ?1 OR (day = ?1 AND time <= ?2) GROUP BY unit, period) AS pair
     JOIN report AS first ON first.no = pair.first_no
     JOIN report AS latest ON latest.no = pair.latest_no`,
    now.day,
    now.time,
  )
  return rows.toArray()
}
