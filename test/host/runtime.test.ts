import { readFileSync } from 'node:fs'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { readWorkbookFile } from '../../worker/documents/xlsx/read.ts'
import { openWorkbook } from './grids.ts'
import { appearanceAt } from './model/conditional.ts'
import { deleteRows, filterTable, insertRows, pasteText, sortTable, typeInto } from './model/person.ts'
import type { Sheet } from './model/sheet.ts'
import { choicesAt } from './model/validation.ts'
import { COAUTHOR } from './model/workbook.ts'
import { installNode } from './node.ts'

/** 2017-08-15. */
const TODAY = 42_962
const LEDGER = '03-图书馆.xlsx'

const file = await readWorkbookFile(new Uint8Array(readFileSync(`test/ledgers/${LEDGER}`)), LEDGER)
const host = openWorkbook(file.sheets, { fileName: LEDGER, today: TODAY })
let channel: ReturnType<typeof installNode>['channel']
let scratch = ''

beforeAll(async () => {
  const installed = installNode(host)
  channel = installed.channel
  expect(await installed.ready).toMatchObject({ host: 'Excel', platform: 'OfficeOnline' })
})

beforeEach(() => {
  scratch = `草稿${host.workbook.sheets.length}`
  host.workbook.addSheet(scratch)
})

/** Lets queued events reach their handlers. */
async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 40))
}

async function errorOf(work: (one: Excel.Worksheet, context: Excel.RequestContext) => void): Promise<string> {
  try {
    await inScratch(work)
    return 'none'
  } catch (error) {
    return error instanceof OfficeExtension.Error ? `${error.code} ${error.message}` : String(error)
  }
}

async function inScratch<T>(work: (one: Excel.Worksheet, context: Excel.RequestContext) => T): Promise<T> {
  return Excel.run(async (context) => {
    const result = work(context.workbook.worksheets.getItem(scratch), context)
    await context.sync()
    return result
  })
}

function sheet(): Sheet {
  const found = host.workbook.sheet(scratch)
  if (found === undefined) throw new Error('no scratch sheet')
  return found
}

