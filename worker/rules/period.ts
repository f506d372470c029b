/**
 * 周报告 — the weekly obligation, one per unit and week (M-32), and where a unit stands in it.
 *
 * A period is an ISO week, '2017-W24'. Its report is due on the campaign's weekday at the campaign's time
 * (both settings: the plan gives neither). A due day that is no working day moves to the next working day, as
 * 住建部 2016 and school practice do for reports; fixed limits of items never move. A zero report (零报告) is a
 * report, not an absence (M-33).
 */
import type { Campaign } from './campaign.ts'
import { addDays, daysBetween, weekdayOf, yearOf, asDay, type Day } from './day.ts'
import { isWorkday, type WorkCalendar } from './workday.ts'

export interface Period {
  /** '2017-W24'. */
  readonly period: string
  /** The week's Monday and Sunday. */
  readonly from: Day
  readonly to: Day
  /** Last good day of the report. */
  readonly due: Day
}

/** 已报 · 零报告 · 迟报 · 缺报 · 未到期. */
export type ReportStatus = 'reported' | 'zero' | 'late' | 'missing' | 'not-due'

export const reportStatusLabels: Readonly<Record<ReportStatus, string>> = {
  reported: '已报',
  zero: '零报告',
  late: '迟报',
  missing: '缺报',
  'not-due': '未到期',
}

/** The ISO week of a day: the week that holds its Thursday gives the year. */
export function isoWeekOf(day: Day): string {
  const thursday = addDays(day, 4 - weekdayOf(day))
  const firstOfYear = asDay(`${yearOf(thursday)}-01-01`)
  const week = Math.floor(daysBetween(firstOfYear, thursday) / 7) + 1
  return `${yearOf(thursday)}-W${week < 10 ? '0' : ''}${week}`
}

/** Every reporting period of the campaign, from the first due day to the end. */
export function periodsOf(campaign: Campaign, calendar: WorkCalendar): Period[] {
  const periods: Period[] = []
  const { weekday, firstDue } = campaign.weeklyReport
  let planned = firstDue
  while (weekdayOf(planned) !== weekday) planned = addDays(planned, 1)
  for (; planned <= campaign.ends; planned = addDays(planned, 7)) periods.push(periodDue(planned, calendar))
  return periods
}

/** The period that a report handed in on `day` belongs to: that of its week, or null outside the campaign. */
export function periodOn(campaign: Campaign, calendar: WorkCalendar, day: Day): Period | null {
  const week = isoWeekOf(day)
  return periodsOf(campaign, calendar).find((period) => period.period === week) ?? null
}

/** A report as the obligation sees it: when it came, in the campaign's time zone. */
export interface Received {
  readonly kind: 'weekly' | 'zero'
  readonly day: Day
  /** 'HH:MM'. */
  readonly time: string
}

/** Where a unit stands for a period at a moment. */
export function reportStatusOf(
  period: Period,
  received: Received | null,
  now: { readonly day: Day; readonly time: string },
  dueTime: string,
): ReportStatus {
  const after = (day: Day, time: string): boolean =>
    day > period.due || (day === period.due && time > dueTime)
  if (received === null) return after(now.day, now.time) ? 'missing' : 'not-due'
  if (after(received.day, received.time)) return 'late'
  return received.kind === 'zero' ? 'zero' : 'reported'
}

function periodDue(planned: Day, calendar: WorkCalendar): Period {
  const from = addDays(planned, 1 - weekdayOf(planned))
  let due = planned
  while (!isWorkday(calendar, due)) due = addDays(due, 1)
  return { period: isoWeekOf(planned), from, to: addDays(from, 6), due }
}
