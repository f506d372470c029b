/** A frozen state of the demo campaign to make documents from: its tally is always of exactly its items. */
import { asDay, addDays, type Day } from '#rules/calendar/day'
import { periodsOf, reportStatusOf, type ReportStatus, type WeekStatus } from '#rules/weeks/period'
import type { PaperFacts } from '#rules/figures/facts'
import { tallyItems, type TalliedItem } from '#rules/figures/tally'
import { aCampaign, calendar2017 } from '../../stories.ts'

/** A Tuesday in the stage of 集中整改; the week's report was due on Friday the 11th. */
export const asOf = asDay('2017-08-15')

export function paperFacts(
  items: readonly TalliedItem[],
  changes: Partial<Omit<PaperFacts, 'items' | 'tally'>> = {},
): PaperFacts {
  const campaign = changes.campaign ?? aCampaign()
  const day = changes.asOf ?? asOf
  return {
    campaign,
    calendar: calendar2017,
    asOf: day,
    snapshotNo: 3,
    findings: [],
    reports: aWeekStatus(day),
    zeroReports: [],
    ...changes,
    items,
    tally: tallyItems(items, campaign, changes.calendar ?? calendar2017, day),
  }
}

/** Everybody reports on the due day's morning, but for what is said by unit: the whole campaign long. */
export function aWeekStatus(
  day: Day,
  said: Readonly<Record<string, 'zero' | 'late' | 'missing'>> = {},
): WeekStatus {
  const campaign = aCampaign()
  const periods = periodsOf(campaign, calendar2017)
  const statusOf = (unit: string, due: Day, index: number): ReportStatus => {
    const period = periods[index]
    if (period === undefined || due >= day) return 'not-due'
    const word = said[unit]
    const received =
      word === 'missing'
        ? null
        : ({
            kind: word === 'zero' ? 'zero' : 'weekly',
            day: word === 'late' ? addDays(due, 1) : due,
            time: '10:00',
          } as const)
    return reportStatusOf(period, received, { day, time: '09:00' })
  }
  return {
    periods: periods.map(({ period, due }) => ({ period, due })),
    units: campaign.units.map(({ id }) => ({
      unit: id,
      statuses: periods.map(({ due }, index) => statusOf(id, due, index)),
    })),
  }
}
