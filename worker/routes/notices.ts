/** Supervision notices (督办单): issued and reviewed by the office, answered by the unit. */
import { wordContentType } from '#wire/document'
import { NewNotice, NoticeReply, NoticeReview, type NoticeList } from '#wire/notice'
import { Hono } from 'hono'
import { fillCircular } from '../documents/circularDocx.ts'
import { circularTemplate } from '../documents/templates.ts'
import { may } from '../guard/access.ts'
import { readJson } from '../guard/body.ts'
import type { Door } from '../guard/Door.ts'
import { ledgerFor, param, scopeOf, valueOf } from './door.ts'
import { download } from './download.ts'

export const noticeRoutes = new Hono<Door>()
  .get('/notices', may('notice.read'), async (c) => {
    const list: NoticeList = { notices: await ledgerFor(c).notices(scopeOf(c)) }
    return c.json(list)
  })
  .post('/notices', may('notice.issue'), async (c) => {
    const asked = await readJson(c, NewNotice)
    return c.json(valueOf(await ledgerFor(c).issueNotice(c.var.author, asked)), 201)
  })
  .get('/notices/:id/file.docx', may('notice.read'), async (c) => {
    const ledger = ledgerFor(c)
    const letter = valueOf(await ledger.noticeLetter(param(c, 'id'), scopeOf(c)))
    const template = (await ledger.template()) ?? circularTemplate
    return download(fillCircular(letter, template), wordContentType, `${letter.number}.docx`)
  })
  .post('/notices/:id/answer', may('notice.answer'), async (c) => {
    const { text } = await readJson(c, NoticeReply)
    return c.json(valueOf(await ledgerFor(c).answerNotice(c.var.author, param(c, 'id'), text)))
  })
  .post('/notices/:id/review', may('notice.issue'), async (c) => {
    const review = await readJson(c, NoticeReview)
    return c.json(valueOf(await ledgerFor(c).reviewNotice(c.var.author, param(c, 'id'), review)))
  })
