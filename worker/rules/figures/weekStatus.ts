/**
 * 报送情况 — which units reported in a week, counted from the matrix of units × weeks (M-32, M-33).
 */
import type { UnitId } from '../campaign/campaign.ts'
import type { Day } from '../calendar/day.ts'
import type { ReportStatus, WeekStatus } from '../weeks/period.ts'
import type { PaperFacts } from './facts.ts'
import type { Tally } from './tally.ts'

/** The latest week whose report was due by `asOf`; null before the first. */
export function lastDuePeriod(
  reports: WeekStatus,
  asOf: Day,
): { readonly index: number; readonly period: string; readonly due: Day } | null {
  let last = null
  for (const [index, { period, due }] of reports.periods.entries()) {
    // On the due day itself a unit may still report, so the week counts once anybody's state has been settled.
    if (due < asOf || (due === asOf && isSettled(reports, index))) last = { index, period, due }
  }
  return last
}

/**
 * Whether any unit's report has ever come in. Where none has, the office collects them elsewhere, or not yet, and
 * nobody is called missing.
 */
export function hasReports(reports: WeekStatus): boolean {
  return reports.units.some(({ statuses }) => statuses.some(isReceived))
}

/** How units stand with their ledgers: items, a declared nothing (零报告), or silence. */
export interface LedgersByUnit {
  readonly withItems: readonly UnitId[]
  readonly zero: readonly UnitId[]
  readonly silent: readonly UnitId[]
}

/** Each unit of the campaign in one of the three; a weekly report without items is no silence either. */
export function ledgersByUnit({
  campaign,
  tally,
  zeroReports,
  reports,
}: Pick<PaperFacts, 'campaign' | 'zeroReports' | 'reports'> & {
  readonly tally: Pick<Tally, 'byUnit'>
}): LedgersByUnit {
  const declared = new Set(zeroReports.map(({ unit }) => unit))
  const statuses = new Map(reports.units.map((one) => [one.unit, one.statuses]))
  const withItems: UnitId[] = []
  const zero: UnitId[] = []
  const silent: UnitId[] = []
  for (const { id } of campaign.units) {
    const sent = statuses.get(id) ?? []
    if ((tally.byUnit[id]?.total ?? 0) > 0) withItems.push(id)
    else if (declared.has(id) || sent.includes('zero')) zero.push(id)
    else if (!sent.some(isReceived)) silent.push(id)
  }
  return { withItems, zero, silent }
}

/** Handed in in time, whatever it says. */
export function isOnTime(status: ReportStatus | undefined): boolean {
  return status === 'reported' || status === 'no-new' || status === 'zero'
}

function isReceived(status: ReportStatus): boolean {
  return isOnTime(status) || status === 'late'
}

/** The units of each status in that week, in the matrix's order. */
export function unitsByStatus(reports: WeekStatus, index: number): Record<ReportStatus, UnitId[]> {
  const units: Record<ReportStatus, UnitId[]> = {
    reported: [],
    'no-new': [],
    zero: [],
    late: [],
    missing: [],
    exempt: [],
    'not-due': [],
  }
  for (const { unit, statuses } of reports.units) {
    const status = statuses[index]
    if (status !== undefined) units[status].push(unit)
  }
  return units
}

function isSettled(reports: WeekStatus, index: number): boolean {
  return reports.units.every(({ statuses }) => statuses[index] !== 'not-due')
}
