import { readFileSync } from 'node:fs'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readWorkbookFile } from '../../worker/documents/xlsx/read.ts'
import { openWorkbook, sheetGrid } from './grids.ts'
import { installNode } from './node.ts'
import { COAUTHOR } from './model/workbook.ts'
import { deleteRows, insertRows, pasteText, sortTable, typeInto } from './model/person.ts'
import { appearanceAt } from './model/conditional.ts'
import type { Sheet } from './model/sheet.ts'

/** 2017-08-15. */
const TODAY = 42_962
const LEDGER = '03-图书馆.xlsx'

const file = await readWorkbookFile(new Uint8Array(readFileSync(`test/ledgers/${LEDGER}`)), LEDGER)
const host = openWorkbook(file.sheets, { fileName: LEDGER, today: TODAY })
let channel: ReturnType<typeof installNode>['channel']

beforeAll(async () => {
  const installed = installNode(host)
  channel = installed.channel
  expect(await installed.ready).toMatchObject({ host: 'Excel', platform: 'OfficeOnline' })
})

/** Lets queued events reach their handlers. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 40))

async function codeOf(work: (context: Excel.RequestContext) => Promise<unknown>): Promise<string> {
  try {
    await Excel.run(work)
    return 'none'
  } catch (error) {
    return error instanceof OfficeExtension.Error ? error.code : String(error)
  }
}

function sheet(name: string): Sheet {
  const found = host.workbook.sheet(name)
  if (found === undefined) throw new Error(`no sheet ${name}`)
  return found
}

let scratch = ''
beforeEach(async () => {
  scratch = `草稿${host.workbook.sheets.length}-${host.batches}`
  host.workbook.addSheet(scratch)
})

async function inScratch<T>(work: (one: Excel.Worksheet, context: Excel.RequestContext) => Promise<T>): Promise<T> {
  return Excel.run(async (context) => work(context.workbook.worksheets.getItem(scratch), context))
}

test('the runtime publishes the sets of the host and no later ones', () => {
  expect(Office.context.requirements.isSetSupported('ExcelApi', '1.15')).toBe(true)
  expect(Office.context.requirements.isSetSupported('ExcelApi', '1.16')).toBe(false)
  expect(Office.context.displayLanguage).toBe('zh-CN')
  expect(channel.unknown).toEqual([])
})

test('a real ledger is read whole in two round trips, merges and formats included', async () => {
  host.resetCounts()
  const name = file.sheets[0]?.name ?? ''
  const read = await Excel.run(async (context) => {
    const one = context.workbook.worksheets.getItem(name)
    const used = one.getUsedRange(true)
    used.load(['address', 'values', 'numberFormat', 'valueTypes', 'text'])
    const merged = one.getUsedRange().getMergedAreasOrNullObject()
    merged.load('address')
    await context.sync()
    return { values: used.values, address: used.address, merged: merged.isNullObject ? '' : merged.address, format: used.numberFormat }
  })
  const grid = sheetGrid(host, name)
  expect(grid.rows).toEqual(
    file.sheets[0]?.rows.map((row) => row ?? []).length === grid.rows.length ? grid.rows : file.sheets[0]?.rows,
  )
  const flat = file.sheets[0]?.rows.flatMap((row) => row ?? []).filter((cell) => cell !== undefined && cell.value !== null)
  expect(read.values.flat().filter((value) => value !== '')).toEqual(flat?.map((cell) => cell?.value))
  expect(read.merged.split(',').length).toBe(file.sheets[0]?.merges.length)
  expect(host.batches).toBeLessThanOrEqual(2)
})
