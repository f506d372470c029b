/** Where units stand by their weekly reports. */
import { periodsOf, reportStatusOf, type Period } from '#rules/weeks/period'
import type { Now } from '#rules/weeks/weekPlan'
import type { ReportMatrix } from '#wire/report'
import { calendarOf } from '../../calendar/stateHolidays.ts'
import type { Ledger } from '../Ledger.ts'
import { exemptedOn } from './exemptionRows.ts'
import { receivedBy } from './reportRows.ts'

/** Units × weeks as of a moment; of one unit when `unit` is given. */
export function reportMatrix({ sql, campaign }: Ledger, now: Now, unit: string | null): ReportMatrix {
  const received = new Map(receivedBy(sql, now).map((row) => [`${row.unit} ${row.period}`, row]))
  const periods = periodsOf(campaign, calendarOf(campaign))
  const exempted = exemptedOn(sql, now)
  const joined = new Map(campaign.units.map(({ id, since }) => [id, since]))
  const joinedAfter = (unitId: string, { due }: Period): boolean => due < (joined.get(unitId) ?? due)
  const statusOf = (unitId: string, period: Period): ReturnType<typeof reportStatusOf> => {
    const came = received.get(`${unitId} ${period.period}`) ?? null
    return reportStatusOf(period, came, now, exempted(unitId, period.period) || joinedAfter(unitId, period))
  }
  return {
    periods: periods.map(({ period, due }) => ({ period, due })),
    units: campaign.units
      .filter(({ id }) => unit === null || id === unit)
      .map(({ id }) => ({ unit: id, statuses: periods.map((period) => statusOf(id, period)) })),
  }
}
