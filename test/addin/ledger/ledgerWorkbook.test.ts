import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { asDay } from '#rules/calendar/day'
import { checkLedger } from '#rules/ledgerSheet/checkLedger'
import { readBook } from '#rules/reading/readBook'
import { readLedger } from '#rules/ledgerSheet/readLedger'
import type { ItemRow, SyncAnswer, SyncRequest } from '#wire/item'
import { readBaseline } from '../../../addin/ledger/baseline.ts'
import { standardise } from '../../../addin/ledger/standardise.ts'
import { syncLedger, type SyncWorld } from '../../../addin/ledger/syncLedger.ts'
import { ExcelWorkbook } from '../../../addin/workbook/ExcelWorkbook.ts'
import type { Workbook } from '../../../addin/workbook/Workbook.ts'
import { readWorkbookFile } from '../../../worker/documents/xlsx/read.ts'
import { openWorkbook, sheetGrid } from '../../host/grids.ts'
import { installNode } from '../../host/node.ts'
import { aCampaign, calendar2017 } from '../../stories.ts'

/** A department's real ledger in the untouched Office.js runtime: read, standardised, written, read back, synced. */

const LEDGER = '03-图书馆.xlsx'
const campaign = aCampaign()
const today = asDay('2017-08-15')
const file = await readWorkbookFile(new Uint8Array(readFileSync(`test/ledgers/${LEDGER}`)), LEDGER)
const host = openWorkbook(file.sheets, { fileName: LEDGER, today: 42_962 })
const setting = { campaign, unitId: 'tsg', today, fileName: LEDGER, maxRows: 500 }
let workbook: Workbook
let ids = 0
const newId = (): string => `row-${String(++ids).padStart(8, '0')}`

beforeAll(async () => {
  await installNode(host).ready
  workbook = new ExcelWorkbook()
})

async function countBatches(work: () => Promise<unknown>): Promise<number> {
  const before = host.batches
  await work()
  return host.batches - before
}

describe('the workbook through Office.js', () => {
  test("reads a department's sheet as the file reader does", async () => {
    const { grid, mergesKnown } = await workbook.survey()
    expect(mergesKnown).toBe(true)
    const options = { unit: 'tsg', calendar: calendar2017 }
    const first = file.sheets[0]
    expect(first?.name).toBe(grid.name)
    const fromPane = readBook(LEDGER, [grid], campaign, options)
    const fromFile = readBook(LEDGER, first === undefined ? [] : [first], campaign, options)
    expect(fromPane.items.length).toBeGreaterThan(3)
    expect(fromPane.items).toEqual(fromFile.items)
  })

  test('writes the standard ledger beside the untouched original', async () => {
    const { grid } = await workbook.survey()
    const original = JSON.stringify(sheetGrid(host, grid.name))
    const { items } = readBook(LEDGER, [grid], campaign, { unit: 'tsg', calendar: calendar2017 })
    // Text that looks like formulas, numbers and dates must come back as the text it is.
    const [model] = items
    if (model === undefined) throw new Error('the ledger has no items')
    const tricky = [
      '=1+1',
      '+86 10',
      '-无',
      '@张三',
      "'引号",
      '007',
      '3-1',
      'TRUE',
      '二〇一七年九月',
      '1e5',
    ].map((text) => ({ ...model, problem: text.padEnd(5, '的'), extras: { 备注: text } }))
    const made = standardise({
      campaign,
      unitId: 'tsg',
      file: LEDGER,
      items: [...items, ...tricky],
      held: [],
      options: {
        unitName: '图书馆',
        campaign,
        today,
        date1904: false,
        source: grid.name,
        takenNames: (await workbook.survey()).sheets.map((sheet) => sheet.name),
      },
      newId,
    })
    const batches = await countBatches(() => workbook.writeLedger(made.plan, JSON.stringify(made.baseline)))
    expect(batches).toBeLessThanOrEqual(4)
    expect(JSON.stringify(sheetGrid(host, grid.name))).toBe(original)

    const opened = await workbook.openLedger()
    expect(readBaseline(opened.baseline)).toMatchObject({ campaignId: campaign.id, unitId: 'tsg' })
    const reading = opened.grid === null ? null : readLedger(opened.grid, campaign, LEDGER)
    expect(reading?.findings).toEqual([])
    expect(reading?.rows).toHaveLength(items.length + tricky.length)
    for (const [index, row] of (reading?.rows ?? []).entries()) {
      const { origin: _origin, ...content } = [...items, ...tricky][index] ?? model
      expect(row.content).toEqual({ ...content, unit: 'tsg' })
    }
  })

  test('checks in one round trip', async () => {
    let findings = -1
    const batches = await countBatches(async () => {
      const { grid } = await workbook.openLedger()
      const reading = grid === null ? null : readLedger(grid, campaign, LEDGER)
      if (reading === null) return
      findings = checkLedger(reading, { campaign, today, unitId: 'tsg', agreed: () => undefined }).length
    })
    expect(batches).toBe(1)
    expect(findings).toBeGreaterThan(0)
  })
})

