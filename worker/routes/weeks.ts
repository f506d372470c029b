/** Weeks prepared for the office at their cut-off: the draft circular, whom to remind, and the words to do it with. */
import type { PreparedWeeks } from '#wire/week'
import { Hono } from 'hono'
import { may } from '../guard/access.ts'
import type { Door } from '../guard/Door.ts'
import { actFor, param, valueOf } from './door.ts'

export const weekRoutes = new Hono<Door>()
  .get('/weeks', may('circular.read'), async (c) => {
    const list: PreparedWeeks = { weeks: await actFor(c)('week.list') }
    return c.json(list)
  })
  .post('/weeks/:period/preparation', may('circular.make'), async (c) =>
    c.json(valueOf(await actFor(c)('week.prepare', c.var.author, param(c, 'period')))),
  )
  .get('/weeks/:period/urging', may('circular.make'), async (c) => {
    const unit = c.req.query('unit') ?? ''
    return c.json(valueOf(await actFor(c)('week.urge', c.var.author, param(c, 'period'), unit)))
  })
