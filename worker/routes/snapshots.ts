/** 汇总: freezing a state, and everything that is made from a frozen state. */
import { buildSummary, type SummaryInput } from '#rules/summary'
import type { Finding } from '#rules/finding'
import type { ZeroReport } from '#rules/item'
import { workbookContentType } from '#wire/document'
import { NewSnapshot, type SnapshotList } from '#wire/overview'
import { Hono } from 'hono'
import { allStateHolidays } from '../calendar/stateHolidays.ts'
import { writeSummary } from '../documents/summaryXlsx.ts'
import { may } from '../guard/access.ts'
import { readJson } from '../guard/body.ts'
import { comparePlaces, type FrozenItem } from '../ledger/freezeItems.ts'
import type { SnapshotFrame, SnapshotKind } from '../ledger/snapshotRows.ts'
import type { Door } from '../guard/Door.ts'
import { ledgerFor, param, valueOf, type LedgerStub } from './door.ts'
import { download } from './download.ts'
import { readLines } from './lines.ts'

export const snapshotRoutes = new Hono<Door>()
  .post('/snapshots', may('snapshot.make'), async (c) => {
    const { asOf } = await readJson(c, NewSnapshot)
    return c.json(await ledgerFor(c).takeSnapshot(c.var.author, asOf ?? c.var.author.day), 201)
  })
  .get('/snapshots', may('snapshot.read'), async (c) => {
    const list: SnapshotList = { snapshots: await ledgerFor(c).snapshots() }
    return c.json(list)
  })
  .get('/snapshots/:id', may('snapshot.read'), async (c) =>
    c.json(valueOf(await ledgerFor(c).snapshotFrame(param(c, 'id'))).snapshot),
  )
  .get('/snapshots/:id/tally.json', may('snapshot.read'), async (c) => {
    const { snapshot } = valueOf(await ledgerFor(c).snapshotFrame(param(c, 'id')))
    return c.json(snapshot.tally)
  })
  .get('/snapshots/:id/reading.json', may('snapshot.read'), async (c) => {
    const ledger = ledgerFor(c)
    const { snapshot } = valueOf(await ledger.snapshotFrame(param(c, 'id')))
    const frozen = await linesOf<FrozenItem>(ledger, snapshot.id, 'item')
    const items = frozen
      .toSorted((a, b) => comparePlaces(a.origin, b.origin))
      .map(({ id: _id, state: _state, moves: _moves, origin, ...content }) => ({ origin, ...content }))
    return c.json({
      items,
      findings: await linesOf<Finding>(ledger, snapshot.id, 'finding'),
      zeroReports: await linesOf<ZeroReport>(ledger, snapshot.id, 'zero'),
    })
  })
  .get('/snapshots/:id/summary.xlsx', may('snapshot.read'), async (c) => {
    const ledger = ledgerFor(c)
    const frame = valueOf(await ledger.snapshotFrame(param(c, 'id')))
    const pieces = writeSummary(buildSummary(await summaryInput(ledger, frame)))
    const { no, asOf } = frame.snapshot
    return download(
      pieces,
      workbookContentType,
      `${frame.campaign.name}汇总表（第${no}次，截至${asOf}）.xlsx`,
    )
  })

/** What the summary and the circular are made from: the frozen state, nothing of today. */
export async function summaryInput(ledger: LedgerStub, frame: SnapshotFrame): Promise<SummaryInput> {
  const { snapshot, campaign, reports, previous } = frame
  return {
    campaign,
    calendar: allStateHolidays,
    asOf: snapshot.asOf,
    snapshotNo: snapshot.no,
    items: await linesOf<FrozenItem>(ledger, snapshot.id, 'item'),
    findings: await linesOf<Finding>(ledger, snapshot.id, 'finding'),
    zeroReports: await linesOf<ZeroReport>(ledger, snapshot.id, 'zero'),
    tally: snapshot.tally,
    reports,
    ...(previous === null
      ? {}
      : { previous: { snapshotNo: previous.no, asOf: previous.asOf, tally: previous.tally } }),
  }
}

async function linesOf<T>(ledger: LedgerStub, id: string, kind: SnapshotKind): Promise<T[]> {
  return readLines<T>(async (after) => ledger.snapshotLines(id, kind, after))
}
