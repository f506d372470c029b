/** Weekly and zero reports, and the matrix of units × weeks. */
import { ReportSubmission, type ReportList } from '#wire/report'
import { Hono } from 'hono'
import { may } from '../guard/access.ts'
import { readJson } from '../guard/body.ts'
import { refuse } from '../guard/problems.ts'
import type { Door } from '../guard/Door.ts'
import { ledgerFor, param, scopeAsked, scopeOf, valueOf } from './door.ts'

export const reportRoutes = new Hono<Door>()
  .get('/reports', may('report.read'), async (c) =>
    c.json(await ledgerFor(c).reportMatrix(c.var.author, scopeOf(c))),
  )
  .get('/reports/draft', may('report.read'), async (c) => {
    const unit = scopeAsked(c, c.req.query('unit'))
    if (unit === null) throw refuse('unit.unknown')
    return c.json(valueOf(await ledgerFor(c).draftReport(c.var.author, unit, c.req.query('period') ?? null)))
  })
  .get('/reports/:period', may('report.read'), async (c) => {
    const list: ReportList = {
      reports: valueOf(await ledgerFor(c).reportsOf(param(c, 'period'), scopeOf(c))),
    }
    return c.json(list)
  })
  .put('/reports/:period', may('report.write'), async (c) => {
    const unit = scopeOf(c)
    if (unit === null) throw refuse('access.denied')
    const report = await readJson(c, ReportSubmission)
    return c.json(valueOf(await ledgerFor(c).submitReport(c.var.author, unit, param(c, 'period'), report)))
  })
