/** 汇总: freezing a state, and everything that is made from a frozen state. */
import type { StateChange } from '#rules/figures/compareStates'
import { comparePlaces } from '#rules/items/compareText'
import type { PaperFacts, SummaryFacts } from '#rules/figures/facts'
import { buildSummary } from '#rules/summary/summary'
import type { Pages } from '#rules/figures/Pages'
import { surveyItems } from '#rules/figures/survey'
import type { Finding } from '#rules/items/finding'
import type { ZeroReport } from '#rules/items/item'
import { workbookContentType } from '#wire/document'
import { NewSnapshot, type SnapshotList } from '#wire/overview'
import { Hono, type Context } from 'hono'
import { allHolidaysOf } from '../calendar/stateHolidays.ts'
import { writeSummary } from '../documents/summaryXlsx.ts'
import { may } from '../guard/access.ts'
import { readJson } from '../guard/body.ts'
import type { FrozenItem } from '../ledger/items/freezeItems.ts'
import type { SnapshotFigures, SnapshotFrame, SnapshotKind } from '../ledger/snapshots/snapshotRows.ts'
import type { ApiEnv } from '../guard/ApiEnv.ts'
import { command, param, valueOf } from './context.ts'
import { download } from './download.ts'
import { pagesOf, readLines } from './lines.ts'

export const snapshotRoutes = new Hono<ApiEnv>()
  .post('/snapshots', may('snapshot.make'), async (c) => {
    const asked = await readJson(c, NewSnapshot)
    return c.json(await command(c, 'snapshot.make', asked), 201)
  })
  .get('/snapshots', may('snapshot.read'), async (c) => {
    const list: SnapshotList = { snapshots: await command(c, 'snapshot.list') }
    return c.json(list)
  })
  .get('/snapshots/:id', may('snapshot.read'), async (c) =>
    c.json(valueOf(await command(c, 'snapshot.frame', param(c, 'id'))).snapshot),
  )
  .get('/snapshots/:id/tally.json', may('snapshot.read'), async (c) => {
    const { snapshot } = valueOf(await command(c, 'snapshot.frame', param(c, 'id')))
    return c.json(snapshot.tally)
  })
  .get('/snapshots/:id/reading.json', may('snapshot.read'), async (c) => {
    const { snapshot } = valueOf(await command(c, 'snapshot.frame', param(c, 'id')))
    const frozen = await linesOf<FrozenItem>(c, snapshot.id, 'item')
    const items = frozen
      .toSorted((a, b) => comparePlaces(a.origin, b.origin))
      .map(({ id: _id, number: _number, state: _state, moves: _moves, origin, ...content }) => ({
        origin,
        ...content,
      }))
    return c.json({
      items,
      findings: await linesOf<Finding>(c, snapshot.id, 'finding'),
      zeroReports: await linesOf<ZeroReport>(c, snapshot.id, 'zero'),
    })
  })
  .get('/snapshots/:id/summary.xlsx', may('snapshot.read'), async (c) => {
    const id = param(c, 'id')
    const figures = valueOf(await command(c, 'snapshot.figures', id))
    const pieces = writeSummary(buildSummary(await summaryFacts(c, id, figures)))
    const { no, asOf, campaign } = figures
    return download(pieces, workbookContentType, `${campaign.name}汇总表（第${no}次，截至${asOf}）.xlsx`)
  })

/** What the summary is made from: the frozen figures, and the items by pages. */
async function summaryFacts(
  c: Context<ApiEnv>,
  id: string,
  { campaign, asOf, tally, reports, ...figures }: SnapshotFigures,
): Promise<SummaryFacts> {
  const pages =
    <T>(kind: SnapshotKind): Pages<T> =>
    () =>
      pagesOf<T>(async (after, most) => command(c, 'snapshot.lines', id, { kind, after, most }))
  const items = pages<FrozenItem>('item')
  const judging = { campaign, calendar: allHolidaysOf(campaign), asOf }
  return {
    ...judging,
    tally,
    reports,
    items,
    survey: figures.survey ?? (await surveyItems(items, judging)),
    findings: await linesOf<Finding>(c, id, 'finding'),
    zeroReports: await linesOf<ZeroReport>(c, id, 'zero'),
    course: figures.course,
    notices: figures.notices,
    registers: figures.registers,
    previous: figures.previous,
    changes:
      figures.changes === null ? null : { counts: figures.changes, pages: pages<StateChange>('change') },
    isAfterwards: figures.basis === 'present' && figures.survey !== null && asOf < figures.madeOn,
    sha256: figures.sha256,
  }
}

/** What the summary and the circular are made from: the frozen state, nothing of today. */
export async function paperFacts(
  c: Context<ApiEnv>,
  { snapshot, campaign, reports }: SnapshotFrame,
): Promise<PaperFacts> {
  return {
    campaign,
    calendar: allHolidaysOf(campaign),
    asOf: snapshot.asOf,
    snapshotNo: snapshot.no,
    items: await linesOf<FrozenItem>(c, snapshot.id, 'item'),
    findings: await linesOf<Finding>(c, snapshot.id, 'finding'),
    zeroReports: await linesOf<ZeroReport>(c, snapshot.id, 'zero'),
    tally: snapshot.tally,
    reports,
  }
}

async function linesOf<T>(c: Context<ApiEnv>, id: string, kind: SnapshotKind): Promise<T[]> {
  return readLines<T>(async (after) => command(c, 'snapshot.lines', id, { kind, after }))
}
