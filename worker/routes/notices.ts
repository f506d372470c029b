/** Supervision notices (督办单): issued and reviewed by the office, answered by the unit. */
import { wordContentType } from '#wire/document'
import { NewNotice, NoticeReply, NoticeReview, type NoticeList } from '#wire/notice'
import { Hono } from 'hono'
import { fillPaper } from '../documents/paperDocx.ts'
import { may } from '../guard/access.ts'
import { readJson } from '../guard/body.ts'
import type { ApiEnv } from '../guard/ApiEnv.ts'
import { command, param, valueOf } from './context.ts'
import { download } from './download.ts'
import { templateFor } from './templates.ts'

export const noticeRoutes = new Hono<ApiEnv>()
  .get('/notices', may('notice.read'), async (c) => {
    const list: NoticeList = { notices: await command(c, 'notice.list') }
    return c.json(list)
  })
  .post('/notices', may('notice.issue'), async (c) => {
    const asked = await readJson(c, NewNotice)
    return c.json(valueOf(await command(c, 'notice.issue', asked)), 201)
  })
  .get('/notices/:id/file.docx', may('notice.read'), async (c) => {
    const letter = valueOf(await command(c, 'notice.letter', param(c, 'id')))
    const { bytes } = await templateFor(c, 'supervision-notice')
    return download(fillPaper(letter, bytes), wordContentType, `${letter.number}.docx`)
  })
  .post('/notices/:id/answer', may('notice.answer'), async (c) => {
    const { text } = await readJson(c, NoticeReply)
    return c.json(valueOf(await command(c, 'notice.answer', param(c, 'id'), text)))
  })
  .post('/notices/:id/review', may('notice.issue'), async (c) => {
    const review = await readJson(c, NoticeReview)
    return c.json(valueOf(await command(c, 'notice.review', param(c, 'id'), review)))
  })
