/**
 * 报送情况 — which units reported in a week, counted from the matrix of units × weeks (M-32, M-33).
 */
import type { UnitId } from './campaign.ts'
import type { Day } from './day.ts'
import type { ReportStatus } from './period.ts'
import type { ReportStanding } from './summary/input.ts'

/** The latest week whose report was due by `asOf`; null before the first. */
export function lastDuePeriod(
  reports: ReportStanding,
  asOf: Day,
): { readonly index: number; readonly period: string; readonly due: Day } | null {
  let last = null
  for (const [index, { period, due }] of reports.periods.entries()) {
    // On the due day itself a unit may still report, so the week counts once anybody's state has been settled.
    if (due < asOf || (due === asOf && isSettled(reports, index))) last = { index, period, due }
  }
  return last
}

/** The units of each status in that week, in the matrix's order. */
export function unitsByStatus(reports: ReportStanding, index: number): Record<ReportStatus, UnitId[]> {
  const units: Record<ReportStatus, UnitId[]> = {
    reported: [],
    zero: [],
    late: [],
    missing: [],
    'not-due': [],
  }
  for (const { unit, statuses } of reports.units) {
    const status = statuses[index]
    if (status !== undefined) units[status].push(unit)
  }
  return units
}

function isSettled(reports: ReportStanding, index: number): boolean {
  return reports.units.every(({ statuses }) => statuses[index] !== 'not-due')
}
