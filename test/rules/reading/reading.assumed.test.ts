import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ItemField } from '#rules/fields/field'
import { pathKey } from '#rules/columns/pathKey'
import { readBook } from '#rules/reading/readBook'
import type { BookReading, ColumnReading } from '#rules/reading/reading'
import { demoCampaign } from '../demoCampaign.ts'
import { gridOf, type Drawn } from '../gridOf.ts'

/** A field that no column gives is read from the one column that fits it; that is asked, and one press undoes it. */

type Column = readonly [label: string, values: readonly Drawn[]]

const PROBLEM: Column = ['存在问题', ['窗口中午无人值守', '报销单据审核积压', '公文流转拖拉严重']]
const MEASURES: Column = ['整改措施', ['实行午间轮班', '增设审核岗位', '实行限时办结']]
const DUE: Column = ['整改时限', ['2017-08-31', '2017-08-15', '2017-09-10']]
const OWNER: Column = ['责任人', ['赵磊', '刘洋', '杨帆']]
const STATE: Column = ['整改状态', ['已完成', '整改中', '未整改']]

function read(columns: readonly Column[], options: Parameters<typeof readBook>[3] = {}): BookReading {
  const rows = [0, 1, 2].map((row) => [row + 1, ...columns.map(([, values]) => values[row])])
  const drawn: Drawn[][] = [['教务处整改台账'], ['序号', ...columns.map(([label]) => label)], ...rows]
  return readBook('教务处.xlsx', [gridOf(drawn)], demoCampaign, options)
}

function columnOf(book: BookReading, label: string): ColumnReading | undefined {
  return book.sheets[0]?.columns.find(({ path }) => path.at(-1) === label)
}

/** Read as the field, said once, and left as it stands when the person says so. */
function expectAssumed(field: ItemField, columns: readonly Column[], label: string): void {
  const book = read(columns)
  expect(columnOf(book, label)).toMatchObject({ field, guess: field })
  const asked = book.findings.filter(({ code }) => code === 'column.assumed')
  expect(asked).toMatchObject([{ given: label, severity: 'ask' }])
  const undone = read(columns, { confirmed: { [pathKey([label])]: 'extra' } })
  expect(columnOf(undone, label)?.field).toBe('extra')
  expect(undone.items.every((item) => item[field] === undefined || field === 'unit')).toBe(true)
  expect(undone.findings.map(({ code }) => code)).not.toContain('column.assumed')
}

function expectLeft(field: ItemField, columns: readonly Column[], label: string): void {
  const column = columnOf(read(columns), label)
  expect(column?.field).toBe('extra')
  expect(column?.guess).not.toBe(field)
}

const state = fc.constantFrom(
  '已完成',
  '整改中',
  '未整改',
  '跟踪中',
  '已改进',
  '已整改待监理签认',
  '已完成 Done',
  '进行中 In progress',
  '未开始/Not started',
)

describe('整改状态', () => {
  const labels = '结果 结论 何去何从 成色 治理结果 眼下'.split(' ')
  test.each(labels)('“%s”整栏是状态词，读作状态', (label) => {
    fc.assert(
      fc.property(fc.tuple(state, state, state), (values) => {
        const columns = [PROBLEM, MEASURES, DUE, OWNER, [label, values] as const]
        const book = read(columns)
        expect(columnOf(book, label)?.field).toBe('claimed')
        expect(book.items.every(({ claimed }) => claimed !== undefined)).toBe(true)
      }),
      { numRuns: 20 },
    )
  })

  test.each(['结果', '成色', '何去何从', '眼下'])('“%s”先读后问，一答就改回', (label) => {
    expectAssumed('claimed', [PROBLEM, MEASURES, DUE, OWNER, [label, STATE[1]]], label)
  })

  test('整改进度整栏是状态词，也是状态', () => {
    for (const label of ['整改进度', '处置进度', '当前进度'])
      expectAssumed('claimed', [PROBLEM, MEASURES, DUE, OWNER, [label, STATE[1]]], label)
  })

  test.each(['验收结论', '复查结果', '审核意见', '督查结果', '是否公示'])('“%s”是别人说的，不是', (label) => {
    expectLeft('claimed', [PROBLEM, MEASURES, DUE, OWNER, [label, STATE[1]]], label)
  })

  test('有两栏都像，一栏也不读，照旧问', () => {
    const book = read([PROBLEM, MEASURES, DUE, OWNER, ['成色', STATE[1]], ['回音', STATE[1]]])
    expect(book.items.every(({ claimed }) => claimed === undefined)).toBe(true)
    expect(book.findings.map(({ code }) => code)).not.toContain('column.assumed')
  })

  test('已有状态栏，就不再读别的', () => {
    expectLeft('claimed', [PROBLEM, MEASURES, DUE, OWNER, STATE, ['结果', STATE[1]]], '结果')
  })
})

