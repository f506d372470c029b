/** 移交: an item goes to another unit, and what went where. */
import { NewTransfer } from '#wire/transfer'
import { Hono } from 'hono'
import { may } from '../guard/access.ts'
import { readJson } from '../guard/body.ts'
import type { ApiEnv } from '../guard/ApiEnv.ts'
import { command, param, valueOf } from './context.ts'

export const transferRoutes = new Hono<ApiEnv>()
  .get('/transfers', may('transfer.read'), async (c) => c.json(await command(c, 'transfer.list')))
  .post('/items/:id/transfers', may('transfer.make'), async (c) => {
    const asked = await readJson(c, NewTransfer)
    return c.json(valueOf(await command(c, 'transfer.make', param(c, 'id'), asked)), 201)
  })
