import { describe, expect, test } from 'vitest'
import { readColumns } from '#rules/columns/columns'
import { demoCampaign } from '../demoCampaign.ts'

const limits = {
  year: 2017,
  namedDays: [],
  starts: demoCampaign.starts,
  ends: demoCampaign.ends,
  date1904: false,
}

type Column = readonly [label: string, values: readonly string[]]

const PROBLEMS: Column = ['存在问题', ['窗口中午无人值守', '报销审核积压', '通道堆放杂物']]
const DUE: Column = ['整改时限', ['2017-08-31', '9月底', '2017-09-15']]
const OWNER: Column = ['责任人', ['薛景明', '瞿小雨', '麦志勇']]

/** What each column of a unit's own ledger is read as; 'asked: due' where it is a question. */
function read(...columns: readonly Column[]): Record<string, string> {
  const inputs = columns.map(([label, values], column) => ({
    column,
    path: [label],
    cells: values.map((value) => (value === '' ? undefined : { value })),
  }))
  const context = { campaign: demoCampaign, limits, unit: 'bwc', asOf: null } as const
  return Object.fromEntries(
    readColumns(inputs, context).map(({ path, field, guess }) => [
      path[0] ?? '',
      guess === null ? field : `asked: ${guess}`,
    ]),
  )
}

describe('取值说了算', () => {
  test('缺陷类别写的是一类、二类，是缺陷的轻重，不是本次行动的类别；问题类别写二类才是', () => {
    const grades = ['二类', '三类', '一类']
    expect(read(PROBLEMS, ['缺陷类别', grades], DUE)).toMatchObject({ 缺陷类别: 'extra' })
    expect(read(PROBLEMS, ['问题类别', grades], DUE)).toMatchObject({ 问题类别: 'category' })
  })

  test('缺陷类别写到第七类，就是本次行动的类别', () => {
    expect(read(PROBLEMS, ['缺陷类别', ['二类', '七类', '5类']], DUE)).toMatchObject({ 缺陷类别: 'category' })
  })

  test.each(['检查类型', '审核类型', '检查名称', '评审形式', '督查批次'])(
    '%s写的是检查的名称，就是问题来源',
    (label) => {
      const checks = ['定期检验', '内审', '月度检查']
      expect(read(PROBLEMS, [label, checks], DUE)).toMatchObject({ [label]: 'source' })
    },
  )

  test('到位时间里有“9月底”“立行立改”，就是时限', () => {
    expect(read(PROBLEMS, ['整改到位时间', ['2017-08-31', '9月底', '立行立改']], OWNER)).toMatchObject({
      整改到位时间: 'due',
    })
  })

  test('到位时间都是日期，就是完成时间', () => {
    expect(read(PROBLEMS, DUE, ['整改到位时间', ['2017-07-03', '2017-07-09', '']])).toMatchObject({
      整改到位时间: 'completedOn',
    })
  })

  test('整改状态描述写的是做了什么，就是进展', () => {
    const told = ['已更换配电箱并上锁', '通道已清理', '正在采购灭火器']
    expect(read(PROBLEMS, DUE, ['整改状态描述', told])).toMatchObject({ 整改状态描述: 'progress' })
  })

  test('完成状态里的“持续整改”是状态', () => {
    expect(read(PROBLEMS, DUE, ['完成状态', ['已完成', '持续整改', '正在推进']])).toMatchObject({
      完成状态: 'claimed',
    })
  })

  test('只认得“责任”两个字的表头，写人名是责任人，写班组是部门', () => {
    expect(read(PROBLEMS, ['责任舵手', ['薛景明', '瞿小雨', '麦志勇']], DUE)).toMatchObject({
      责任舵手: 'owner',
    })
    expect(read(PROBLEMS, ['责任营连', ['一连', '二连', '三连']], DUE, OWNER)).toMatchObject({
      责任营连: 'department',
    })
  })
})

describe('旁边的栏目说了算', () => {
  const days = ['2017-06-05', '2017-06-12', '2017-06-20']

  test('有时限的台账里，问题前面只写“日期”的，是发现的日子', () => {
    expect(read(['日期', days], PROBLEMS, DUE)).toMatchObject({ 日期: 'foundOn', 整改时限: 'due' })
  })

  test('问题后面只写“日期”的，不当发现的日子', () => {
    expect(read(PROBLEMS, DUE, ['日期', days])).not.toMatchObject({ 日期: 'foundOn' })
  })

  test('本单位台账里的提报部门是哪里反映的，不把条目移到别的单位', () => {
    expect(read(['提报部门', ['教务处', '图书馆', '财务处']], PROBLEMS, DUE)).toMatchObject({
      提报部门: 'source',
    })
  })

  test('监管责任单位旁边有责任单位的，责任单位来答', () => {
    const columns = read(
      PROBLEMS,
      ['责任单位', ['教学科', '考务科', '学籍科']],
      ['监管责任单位', ['一所', '二所', '三所']],
      DUE,
    )
    expect(columns).toMatchObject({ 责任单位: 'department', 监管责任单位: 'extra' })
  })
})

describe('用词说了算', () => {
  const days = ['2017-06-05', '2017-06-12', '2017-06-20']

  test('问题发生的日子不是发现的日子', () => {
    expect(read(PROBLEMS, ['问题发生时间', days], DUE)).toMatchObject({ 问题发生时间: 'extra' })
    expect(read(PROBLEMS, ['故障发生时间', days], DUE)).toMatchObject({ 故障发生时间: 'foundOn' })
  })

  test('不知道计划做什么的时间要问', () => {
    expect(read(PROBLEMS, ['计划停机时间', days], OWNER)).toMatchObject({ 计划停机时间: 'asked: due' })
  })

  test.each(['相关方名称', '承包商名称', '供应商'])('%s是别人，不是部门', (label) => {
    expect(read(PROBLEMS, [label, ['恒畅服务队', '顺达劳务公司', '安捷公司']], DUE)).toMatchObject({
      [label]: 'extra',
    })
  })

  test.each(['监管责任人', '监管人员', '属地监管责任人'])('没有别人负责时，%s就是责任人', (label) => {
    expect(read(PROBLEMS, [label, ['薛景明', '瞿小雨', '麦志勇']], DUE)).toMatchObject({ [label]: 'owner' })
  })

  test.each(['中队', '责任专业', '责任监管所', '责任所队', '责任分厂'])('%s是部门', (label) => {
    expect(read(PROBLEMS, [label, ['一中队', '锅炉专业', '三所']], OWNER, DUE)).toMatchObject({
      [label]: 'department',
    })
  })
})
