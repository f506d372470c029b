/**
 * What the pane asks of Excel, counted by the workbook host and so free of noise: round trips and bytes by rows. The
 * server is a small one in memory; the worker's own speed is in test/bench/sync.ts.
 */
import { asDay } from '#rules/calendar/day'
import { readBook } from '#rules/reading/readBook'
import type { ColumnKey } from '#rules/ledgerSheet/ledgerColumns'
import type { SyncRequest } from '#wire/item'
import { standardise } from '../../../addin/ledger/standardise.ts'
import type { SyncSetting } from '../../../addin/ledger/SyncSetting.ts'
import {
  lookAtLedger,
  syncLedger,
  type LedgerState,
  type SyncWorld,
} from '../../../addin/ledger/syncLedger.ts'
import { ExcelWorkbook } from '../../../addin/workbook/ExcelWorkbook.ts'
import type { Workbook } from '../../../addin/workbook/Workbook.ts'
import { SmallServer } from '../ledger/memoryLedger.ts'
import { openWorkbook } from '../../host/grids.ts'
import { MAX_PAYLOAD_BYTES, type Host } from '../../host/host.ts'
import { installNode } from '../../host/node.ts'
import { aCampaign, calendar2017 } from '../../stories.ts'
import { loadOf, secondsSince, type PaneRow } from './load.ts'

export const TRIP_SIZES = [20, 200, 2000, 10_000]
/** Round trips that each job may take at most, issue 4. */
const LIMITS: Readonly<Record<string, number>> = { standardise: 8, check: 2, sync: 4 }
/** Of the rows, so many are changed for a sync. */
const CHANGED = 0.01

const unitId = 'jwc'
const setting: SyncSetting = {
  campaign: aCampaign(),
  unitId,
  today: asDay('2017-08-15'),
  fileName: '教务处.xlsx',
  maxRows: 500,
}

export async function benchRoundTrips(folder: string): Promise<PaneRow[]> {
  const rows: PaneRow[] = []
  const { channel, ready } = installNode(openWorkbook([]))
  await ready
  // Once in its life the runtime greets its host, some moments after it has started.
  await new Promise((resolve) => setTimeout(resolve, 200))
  for (const size of TRIP_SIZES) {
    const sheets = await loadOf(folder, size)
    const host = openWorkbook(sheets, { fileName: setting.fileName, today: 42_962 })
    channel.open(host)
    rows.push(...(await timePane(host, size)))
  }
  return rows
}

async function timePane(host: Host, size: number): Promise<PaneRow[]> {
  const workbook = new ExcelWorkbook()
  const server = new SmallServer()
  const counted = counter(host, size)
  await counted('standardise', async () => {
    await makeLedger(workbook)
    await workbook.watchLedger(() => {})
  })
  const look = (): Promise<LedgerState> => checked(workbook)
  // The first look learns how much the host answers for at once.
  await look()
  await counted('check', look)
  const sent: SyncRequest[] = []
  const world = worldOf(workbook, server, sent)
  await counted('first sync', () => syncLedger(world, setting))
  await change(workbook, await look(), Math.max(1, Math.round(size * CHANGED)))
  sent.length = 0
  await counted('sync', () => syncLedger(world, setting))
  const changes = sent.reduce((sum, request) => sum + request.changes.length, 0)
  const bytes = Buffer.byteLength(JSON.stringify(sent)) / Math.max(1, changes)
  return counted.rows.map((row) =>
    row.what.includes(' sync') && !row.what.includes('first')
      ? { ...row, note: `${row.note} · ${changes} rows sent, ${Math.round(bytes)} bytes each` }
      : row,
  )
}

interface Counter {
  (job: string, work: () => Promise<unknown>): Promise<void>
  readonly rows: PaneRow[]
}

function counter(host: Host, size: number): Counter {
  const rows: PaneRow[] = []
  const count = async (job: string, work: () => Promise<unknown>): Promise<void> => {
    host.resetCounts()
    const start = performance.now()
    await work()
    const seconds = secondsSince(start)
    const largest = host.log.reduce(
      (most, { requestBytes, responseBytes }) => Math.max(most, requestBytes, responseBytes),
      0,
    )
    if (largest > MAX_PAYLOAD_BYTES) throw new Error(`${job} of ${size} rows: a chunk of ${largest} bytes`)
    const limit = LIMITS[job]
    const verdict = limit === undefined ? '' : host.batches <= limit ? ` (≤ ${limit})` : ` (ABOVE ${limit})`
    rows.push({
      what: `pane: ${job}, ${size} rows`,
      seconds,
      note: `${host.batches} round trips${verdict} · largest ${megabytes(largest)} · in all ${megabytes(host.requestBytes + host.responseBytes)}`,
    })
  }
  return Object.assign(count, { rows })
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(2)} MB`
}

/** As 规范 does. */
async function makeLedger(workbook: Workbook): Promise<void> {
  const { grid, sheets } = await workbook.survey()
  const { campaign, fileName, today } = setting
  const { items } = readBook(fileName, [grid], campaign, { unit: unitId, calendar: calendar2017 })
  const { plan, baseline } = standardise({
    campaign,
    unitId,
    file: fileName,
    items,
    held: [],
    options: {
      unitName: '教务处',
      campaign,
      today,
      date1904: false,
      source: grid.name,
      takenNames: sheets.map((sheet) => sheet.name),
    },
    newId: () => crypto.randomUUID(),
  })
  await workbook.writeLedger(plan, JSON.stringify(baseline))
}

async function checked(workbook: Workbook): Promise<LedgerState> {
  const state = await lookAtLedger(() => workbook.openLedger(), setting)
  if ('kind' in state) throw new Error(state.kind)
  return state
}

async function change(workbook: Workbook, state: LedgerState, count: number): Promise<void> {
  const key: ColumnKey = 'progress'
  const column = state.reading.columns.get(key)
  if (column === undefined) throw new Error(`the ledger has no column ${key}`)
  const cells = state.reading.rows
    .filter((row) => state.baseline.rows[row.id] !== undefined)
    .slice(0, count)
    .map((row) => ({ row: row.row - 1, column, value: '本周已召开专题会，下周落实到岗。', format: '@' }))
  await workbook.writeCells(state.reading.place.sheet, cells)
}

function worldOf(workbook: Workbook, server: SmallServer, sent: SyncRequest[]): SyncWorld {
  return {
    openLedger: () => workbook.openLedger(),
    updateLedger: (update) => workbook.updateLedger(update),
    push: (request) => {
      sent.push(request)
      return server.push(request)
    },
    newId: () => crypto.randomUUID(),
    progress: () => undefined,
    cancelled: () => false,
  }
}
