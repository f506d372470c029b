/** How the campaign stands on a day: everything for office and leaders, its own figures for a unit. */
import { DaySchema } from '#wire/campaign'
import { Hono } from 'hono'
import * as v from 'valibot'
import { may } from '../guard/access.ts'
import { checked } from '../guard/body.ts'
import type { ApiEnv } from '../guard/ApiEnv.ts'
import { command, scopeAsked } from './context.ts'

const OverviewQuery = v.object({ asOf: v.optional(DaySchema), unit: v.optional(v.string()) })

export const overviewRoutes = new Hono<ApiEnv>().get('/overview', may('overview.read'), async (c) => {
  const query = checked(c.req.query(), OverviewQuery)
  const asOf = query.asOf ?? c.var.actor.day
  return c.json(await command(c, 'overview.read', asOf, scopeAsked(c, query.unit)))
})