/** 序号, 问题, 状态 with three rows, as a table with a drop-down on 状态. */
async function smallLedger(): Promise<void> {
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

test('the runtime publishes the sets of the host and no later ones', () => {
  expect(Office.context.requirements.isSetSupported('ExcelApi', '1.15')).toBe(true)
  expect(Office.context.requirements.isSetSupported('ExcelApi', '1.16')).toBe(false)
  expect(Office.context.displayLanguage).toBe('zh-CN')
  expect(channel.unknown).toEqual([])
})

test('a real ledger is read whole in one batch', async () => {
  const [grid] = file.sheets
  host.resetCounts()
  const values = await Excel.run(async (context) => {
    const used = context.workbook.worksheets.getItem(grid?.name ?? '').getUsedRange(true)
    used.load(['values', 'numberFormat', 'valueTypes', 'text'])
    await context.sync()
    expect(used.text.length).toBe(used.values.length)
    return used.values
  })
  const written = grid?.rows
    .flatMap((row) => row ?? [])
    .flatMap((cell) => (cell?.value === null || cell === undefined ? [] : [cell.value]))
  expect(written?.length).toBeGreaterThan(50)
  expect(values.flat().filter((value: unknown) => value !== '')).toEqual(written)
  expect(host.batches).toBe(1)
  expect(host.requestBytes).toBeGreaterThan(100)
})

test('merged cells are told, and hold their content in the first cell only', async () => {
  const [address, none] = await Excel.run(async (context) => {
    const one = context.workbook.worksheets.getItem(scratch)
    one.getRange('A1:C1').merge()
    one.getRange('A1:C1').values = [['整改台账', '不会写入', null]]
    const merged = one.getRange('A1:D3').getMergedAreasOrNullObject()
    merged.load('address')
    const free = one.getRange('A5:B6').getMergedAreasOrNullObject()
    await context.sync()
    return [merged.address, free.isNullObject]
  })
  expect(address).toBe(`${scratch}!A1:C1`)
  expect(none).toBe(true)
  expect(sheet().valueAt(0, 1)).toBe('')
})

test('text that begins with = + - @ is a formula unless the cell is text or the apostrophe says so', async () => {
  await inScratch((one) => {
    one.getRange('A1:A2').numberFormat = [['@'], ['@']]
    one.getRange('A1:A4').values = [['=1+1'], ['-见附件'], ["'=1+1"], ['=1+1']]
    one.getRange('B1').values = [['-见附件']]
    one.getRange('B2').values = [['2017年7月31日']]
  })
  expect([0, 1, 2, 3].map((row) => sheet().valueAt(row, 0))).toEqual(['=1+1', '-见附件', '=1+1', 2])
  expect(sheet().valueAt(0, 1)).toBe('#NAME?')
  expect([sheet().valueAt(1, 1), sheet().textAt(1, 1)]).toEqual([42_947, '2017年7月31日'])
})

test('a whole column formatted as text keeps later text as text', async () => {
  await inScratch((one) => {
    one.getRange('B:B').numberFormat = [['@']]
  })
  await inScratch((one) => {
    one.getRange('B7').values = [['=SUM(A1:A3)']]
  })
  expect(sheet().valueAt(6, 1)).toBe('=SUM(A1:A3)')
  expect(sheet().cell(6, 1)?.formula).toBeUndefined()
})

test('validation asks a person who types, not one who pastes; invalid cells are told', async () => {
  await smallLedger()
  expect(typeInto(sheet(), 'C2', '差不多了')).toMatchObject({
    ok: false,
    reason: 'validation',
    message: '请从下拉列表中选择。',
  })
  expect(sheet().valueAt(1, 2)).toBe('整改中')
  expect(typeInto(sheet(), 'C2', '已销号')).toEqual({ ok: true })
  expect(pasteText(sheet(), 'C3', [['随便']])).toEqual({ ok: true })
  const [type, valid, bad] = await Excel.run(async (context) => {
    const rule = context.workbook.worksheets.getItem(scratch).getRange('C2:C4').dataValidation
    rule.load(['type', 'valid'])
    const invalid = rule.getInvalidCellsOrNullObject()
    invalid.load('address')
    await context.sync()
    return [rule.type, rule.valid, invalid.address]
  })
  expect([type, valid, bad]).toEqual(['List', null, `${scratch}!C3`])
})

test('a drop-down can take its choices from a hidden named range; a long typed list is refused', async () => {
  await inScratch((one, context) => {
    one.getRange('H1:H3').values = [['图书馆'], ['后勤管理处'], ['保卫处']]
    const item = context.workbook.names.add(`名单_${scratch}`, one.getRange('H1:H3'))
    item.visible = false
    one.getRange('A2:A9').dataValidation.rule = { list: { inCellDropDown: true, source: `=名单_${scratch}` } }
  })
  expect(choicesAt(sheet(), 4, 0)).toEqual(['图书馆', '后勤管理处', '保卫处'])
  expect(typeInto(sheet(), 'A3', '校医院')).toMatchObject({ ok: false })
  const long = Array.from({ length: 60 }, (_, n) => `第${n}个单位`).join()
  expect(
    await errorOf((one) => {
      one.getRange('B2').dataValidation.rule = { list: { inCellDropDown: true, source: long } }
    }),
  ).toContain('InvalidArgument')
})

test('date, length and custom rules hold relative to each cell', async () => {
  await inScratch((one) => {
    one.getRange('A1:A9').dataValidation.rule = {
      date: { formula1: '2017-01-01', formula2: '2017-12-31', operator: 'Between' },
    }
    one.getRange('B1:B9').dataValidation.rule = { textLength: { formula1: 5, operator: 'LessThanOrEqualTo' } }
    one.getRange('C1:C9').dataValidation.rule = { custom: { formula: '=AND(LEN($B1)>0,C1<>$B1)' } }
  })
  expect(typeInto(sheet(), 'A2', '2017/8/31')).toEqual({ ok: true })
  expect(typeInto(sheet(), 'A3', '2019-08-31')).toMatchObject({ ok: false })
  expect(typeInto(sheet(), 'B2', '太长了太长了')).toMatchObject({ ok: false })
  expect(typeInto(sheet(), 'B2', '刚好五个字')).toEqual({ ok: true })
  expect(typeInto(sheet(), 'C2', '不同')).toEqual({ ok: true })
  expect(typeInto(sheet(), 'C3', '无依据')).toMatchObject({ ok: false })
})

test('marks follow what the cells hold, and today', async () => {
  await smallLedger()
  await inScratch((one) => {
    one.getRange('D2:D4').values = [[42_961], [42_962], ['']]
    const late = one.getRange('A2:D4').conditionalFormats.add(Excel.ConditionalFormatType.custom)
    late.custom.rule.formula = '=AND($D2<>"",$D2<TODAY())'
    late.custom.format.fill.color = '#FFC7CE'
    late.custom.format.font.color = '#9C0006'
  })
  expect(appearanceAt(sheet(), 1, 0)).toEqual({ fill: '#FFC7CE', fontColor: '#9C0006' })
  expect(appearanceAt(sheet(), 2, 0)).toEqual({})
  typeInto(sheet(), 'D3', '2017-08-01')
  expect(appearanceAt(sheet(), 2, 3)).toEqual({ fill: '#FFC7CE', fontColor: '#9C0006' })
})

test('rows put in or taken out carry formulas, names, tables, rules and kept ranges along', async () => {
  await smallLedger()
  const kept = await Excel.run(async (context) => {
    const one = context.workbook.worksheets.getItem(scratch)
    one.getRange('E2').formulas = [['=A2&C4']]
    context.workbook.names.add(`域_${scratch}`, one.getRange('A2:A4'))
    const range = one.getRange('B4')
    context.trackedObjects.add(range)
    await context.sync()
    return range
  })
  expect(insertRows(sheet(), 2, 2)).toEqual({ ok: true })
  expect(sheet().cell(1, 4)?.formula).toBe('=A2&C6')
  expect(host.workbook.names.get(`域_${scratch}`)?.formula).toBe(`=${scratch}!$A$2:$A$6`)
  expect(sheet().tables[0]?.rect.rows).toBe(6)
  expect(choicesAt(sheet(), 3, 2)).toEqual(['整改中', '已完成', '已销号'])
  kept.load('address')
  await kept.context.sync()
  expect(kept.address).toBe(`${scratch}!B6`)
  deleteRows(sheet(), 5)
  expect(sheet().cell(1, 4)?.formula).toBe('=A2&#REF!')
  expect(sheet().tables[0]?.rect.rows).toBe(5)
})

test('sorting moves whole rows; filtering hides rows without losing them', async () => {
  await smallLedger()
  const [table] = sheet().tables
  if (table === undefined) throw new Error('no table')
  expect(sortTable(table, '序号', false)).toEqual({ ok: true })
  expect([1, 2, 3].map((row) => sheet().valueAt(row, 1))).toEqual(['制度缺失', '台账不全', '消防通道堵塞'])
  filterTable(table, '状态', ['已完成'])
  expect([1, 2, 3].map((row) => sheet().isHiddenRow(row))).toEqual([true, false, true])
  const hidden = await Excel.run(async (context) => {
    const row = context.workbook.worksheets.getItem(scratch).getRange('A2:C2')
    row.load(['rowHidden', 'values'])
    await context.sync()
    return [row.rowHidden, row.values[0]?.[1]]
  })
  expect(hidden).toEqual([true, '制度缺失'])
})

test('table rows and columns can be added, resized and deleted', async () => {
  await smallLedger()
  const names = await Excel.run(async (context) => {
    const table = context.workbook.tables.getItem(`表_${scratch}`)
    table.rows.add(undefined, [[4, '新问题', '整改中']])
    table.columns.add(undefined, undefined, '责任人')
    await context.sync()
    table.rows.getItemAt(0).delete()
    table.columns.load('items/name')
    const body = table.getDataBodyRange()
    body.load(['address', 'values'])
    await context.sync()
    expect(body.address).toBe(`${scratch}!A2:D4`)
    expect(body.values.map((row) => row[0])).toEqual([2, 3, 4])
    return table.columns.items.map((column) => column.name)
  })
  expect(names).toEqual(['序号', '问题', '状态', '责任人'])
  expect(choicesAt(sheet(), 3, 2)).not.toBeNull()
})

test('events say what changed, by whom, and are silent after removal', async () => {
  await smallLedger()
  const seen: unknown[] = []
  const handler = await Excel.run(async (context) => {
    const added = context.workbook.worksheets.getItem(scratch).onChanged.add(async (event) => {
      seen.push([
        event.changeType,
        event.address,
        event.source,
        event.triggerSource,
        event.details?.valueBefore,
        event.details?.valueAfter,
      ])
    })
    await context.sync()
    return added
  })
  typeInto(sheet(), 'B2', '已疏通')
  typeInto(sheet(), 'B3', '协作者写的', COAUTHOR)
  insertRows(sheet(), 3)
  await inScratch((one) => {
    one.getRange('B2').values = [['插件写的']]
  })
  await settle()
  expect(seen).toEqual([
    ['RangeEdited', 'B2', 'Local', 'Unknown', '消防通道堵塞', '已疏通'],
    ['RangeEdited', 'B3', 'Remote', 'Unknown', '台账不全', '协作者写的'],
    ['RowInserted', '4:4', 'Local', 'Unknown', undefined, undefined],
    ['RangeEdited', 'B2', 'Local', 'ThisLocalAddin', '已疏通', '插件写的'],
  ])
  await Excel.run(handler.context, async (context) => {
    handler.remove()
    await context.sync()
  })
  typeInto(sheet(), 'B2', '无人听')
  await settle()
  expect(seen.length).toBe(4)
})

test('a protected sheet lets only unlocked cells change, for persons and add-ins alike', async () => {
  await smallLedger()
  await inScratch((one) => {
    one.getRange('B2:B4').format.protection.locked = false
    one.protection.protect({ allowAutoFilter: true })
  })
  expect(typeInto(sheet(), 'A2', 9)).toMatchObject({ ok: false, reason: 'protected' })
  expect(typeInto(sheet(), 'B2', '可以改')).toEqual({ ok: true })
  expect(insertRows(sheet(), 2)).toMatchObject({ ok: false, reason: 'protected' })
  expect(
    await errorOf((one) => {
      one.getRange('A2:B2').values = [[9, 'x']]
    }),
  ).toContain('AccessDenied')
})

test('what is unknown fails and names the member', async () => {
  expect(
    await errorOf((one) => {
      one.charts.add('Line', one.getRange('A1:B2'))
    }),
  ).toContain('NotImplementedByTestHost The test host does not implement Worksheet.charts')
  expect(
    await errorOf((one) => {
      one.getRange('A1').formulas = [['=NPV(0.1,1,2)']]
      one.getRange('A1').load('values')
    }),
  ).toContain('the worksheet function NPV')
  expect(
    await errorOf((_, context) => {
      context.workbook.worksheets.getItem('没有这张表').getRange('A1').load('values')
    }),
  ).toContain('ItemNotFound')
})

test('payloads over 5 MB are refused in both directions, and the sheet is untouched', async () => {
  const long = '整'.repeat(20_000)
  expect(
    await errorOf((one) => {
      one.getRange('A1:A100').values = Array.from({ length: 100 }, () => [long])
    }),
  ).toContain('RequestPayloadSizeLimitExceeded')
  expect(sheet().used(true)).toBeNull()
  for (let row = 0; row < 100; row++) sheet().put(row, 0, long)
  expect(
    await errorOf((one) => {
      one.getRange('A1:A100').load('values')
    }),
  ).toContain('ResponsePayloadSizeLimitExceeded')
})

test('while a person types in a cell, batches are refused unless they wait', async () => {
  host.editing = true
  expect(
    await errorOf((one) => {
      one.getRange('A1').values = [['打扰']]
    }),
  ).toContain('InvalidOperationInCellEditMode')
  host.editing = false
})

test('page set-up, panes, sizes and looks are kept', async () => {
  await inScratch((one) => {
    one.freezePanes.freezeRows(2)
    one.pageLayout.orientation = 'Landscape'
    one.pageLayout.paperSize = 'A3'
    one.pageLayout.zoom = { horizontalFitToPages: 1 }
    one.pageLayout.setPrintTitleRows('$1:$2')
    one.pageLayout.headersFooters.defaultForAllPages.centerFooter = '第 &P 页'
    const head = one.getRange('A1:C2')
    head.format.font.bold = true
    head.format.fill.color = '#d9e1f2'
    head.format.wrapText = true
    head.format.borders.getItem('EdgeBottom').style = 'Continuous'
    one.getRange('B:B').format.columnWidth = 120
    one.getRange('D:D').columnHidden = true
  })
  const page = sheet().page
  expect(page.settings).toMatchObject({
    orientation: 'Landscape',
    paperSize: 'A3',
    zoom: { horizontalFitToPages: 1 },
  })
  expect(page.titleRows).toMatchObject({ row: 0, rows: 2 })
  expect(sheet().freeze?.rows).toBe(2)
  expect(sheet().columnWidths.get(1)).toBe(120)
  expect(sheet().hiddenColumns.has(3)).toBe(true)
  expect(sheet().formatAt(1, 2)).toMatchObject({
    'font.bold': true,
    'fill.color': '#D9E1F2',
    'border.EdgeBottom.style': 'Continuous',
  })
  expect(sheet().formatAt(0, 0)['border.EdgeBottom.style']).toBeUndefined()
})

test('settings, custom XML, new workbooks, ribbon and commands', async () => {
  const found = await Excel.run(async (context) => {
    context.workbook.settings.add('台账', { 版本: 1 })
    context.workbook.customXmlParts.add('<基线 xmlns="urn:ledgerloop:test"><行>1</行></基线>')
    await context.sync()
    const part = context.workbook.customXmlParts.getByNamespace('urn:ledgerloop:test').getOnlyItem()
    const xml = part.getXml()
    await context.sync()
    return xml.value
  })
  expect(found).toContain('<行>1</行>')
  expect(
    await errorOf((_, context) => {
      context.workbook.customXmlParts.add('<a><b></a>')
    }),
  ).toContain('InvalidArgument')
  await Excel.createWorkbook('UEsDBA==')
  expect(host.workbook.created).toEqual(['UEsDBA=='])
  await Office.ribbon.requestUpdate({
    tabs: [{ id: 'Tab', groups: [{ id: 'G', controls: [{ id: 'Sync', enabled: false }] }] }],
  })
  expect(JSON.stringify([...host.office.ribbon.values(), ...host.office.ribbonUpdates])).toContain('Sync')
  Office.actions.associate('syncLedger', (event: { completed(): void }) => event.completed())
  expect(await channel.runAction('syncLedger')).toMatchObject({ status: 0 })
})

test('copied rows bring contents, looks and rules along; the clipboard of text keeps the rules', async () => {
  await smallLedger()
  await inScratch((one) => {
    one.getRange('A2').format.fill.color = '#FFFF00'
    one.getRange('A10').copyFrom('A2:C2')
  })
  expect([0, 1, 2].map((column) => sheet().valueAt(9, column))).toEqual([1, '消防通道堵塞', '整改中'])
  expect(sheet().formatAt(9, 0)['fill.color']).toBe('#FFFF00')
  expect(choicesAt(sheet(), 9, 2)).toEqual(['整改中', '已完成', '已销号'])
})
