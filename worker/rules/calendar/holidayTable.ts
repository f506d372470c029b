/**
 * 放假安排 — a table of holidays and make-up days laid over another: a year that it covers is taken from it alone.
 *
 * The State Council announces each year's days in the autumn before (国务院办公厅关于部分节假日安排的通知), later than
 * any seed, and a school may have days of its own; so the office can bring a year's table and its table wins.
 */
import type { WorkCalendar } from './workday.ts'

/**
 * `own` over `base`, year by year; `base` itself when there is nothing of its own. Days of `own` in a year that it
 * does not cover (元旦 of 2018 begins on 2017-12-30) are added to that year.
 */
export function layOver(base: WorkCalendar, own: WorkCalendar | undefined): WorkCalendar {
  if (own === undefined) return base
  const years = new Set(own.years)
  const isReplaced = (day: string, name: string): boolean => {
    const year = Number(day.slice(0, 4))
    const isOfNext = day.slice(5, 7) === '12' && name.includes('元旦')
    return years.has(isOfNext ? year + 1 : year)
  }
  // A day that `own` calls off is no make-up day any more, and the other way round.
  const said = new Set([...Object.keys(own.holidays), ...Object.keys(own.makeupDays)])
  const merged = (
    under: Readonly<Record<string, string>>,
    over: Readonly<Record<string, string>>,
  ): Record<string, string> => {
    const kept = Object.entries(under).filter(([day, name]) => !said.has(day) && !isReplaced(day, name))
    const all = Object.entries({ ...Object.fromEntries(kept), ...over })
    return Object.fromEntries(all.toSorted(([a], [b]) => (a < b ? -1 : 1)))
  }
  return {
    years: [...new Set([...base.years, ...own.years])].toSorted((a, b) => a - b),
    holidays: merged(base.holidays, own.holidays),
    makeupDays: merged(base.makeupDays, own.makeupDays),
  }
}
