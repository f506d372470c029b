/** The ladder (阶梯) and accountability (责任追究): proposed by rule, decided by the office. */
import { NewAccountability, NewLadderDecision } from '#wire/ladder'
import { Hono } from 'hono'
import * as v from 'valibot'
import { may } from '../guard/access.ts'
import { checked, readJson } from '../guard/body.ts'
import type { ApiEnv } from '../guard/ApiEnv.ts'
import { command, scopeAsked, valueOf } from './context.ts'

const UnitQuery = v.object({ unit: v.optional(v.string()) })

export const ladderRoutes = new Hono<ApiEnv>()
  .get('/ladder', may('ladder.read'), async (c) => c.json(await command(c, 'ladder.view')))
  .post('/ladder/decisions', may('ladder.decide'), async (c) => {
    const given = await readJson(c, NewLadderDecision)
    return c.json(valueOf(await command(c, 'ladder.decide', given)), 201)
  })
  .get('/accountabilities', may('ladder.read'), async (c) => {
    const { unit } = checked(c.req.query(), UnitQuery)
    return c.json(await command(c, 'accountability.list', scopeAsked(c, unit)))
  })
  .post('/accountabilities', may('accountability.make'), async (c) => {
    const request = await readJson(c, NewAccountability)
    return c.json(valueOf(await command(c, 'accountability.make', request)), 201)
  })