describe('发现时间', () => {
  const days = ['2017-07-03', '2017年7月4日', '2017.7.5']
  const labels = '审核日期 质检日期 检测时间 评估日期 测评时间 抽检那天 某日 年检日期'.split(' ')
  test.each(labels)('“%s”在问题之前，先读后问，一答就改回', (label) => {
    const columns = [[label, days] as const, PROBLEM, MEASURES, DUE, OWNER, STATE]
    const book = read(columns)
    expect(book.items.map(({ foundOn }) => foundOn)).toEqual(['2017-07-03', '2017-07-04', '2017-07-05'])
    if (columnOf(book, label)?.guess !== null) expectAssumed('foundOn', columns, label)
  })

  test.each(['复查日期', '验收日期', '复审时间', '整改审核日期', '提交时间', '填报日期', '启动日期'])(
    '“%s”不是发现的日子',
    (label) => expectLeft('foundOn', [[label, days], PROBLEM, MEASURES, DUE, OWNER, STATE], label),
  )

  test('在措施以后，或有一行晚于时限，都不是', () => {
    expectLeft('foundOn', [PROBLEM, MEASURES, DUE, OWNER, STATE, ['审核日期', days]], '审核日期')
    const late = ['2017-07-03', '2017-08-20', '2017-07-05']
    expectLeft('foundOn', [['审核日期', late], PROBLEM, MEASURES, DUE, OWNER, STATE], '审核日期')
  })
})

describe('问题来源', () => {
  const bodies = ['安澜检测公司', '省质检院', '市评估中心']
  test.each('检测单位 质检机构 评估单位 测评机构 鉴定单位 检验单位'.split(' '))(
    '“%s”在问题之前，先读后问，一答就改回',
    (label) => expectAssumed('source', [[label, bodies], PROBLEM, MEASURES, DUE, OWNER, STATE], label),
  )
  test.each(['验收单位', '复查单位', '审批单位', '复核部门'])('“%s”不是', (label) =>
    expectLeft('source', [[label, bodies], PROBLEM, MEASURES, DUE, OWNER, STATE], label),
  )
  test('在问题之后的检测单位不是', () => {
    expectLeft('source', [PROBLEM, MEASURES, ['检测单位', bodies], DUE, OWNER, STATE], '检测单位')
  })
})

describe('责任领导', () => {
  const people = ['安全总监 岳建国', '副总经理 于敬之', '欧阳明']
  test.each('督办领导 挂牌督办领导 监督领导 跟踪领导 督战领导'.split(' '))(
    '“%s”先读后问，一答就改回',
    (label) => expectAssumed('leader', [PROBLEM, MEASURES, DUE, OWNER, STATE, [label, people]], label),
  )
  test.each(['审批领导', '验收领导', '签发领导', '审核领导'])('“%s”只是签字的', (label) =>
    expectLeft('leader', [PROBLEM, MEASURES, DUE, OWNER, STATE, [label, people]], label),
  )
  test.each(['班组长', '班长', '工段长', '工长', '维修班长'])('没有责任人栏，“%s”就是责任人', (label) => {
    const { items } = read([PROBLEM, MEASURES, DUE, [label, OWNER[1]], STATE])
    expect(items.map(({ owner }) => owner)).toEqual(OWNER[1])
  })
})

