/** Two items that are one problem (关联重复): linked and unlinked by the office. */
import { LinkEnd, NewLink } from '#wire/link'
import { Hono } from 'hono'
import { may } from '../guard/access.ts'
import type { ApiEnv } from '../guard/ApiEnv.ts'
import { readJson } from '../guard/body.ts'
import { command, param, valueOf } from './context.ts'

export const linkRoutes = new Hono<ApiEnv>()
  .post('/items/:id/link', may('link.decide'), async (c) => {
    const link = await readJson(c, NewLink)
    return c.json(valueOf(await command(c, 'link.make', param(c, 'id'), link)))
  })
  .post('/items/:id/link/end', may('link.decide'), async (c) => {
    const end = await readJson(c, LinkEnd)
    return c.json(valueOf(await command(c, 'link.end', param(c, 'id'), end)))
  })
