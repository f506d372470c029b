/**
 * 周报告 — the weekly obligation, one per unit and week (M-32), and where a unit stands in it.
 *
 * A period is an ISO week, '2017-W24', unless the campaign reports by the day, half month or month. Its report is due on the campaign's weekday at the campaign's time
 * (both settings: the plan gives neither). A due day that is no working day moves to the next working day, as
 * 住建部 2016 and school practice do for reports; fixed limits of items never move. A zero report (零报告) is a
 * report, not an absence (M-33). A unit that the office has exempted (免报) owes none, but what it sends counts.
 */
import type { Campaign, EarlierRhythm, UnitId } from '../campaign/campaign.ts'
import { addDays, type Day } from '../calendar/day.ts'
import { isWorkday, type WorkCalendar } from '../calendar/workday.ts'
import { naturalPeriod, type NaturalPeriod } from './rhythmPeriods.ts'

export interface Period {
  /** '2017-W24'; by another rhythm '2017-06', '2017-06-H1', '2017-06-12'. */
  readonly period: string
  /** The week's Monday and Sunday; first and last day of any other period. */
  readonly from: Day
  readonly to: Day
  /** Last good day of the report, and its last good minute. */
  readonly due: Day
  readonly time: string
}

/** 已报 · 本周无新增 · 零报告 · 迟报 · 缺报 · 免报 · 未到期. */
export type ReportStatus = 'reported' | 'no-new' | 'zero' | 'late' | 'missing' | 'exempt' | 'not-due'

export const reportStatusLabels: Readonly<Record<ReportStatus, string>> = {
  reported: '已报',
  'no-new': '无新增',
  zero: '零报告',
  late: '迟报',
  missing: '缺报',
  exempt: '免报',
  'not-due': '未到期',
}

/** Where each unit stands in each week; `statuses` run parallel to `periods`. */
export interface WeekStatus {
  readonly periods: readonly { readonly period: string; readonly due: Day }[]
  readonly units: readonly { readonly unit: UnitId; readonly statuses: readonly ReportStatus[] }[]
}

/** Every reporting period of the campaign, from the first due day to the end. */
export function periodsOf(
  { weeklyReport, ends }: Pick<Campaign, 'weeklyReport' | 'ends'>,
  calendar: WorkCalendar,
): Period[] {
  const rhythms: EarlierRhythm[] = [...(weeklyReport.earlier ?? []), { ...weeklyReport, until: ends }]
  const periods: Period[] = []
  let after: EarlierRhythm | null = null
  for (const rhythm of rhythms) {
    periods.push(...periodsBetween(rhythm, after, ends, calendar))
    after = rhythm
  }
  return periods
}

/**
 * Periods of a rhythm that begin by its `until` and after the rhythm before it. Where the two are of different length,
 * the first one begins on the day after the last period that was announced.
 */
function periodsBetween(
  rhythm: EarlierRhythm,
  before: EarlierRhythm | null,
  ends: Day,
  calendar: WorkCalendar,
): Period[] {
  const last = rhythm.until < ends ? rhythm.until : ends
  const after = before?.until ?? null
  const isSameLength = before === null || (before.every ?? 'week') === (rhythm.every ?? 'week')
  const begins = after === null || rhythm.firstDue > after ? rhythm.firstDue : addDays(after, 1)
  const periods: Period[] = []
  for (
    let one = naturalPeriod(rhythm, begins, calendar);
    one.from <= last;
    one = naturalPeriod(rhythm, addDays(one.to, 1), calendar)
  ) {
    const { planned } = one
    if (planned === null || planned < rhythm.firstDue || planned > ends) continue
    if (after !== null && (isSameLength ? one.from <= after : planned <= after)) continue
    const isFirst = after !== null && !isSameLength && periods.length === 0 && rhythm.firstDue <= after
    const from = isFirst ? addDays(after, 1) : one.from
    periods.push(periodDue({ ...one, from }, planned, rhythm.time, calendar))
  }
  return periods
}

/** The period that a report handed in on `day` belongs to: that of its week, or null outside the campaign. */
export function periodOn(campaign: Campaign, calendar: WorkCalendar, day: Day): Period | null {
  return periodsOf(campaign, calendar).find(({ from, to }) => from <= day && day <= to) ?? null
}

/** Which of the campaign's weeks a period is, as circulars and the summary count it: 1 for the first; 0 for none. */
export function periodNo(
  campaign: Pick<Campaign, 'weeklyReport' | 'ends'>,
  calendar: WorkCalendar,
  period: string,
): number {
  return periodsOf(campaign, calendar).findIndex((one) => one.period === period) + 1
}

/** 周报告 · 本周无新增（仍有未销号的问题） · 零报告. */
export type ReportKind = 'weekly' | 'no-new' | 'zero'

/** A report as the obligation sees it: when it came, in the campaign's time zone. */
export interface Received {
  readonly kind: ReportKind
  readonly day: Day
  /** 'HH:MM'. */
  readonly time: string
}

/** Where a unit stands for a period at a moment; an exempted unit is never late and never missing. */
export function reportStatusOf(
  period: Period,
  received: Received | null,
  now: { readonly day: Day; readonly time: string },
  isExempt = false,
): ReportStatus {
  if (received === null) {
    if (isExempt) return 'exempt'
    return isPast(period, now) ? 'missing' : 'not-due'
  }
  if (!isExempt && isPast(period, received)) return 'late'
  return received.kind === 'weekly' ? 'reported' : received.kind
}

/** Whether the last good minute of a period's report is over. */
export function isPast(
  { due, time }: Pick<Period, 'due' | 'time'>,
  now: { readonly day: Day; readonly time: string },
): boolean {
  return now.day > due || (now.day === due && now.time > time)
}

function periodDue(
  { period, from, to }: NaturalPeriod,
  planned: Day,
  time: string,
  calendar: WorkCalendar,
): Period {
  let due = planned
  while (!isWorkday(calendar, due)) due = addDays(due, 1)
  return { period, from, to, due, time }
}
