/** Word templates (模板) of the papers, by kind: fetched, replaced by the office's own, put back. */
import { paperKinds, paperLabels, type PaperKind } from '#rules/campaign/paperKind'
import { wordContentType, type TemplateKept, type TemplateList } from '#wire/document'
import { Hono, type Context } from 'hono'
import { checkTemplate } from '../documents/checkTemplate.ts'
import { standardTemplates } from '../documents/templates.ts'
import { may } from '../guard/access.ts'
import { readBytes } from '../guard/body.ts'
import type { ApiEnv } from '../guard/ApiEnv.ts'
import { refuse } from '../guard/problems.ts'
import { sha256Hex } from '../guard/sha256.ts'
import type { Template } from '../ledger/papers/templateRows.ts'
import { command } from './context.ts'
import { download } from './download.ts'

/** A red header and a table are some 30 KB; a template with pictures stays below what one SQL value holds. */
const MAX_TEMPLATE_BYTES = 1024 * 1024

export const templateRoutes = new Hono<ApiEnv>()
  .get('/templates', may('template.read'), async (c) => {
    const list: TemplateList = { templates: await command(c, 'template.list') }
    return c.json(list)
  })
  .get('/templates/:kind', may('template.read'), async (c) => {
    const kind = kindAsked(c)
    return download((await templateFor(c, kind)).bytes, wordContentType, `${paperLabels[kind]}模板.docx`)
  })
  .put('/templates/:kind', may('template.write'), async (c) => {
    const kind = kindAsked(c)
    const bytes = await readBytes(c, MAX_TEMPLATE_BYTES)
    const faults = checkTemplate(bytes, kind)
    if (faults.length > 0) throw refuse('template.bad', faults.join(''))
    const sha256 = await sha256Hex(bytes)
    await command(c, 'template.keep', kind, { bytes, sha256 })
    const kept: TemplateKept = { sha256, bytes: bytes.byteLength }
    return c.json(kept)
  })
  .delete('/templates/:kind', may('template.write'), async (c) => {
    await command(c, 'template.reset', kindAsked(c))
    const list: TemplateList = { templates: await command(c, 'template.list') }
    return c.json(list)
  })

/** The template in use: the office's own, or the one that comes with the product. */
export async function templateFor(c: Context<ApiEnv>, kind: PaperKind): Promise<Template> {
  const own = await command(c, 'template.find', kind)
  if (own !== null) return own
  const bytes = new Uint8Array(standardTemplates[kind])
  return { bytes, sha256: await sha256Hex(bytes) }
}

function kindAsked(c: Context<ApiEnv>): PaperKind {
  const kind = paperKinds.find((one) => one === c.req.param('kind'))
  if (kind === undefined) throw refuse('template.unknown')
  return kind
}
