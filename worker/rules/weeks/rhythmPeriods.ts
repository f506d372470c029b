/**
 * 报送期 — the natural periods of a rhythm: ISO weeks (2017-W24), half months (2017-06-H1), months (2017-06), working
 * days (2017-06-12, whose days of rest before it belong to it).
 */
import type { WeeklyRhythm } from '../campaign/campaign.ts'
import type { Rhythm } from '../campaign/rhythm.ts'
import {
  addDays,
  asDay,
  daysBetween,
  readIsoDay,
  lastDayOfMonth,
  weekdayOf,
  yearOf,
  type Day,
} from '../calendar/day.ts'
import { isWorkday, type WorkCalendar } from '../calendar/workday.ts'

/** Half a month ends on this day, or with the month. */
const HALF = 15

export interface NaturalPeriod {
  readonly period: string
  readonly from: Day
  readonly to: Day
  /** When its report is due before days of rest move it; null where the day has none (a day of rest, by the day). */
  readonly planned: Day | null
}

/** The Monday of the day's week. */
export function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekdayOf(day))
}

/** The ISO week of a day: the week that holds its Thursday gives the year. */
export function isoWeekOf(day: Day): string {
  const thursday = addDays(day, 4 - weekdayOf(day))
  const firstOfYear = asDay(`${yearOf(thursday)}-01-01`)
  const week = Math.floor(daysBetween(firstOfYear, thursday) / 7) + 1
  return `${yearOf(thursday)}-W${week < 10 ? '0' : ''}${week}`
}

/** The first day of a period of any rhythm, by its name: what orders periods of different length; null for no name. */
export function periodBegins(period: string): Day | null {
  const week = /^(\d{4})-W(\d{2})$/.exec(period)
  if (week !== null) {
    // The fourth of January lies in the year's first week.
    const first = readIsoDay(`${week[1] ?? ''}-01-04`)
    return first === null ? null : addDays(mondayOf(first), (Number(week[2]) - 1) * 7)
  }
  const half = /^(\d{4}-\d{2})(?:-H([12]))?$/.exec(period)
  return readIsoDay(half === null ? period : `${half[1] ?? ''}-${half[2] === '2' ? HALF + 1 : '01'}`)
}

/** The period in which a day lies. */
export function naturalPeriod(rhythm: WeeklyRhythm, day: Day, calendar: WorkCalendar): NaturalPeriod {
  return natural[rhythm.every ?? 'week'](day, rhythm, calendar)
}

const natural: Readonly<
  Record<Rhythm, (day: Day, rhythm: WeeklyRhythm, calendar: WorkCalendar) => NaturalPeriod>
> = {
  day: (day, _rhythm, calendar) => {
    if (!isWorkday(calendar, day)) return { period: day, from: day, to: day, planned: null }
    let from = day
    while (!isWorkday(calendar, addDays(from, -1))) from = addDays(from, -1)
    return { period: day, from, to: day, planned: day }
  },
  week: (day, { weekday }) => {
    const from = mondayOf(day)
    return {
      period: isoWeekOf(day),
      from,
      to: addDays(from, 6),
      planned: addDays(from, weekday - 1),
    }
  },
  'half-month': (day) => {
    const month = day.slice(0, 'YYYY-MM'.length)
    const isFirst = dateOf(day) <= HALF
    const to = isFirst ? asDay(`${month}-${HALF}`) : monthEnd(day)
    return {
      period: `${month}-H${isFirst ? 1 : 2}`,
      from: asDay(`${month}-${isFirst ? '01' : HALF + 1}`),
      to,
      planned: to,
    }
  },
  month: (day, { monthDay = 31 }) => {
    const month = day.slice(0, 'YYYY-MM'.length)
    const to = monthEnd(day)
    const date = Math.min(monthDay, dateOf(to))
    return {
      period: month,
      from: asDay(`${month}-01`),
      to,
      planned: asDay(`${month}-${String(date).padStart(2, '0')}`),
    }
  },
}

function dateOf(day: Day): number {
  return Number(day.slice('YYYY-MM-'.length))
}

function monthEnd(day: Day): Day {
  return lastDayOfMonth(yearOf(day), Number(day.slice('YYYY-'.length, 'YYYY-MM'.length)))
}
