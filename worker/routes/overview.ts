/** How the campaign stands on a day: everything for office and leaders, its own figures for a unit. */
import { DaySchema } from '#wire/campaign'
import { Hono } from 'hono'
import * as v from 'valibot'
import { may } from '../guard/access.ts'
import { checked } from '../guard/body.ts'
import type { Door } from '../guard/Door.ts'
import { ledgerFor, scopeAsked } from './door.ts'

const OverviewQuery = v.object({ asOf: v.optional(DaySchema), unit: v.optional(v.string()) })

export const overviewRoutes = new Hono<Door>().get('/overview', may('overview.read'), async (c) => {
  const { author } = c.var
  const query = checked(c.req.query(), OverviewQuery)
  const asOf = query.asOf ?? author.day
  return c.json(await ledgerFor(c).overview(author, asOf, scopeAsked(c, query.unit)))
})
