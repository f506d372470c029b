/** Extensions (延期): asked by the unit for one item, decided by the office. */
import { ExtensionDecision, NewExtension } from '#wire/extension'
import { Hono } from 'hono'
import { may } from '../guard/access.ts'
import { readJson } from '../guard/body.ts'
import type { Door } from '../guard/Door.ts'
import { ledgerFor, param, valueOf } from './door.ts'

export const extensionRoutes = new Hono<Door>()
  .post('/items/:id/extensions', may('extension.ask'), async (c) => {
    const wish = await readJson(c, NewExtension)
    return c.json(valueOf(await ledgerFor(c).askExtension(c.var.author, param(c, 'id'), wish)), 201)
  })
  .post('/extensions/:id/decision', may('extension.decide'), async (c) => {
    const decision = await readJson(c, ExtensionDecision)
    return c.json(valueOf(await ledgerFor(c).decideExtension(c.var.author, param(c, 'id'), decision)))
  })
