/** Papers printed from one item or one unit: the closing sheet (销号单), the unit's summary report (总结报告). */
import { closingSheet } from '#rules/papers/closingSheet'
import { wordContentType } from '#wire/document'
import { Hono } from 'hono'
import { fillPaper } from '../documents/paperDocx.ts'
import { may } from '../guard/access.ts'
import type { ApiEnv } from '../guard/ApiEnv.ts'
import { refuse } from '../guard/problems.ts'
import { command, param, scopeAsked, valueOf } from './context.ts'
import { download } from './download.ts'
import { templateFor } from './templates.ts'

export const paperRoutes = new Hono<ApiEnv>()
  .get('/items/:id/closing-sheet.docx', may('item.read'), async (c) => {
    const { item, rounds, evidence } = valueOf(await command(c, 'closure.read', param(c, 'id')))
    const sheet = closingSheet({
      campaign: c.var.campaign,
      unit: item.unit,
      number: item.number,
      content: item.content,
      rounds,
      evidence: evidence
        .filter(({ removedAt }) => removedAt === null)
        .map(({ name, sha256, looks }) => ({ name, sha256, looked: looks.length > 0 })),
      printedOn: c.var.actor.day,
    })
    const { bytes } = await templateFor(c, 'closing-sheet')
    return download(fillPaper(sheet, bytes), wordContentType, `销号单（${sheet.number}）.docx`)
  })
  .get('/unit-report/file.docx', may('report.read'), async (c) => {
    const unit = scopeAsked(c, c.req.query('unit'))
    if (unit === null) throw refuse('unit.unknown')
    const paper = await command(c, 'circular.ofUnit', unit)
    const { bytes } = await templateFor(c, 'unit-report')
    return download(fillPaper(paper, bytes), wordContentType, `${paper.title}.docx`)
  })
