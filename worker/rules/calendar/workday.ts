/**
 * 工作日 — counting working days on a given table of holidays and make-up days (调休).
 *
 * Monday to Friday are working days except holidays; a make-up day is one although it falls on a weekend.
 * The State Council announces each year's table only in the autumn before, so a year without a table is
 * said (`uncoveredYears`), never guessed: packages that fall back to Monday–Friday call 2027-01-01 a workday.
 * Source: the yearly 国务院办公厅关于部分节假日安排的通知; 民法典第二百零一条 (the first day is not counted).
 */
import { addDays, daysBetween, weekdayOf, yearOf, type Day } from './day.ts'

/** Holidays on weekdays or weekends, make-up working days, and the years that the table covers. */
export interface WorkCalendar {
  readonly years: readonly number[]
  readonly holidays: Readonly<Record<string, string>>
  readonly makeupDays: Readonly<Record<string, string>>
}

export interface WorkdayCount {
  readonly workdays: number
  /** Years in the span for which no table is known; the count treats their Monday–Friday as working days. */
  readonly uncoveredYears: readonly number[]
}

export function isCovered(calendar: WorkCalendar, day: Day): boolean {
  return calendar.years.includes(yearOf(day))
}

/** Whether people work on that day, by the table; by Monday–Friday alone in a year without one. */
export function isWorkday(calendar: WorkCalendar, day: Day): boolean {
  if (calendar.makeupDays[day] !== undefined) return true
  if (calendar.holidays[day] !== undefined) return false
  return weekdayOf(day) <= 5
}

/** Working days after `from` up to and including `to`; 0 when `to` is not later. */
export function countWorkdays(calendar: WorkCalendar, from: Day, to: Day): WorkdayCount {
  let counts = countedBefore.get(calendar)
  if (counts === undefined) countedBefore.set(calendar, (counts = new Map()))
  const span = `${from}/${to}`
  let count = counts.get(span)
  if (count === undefined) counts.set(span, (count = countDays(calendar, from, to)))
  return count
}

/** Thousands of items are late since a few hundred days. */
const countedBefore = new WeakMap<WorkCalendar, Map<string, WorkdayCount>>()

function countDays(calendar: WorkCalendar, from: Day, to: Day): WorkdayCount {
  let workdays = 0
  const uncovered = new Set<number>()
  const span = daysBetween(from, to)
  for (let step = 1, day = from; step <= span; step++) {
    day = addDays(day, 1)
    if (!isCovered(calendar, day)) uncovered.add(yearOf(day))
    if (isWorkday(calendar, day)) workdays++
  }
  return { workdays, uncoveredYears: [...uncovered] }
}

/** The day on which the `count`-th working day after `from` falls; `from` itself is not counted. */
export function addWorkdays(
  calendar: WorkCalendar,
  from: Day,
  count: number,
): { day: Day; uncoveredYears: readonly number[] } {
  let left = count
  let day = from
  const uncovered = new Set<number>()
  while (left > 0) {
    day = addDays(day, 1)
    if (!isCovered(calendar, day)) uncovered.add(yearOf(day))
    if (isWorkday(calendar, day)) left--
  }
  return { day, uncoveredYears: [...uncovered] }
}
