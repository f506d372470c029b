/** Circulars (通报) drafted from a snapshot, and the Word template they are set in. */
import { draftCircular } from '#rules/circular'
import { readIsoDay } from '#rules/day'
import { NewCircular, wordContentType, type CircularList, type TemplateKept } from '#wire/document'
import { Hono } from 'hono'
import { checkTemplate } from '../documents/checkTemplate.ts'
import { fillCircular } from '../documents/circularDocx.ts'
import { circularTemplate } from '../documents/templates.ts'
import { may } from '../guard/access.ts'
import { sha256Hex } from '../guard/sha256.ts'
import { readBytes, readJson } from '../guard/body.ts'
import { refuse } from '../guard/problems.ts'
import type { Door } from '../guard/Door.ts'
import { ledgerFor, param, valueOf } from './door.ts'
import { download } from './download.ts'
import { summaryInput } from './snapshots.ts'

/** A red header and a table are some 30 KB; a template with pictures stays below what one SQL value holds. */
const MAX_TEMPLATE_BYTES = 1024 * 1024

export const circularRoutes = new Hono<Door>()
  .post('/circulars', may('circular.make'), async (c) => {
    const { snapshot: id, issuedOn: asked } = await readJson(c, NewCircular)
    const issuedOn = asked === undefined ? undefined : readIsoDay(asked)
    if (issuedOn === null) throw refuse('request.invalid', `“${asked}”不是有效的日期。`)
    const ledger = ledgerFor(c)
    const frame = valueOf(await ledger.snapshotFrame(id))
    const circular = draftCircular(await summaryInput(ledger, frame), { issuedOn })
    const { asOf } = frame.snapshot
    return c.json(await ledger.keepCircular(c.var.author, { snapshot: id, asOf, circular }), 201)
  })
  .get('/circulars', may('circular.read'), async (c) => {
    const list: CircularList = { circulars: await ledgerFor(c).circulars() }
    return c.json(list)
  })
  .get('/circulars/:id', may('circular.read'), async (c) =>
    c.json(valueOf(await ledgerFor(c).circular(param(c, 'id')))),
  )
  .get('/circulars/:id/file.docx', may('circular.read'), async (c) => {
    const ledger = ledgerFor(c)
    const { circular } = valueOf(await ledger.circular(param(c, 'id')))
    const template = (await ledger.template()) ?? circularTemplate
    return download(
      fillCircular(circular, template),
      wordContentType,
      `${circular.title}（${circular.number}）.docx`,
    )
  })
  .get('/templates/circular', may('circular.read'), async (c) => {
    const template = (await ledgerFor(c).template()) ?? new Uint8Array(circularTemplate)
    return download(template, wordContentType, '通报模板.docx')
  })
  .put('/templates/circular', may('template.write'), async (c) => {
    const bytes = await readBytes(c, MAX_TEMPLATE_BYTES)
    const faults = checkTemplate(bytes)
    if (faults.length > 0) throw refuse('template.bad', faults.join(''))
    const sha256 = await sha256Hex(bytes)
    await ledgerFor(c).keepTemplate(c.var.author, bytes, sha256)
    const kept: TemplateKept = { sha256, bytes: bytes.byteLength }
    return c.json(kept)
  })
