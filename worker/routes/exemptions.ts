/** 免报: which units owe no weekly report, and for which weeks. */
import { ExemptionEnd, NewExemption, type ExemptionList } from '#wire/exemption'
import { Hono } from 'hono'
import { may } from '../guard/access.ts'
import { readJson } from '../guard/body.ts'
import type { ApiEnv } from '../guard/ApiEnv.ts'
import { command, param, valueOf } from './context.ts'

export const exemptionRoutes = new Hono<ApiEnv>()
  .get('/exemptions', may('report.read'), async (c) => {
    const list: ExemptionList = { exemptions: await command(c, 'exemption.list') }
    return c.json(list)
  })
  .post('/exemptions', may('exemption.grant'), async (c) => {
    const request = await readJson(c, NewExemption)
    const list: ExemptionList = {
      exemptions: valueOf(await command(c, 'exemption.grant', request)),
    }
    return c.json(list, 201)
  })
  .post('/exemptions/:id/end', may('exemption.grant'), async (c) => {
    const end = await readJson(c, ExemptionEnd)
    return c.json(valueOf(await command(c, 'exemption.end', param(c, 'id'), end)))
  })
