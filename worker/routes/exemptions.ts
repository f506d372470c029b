/** 免报: which units owe no weekly report, and for which weeks. */
import { ExemptionEnd, NewExemption, type ExemptionList } from '#wire/exemption'
import { Hono } from 'hono'
import { may } from '../guard/access.ts'
import { readJson } from '../guard/body.ts'
import type { Door } from '../guard/Door.ts'
import { actFor, param, valueOf } from './door.ts'

export const exemptionRoutes = new Hono<Door>()
  .get('/exemptions', may('report.read'), async (c) => {
    const list: ExemptionList = { exemptions: await actFor(c)('exemption.list', c.var.author) }
    return c.json(list)
  })
  .post('/exemptions', may('exemption.grant'), async (c) => {
    const wish = await readJson(c, NewExemption)
    const list: ExemptionList = {
      exemptions: valueOf(await actFor(c)('exemption.grant', c.var.author, wish)),
    }
    return c.json(list, 201)
  })
  .post('/exemptions/:id/end', may('exemption.grant'), async (c) => {
    const end = await readJson(c, ExemptionEnd)
    return c.json(valueOf(await actFor(c)('exemption.end', c.var.author, param(c, 'id'), end)))
  })
