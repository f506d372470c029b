import { describe, expect, test } from 'vitest'
import { formatRect, parseAddress, quoteSheet, subtract } from './address.ts'
import { openWorkbook, sheetGrid } from './grids.ts'
import { evaluate } from './model/evaluate.ts'
import { offsetFormula, shiftFormula, tokenize } from './model/formula.ts'
import { FormulaError, single } from './model/operand.ts'
import { readInput } from './model/typing.ts'
import { Workbook } from './model/workbook.ts'

const TODAY = 42_962

describe('addresses', () => {
  test.each(['A1', 'B2:C9', 'A:C', '3:5', 'XFD1048576'])('%s is read and written alike', (text) => {
    expect(formatRect(parseAddress(text)?.rect ?? { row: 9, column: 9, rows: 1, columns: 1 })).toBe(text)
  })
  test('sheet names are quoted when they must be', () => {
    expect(quoteSheet('台账')).toBe('台账')
    expect(quoteSheet("6-7月's")).toBe("'6-7月''s'")
    expect(quoteSheet('A1')).toBe("'A1'")
    expect(parseAddress("'6-7月''s'!B2")).toMatchObject({ sheet: "6-7月's" })
  })
  test('what lies beyond the sheet is no address', () => {
    expect(parseAddress('XFE1')).toBeNull()
    expect(parseAddress('A1048577')).toBeNull()
  })
  test('a rectangle minus a part of it', () => {
    expect(
      subtract({ row: 0, column: 0, rows: 3, columns: 3 }, { row: 1, column: 1, rows: 1, columns: 1 }),
    ).toHaveLength(4)
  })
})

describe('formulas when cells move', () => {
  const insertTwoRowsAt3 = { vertical: true, at: 2, count: 2, across: [0, 16_383] } as const
  const deleteRow3 = { vertical: true, at: 2, count: -1, across: [0, 16_383] } as const
  test.each([
    ['=A1+A3', '=A1+A5'],
    ['=SUM($A$1:$A$9)', '=SUM($A$1:$A$11)'],
    ['=台账!A3&"A3"', '=台账!A5&"A3"'],
    ['=别处!A3', '=别处!A3'],
    ['=SUM(B:B)', '=SUM(B:B)'],
    ['=SUM(2:4)', '=SUM(2:6)'],
    ['=LOG10(A3)', '=LOG10(A5)'],
  ])('%s becomes %s', (before, after) => {
    expect(shiftFormula(before, '台账', '台账', insertTwoRowsAt3)).toBe(after)
  })
  test.each([
    ['=A3', '=#REF!'],
    ['=SUM(A1:A5)', '=SUM(A1:A4)'],
    ['=SUM(A3:A4)', '=SUM(A3:A3)'],
  ])('after a deletion %s becomes %s', (before, after) => {
    expect(shiftFormula(before, '台账', '台账', deleteRow3)).toBe(after)
  })
  test('a copied formula moves what is not fixed', () => {
    expect(offsetFormula('=$A1+B$2+$C$3', 2, 1)).toBe('=$A3+C$2+$C$3')
    expect(offsetFormula('=A1', -1, 0)).toBe('=#REF!')
  })
  test('text that is no formula is refused', () => {
    expect(tokenize('=1#2')).toBeNull()
  })
})

describe('what a person types', () => {
  test.each([
    ['12%', 0.12],
    ['2017-07-31', 42_947],
    ['2017年7月31日', 42_947],
    ['7月31日', 42_947],
    ['2017年8月', 42_948],
    ['2017-8', 42_948],
    ['TRUE', true],
  ])('%s is a value', (text, value) => {
    expect(readInput(text, 'General', 2017)?.value).toBe(value)
  })
  test.each(['9月31日', '2017.7.31', '长期', '1、完成', '约10天', '一', ' '])('%s stays text', (text) => {
    expect(readInput(text, 'General', 2017)).toEqual({ value: text })
  })
  test('in a text cell everything is text', () => {
    expect(readInput(12, '@', 2017)).toEqual({ value: '12' })
    expect(readInput('=A1', '@', 2017)).toEqual({ value: '=A1' })
    expect(readInput("'=A1", '@', 2017)).toEqual({ value: '=A1' })
  })
})

describe('evaluation', () => {
  const workbook = new Workbook({ today: TODAY })
  const sheet = workbook.active
  for (const [row, cells] of [
    ['名称', '数'],
    ['甲', 1],
    ['乙', 2],
    ['甲', 3],
  ].entries())
    for (const [column, value] of cells.entries()) sheet.put(row, column, value)
  const table = workbook.addTable(sheet, { row: 0, column: 0, rows: 4, columns: 2 }, true)
  table.rename('数据')
  const at = (formula: string): unknown => {
    const place = { sheet, row: 2, column: 5 }
    const result = single(evaluate(formula, place), place)
    return result instanceof FormulaError ? result.code : result
  }
  test.each([
    ['=1+2*3^2', 19],
    ['=-2%', -0.02],
    ['="a"&1&TRUE', 'a1TRUE'],
    ['="ABC"="abc"', true],
    ['=1<"a"', true],
    ['=IF(ISBLANK(Z9),"空","满")', '空'],
    ['=COUNTIF(A:A,"甲")', 2],
    ['=COUNTIFS(A2:A4,"甲",B2:B4,">1")', 1],
    ['=SUM(数据[数])', 6],
    ['=SUM(B2:B4)/0', '#DIV/0!'],
    ['=IFERROR(MATCH("丙",A:A,0),0)', 0],
    ['=INDEX(B:B,MATCH("乙",A:A,0))', 2],
    ['=TEXT(DATE(2017,7,31),"yyyy-mm-dd")', '2017-07-31'],
    ['=TODAY()-DATE(2017,8,1)', 14],
    ['=没有的名称', '#NAME?'],
    ['=SUM(INDIRECT("数据[数]"))', 6],
    ['=B2:B4', 2],
  ])('%s', (formula, value) => {
    expect(at(formula)).toBe(value)
  })
  test('an unknown function is never guessed', () => {
    expect(() => at('=XNPV(1)')).toThrow('XNPV')
  })
  test('a circle ends', () => {
    sheet.put(9, 9, '=J10+1')
    expect(sheet.valueAt(9, 9)).toBe(1)
  })
})

test('grids go in and come back as they were', () => {
  const grid = {
    name: '台账',
    rows: [
      [{ value: '=不是公式' }, undefined, { value: 42_947, format: 'yyyy-mm-dd' }],
      [{ value: '#REF!', error: true }],
    ],
    merges: [{ top: 3, left: 0, bottom: 4, right: 1 }],
    date1904: false,
    hidden: false,
    hiddenRows: [1],
    hiddenColumns: [],
  } as const
  const back = sheetGrid(openWorkbook([grid]), '台账')
  expect(back).toEqual({ ...grid, rows: [grid.rows[0], [grid.rows[1][0], undefined, undefined]] })
})
