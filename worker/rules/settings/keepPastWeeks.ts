/**
 * 周报告改期 — a changed rhythm holds from the next week on: weeks that have begun stay as they were announced.
 */
import type { Campaign, EarlierRhythm } from '../campaign.ts'
import { addDays, type Day } from '../day.ts'
import { mondayOf } from '../period.ts'

/** `after` with the rhythm that `before` had kept for the weeks up to this one. */
export function keepPastWeeks(before: Campaign, after: Campaign, today: Day): Campaign {
  const { earlier = [], ...held } = before.weeklyReport
  const { earlier: _given, ...rhythm } = after.weeklyReport
  // What a sender says of the past does not count.
  const kept = (weeks: readonly EarlierRhythm[]): Campaign => ({
    ...after,
    weeklyReport: weeks.length === 0 ? rhythm : { ...rhythm, earlier: weeks },
  })
  const isSame =
    held.weekday === rhythm.weekday && held.time === rhythm.time && held.firstDue === rhythm.firstDue
  const until = addDays(mondayOf(today), 6)
  const hasBegun = mondayOf(held.firstDue) <= today
  if (isSame || !hasBegun || earlier.some((one) => one.until >= until)) return kept(earlier)
  return kept([...earlier, { ...held, until }])
}
