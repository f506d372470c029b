/** 导入放假安排 — spans of a year's notice into the campaign's own table; days said before and said anew are theirs. */
import { yearOf } from '../calendar/day.ts'
import type { WorkCalendar } from '../calendar/workday.ts'
import { calendarOfHolidays, type HolidaySpan } from './holidaySpans.ts'

/**
 * The campaign's table with these spans. A year that only the seed knows is taken over whole first, so that one line
 * about 国庆 does not make the rest of the year a year without holidays.
 */
export function addHolidays(
  own: WorkCalendar | undefined,
  spans: readonly HolidaySpan[],
  seed: WorkCalendar,
): WorkCalendar {
  const added = calendarOfHolidays(spans)
  const held = own ?? { years: [], holidays: {}, makeupDays: {} }
  const taken = new Set(added.years.filter((year) => !held.years.includes(year) && seed.years.includes(year)))
  const said = new Set([...Object.keys(added.holidays), ...Object.keys(added.makeupDays)])
  const merged = (kind: 'holidays' | 'makeupDays'): Record<string, string> => {
    const seeded = Object.entries(seed[kind]).filter(([day]) => taken.has(Number(day.slice(0, 4))))
    const before = [...seeded, ...Object.entries(held[kind])].filter(([day]) => !said.has(day))
    return Object.fromEntries(
      [...before, ...Object.entries(added[kind])].toSorted(([a], [b]) => (a < b ? -1 : 1)),
    )
  }
  return {
    years: [...new Set([...held.years, ...added.years])].toSorted((a, b) => a - b),
    holidays: merged('holidays'),
    makeupDays: merged('makeupDays'),
  }
}

/** Years of the campaign's days that no table covers: the State Council has not announced them, or nobody brought them. */
export function uncoveredYears(
  campaign: { readonly starts: Parameters<typeof yearOf>[0]; readonly ends: Parameters<typeof yearOf>[0] },
  calendar: Pick<WorkCalendar, 'years'>,
): number[] {
  const years: number[] = []
  for (let year = yearOf(campaign.starts); year <= yearOf(campaign.ends); year++) {
    if (!calendar.years.includes(year)) years.push(year)
  }
  return years
}
