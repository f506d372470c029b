/** The demo campaign lies in the past: there, and only there, the clock can be set. */
import type { Campaign } from '#rules/campaign/campaign'
import { readIsoDay } from '#rules/calendar/day'
import type { Context } from 'hono'
import type { ApiEnv } from '../guard/ApiEnv.ts'
import { momentIn, type Moment } from '../calendar/officeTime.ts'

/** The demo's clock, from `x-demo-now: 2017-06-02T15:40` or DEMO_TODAY; null for every other campaign. */
export function demoMoment(c: Context<ApiEnv>, campaign: Campaign): Moment | null {
  if (c.env.DEMO === undefined || c.env.DEMO === '' || campaign.id !== c.env.DEMO) return null
  const real = momentIn(campaign.timeZone, new Date())
  const asked = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)$/.exec(c.req.header('x-demo-now') ?? '')
  const day = readIsoDay(asked?.[1] ?? c.env.DEMO_TODAY ?? '')
  if (day === null) return null
  const time = asked === null ? real.time : `${asked[2]}:${asked[3]}`
  return { day, time, at: new Date(`${day}T${time}:00+08:00`).toISOString() }
}
