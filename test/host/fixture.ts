/** What the host's tests share: the untouched runtime, a real ledger open, and an empty sheet for each test. */
import { readFileSync } from 'node:fs'
import { beforeAll, beforeEach, expect } from 'vitest'
import { readWorkbookFile } from '../../worker/documents/xlsx/read.ts'
import { openWorkbook } from './grids.ts'
import type { Host } from './host.ts'
import type { Sheet } from './model/sheet.ts'
import { installNode } from './node.ts'
import type { WacChannel } from './wac.ts'

/** 2017-08-15. */
const TODAY = 42_962
const LEDGER = '03-图书馆.xlsx'

export const file = await readWorkbookFile(new Uint8Array(readFileSync(`test/ledgers/${LEDGER}`)), LEDGER)
export const host: Host = openWorkbook(file.sheets, { fileName: LEDGER, today: TODAY })
/** Replaced when the runtime has started. */
export let channel: WacChannel
export let scratch = ''

/** Registers the start of the runtime and a fresh sheet before each test. */
export function setUpFixture(): void {
  beforeAll(async () => {
    const installed = installNode(host)
    channel = installed.channel
    expect(await installed.ready).toMatchObject({ host: 'Excel', platform: 'OfficeOnline' })
  })
  beforeEach(() => {
    scratch = `草稿${host.workbook.sheets.length}`
    host.workbook.addSheet(scratch)
  })
}

/**
 * Lets queued events reach their handlers. Each passes some turns of the event loop, so turns are counted and not
 * milliseconds: a machine that stands still for a moment ends a wait, but lets nobody else have a turn.
 */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 40; turn++) await new Promise((resolve) => setTimeout(resolve, 1))
}

export async function errorOf(
  work: (one: Excel.Worksheet, context: Excel.RequestContext) => void,
): Promise<string> {
  try {
    await inScratch(work)
    return 'none'
  } catch (error) {
    return error instanceof OfficeExtension.Error ? `${error.code} ${error.message}` : String(error)
  }
}

export async function inScratch<T>(
  work: (one: Excel.Worksheet, context: Excel.RequestContext) => T,
): Promise<T> {
  return Excel.run(async (context) => {
    const result = work(context.workbook.worksheets.getItem(scratch), context)
    await context.sync()
    return result
  })
}

export function sheet(): Sheet {
  const found = host.workbook.sheet(scratch)
  if (found === undefined) throw new Error('no scratch sheet')
  return found
}

/** 序号, 问题, 状态 with three rows, as a table with a drop-down on 状态. */
export async function smallLedger(): Promise<void> {
  await inScratch((one) => {
    one.getRange('A1:C4').values = [
      ['序号', '问题', '状态'],
      [1, '消防通道堵塞', '整改中'],
      [2, '台账不全', '已完成'],
      [3, '制度缺失', '整改中'],
    ]
    const table = one.tables.add('A1:C4', true)
    table.name = `表_${scratch}`
    one.getRange('C2:C4').dataValidation.rule = {
      list: { inCellDropDown: true, source: '整改中,已完成,已销号' },
    }
    one.getRange('C2:C4').dataValidation.errorAlert = {
      title: '状态',
      message: '请从下拉列表中选择。',
      showAlert: true,
      style: 'Stop',
    }
  })
}
