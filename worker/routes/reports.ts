/** Weekly and zero reports, and the matrix of units × weeks. */
import { ReportSubmission, type ReportList } from '#wire/report'
import { Hono } from 'hono'
import { may } from '../guard/access.ts'
import { readJson } from '../guard/body.ts'
import { refuse } from '../guard/problems.ts'
import type { ApiEnv } from '../guard/ApiEnv.ts'
import { command, param, scopeAsked, scopeOf, valueOf } from './context.ts'

export const reportRoutes = new Hono<ApiEnv>()
  .get('/reports', may('report.read'), async (c) => c.json(await command(c, 'report.matrix')))
  .get('/reports/draft', may('report.read'), async (c) => {
    const unit = scopeAsked(c, c.req.query('unit'))
    if (unit === null) throw refuse('unit.unknown')
    const period = c.req.query('period') ?? null
    return c.json(valueOf(await command(c, 'report.draft', unit, period)))
  })
  .get('/reports/:period', may('report.read'), async (c) => {
    const list: ReportList = {
      reports: valueOf(await command(c, 'report.ofPeriod', param(c, 'period'))),
    }
    return c.json(list)
  })
  .put('/reports/:period', may('report.write'), async (c) => {
    const unit = scopeOf(c)
    if (unit === null) throw refuse('access.denied')
    const report = await readJson(c, ReportSubmission)
    const place = { unit, period: param(c, 'period') }
    return c.json(valueOf(await command(c, 'report.submit', place, report)))
  })
