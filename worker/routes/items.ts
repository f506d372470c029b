/** Rows of the ledger: pulled by cursor, pushed by field, struck off one by one. */
import {
  ClosureRequest,
  ClosureReview,
  ItemAssignment,
  ItemProtection,
  Reopening,
  SyncRequest,
} from '#wire/item'
import { NewRowAnswer } from '#wire/rowQuestion'
import { Hono } from 'hono'
import * as v from 'valibot'
import { may } from '../guard/access.ts'
import { checked, readJson } from '../guard/body.ts'
import type { ApiEnv } from '../guard/ApiEnv.ts'
import { command, param, scopeAsked, valueOf } from './context.ts'

const ItemQuery = v.object({
  cursor: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,15}$/, 'cursor 须为上次同步给出的数字'), v.transform(Number)),
    '0',
  ),
  unit: v.optional(v.string()),
})

export const itemRoutes = new Hono<ApiEnv>()
  .get('/items', may('item.read'), async (c) => {
    const { cursor, unit } = checked(c.req.query(), ItemQuery)
    return c.json(await command(c, 'item.page', cursor, scopeAsked(c, unit)))
  })
  .get('/items/:id', may('item.read'), async (c) =>
    c.json(valueOf(await command(c, 'item.history', param(c, 'id')))),
  )
  .get('/questions', may('item.write'), async (c) => {
    const { unit } = checked(c.req.query(), ItemQuery)
    return c.json(await command(c, 'question.list', scopeAsked(c, unit)))
  })
  .post('/questions/answers', may('item.write'), async (c) => {
    const answer = await readJson(c, NewRowAnswer)
    return c.json(valueOf(await command(c, 'question.answer', scopeAsked(c, undefined), answer)))
  })
  .post('/sync', may('item.write'), async (c) => {
    const request = await readJson(c, SyncRequest)
    const unit = scopeAsked(c, request.unit)
    return c.json(valueOf(await command(c, 'item.sync', unit, request)))
  })
  .post('/items/:id/closure-request', may('closure.request'), async (c) => {
    const request = await readJson(c, ClosureRequest)
    return c.json(valueOf(await command(c, 'closure.request', param(c, 'id'), request)))
  })
  .post('/items/:id/review', may('closure.review'), async (c) => {
    const review = await readJson(c, ClosureReview)
    return c.json(valueOf(await command(c, 'closure.review', param(c, 'id'), review)))
  })
  .post('/items/:id/reopening', may('closure.review'), async (c) => {
    const reopening = await readJson(c, Reopening)
    return c.json(valueOf(await command(c, 'closure.reopen', param(c, 'id'), reopening)))
  })
  .post('/items/:id/confirmation', may('closure.confirm'), async (c) => {
    const review = await readJson(c, ClosureReview)
    return c.json(valueOf(await command(c, 'closure.confirm', param(c, 'id'), review)))
  })
  .get('/items/:id/closure', may('item.read'), async (c) =>
    c.json(valueOf(await command(c, 'closure.read', param(c, 'id')))),
  )
  .post('/items/:id/confidentiality', may('item.protect'), async (c) => {
    const protection = await readJson(c, ItemProtection)
    return c.json(valueOf(await command(c, 'item.protect', param(c, 'id'), protection)))
  })
  .post('/items/:id/unit', may('item.assign'), async (c) => {
    const { unit } = await readJson(c, ItemAssignment)
    return c.json(valueOf(await command(c, 'item.assign', param(c, 'id'), unit)))
  })
