/** Weeks prepared for the office at their cut-off: the draft circular, whom to remind, and the words to do it with. */
import type { PreparedWeeks } from '#wire/week'
import { Hono } from 'hono'
import { may } from '../guard/access.ts'
import type { ApiEnv } from '../guard/ApiEnv.ts'
import { command, param, valueOf } from './context.ts'

export const weekRoutes = new Hono<ApiEnv>()
  .get('/weeks', may('circular.read'), async (c) => {
    const list: PreparedWeeks = { weeks: await command(c, 'week.list') }
    return c.json(list)
  })
  .post('/weeks/:period/preparation', may('circular.make'), async (c) =>
    c.json(valueOf(await command(c, 'week.prepare', param(c, 'period')))),
  )
  .get('/weeks/:period/urging', may('week.urge'), async (c) => {
    const unit = c.req.query('unit') ?? ''
    return c.json(valueOf(await command(c, 'week.urge', param(c, 'period'), unit)))
  })
