/** The ladder (阶梯) and accountability (责任追究): proposed by rule, decided by the office. */
import { NewAccountability, NewLadderDecision } from '#wire/ladder'
import { Hono } from 'hono'
import * as v from 'valibot'
import { may } from '../guard/access.ts'
import { checked, readJson } from '../guard/body.ts'
import type { ApiEnv } from '../guard/ApiEnv.ts'
import { actFor, scopeAsked, valueOf } from './context.ts'

const UnitQuery = v.object({ unit: v.optional(v.string()) })

export const ladderRoutes = new Hono<ApiEnv>()
  .get('/ladder', may('ladder.read'), async (c) => c.json(await actFor(c)('ladder.view', c.var.actor)))
  .post('/ladder/decisions', may('ladder.decide'), async (c) => {
    const given = await readJson(c, NewLadderDecision)
    return c.json(valueOf(await actFor(c)('ladder.decide', c.var.actor, given)), 201)
  })
  .get('/accountabilities', may('ladder.read'), async (c) => {
    const { unit } = checked(c.req.query(), UnitQuery)
    return c.json(await actFor(c)('accountability.list', scopeAsked(c, unit)))
  })
  .post('/accountabilities', may('accountability.make'), async (c) => {
    const request = await readJson(c, NewAccountability)
    return c.json(valueOf(await actFor(c)('accountability.make', c.var.actor, request)), 201)
  })
