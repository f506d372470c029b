import { expect, test } from 'vitest'
import { appearanceAt } from './model/conditional.ts'
import { deleteRows, filterTable, insertRows, pasteText, sortTable, typeInto } from './model/person.ts'
import { choicesAt } from './model/validation.ts'
import { errorOf, host, inScratch, scratch, setUpFixture, sheet, smallLedger } from './fixture.ts'

setUpFixture()

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
