import { describe, expect, test } from 'vitest'
import { readBook } from '#rules/reading/readBook'
import { demoCampaign } from '../../demoCampaign.ts'
import { gridOf, type Drawn } from '../../gridOf.ts'

/** A row of a collected list that says that its unit has nothing to report is its zero report, never an item. */

const units = demoCampaign.units.slice(1, 5)
const names = units.map(({ name }) => name)
const ids = units.map(({ id }) => id)

function collected(label: string, header: readonly Drawn[], rows: readonly (readonly Drawn[])[]) {
  const drawn: Drawn[][] = [['排查零报告汇总表'], ['序号', label, ...header]]
  return readBook(
    '零报告汇总表.xlsx',
    [gridOf([...drawn, ...rows.map((row, i) => [i + 1, names[i], ...row])], ['A1:D1'])],
    demoCampaign,
  )
}

describe('零报告汇总表', () => {
  const header = ['排查日期', '隐患情况', '整改措施', '整改时限', '填报人']
  const told = ['2017-07-03', '消防通道堵塞', '清理', '2017-07-31', '张三']

  test.each(['报送科室', '填报部门', '上报单位', '科室', '报送单位', '填报科室'])(
    '“%s”是每一行的单位，“无”的行是它的零报告',
    (label) => {
      const nils = [
        ['2017-07-03', '无', null, null, '李四'],
        ['2017-07-03', '未发现隐患', null, null, '王五'],
      ]
      const { items, zeroReports } = collected(label, header, [told, ...nils, told])
      expect(items.map(({ unit }) => unit)).toEqual([ids[0], ids[3]])
      expect(zeroReports.map(({ unit }) => unit)).toEqual([ids[1], ids[2]])
    },
  )

  test.each([
    ['备注栏写“零报告”', [null, null, null, null, '零报告']],
    ['备注栏写“无”', [null, null, null, null, '无']],
    ['写着 0 和“零报告”', [null, '0', '0', null, '零报告']],
    ['问题栏写 0', [null, '0', null, null, null]],
    ['各栏都写“无”', ['无', '无', '无', '无', '无']],
    ['日期和“本月零报告”', ['2017-07-03', null, null, null, '本月零报告']],
  ])('%s，是这一行单位的零报告', (_, row) => {
    const more = ['排查日期', '存在问题', '整改措施', '整改时限', '备注']
    const { items, zeroReports } = collected('单位', more, [told, row, told])
    expect(items.map(({ unit }) => unit)).toEqual([ids[0], ids[2]])
    expect(zeroReports.map(({ unit }) => unit)).toEqual([ids[1]])
  })

  test('分节之下没有序号的一行，问题写“无”，是那一节的零报告', () => {
    const rows: Drawn[][] = [
      ['序号', '检查方式', '发现时间', '问题描述', '整改措施', '整改时限', '责任人'],
      [`一、${names[0]}（1个）`],
      ['1', '现场核查', '2017-07-03', '消防通道堵塞', '清理', '2017-07-31', '张三'],
      [`二、${names[1]}（无）`],
      [null, '现场核查', '2017-07-04', '无', null, null, '李四'],
    ]
    const { items, zeroReports } = readBook('汇总.xlsx', [gridOf(rows)], demoCampaign)
    expect(items).toHaveLength(1)
    expect(zeroReports.map(({ unit }) => unit)).toEqual([ids[1]])
  })

  test.each(['完成时间', '完成日期', '时间'])('“未发现问题”旁边有人名和%s，没有措施，是零报告', (label) => {
    const { items, zeroReports } = collected(
      '部门',
      ['存在问题', '整改措施', '责任人', label],
      [
        ['消防通道堵塞', '清理', '张三', '2017-07-31'],
        ['未发现问题', null, '李四', '2017-07-20'],
        ['灭火器过期', '更换', '王五', '2017-07-31'],
      ],
    )
    expect(items.map(({ unit }) => unit)).toEqual([ids[0], ids[2]])
    expect(zeroReports.map(({ unit }) => unit)).toEqual([ids[1]])
  })

  test.each(['整改时限', '计划完成时间', '要求完成日期'])('有%s的，仍是一条问题', (label) => {
    const { zeroReports } = collected(
      '部门',
      ['存在问题', '整改措施', '责任人', label],
      [
        ['消防通道堵塞', '清理', '张三', '2017-07-31'],
        ['未发现问题', null, '李四', '2017-07-20'],
        ['灭火器过期', '更换', '王五', '2017-07-31'],
      ],
    )
    expect(zeroReports).toEqual([])
  })

  test('合并下来的问题管着的行，备注写“无”，不是零报告', () => {
    const rows: Drawn[][] = [
      ['序号', '责任单位', '存在问题', '整改措施', '整改时限', '备注'],
      ['1', names[0], '消防通道堵塞', '清理', '2017-07-31', '无'],
      ['2', names[1], null, null, null, '无'],
    ]
    const { items, zeroReports } = readBook('汇总.xlsx', [gridOf(rows, ['C2:C3'])], demoCampaign)
    expect(items).toHaveLength(2)
    expect(zeroReports).toEqual([])
  })

  test.each([
    '自查人：张三',
    '检查人员：张三',
    '统计人：张三',
    '排查人： 李四',
    '登记人：王五',
    '评估人：张三',
  ])('“%s”和审核人、电话一行是落款，不是问题', (signed) => {
    const rows: Drawn[][] = [
      ['序号', '存在问题', '整改措施', '责任人', '整改时限', '备注'],
      ['1', '消防通道堵塞', '清理', '张三', '2017-07-31', null],
      [signed, null, null, '审核人：', null, '联系电话：8866'],
    ]
    const { items } = readBook('教务处.xlsx', [gridOf(rows)], demoCampaign)
    expect(items).toHaveLength(1)
  })
})