describe('责任单位', () => {
  const named = demoCampaign.units.slice(1, 4)
  const names = named.map(({ name }) => name)
  test.each('隐患单位 问题单位 涉事单位 涉及单位 发生单位 违规单位'.split(' '))(
    '“%s”有三个不同的单位，尽管标题写着谁建的台账',
    (label) => {
      const columns = [[label, names] as const, PROBLEM, MEASURES, DUE, OWNER, STATE]
      expect(read(columns).items.map(({ unit }) => unit)).toEqual(named.map(({ id }) => id))
      expectAssumed('unit', columns, label)
    },
  )
  test.each('受检单位 施工单位 配合单位 验收单位 检查单位'.split(' '))('“%s”不是', (label) => {
    const { items } = read([[label, names], PROBLEM, MEASURES, DUE, OWNER, STATE])
    expect(new Set(items.map(({ unit }) => unit)).size).toBe(1)
  })
  test('只有两个单位，或另有责任部门写着单位，都不读', () => {
    const two = [names[0], names[1], names[0]]
    expect(columnOf(read([['隐患单位', two], PROBLEM, MEASURES, DUE, OWNER]), '隐患单位')?.field).toBe(
      'extra',
    )
    const { items } = read([['隐患单位', names], PROBLEM, ['责任部门', names.toReversed()], MEASURES, DUE])
    expect(items.map(({ unit }) => unit)).toEqual(named.map(({ id }) => id).toReversed())
  })
})

describe('问题类别', () => {
  const categories = demoCampaign.categories.map(({ name }) => name)
  test.each(['问题分类', '隐患分类', '隐患类别', '问题种类'])('“%s”写着别的一套词，原样保留', (label) => {
    for (const words of [
      ['透明', '淡薄', '透明'],
      ['消极', '利益', '淡薄'],
    ]) {
      const book = read([PROBLEM, [label, words], MEASURES, DUE, OWNER, STATE])
      expect(book.items.map(({ category }) => category)).toEqual([undefined, undefined, undefined])
      expect(book.items.map(({ extras }) => extras?.[label])).toEqual(words)
    }
  })
  test.each([
    ['名称', categories.slice(0, 3)],
    ['编号', ['1', '第2类', '③']],
    ['开头', ['决策部署', '纪律意识', '部门利益']],
    ['其中一段的开头', ['效率不高', '时间长', '环节多']],
  ])('写的是本次行动的%s，就是类别', (_, words) => {
    const book = read([PROBLEM, ['问题分类', words], MEASURES, DUE, OWNER, STATE])
    expect(book.items.every(({ category }) => category !== undefined)).toBe(true)
  })
})

describe('部门和地点', () => {
  const units = demoCampaign.units.slice(1, 4)
  const names = units.map(({ name }) => name)
  test.each(['所在科室', '所在部门', '所在班组'])('“%s”在责任部门旁边，只是地点', (label) => {
    const book = read([
      [label, ['综合科', '教学科', '考务科']],
      PROBLEM,
      ['责任部门', ['甲科', '乙科', '丙科']],
      DUE,
    ])
    expect(book.items.map(({ department }) => department)).toEqual(['甲科', '乙科', '丙科'])
    expect(columnOf(book, label)?.field).toBe('extra')
  })
  test.each(['责任病区（诊区）', '责任诊室', '责任班组', '责任车间', '责任门诊'])(
    '责任科室写着单位，“%s”就是部门',
    (label) => {
      const parts = ['二病区', '急诊组', '门诊收费处']
      const { items } = read([PROBLEM, ['责任科室', names], [label, parts], MEASURES, DUE, OWNER])
      expect(items.map(({ unit }) => unit)).toEqual(units.map(({ id }) => id))
      expect(items.map(({ department }) => department)).toEqual(parts)
    },
  )
})
