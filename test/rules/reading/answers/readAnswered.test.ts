import { describe, expect, test } from 'vitest'
import type { SheetGrid } from '#rules/cells/grid'
import { readAnswered, type AnsweredReading } from '#rules/reading/answers/readAnswered'
import { noAnswers, type ReadingAnswers } from '#rules/reading/answers/readingAnswers'
import { nothingRemembered, type RememberedAnswers } from '#rules/reading/answers/rememberedAnswers'
import { readUpload } from '#rules/reading/readUpload'
import { LEDGER_SHEET, planLedgerSheet } from '#rules/ledgerSheet/sheetPlan'
import { asDay } from '#rules/calendar/day'
import { aCampaign } from '../../../stories.ts'
import { gridOf } from '../../gridOf.ts'

const campaign = aCampaign()
const FILE = '汇总.xlsx'
const header = ['序号', '单位', '存在的问题', '整改措施', '整改时限', '责任人']
const master = gridOf([
  header,
  ['1', '教务处', '成绩更正流程长', '并联审批', '8月前', '甲'],
  ['2', '某某中心', '窗口午间无人值守', '排班轮值', '2017-09-15', '乙'],
  ['3', '某某中心', '教室借用审批慢', '网上办理', '8月前', '丙'],
])

function read(
  sheet: SheetGrid,
  answers: Partial<ReadingAnswers> = {},
  remembered: RememberedAnswers = nothingRemembered,
): AnsweredReading {
  return readAnswered(
    { file: FILE, sheets: [sheet] },
    campaign,
    {},
    { profiles: [], remembered, answers: { ...noAnswers, ...answers } },
  )
}

describe('答复后再读', () => {
  test('不答复，什么也不变', () => {
    const { reading, answered, carried, misplaced } = read(master)
    expect(reading.items.map(({ due }) => due)).toEqual([undefined, '2017-09-15', undefined])
    expect({ answered, carried, misplaced }).toEqual({ answered: [], carried: 0, misplaced: [] })
  })

  test('时限答复了，原文仍在，答复写进历史', () => {
    const { reading, answered } = read(master, { limits: { '台账!E2': '2017-07-31' } })
    expect(reading.items[0]).toMatchObject({ due: '2017-07-31', dueText: '8月前' })
    expect(reading.items[2]?.due).toBeUndefined()
    expect(answered).toMatchObject([{ row: '台账!2', note: '“整改时限”按答复定为“2017-07-31”' }])
    expect(answered[0]?.asRead.due).toBeUndefined()
    expect(reading.findings.some(({ cell, field }) => cell === 'E2' && field === 'due')).toBe(false)
  })

  test('答复长期坚持、立行立改，不写日期', () => {
    const { reading } = read(master, { limits: { '台账!E2': 'ongoing', '台账!E4': 'immediate' } })
    expect(reading.items.map(({ due, disposal }) => [due, disposal])).toEqual([
      [undefined, 'ongoing'],
      ['2017-09-15', undefined],
      [undefined, 'immediate'],
    ])
    expect(reading.items[0]?.dueText).toBe('8月前')
  })

  test('单位由办公室指定，原来写的名称保留', () => {
    const { reading, answered } = read(master, { units: { '台账!3': 'tsg' } })
    expect(reading.items.map(({ unit }) => unit)).toEqual(['jwc', 'tsg', undefined])
    expect(Object.values(reading.items[1]?.extras ?? {})).toEqual(['某某中心'])
    expect(reading.findings.filter(({ code }) => code === 'unit.unknown').map(({ cell }) => cell)).toEqual([
      'B4',
    ])
    expect(answered[0]?.note).toBe('“单位”按答复定为“图书馆”')
  })

  test('合并单元格里的时限，答复一次，各行都用', () => {
    const merged = gridOf(
      [
        header,
        ['1', '教务处', '甲问题', '措施一', '8月前', '甲'],
        ['2', '教务处', '乙问题', '措施二', null, '乙'],
      ],
      ['E2:E3'],
    )
    const { reading } = read(merged, { limits: { '台账!E2': '2017-08-31' } })
    expect(reading.items.map(({ due }) => due)).toEqual(['2017-08-31', '2017-08-31'])
  })

  test('下次来文里同样的话，不再问；换了行也一样', () => {
    const { remember } = read(master, { limits: { '台账!E2': '2017-07-31' }, units: { '台账!3': 'tsg' } })
    expect(remember.limits).toEqual([{ given: '8月前', value: '2017-07-31' }])
    expect(remember.units).toEqual([{ given: '某某中心', unit: 'tsg' }])
    const moved = { ...master, rows: [master.rows[0], master.rows[3], master.rows[1]] }
    const next = read(moved, {}, remember)
    expect(next.reading.items.map(({ due, unit }) => [due, unit])).toEqual([
      ['2017-07-31', 'tsg'],
      ['2017-07-31', 'jwc'],
    ])
    expect(next.carried).toBe(3)
    expect(next.remember).toEqual(remember)
  })

  test('同样的话两处答复不同，下次仍问', () => {
    const limits = { '台账!E2': '2017-07-31', '台账!E4': '2017-08-31' }
    expect(read(master, { limits }).remember.limits).toEqual([])
  })

  test('不是日期栏的格、没有的行、没有的栏，答复不采用并说明', () => {
    const { misplaced, reading } = read(master, {
      mapping: { 没有的栏: 'due' },
      limits: { '台账!C2': '2017-07-31', '台账!E9': '2017-07-31', '台账!E4': '2017-02-30' },
      units: { '台账!9': 'tsg' },
    })
    expect(misplaced).toHaveLength(5)
    expect(misplaced.join()).toContain('没有的栏')
    expect(reading.items[0]?.problem).toBeDefined()
  })
})

