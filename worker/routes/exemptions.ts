/** 免报: which units owe no weekly report, and for which weeks. */
import { ExemptionEnd, NewExemption, type ExemptionList } from '#wire/exemption'
import { Hono } from 'hono'
import { may } from '../guard/access.ts'
import { readJson } from '../guard/body.ts'
import type { ApiEnv } from '../guard/ApiEnv.ts'
import { actFor, param, valueOf } from './context.ts'

export const exemptionRoutes = new Hono<ApiEnv>()
  .get('/exemptions', may('report.read'), async (c) => {
    const list: ExemptionList = { exemptions: await actFor(c)('exemption.list', c.var.actor) }
    return c.json(list)
  })
  .post('/exemptions', may('exemption.grant'), async (c) => {
    const request = await readJson(c, NewExemption)
    const list: ExemptionList = {
      exemptions: valueOf(await actFor(c)('exemption.grant', c.var.actor, request)),
    }
    return c.json(list, 201)
  })
  .post('/exemptions/:id/end', may('exemption.grant'), async (c) => {
    const end = await readJson(c, ExemptionEnd)
    return c.json(valueOf(await actFor(c)('exemption.end', c.var.actor, param(c, 'id'), end)))
  })
