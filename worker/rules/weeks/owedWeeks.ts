/**
 * 应报的周 — which weeks a unit still owes, the earliest first: the report that is asked for next.
 *
 * A week is owed from its Monday until something comes for it, also when its day moved over a holiday into the next
 * week (国庆: due on October 9th, a week later), and after its day has passed; then it is made up (补报). A unit that
 * is exempt owes none.
 */
import type { Day } from '../calendar/day.ts'
import type { Period, ReportStatus } from './period.ts'

export interface OwedWeek extends Period {
  /** Its last good minute is over: what comes now is made up (补报). */
  readonly isPast: boolean
}

/** `statuses` are the unit's, parallel to `periods`. */
export function owedWeeks(
  periods: readonly Period[],
  statuses: readonly ReportStatus[],
  today: Day,
): OwedWeek[] {
  return periods.flatMap((period, index) => {
    const status = statuses[index]
    const isOwed = period.from <= today && (status === 'missing' || status === 'not-due')
    return isOwed ? [{ ...period, isPast: status === 'missing' }] : []
  })
}

/**
 * The week whose report is in hand on a day: the first one begun whose day has not passed, else that of the day's own
 * week; null before the first and after the last. So a week that a holiday moved is still in hand on its day.
 */
export function weekInHand(periods: readonly Period[], today: Day): Period | null {
  const begun = periods.filter(({ from }) => from <= today)
  return begun.find(({ due }) => today <= due) ?? begun.findLast(({ to }) => today <= to) ?? null
}
