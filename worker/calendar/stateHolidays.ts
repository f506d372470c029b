/**
 * The State Council's holiday tables (国务院办公厅关于部分节假日安排的通知), seeded from chinese-days 1.5.7.
 *
 * Only years that the package really has count as covered: it answers Monday–Friday for all others.
 * Limit: its 2005-12-31 differs from another package's table and was not checked against the notice.
 */
import { yearOf } from '#rules/calendar/day'
import type { Campaign } from '#rules/campaign/campaign'
import { layOver } from '#rules/calendar/holidayTable'
import type { WorkCalendar } from '#rules/calendar/workday'
import table from 'chinese-days/dist/chinese-days.json' with { type: 'json' }

/** Limits of items may lie in the year after the campaign, and base days in the year before. */
const MARGIN_YEARS = 1

const coveredYears: ReadonlySet<number> = new Set(
  Object.keys(table.holidays).map((day) => Number(day.slice(0, 4))),
)

/** The table of the years from `first` to `last`; years without a notice are left out of `years`. */
export function stateHolidays(first: number, last: number): WorkCalendar {
  const years: number[] = []
  for (let year = first; year <= last; year++) if (coveredYears.has(year)) years.push(year)
  return { years, holidays: namesIn(table.holidays, years), makeupDays: namesIn(table.workdays, years) }
}

/** All years that the package has: days late are counted from a limit that may lie years back. */
export const allStateHolidays: WorkCalendar = stateHolidays(
  Math.min(...coveredYears),
  Math.max(...coveredYears),
)

/** The table of a campaign's years, with a year of margin on both sides, the campaign's own laid over it. */
export function calendarOf({
  starts,
  ends,
  calendar,
}: Pick<Campaign, 'starts' | 'ends' | 'calendar'>): WorkCalendar {
  return layOver(stateHolidays(yearOf(starts) - MARGIN_YEARS, yearOf(ends) + MARGIN_YEARS), calendar)
}

/** All years that are known to a campaign. The same object for the same settings: counts are kept by it. */
export function allHolidaysOf({ calendar }: Pick<Campaign, 'calendar'>): WorkCalendar {
  if (calendar === undefined) return allStateHolidays
  let all = laidOver.get(calendar)
  if (all === undefined) laidOver.set(calendar, (all = layOver(allStateHolidays, calendar)))
  return all
}

const laidOver = new WeakMap<WorkCalendar, WorkCalendar>()

/** 'New Year's Day,元旦,1' → 元旦, for the days of these years, in the order of the days. */
function namesIn(days: Readonly<Record<string, string>>, years: readonly number[]): Record<string, string> {
  const wanted = new Set(years.map(String))
  const kept = Object.entries(days).filter(([day]) => wanted.has(day.slice(0, 4)))
  kept.sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(kept.map(([day, text]) => [day, text.split(',')[1] ?? text]))
}
