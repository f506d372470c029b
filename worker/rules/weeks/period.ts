/**
 * 周报告 — the weekly obligation, one per unit and week (M-32), and where a unit stands in it.
 *
 * A period is an ISO week, '2017-W24'. Its report is due on the campaign's weekday at the campaign's time
 * (both settings: the plan gives neither). A due day that is no working day moves to the next working day, as
 * 住建部 2016 and school practice do for reports; fixed limits of items never move. A zero report (零报告) is a
 * report, not an absence (M-33). A unit that the office has exempted (免报) owes none, but what it sends counts.
 */
import type { Campaign, EarlierRhythm, UnitId } from '../campaign/campaign.ts'
import { addDays, daysBetween, weekdayOf, yearOf, asDay, type Day } from '../calendar/day.ts'
import { isWorkday, type WorkCalendar } from '../calendar/workday.ts'

export interface Period {
  /** '2017-W24'. */
  readonly period: string
  /** The week's Monday and Sunday. */
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

/** The ISO week of a day: the week that holds its Thursday gives the year. */
export function isoWeekOf(day: Day): string {
  const thursday = addDays(day, 4 - weekdayOf(day))
  const firstOfYear = asDay(`${yearOf(thursday)}-01-01`)
  const week = Math.floor(daysBetween(firstOfYear, thursday) / 7) + 1
  return `${yearOf(thursday)}-W${week < 10 ? '0' : ''}${week}`
}

/** Every reporting period of the campaign, from the first due day to the end. */
export function periodsOf(
  { weeklyReport, ends }: Pick<Campaign, 'weeklyReport' | 'ends'>,
  calendar: WorkCalendar,
): Period[] {
  const rhythms: EarlierRhythm[] = [...(weeklyReport.earlier ?? []), { ...weeklyReport, until: ends }]
  const first = rhythms.reduce((least, { firstDue }) => (firstDue < least ? firstDue : least), ends)
  const periods: Period[] = []
  for (let monday = mondayOf(first); monday <= ends; monday = addDays(monday, 7)) {
    const rhythm = rhythms.find(({ until }) => monday <= until)
    if (rhythm === undefined) continue
    const planned = addDays(monday, rhythm.weekday - 1)
    if (rhythm.firstDue <= planned && planned <= ends) periods.push(periodDue(planned, rhythm.time, calendar))
  }
  return periods
}

/** The period that a report handed in on `day` belongs to: that of its week, or null outside the campaign. */
export function periodOn(campaign: Campaign, calendar: WorkCalendar, day: Day): Period | null {
  const week = isoWeekOf(day)
  return periodsOf(campaign, calendar).find((period) => period.period === week) ?? null
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

/** The Monday of the day's week. */
export function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekdayOf(day))
}

function periodDue(planned: Day, time: string, calendar: WorkCalendar): Period {
  const from = mondayOf(planned)
  let due = planned
  while (!isWorkday(calendar, due)) due = addDays(due, 1)
  return { period: isoWeekOf(planned), from, to: addDays(from, 6), due, time }
}
