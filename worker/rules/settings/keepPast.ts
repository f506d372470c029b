/**
 * 周报告改期 — a changed rhythm holds from the next week on: weeks (or months) that have begun stay as they were announced. And a
 * unit that joins on the way owes nothing for weeks that were due before.
 */
import type { Campaign, EarlierRhythm, Unit } from '../campaign/campaign.ts'
import type { Day } from '../calendar/day.ts'
import type { WorkCalendar } from '../calendar/workday.ts'
import { naturalPeriod } from '../weeks/rhythmPeriods.ts'

const NO_HOLIDAYS: WorkCalendar = { years: [], holidays: {}, makeupDays: {} }

/** `after` as it holds from `today` on, with nothing of the past judged anew. */
export function keepPast(before: Campaign, after: Campaign, today: Day): Campaign {
  return keepPastWeeks(before, joinOn(before, after, today), today)
}

/** New units join today, unless another day is said or the first report is still to come. */
function joinOn(before: Campaign, after: Campaign, today: Day): Campaign {
  if (today <= before.weeklyReport.firstDue) return after
  const known = new Set(before.units.map(({ id }) => id))
  const isNew = (unit: Unit): boolean => !known.has(unit.id) && unit.since === undefined
  if (!after.units.some(isNew)) return after
  return { ...after, units: after.units.map((unit) => (isNew(unit) ? { ...unit, since: today } : unit)) }
}

/** `after` with the rhythm that `before` had kept for the weeks up to this one. */
function keepPastWeeks(before: Campaign, after: Campaign, today: Day): Campaign {
  // Only periods by the day ask for days of rest, and they end with the day.
  const calendar = before.calendar ?? NO_HOLIDAYS
  const { earlier = [], ...held } = before.weeklyReport
  const { earlier: _given, ...rhythm } = after.weeklyReport
  // What a sender says of the past does not count.
  const kept = (weeks: readonly EarlierRhythm[]): Campaign => ({
    ...after,
    weeklyReport: weeks.length === 0 ? rhythm : { ...rhythm, earlier: weeks },
  })
  const isSame = (['every', 'monthDay', 'weekday', 'time', 'firstDue'] as const).every(
    (key) => held[key] === rhythm[key],
  )
  const until = naturalPeriod(held, today, calendar).to
  const hasBegun = naturalPeriod(held, held.firstDue, calendar).from <= today
  if (isSame || !hasBegun || earlier.some((one) => one.until >= until)) return kept(earlier)
  return kept([...earlier, { ...held, until }])
}
