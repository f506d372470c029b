import { expect, test } from 'vitest'
import { insertRows, typeInto } from './model/person.ts'
import { COAUTHOR } from './model/workbook.ts'
import {
  channel,
  errorOf,
  file,
  host,
  inScratch,
  scratch,
  setUpFixture,
  settle,
  sheet,
  smallLedger,
} from './fixture.ts'

setUpFixture()

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