/** A server that keeps rows by id and answers as the worker does, small enough to be read. */
function smallServer(): {
  push: (request: SyncRequest) => Promise<SyncAnswer>
  add: (id: string, content: ItemRow['content']) => void
  rows: Map<string, ItemRow>
} {
  const changedAt = new Map<string, number>()
  const rows = new Map<string, ItemRow>()
  const answered = new Map<string, SyncAnswer>()
  let cursor = 0
  const keep = (id: string, version: number, content: ItemRow['content']): void => {
    changedAt.set(id, ++cursor)
    rows.set(id, {
      id,
      number: rows.get(id)?.number ?? `图书-${rows.size + 1}`,
      unit: 'tsg',
      version,
      state: 'open',
      content,
      origin: null,
      updatedAt: '2017-08-15T01:00:00Z',
      updatedBy: '图书馆',
      withdrawn: false,
    })
  }
  return {
    rows,
    add: (id, content) => keep(id, 1, content),
    push: (request) => {
      const before = answered.get(request.pushId)
      if (before !== undefined) return Promise.resolve(before)
      const accepted = request.changes.map((change) => {
        const held = rows.get(change.id)
        const version = (held?.version ?? 0) + 1
        const { extras, fields } = split(change.set)
        const content = {
          ...held?.content,
          ...fields,
          unit: 'tsg',
          ...(Object.keys(extras).length > 0 ? { extras: { ...held?.content.extras, ...extras } } : {}),
        }
        keep(change.id, version, content)
        return { id: change.id, version }
      })
      const items = [...rows.values()].filter((row) => (changedAt.get(row.id) ?? 0) > request.cursor)
      const answer = { accepted, unchanged: [], conflicts: [], refused: [], items, cursor, more: false }
      answered.set(request.pushId, answer)
      return Promise.resolve(answer)
    },
  }
}

function split(set: SyncRequest['changes'][number]['set']): {
  fields: Record<string, unknown>
  extras: Record<string, string>
} {
  const fields: Record<string, unknown> = {}
  const extras: Record<string, string> = {}
  for (const [key, value] of Object.entries(set)) {
    if (key.startsWith('extras/')) extras[key.slice('extras/'.length)] = String(value)
    else fields[key] = value
  }
  return { fields, extras }
}

describe('a sync in the workbook', () => {
  const server = smallServer()
  const world = (changes: Partial<SyncWorld> = {}): SyncWorld => ({
    openLedger: () => workbook.openLedger(),
    updateLedger: (update) => workbook.updateLedger(update),
    push: server.push,
    newId,
    progress: () => undefined,
    cancelled: () => false,
    ...changes,
  })

  test('sends the good rows, in at most four round trips, and has nothing to send after that', async () => {
    const batches = await countBatches(() => syncLedger(world(), setting))
    expect(batches).toBeLessThanOrEqual(4)
    expect(server.rows.size).toBeGreaterThan(3)
    const size = server.rows.size
    const again = await syncLedger(world(), setting)
    expect(again).toMatchObject({ kind: 'done', sent: 0 })
    expect(server.rows.size).toBe(size)
  })

  test('a lost answer is asked for again with the same push and doubles nothing', async () => {
    const { grid } = await workbook.openLedger()
    const reading = grid === null ? null : readLedger(grid, campaign, LEDGER)
    const row = reading?.rows.find((one) => server.rows.has(one.id))
    const column = reading?.columns.get('progress')
    if (reading === null || row === undefined || column === undefined) throw new Error('no row to edit')
    const place = { row: row.row - 1, column, format: '@' }
    await workbook.writeCells(reading.place.sheet, [{ ...place, value: '已约谈有关人员' }])
    const pushes: string[] = []
    const cut = world({
      push: async (request) => {
        pushes.push(request.pushId)
        await server.push(request)
        throw new Error('the line is dead')
      },
    })
    await expect(syncLedger(cut, setting)).rejects.toThrow('the line is dead')
    const version = server.rows.get(row.id)?.version
    const mended = await syncLedger(
      world({
        push: (request) => {
          pushes.push(request.pushId)
          return server.push(request)
        },
      }),
      setting,
    )
    expect(mended).toMatchObject({ kind: 'done' })
    expect(pushes[1]).toBe(pushes[0])
    expect(server.rows.get(row.id)).toMatchObject({ version, content: { progress: '已约谈有关人员' } })
  })

  test('a row that somebody else added is appended as the text it is', async () => {
    const tricky = {
      problem: '=1+1 写进问题',
      owner: '-王五',
      category: 5,
      due: asDay('2017-09-30'),
      unit: 'tsg',
    }
    server.add('clue-0001', tricky)
    await syncLedger(world(), setting)
    const { grid } = await workbook.openLedger()
    const reading = grid === null ? null : readLedger(grid, campaign, LEDGER)
    expect(reading?.findings).toEqual([])
    expect(reading?.rows.at(-1)).toMatchObject({ id: 'clue-0001', content: tricky })
    expect(await syncLedger(world(), setting)).toMatchObject({
      kind: 'done',
      sent: 0,
      received: 0,
      missing: [],
    })
  })
})
