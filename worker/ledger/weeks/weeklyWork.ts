/** The weekly obligation: handing a report in, drafting it, and zero reports that come with a ledger file. */
import type { Campaign } from '#rules/campaign/campaign'
import type { ZeroReport } from '#rules/items/item'
import { periodOn, periodsOf, type Period } from '#rules/weeks/period'
import { owedWeeks, weekInHand, type OwedWeek } from '#rules/weeks/owedWeeks'
import { draftWeeklyReport } from '#rules/weeks/weeklyReport'
import { foundIn, openAtEnd, takenOverIn } from '#rules/weeks/zeroReport'
import type { Day } from '#rules/calendar/day'
import type { Overview } from '#wire/overview'
import type { Now } from '#rules/weeks/weekPlan'
import type { Report, ReportDraft, ReportMatrix, ReportSubmission } from '#wire/report'
import { calendarOf } from '../../calendar/stateHolidays.ts'
import type { CommandsOf } from '../command.ts'
import type { Ledger } from '../Ledger.ts'
import type { Answer } from '../Answer.ts'
import type { Actor } from '#wire/actor'
import { itemsMovedIn } from '../items/rows/itemChangeRows.ts'
import { currentItems, type CurrentItem } from '../items/rows/itemRows.ts'
import { dropsByItem } from '../items/rows/withdrawalRows.ts'
import { reportMatrix } from './reportMatrix.ts'
import { keepReport, reportsOf } from './reportRows.ts'
import { readDayIn, sayContradiction, sayOpen } from './zeroReports.ts'

export const reportCommands = {
  queries: {
    'report.matrix': (ledger, actor): ReportMatrix => reportMatrix(ledger, actor, actor.unit),
    'report.ofPeriod': reportsOfPeriod,
    'report.draft': draftReport,
  },
  steps: { 'report.submit': submitReport },
} satisfies CommandsOf<'report'>

/** What counts for a period; to a unit, its own. */
function reportsOfPeriod({ sql, campaign }: Ledger, { unit }: Actor, period: string): Answer<Report[]> {
  if (periodNamed(campaign, period) === undefined) return { refusal: { code: 'report.period-unknown' } }
  return { value: reportsOf(sql, period, unit) }
}

/** The campaign's period of that name. */
function periodNamed(campaign: Campaign, name: string): Period | undefined {
  return periodsOf(campaign, calendarOf(campaign)).find((period) => period.period === name)
}

function submitReport(
  { sql, campaign }: Ledger,
  actor: Actor,
  place: { readonly unit: string; readonly period: string },
  report: ReportSubmission,
): Answer<Report> {
  const { unit } = place
  const period = periodNamed(campaign, place.period)
  if (period === undefined) return { refusal: { code: 'report.period-unknown' } }
  if (period.from > actor.day) return { refusal: { code: 'report.period-ahead' } }
  const items = unitItems(sql, unit)
  const against = report.kind === 'weekly' ? [] : foundIn(items, period)
  if (against.length > 0) {
    return { refusal: { code: 'report.zero-contradicted', ...sayContradiction(against) } }
  }
  const open = report.kind === 'zero' ? openAtEnd(items, period, actor.day) : []
  if (open.length > 0) return { refusal: { code: 'report.zero-open', ...sayOpen(open) } }
  keepReport(sql, actor, { unit, period: period.period, source: 'pane' }, report)
  const kept = reportsOf(sql, period.period, unit)[0]
  if (kept === undefined) throw new Error('a report was kept but is not there')
  return { value: kept }
}

/** The report of a week (the earliest that is owed when none is named), written from the unit's own rows and their history. */
function draftReport(
  ledger: Ledger,
  actor: Actor,
  unit: string,
  periodName: string | null,
): Answer<ReportDraft> {
  const { sql, campaign } = ledger
  const periods = periodsOf(campaign, calendarOf(campaign))
  const owed = owedBy(ledger, actor, unit)
  const period =
    periodName === null ? (owed[0] ?? weekInHand(periods, actor.day)) : periodNamed(campaign, periodName)
  if (period === undefined || period === null) return { refusal: { code: 'report.period-unknown' } }
  const moved = itemsMovedIn(sql, unit, period.from, period.to)
  const held = currentItems(sql, unit)
  const fresh = new Set(foundIn(held, period))
  const takenOver = new Set(takenOverIn(held, period))
  const week = held.map((item) => ({
    content: item.content,
    isNew: fresh.has(item),
    isTakenOver: takenOver.has(item),
    hasMoved: moved.has(item.id),
  }))
  const name = campaign.units.find((known) => known.id === unit)?.name ?? unit
  const asOf = actor.day < period.to ? actor.day : period.to
  const isMadeUp = owed.some((one) => one.period === period.period && one.isPast)
  const draft = draftWeeklyReport({ campaign, unitName: name, period, asOf, isMadeUp }, week)
  const hasOpen = openAtEnd(unitItems(sql, unit), period, actor.day).length > 0
  const weeks = owed.map(({ period: one, due, isPast }) => ({ period: one, due, isPast }))
  return { value: { period: period.period, due: period.due, hasOpen, owed: weeks, ...draft } }
}

/** The unit's items, with the day on which the office took one out of the count. */
function unitItems(sql: SqlStorage, unit: string): (CurrentItem & { readonly droppedOn: Day | null })[] {
  const drops = dropsByItem(sql)
  return currentItems(sql, unit).map((item) => ({ ...item, droppedOn: drops.get(item.id)?.on ?? null }))
}

/** The weeks that the unit still owes, the earliest first. */
function owedBy(ledger: Ledger, actor: Actor, unit: string): OwedWeek[] {
  const { campaign } = ledger
  const [row] = reportMatrix(ledger, actor, unit).units
  return owedWeeks(periodsOf(campaign, calendarOf(campaign)), row?.statuses ?? [], actor.day)
}

/** A zero report in a ledger counts for the week of the date it bears, unless the unit itself said more. */
export function takeZeroReports(
  { sql, campaign }: Ledger,
  actor: Actor,
  zeroReports: readonly ZeroReport[],
): void {
  const calendar = calendarOf(campaign)
  for (const { unit, text } of zeroReports) {
    const day = readDayIn(text)
    const period = day === null ? null : periodOn(campaign, calendar, day)
    if (unit === null || period === null || period.from > actor.day) continue
    const isReported = reportsOf(sql, period.period, unit).length > 0
    const items = unitItems(sql, unit)
    if (isReported || foundIn(items, period).length > 0) continue
    const kind = openAtEnd(items, period, actor.day).length > 0 ? 'no-new' : 'zero'
    keepReport(sql, actor, { unit, period: period.period, source: 'ledger' }, { kind, text })
  }
}

/** Where units stand in the week in hand on the day; null outside the campaign. */
export function weekOf(ledger: Ledger, now: Now, unit: string | null): Overview['week'] {
  const { campaign } = ledger
  const period = weekInHand(periodsOf(campaign, calendarOf(campaign)), now.day)
  if (period === null) return null
  const matrix = reportMatrix(ledger, now, unit)
  const column = matrix.periods.findIndex((one) => one.period === period.period)
  return {
    period: period.period,
    due: period.due,
    units: matrix.units.flatMap((row) => {
      const status = row.statuses[column]
      return status === undefined ? [] : [{ unit: row.unit, status }]
    }),
  }
}
