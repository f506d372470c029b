/** 牵头、配合: the office names supporting units; they see what they support and report their share. */
import { NewShare, SupportNaming } from '#wire/support'
import { Hono } from 'hono'
import { may } from '../guard/access.ts'
import type { ApiEnv } from '../guard/ApiEnv.ts'
import { readJson } from '../guard/body.ts'
import { command, param, valueOf } from './context.ts'

export const supportRoutes = new Hono<ApiEnv>()
  .put('/items/:id/supports', may('support.name'), async (c) => {
    const naming = await readJson(c, SupportNaming)
    return c.json({ supports: valueOf(await command(c, 'support.name', param(c, 'id'), naming)) })
  })
  .get('/supports', may('support.read'), async (c) => c.json(await command(c, 'support.list')))
  .post('/items/:id/shares', may('support.share'), async (c) => {
    const share = await readJson(c, NewShare)
    return c.json({ shares: valueOf(await command(c, 'support.share', param(c, 'id'), share)) }, 201)
  })
