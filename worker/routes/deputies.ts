/** Deputies (代理): named by whoever is away, each with a code that is shown once. */
import { addDays } from '#rules/calendar/day'
import { NewDeputy, type DeputyList, type DeputyNamed } from '#wire/deputy'
import { Hono } from 'hono'
import { endOfDay, momentIn } from '../calendar/officeTime.ts'
import { may } from '../guard/access.ts'
import { makeCode } from '../guard/accessCode.ts'
import type { ApiEnv } from '../guard/ApiEnv.ts'
import { readJson } from '../guard/body.ts'
import { sha256Hex } from '../guard/sha256.ts'
import { command, param, valueOf } from './context.ts'

export const deputyRoutes = new Hono<ApiEnv>()
  .get('/deputies', may('deputy.name'), async (c) => {
    const list: DeputyList = { deputies: await command(c, 'deputy.list', new Date().toISOString()) }
    return c.json(list)
  })
  .post('/deputies', may('deputy.name'), async (c) => {
    const asked = await readJson(c, NewDeputy)
    const { timeZone, id } = c.var.campaign
    const code = makeCode(id)
    const kept = {
      hash: await sha256Hex(code),
      fromAt: endOfDay(addDays(asked.from, -1), timeZone),
      expiresAt: endOfDay(asked.until, timeZone),
      today: momentIn(timeZone, new Date()).day,
      now: new Date().toISOString(),
    }
    const named: DeputyNamed = { code, line: valueOf(await command(c, 'deputy.name', asked, kept)) }
    return c.json(named, 201)
  })
  .delete('/deputies/:id', may('deputy.name'), async (c) =>
    c.json(valueOf(await command(c, 'deputy.end', param(c, 'id'), new Date().toISOString()))),
  )
