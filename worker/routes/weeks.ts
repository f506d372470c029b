/** Weeks prepared for the office at their cut-off: the draft circular, whom to remind, and the words to do it with. */
import type { PreparedWeeks } from '#wire/week'
import { Hono } from 'hono'
import { may } from '../guard/access.ts'
import type { ApiEnv } from '../guard/ApiEnv.ts'
import { actFor, param, valueOf } from './context.ts'

export const weekRoutes = new Hono<ApiEnv>()
  .get('/weeks', may('circular.read'), async (c) => {
    const list: PreparedWeeks = { weeks: await actFor(c)('week.list') }
    return c.json(list)
  })
  .post('/weeks/:period/preparation', may('circular.make'), async (c) =>
    c.json(valueOf(await actFor(c)('week.prepare', c.var.actor, param(c, 'period')))),
  )
  .get('/weeks/:period/urging', may('week.urge'), async (c) => {
    const unit = c.req.query('unit') ?? ''
    return c.json(valueOf(await actFor(c)('week.urge', c.var.actor, param(c, 'period'), unit)))
  })
