/**
 * 每周到点 — which weeks are to be prepared (通报草稿、催报名单), and when to wake for the next one. Arithmetic only: who
 * sleeps through a cut-off finds the week still waiting.
 */
import type { Day } from '../calendar/day.ts'
import { isPast, type Period, type ReportStatus, type WeekStatus } from './period.ts'

export interface Now {
  readonly day: Day
  /** 'HH:MM'. */
  readonly time: string
}

/**
 * Weeks whose cut-off is over and that nobody prepared yet, oldest first. Weeks due before `since`, the day on which
 * the campaign was opened here, were somebody else's work.
 */
export function weeksToPrepare(
  periods: readonly Period[],
  {
    prepared,
    since,
    now,
  }: { readonly prepared: ReadonlySet<string>; readonly since: Day; readonly now: Now },
): Period[] {
  return periods.filter(
    (period) => period.due >= since && isPast(period, now) && !prepared.has(period.period),
  )
}

/**
 * After which minute to wake: of the first cut-off still to come. Two weeks may share a working day where a long
 * holiday lies between them; null when none is left.
 */
export function nextCutOff(periods: readonly Period[], now: Now): Now | null {
  let next: Now | null = null
  for (const { due, time } of periods) {
    if (isPast({ due, time }, now)) continue
    if (next === null || due < next.day || (due === next.day && time < next.time)) next = { day: due, time }
  }
  return next
}

/** Units of a week by how they stand. */
export function unitsOfWeek(reports: WeekStatus, period: string, status: ReportStatus): string[] {
  const column = reports.periods.findIndex((one) => one.period === period)
  return reports.units.filter(({ statuses }) => statuses[column] === status).map(({ unit }) => unit)
}
