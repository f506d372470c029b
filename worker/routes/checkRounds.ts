/** Rounds of checks (抽查、回头看): drawn and judged by the office, read by those who see all. */
import { NewCheckRound, NewVerdict, type CheckRoundList } from '#wire/checkRound'
import { Hono } from 'hono'
import * as v from 'valibot'
import { may } from '../guard/access.ts'
import { checked, readJson } from '../guard/body.ts'
import type { ApiEnv } from '../guard/ApiEnv.ts'
import { hexOf } from '../hexOf.ts'
import { command, param, valueOf } from './context.ts'

const RoundQuery = v.object({ kind: v.optional(v.picklist(['spot-check', 'look-back'])) })

/** 64 bits: nobody can try seeds until one pleases, and a person can still read it aloud. */
const SEED_BYTES = 8

export const checkRoundRoutes = new Hono<ApiEnv>()
  .get('/check-rounds', may('check.read'), async (c) => {
    const { kind } = checked(c.req.query(), RoundQuery)
    const list: CheckRoundList = { rounds: await command(c, 'check.list', kind ?? null) }
    return c.json(list)
  })
  .post('/check-rounds', may('check.draw'), async (c) => {
    const request = await readJson(c, NewCheckRound)
    const seeded = { ...request, seed: request.seed ?? freshSeed() }
    return c.json(valueOf(await command(c, 'check.draw', seeded)), 201)
  })
  .get('/check-rounds/:id', may('check.read'), async (c) =>
    c.json(valueOf(await command(c, 'check.read', param(c, 'id')))),
  )
  .get('/check-rounds/:id/record', may('check.read'), async (c) =>
    c.json(valueOf(await command(c, 'check.record', param(c, 'id')))),
  )
  .get('/check-rounds/:id/replay', may('check.read'), async (c) =>
    c.json(valueOf(await command(c, 'check.replay', param(c, 'id')))),
  )
  .post('/check-rows/:id/verdict', may('check.draw'), async (c) => {
    const given = await readJson(c, NewVerdict)
    return c.json(valueOf(await command(c, 'check.judge', param(c, 'id'), given)))
  })

function freshSeed(): string {
  return hexOf(crypto.getRandomValues(new Uint8Array(SEED_BYTES)))
}
