/** Taking a problem out of the count (核减): asked by the unit, decided by the office. */
import { NewWithdrawal, WithdrawalDecision } from '#wire/withdrawal'
import { Hono } from 'hono'
import { may } from '../guard/access.ts'
import { readJson } from '../guard/body.ts'
import type { ApiEnv } from '../guard/ApiEnv.ts'
import { command, param, valueOf } from './context.ts'

export const withdrawalRoutes = new Hono<ApiEnv>()
  .post('/items/:id/withdrawals', may('withdrawal.ask'), async (c) => {
    const request = await readJson(c, NewWithdrawal)
    return c.json(valueOf(await command(c, 'withdrawal.ask', param(c, 'id'), request)), 201)
  })
  .post('/withdrawals/:id/decision', may('withdrawal.decide'), async (c) => {
    const decision = await readJson(c, WithdrawalDecision)
    return c.json(valueOf(await command(c, 'withdrawal.decide', param(c, 'id'), decision)))
  })
