/** Flags (疑点): read and decided by the office. */
import { FlagDecision } from '#wire/flag'
import { Hono } from 'hono'
import { may } from '../guard/access.ts'
import { readJson } from '../guard/body.ts'
import type { ApiEnv } from '../guard/ApiEnv.ts'
import { command, valueOf } from './context.ts'

export const flagRoutes = new Hono<ApiEnv>()
  .get('/flags', may('flag.read'), async (c) => c.json(await command(c, 'flag.list')))
  .post('/flags/decision', may('flag.decide'), async (c) => {
    const given = await readJson(c, FlagDecision)
    return c.json(valueOf(await command(c, 'flag.decide', given)))
  })
