/** Extensions (延期): asked by the unit for one item, decided by the office. */
import { ExtensionDecision, NewExtension } from '#wire/extension'
import { Hono } from 'hono'
import { may } from '../guard/access.ts'
import { readJson } from '../guard/body.ts'
import type { ApiEnv } from '../guard/ApiEnv.ts'
import { command, param, valueOf } from './context.ts'

export const extensionRoutes = new Hono<ApiEnv>()
  .post('/items/:id/extensions', may('extension.ask'), async (c) => {
    const request = await readJson(c, NewExtension)
    return c.json(valueOf(await command(c, 'extension.ask', param(c, 'id'), request)), 201)
  })
  .post('/extensions/:id/decision', may('extension.decide'), async (c) => {
    const decision = await readJson(c, ExtensionDecision)
    return c.json(valueOf(await command(c, 'extension.decide', param(c, 'id'), decision)))
  })
