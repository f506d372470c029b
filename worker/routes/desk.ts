/** 待办 and the mirror: what waits for a person, and how the circular would speak of a unit. */
import { DaySchema } from '#wire/campaign'
import { MattersSeen } from '#wire/desk'
import { Hono } from 'hono'
import * as v from 'valibot'
import { may } from '../guard/access.ts'
import { checked, readJson } from '../guard/body.ts'
import type { Door } from '../guard/Door.ts'
import { refuse } from '../guard/problems.ts'
import { ledgerFor, scopeAsked } from './door.ts'

const MirrorQuery = v.object({ asOf: v.optional(DaySchema), unit: v.optional(v.string()) })

export const deskRoutes = new Hono<Door>()
  .get('/desk', may('desk.read'), async (c) => c.json(await ledgerFor(c).desk(c.var.author)))
  .post('/desk/seen', may('desk.read'), async (c) => {
    const { keys } = await readJson(c, MattersSeen)
    await ledgerFor(c).noteSeen(c.var.author, keys)
    return c.json({ seen: keys.length })
  })
  .get('/overview/mirror', may('mirror.read'), async (c) => {
    const query = checked(c.req.query(), MirrorQuery)
    const unit = scopeAsked(c, query.unit)
    if (unit === null) throw refuse('unit.unknown', '请写明要预览哪个单位。')
    return c.json(await ledgerFor(c).mirror(c.var.author, query.asOf ?? c.var.author.day, unit))
  })
