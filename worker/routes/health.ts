/** /api/health: whether the worker answers and its storage can be reached; for a watch that calls it every minute. */
import { Hono } from 'hono'
import type { ApiEnv } from '../guard/ApiEnv.ts'
import { VERSION } from '../version.ts'
import { ledgerOf } from './context.ts'

/** No campaign can have this name; the object stays without tables and so costs nothing. */
const PROBE = '.health'

/** Storage that failed answers by the one funnel of failures, with a status that a watch understands. */
export const healthRoutes = new Hono<ApiEnv>().get('/', async (c) => {
  await ledgerOf(c.env, PROBE).campaign()
  return c.json({ ok: true, version: VERSION, storage: 'reachable' })
})
