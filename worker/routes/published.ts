/** Published circulars: units and leaders read them in the pane, publicity (宣传部) takes the version for the website. */
import { type PublishedList, wordContentType } from '#wire/document'
import { Hono } from 'hono'
import { fillPaper } from '../documents/paperDocx.ts'
import { may } from '../guard/access.ts'
import type { ApiEnv } from '../guard/ApiEnv.ts'
import { refuse } from '../guard/problems.ts'
import { publishedView } from '../ledger/papers/circulars.ts'
import { paperFile } from './circulars.ts'
import { command, param, valueOf } from './context.ts'
import { download } from './download.ts'
import { templateFor } from './templates.ts'

export const publishedRoutes = new Hono<ApiEnv>()
  .get('/published', may('published.read'), async (c) => {
    const list: PublishedList = { published: await command(c, 'circular.published') }
    return c.json(list)
  })
  .get('/published/:id', may('published.read'), async (c) =>
    c.json(publishedView(valueOf(await command(c, 'circular.readPublished', param(c, 'id'))))),
  )
  .get('/published/:id/file.docx', may('published.read'), async (c) =>
    paperFile(c, valueOf(await command(c, 'circular.readPublished', param(c, 'id')))),
  )
  .get('/published/:id/website.docx', may('published.open'), async (c) => {
    const { open, kind } = valueOf(await command(c, 'circular.readPublished', param(c, 'id')))
    if (open === null) throw refuse('circular.unknown')
    const { bytes } = await templateFor(c, kind)
    return download(fillPaper(open, bytes), wordContentType, `${open.title}（网站公开版）.docx`)
  })
