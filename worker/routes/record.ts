/** /record: the sealed record (操作记录) as JSON lines, to be kept elsewhere; to read; its check against the ledger. */
import type { RecordedLines } from '#wire/record'
import { Hono } from 'hono'
import * as v from 'valibot'
import { may } from '../guard/access.ts'
import type { ApiEnv } from '../guard/ApiEnv.ts'
import { command } from './context.ts'

/** A line's number as a query says it. */
const Seq = v.fallback(v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number)), 0)

export const recordRoutes = new Hono<ApiEnv>()
  .get('/record', may('record.read'), async (c) => {
    const page = await command(c, 'record.page', v.parse(Seq, c.req.query('after')))
    return c.body(page, 200, { 'content-type': 'text/plain; charset=utf-8' })
  })
  .get('/record/lines', may('record.read'), async (c) => {
    const lines: RecordedLines = {
      lines: await command(c, 'record.lines', v.parse(Seq, c.req.query('after'))),
    }
    return c.json(lines)
  })
  .get('/record/check', may('record.read'), async (c) =>
    c.json(await command(c, 'record.check', c.env.EVIDENCE === undefined)),
  )