describe('带规范台账的文件', () => {
  const old = gridOf([
    ['序号', '存在的问题', '整改措施', '整改时限', '责任人'],
    ['1', '成绩更正流程长', '并联审批', '2017-08-31', '甲'],
    ['2', '后来补记的问题', '排班轮值', '2017-09-15', '乙'],
  ])
  const content = { unit: 'jwc', problem: '成绩更正流程长', owner: '甲', due: asDay('2017-08-31') }
  const plan = planLedgerSheet([{ id: 'held-0001', version: 3, content }], {
    unitName: '教务处',
    campaign,
    today: asDay('2017-08-15'),
    date1904: false,
    source: '台账',
    takenNames: [],
  })
  const standard = gridOf(
    [
      [plan.title],
      [plan.subtitle],
      plan.columns.map(({ label }) => label),
      ...plan.rows.map((row) =>
        row.map((value, at) =>
          typeof value === 'number' && plan.columns[at]?.format === 'yyyy-mm-dd'
            ? { value, format: 'yyyy-mm-dd' }
            : typeof value === 'object' && value !== null
              ? { value: '按期', formula: true as const }
              : value,
        ),
      ),
    ],
    [],
    { name: LEDGER_SHEET },
  )
  const readBoth = (sheets: readonly SheetGrid[]): ReturnType<typeof readUpload> =>
    readUpload(
      { file: FILE, sheets },
      campaign,
      { unit: 'jwc' },
      { profiles: [], remembered: nothingRemembered, answers: noAnswers },
    )

  test('以规范台账为准，旧表里相同的不收第二次，旧表独有的照收', () => {
    const { reading, ids } = readBoth([old, standard])
    expect(reading.items.map(({ problem, origin }) => [problem, origin.sheet])).toEqual([
      ['成绩更正流程长', LEDGER_SHEET],
      ['后来补记的问题', '台账'],
    ])
    expect(ids).toEqual({ [`${LEDGER_SHEET}!4`]: 'held-0001' })
    expect(reading.findings.find(({ code }) => code === 'sheet.standardised')?.message).toContain('1 条')
    expect(JSON.stringify(reading.items)).not.toContain('行标识')
  })

  test('只有规范台账的文件，不会被说成没有台账；每个格都有交代', () => {
    const { reading } = readBoth([standard])
    expect(reading.findings.map(({ code }) => code)).not.toContain('file.no-ledger')
    const { total, ...parts } = reading.sheets[0]?.cells ?? { total: -1 }
    expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(total)
  })
})
