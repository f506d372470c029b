/** Flags (疑点): read and decided by the office. */
import { FlagDecision } from '#wire/flag'
import { Hono } from 'hono'
import { may } from '../guard/access.ts'
import { readJson } from '../guard/body.ts'
import type { Door } from '../guard/Door.ts'
import { actFor, valueOf } from './door.ts'

export const flagRoutes = new Hono<Door>()
  .get('/flags', may('flag.read'), async (c) => c.json(await actFor(c)('flag.list')))
  .post('/flags/decision', may('flag.decide'), async (c) => {
    const given = await readJson(c, FlagDecision)
    return c.json(valueOf(await actFor(c)('flag.decide', c.var.author, given)))
  })
