/** Circulars (通报) and the office's other papers: drafted from a snapshot, made final, published, withdrawn. */
import { anonymisePaper } from '#rules/papers/anonymousPaper'
import { citedAs } from '#rules/figures/judgedLedger'
import { circularFacts } from '#rules/papers/circular'
import { rowsOfFigure } from '#rules/papers/circular/figureRows'
import { draftPaper, isForAll, whyNothingToSay, type PaperRequest } from '#rules/papers/draftPaper'
import { paperLabels } from '#rules/campaign/paperKind'
import type { PaperFacts } from '#rules/figures/facts'
import {
  NewCircular,
  Redraft,
  Withdrawal,
  wordContentType,
  type CircularList,
  type FigureRows,
} from '#wire/document'
import { Hono, type Context } from 'hono'
import { fillPaper } from '../documents/paperDocx.ts'
import { may } from '../guard/access.ts'
import { readJson } from '../guard/body.ts'
import type { ApiEnv } from '../guard/ApiEnv.ts'
import { refuse } from '../guard/problems.ts'
import type { HeldCircular } from '../ledger/papers/circularRows.ts'
import { circularView } from '../ledger/papers/circulars.ts'
import type { FrozenItem } from '../ledger/items/freezeItems.ts'
import { command, param, valueOf } from './context.ts'
import { download } from './download.ts'
import { paperFacts } from './snapshots.ts'
import { templateFor } from './templates.ts'

export const circularRoutes = new Hono<ApiEnv>()
  .post('/circulars', may('circular.make'), async (c) => {
    const { snapshot, ...request } = await readJson(c, NewCircular)
    const draft = await drafted(c, snapshot, request)
    return c.json(valueOf(await command(c, 'circular.keep', draft)), 201)
  })
  .get('/circulars', may('circular.read'), async (c) => {
    const list: CircularList = { circulars: await command(c, 'circular.list') }
    return c.json(list)
  })
  .get('/circulars/:id', may('circular.read'), async (c) => c.json(circularView(await held(c))))
  .get('/circulars/:id/staleness', may('circular.read'), async (c) =>
    c.json(valueOf(await command(c, 'circular.staleness', param(c, 'id')))),
  )
  .get('/circulars/:id/figures/:key', may('circular.read'), async (c) => c.json(await figureRows(c)))
  .post('/circulars/:id/draft', may('circular.make'), async (c) => {
    const asked = await readJson(c, Redraft)
    const { request } = await held(c)
    const draft = await drafted(c, asked.snapshot, {
      ...request,
      // The day under the text was the old snapshot's unless a person names one.
      issuedOn: asked.issuedOn,
      tone: asked.tone ?? request.tone,
    })
    return c.json(valueOf(await command(c, 'circular.redraft', param(c, 'id'), draft)))
  })
  .post('/circulars/:id/final', may('circular.make'), async (c) => {
    const template = await templateFor(c, (await held(c)).kind)
    return c.json(valueOf(await command(c, 'circular.final', param(c, 'id'), template)))
  })
  .post('/circulars/:id/publication', may('circular.make'), async (c) => {
    const circular = await held(c)
    const open = isForAll(circular.kind) ? await openVersion(c, circular) : null
    return c.json(valueOf(await command(c, 'circular.publish', param(c, 'id'), open)))
  })
  .post('/circulars/:id/withdrawal', may('circular.make'), async (c) => {
    const { note } = await readJson(c, Withdrawal)
    return c.json(valueOf(await command(c, 'circular.withdraw', param(c, 'id'), note)))
  })
  .get('/circulars/:id/file.docx', may('circular.read'), async (c) => paperFile(c, await held(c)))

async function held(c: Context<ApiEnv>): Promise<HeldCircular> {
  return valueOf(await command(c, 'circular.held', param(c, 'id')))
}

/** Writes the paper from the snapshot; refused when there is nothing to say. */
async function drafted(
  c: Context<ApiEnv>,
  snapshot: string,
  asked: Omit<PaperRequest, 'failures' | 'no' | 'comparedWith'>,
): Promise<{
  readonly snapshot: string
  readonly asOf: PaperFacts['asOf']
  readonly request: PaperRequest
  readonly paper: ReturnType<typeof draftPaper>
}> {
  const units = new Set(c.var.campaign.units.map(({ id }) => id))
  const named = [asked.unit, ...(asked.tone?.leftOut ?? []).map(({ unit }) => unit)]
  if (named.some((unit) => unit !== undefined && !units.has(unit))) throw refuse('unit.unknown')
  const frozen = await frozenFacts(c, snapshot)
  const previous = await command(c, 'circular.predecessor', asked.kind, frozen.asOf)
  const input = { ...frozen, previous: previous ?? undefined }
  const request = {
    ...asked,
    failures: await command(c, 'circular.failures', asked.kind),
    comparedWith: previous?.snapshot ?? null,
  }
  const paper = draftPaper(input, request)
  const stop = whyNothingToSay(input, request, paper)
  if (stop !== null) throw refuse('circular.nothing', stop)
  return { snapshot, asOf: input.asOf, request, paper }
}

async function frozenFacts(c: Context<ApiEnv>, snapshot: string): Promise<PaperFacts> {
  return paperFacts(c, valueOf(await command(c, 'snapshot.frame', snapshot)))
}

/** For the website: the same state in the anonymous tone, every name struck out. */
async function openVersion(
  c: Context<ApiEnv>,
  { snapshot, request, circular }: HeldCircular,
): Promise<ReturnType<typeof anonymisePaper>> {
  const input = { ...(await frozenFacts(c, snapshot)), previous: await comparedWith(c, request) }
  const draft = draftPaper(input, { ...request, tone: { naming: 'anonymous', praise: 'none', leftOut: [] } })
  return anonymisePaper({ ...draft, number: circular.number }, input.campaign, input.items)
}

/** What the text was compared with when it was made final, whatever was published since. */
async function comparedWith(c: Context<ApiEnv>, request: PaperRequest): Promise<PaperFacts['previous']> {
  const before = request.comparedWith ?? null
  return before === null ? undefined : ((await command(c, 'circular.comparedWith', before)) ?? undefined)
}

async function figureRows(c: Context<ApiEnv>): Promise<FigureRows> {
  const { snapshot, request } = await held(c)
  const rows = rowsOfFigure(c.req.param('key') ?? '', circularFacts(await frozenFacts(c, snapshot), request))
  return {
    rows:
      rows?.map(({ item, ledgerNo }) => ({
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a snapshot's items are frozen ones
        id: (item as FrozenItem).id,
        number: citedAs({ item, ledgerNo }),
        ledgerNo,
        unit: item.unit ?? '',
        problem: item.problem ?? '',
      })) ?? null,
  }
}

/** What is final is set in the template that it was made final with; a draft in the one of now. */
export async function paperFile(
  c: Context<ApiEnv>,
  { kind, circular, template, unit }: HeldCircular,
): Promise<Response> {
  const kept = template === null ? null : await command(c, 'circular.template', template)
  const bytes = kept ?? (await templateFor(c, kind)).bytes
  const name = unit === null ? circular.title : `${paperLabels[kind]}${circular.addressee.replace(/：$/, '')}`
  return download(fillPaper(circular, bytes), wordContentType, `${name}（${circular.number}）.docx`)
}
