import { expect, test } from 'vitest'
import { readBook } from '#rules/reading/readBook'
import type { BookReading } from '#rules/reading/reading'
import { demoCampaign } from '../demoCampaign.ts'
import { gridOf, type Drawn } from '../gridOf.ts'

function read(
  file: string,
  rows: readonly (readonly Drawn[])[],
  merges: readonly string[] = [],
): BookReading {
  return readBook(file, [gridOf(rows, merges)], demoCampaign)
}

test('时限分起止、情况另有完成时间的两级表头', () => {
  const book = read(
    '后勤处.xlsx',
    [
      ['整改任务分解表'],
      ['序号', '整改事项', '整改措施', '整改时限', null, '责任分工', null, null, '整改完成情况', null],
      [null, null, null, '开始时间', '完成时间', '责任领导', '责任科室', '责任人', '完成时间', '佐证材料'],
      [1, '价格未公示', '公示构成', '2017.6.1', '2017.7.15', '周伟', '膳食科', '李强', '2017.7.10', '照片'],
    ],
    ['A1:J1', 'A2:A3', 'B2:B3', 'C2:C3', 'D2:E2', 'F2:H2', 'I2:J2'],
  )
  expect(book.items).toMatchObject([
    {
      due: '2017-07-15',
      completedOn: '2017-07-10',
      department: '膳食科',
      evidence: '照片',
      extras: { '整改时限/开始时间': '2017.6.1' },
    },
  ])
})

test('下级表头只有“计划、实际”“牵头、配合”“姓名、电话”', () => {
  const book = read(
    '教务处.xlsx',
    [
      ['序号', '存在问题', '整改措施', '完成时间', null, '责任单位', null, '责任人', null],
      [null, null, null, '计划', '实际', '牵头', '配合', '姓名', '电话'],
      [1, '流程环节多', '压减环节', '7月15日', '7月10日', '教务科', '财务处', '张三', '12345678'],
    ],
    ['A1:A2', 'B1:B2', 'C1:C2', 'D1:E1', 'F1:G1', 'H1:I1'],
  )
  expect(book.items).toMatchObject([
    {
      due: '2017-07-15',
      completedOn: '2017-07-10',
      department: '教务科',
      owner: '张三',
      extras: { '责任单位/配合': '财务处', '责任人/电话': '12345678' },
    },
  ])
})

test('检查类汇总表：被检查单位是单位，要求是措施，措施是进展，复核栏保留', () => {
  const book = read(
    '汇总.xlsx',
    [
      ['2017年第3期督查问题台账'],
      [
        '问题编号',
        '被检查单位',
        '检查时间',
        '检查地点存在问题及隐患',
        '整改要求',
        '整改时限',
        '整改措施',
        '复核情况',
        null,
      ],
      [null, null, null, null, null, null, null, '复核人', '复核时间'],
      ['A01', '机械系', '8月1日', '实训室无防护', '加装防护', '8月10日', '已加装防护罩', '王五', '8月11日'],
    ],
    ['A1:I1', 'A2:A3', 'B2:B3', 'C2:C3', 'D2:D3', 'E2:E3', 'F2:F3', 'G2:G3', 'H2:I2'],
  )
  expect(book.items).toMatchObject([
    {
      unit: 'jx',
      foundOn: '2017-08-01',
      measures: '加装防护',
      progress: '已加装防护罩',
      due: '2017-08-10',
      extras: { '复核情况/复核人': '王五', '复核情况/复核时间': '8月11日' },
    },
  ])
})

test('填报单位与单位名各占一格、与表头之间隔着空行', () => {
  const book = read('台账.xlsx', [
    ['示范学院'],
    ['问题专项清理台账'],
    ['填报单位（盖章）', '建筑与艺术学院', null, '填报日期', '2017.8.4'],
    [],
    ['序号', '岗位', '问题表现', '整改措施', '整改时限'],
    ['1', '辅导员', '材料审核慢', '限时办理', '8月底'],
  ])
  expect(book.sheets[0]).toMatchObject({ unit: 'jz', unitFrom: 'metadata', headerRows: [5] })
  expect(book.items).toMatchObject([{ unit: 'jz', post: '辅导员', due: '2017-08-31' }])
})

test('表头行右端的填报信息不算栏目', () => {
  const book = read(
    '台账.xlsx',
    [
      ['序号', '问题情况', null, '整改情况', null, '填报单位：保卫处'],
      [null, '问题类别', '问题描述', '整改措施', '计划完成时间', null],
      [1, '四', '消防通道占用', '联合清理', '2017.7.1'],
    ],
    ['A1:A2', 'B1:C1', 'D1:E1'],
  )
  expect(book.items).toMatchObject([{ unit: 'bwc', category: 4, measures: '联合清理', due: '2017-07-01' }])
})

test('整改情况之下唯一的措施栏仍是措施，写的是已做之事时是进展', () => {
  const rows = (cell: string): Drawn[][] => [
    ['序号', '问题描述', '整改情况', null],
    [null, null, '整改措施', '责任人'],
    [1, '消防通道占用', cell, '张三'],
    [2, '灭火器过期', cell, '张三'],
  ]
  const merges = ['A1:A2', 'B1:B2', 'C1:D1']
  expect(read('保卫处.xlsx', rows('联合清理'), merges).items[0]).toMatchObject({ measures: '联合清理' })
  expect(read('保卫处.xlsx', rows('已清理完毕'), merges).items[0]).toMatchObject({ progress: '已清理完毕' })
})

test('没有写“序号”的编号栏也认得', () => {
  const book = read('教务处.xlsx', [
    [null, '问题表现', '整改措施', '时限'],
    [1, '流程环节多', '压减环节', '7月15日'],
    [2, '收费不透明', '公示标准', '8月15日'],
  ])
  expect(book.items.map(({ itemNo }) => itemNo)).toEqual(['1', '2'])
})

test('几个月的整改情况，以最近一月为进展', () => {
  const book = read('人事处.xlsx', [
    ['序号', '问题', '整改措施', '整改情况（6月）', '整改情况（7月）'],
    [1, '政策宣传不及时', '召开解读会', '已起草', '已召开'],
  ])
  expect(book.items).toMatchObject([{ progress: '已召开', extras: { '整改情况（6月）': '已起草' } }])
})

test('标题式问题与具体表现并列时，以具体表现为问题', () => {
  const book = read('人事处.xlsx', [
    ['序号', '问题', '具体表现', '整改措施'],
    [1, '职称问题', '职称评聘政策宣传不及时，教师不了解条件', '召开解读会'],
  ])
  expect(book.items).toMatchObject([
    { problem: '职称评聘政策宣传不及时，教师不了解条件', extras: { 问题: '职称问题' } },
  ])
})

test('续表标记和分格写的签字不是问题', () => {
  const book = read('教务处.xlsx', [
    ['序号', '问题', '整改措施', '责任人'],
    [1, '流程环节多', '压减环节', '张三'],
    ['（续表）'],
    [2, '收费不透明', '公示标准', '李四'],
    ['制表人', '王五', '审核人', '赵六'],
  ])
  expect(book.items.map(({ origin }) => origin.row)).toEqual([2, 4])
  expect(book.sheets[0]?.cells.other).toBe(0)
})

test('横跨两栏的内容算在左栏，并说明', () => {
  const book = read(
    '宣传部.xlsx',
    [
      ['序号', '问题', '整改措施', '整改目标'],
      [1, '更新不及时', '专人负责，每日更新', null],
    ],
    ['C2:D2'],
  )
  expect(book.items[0]).toMatchObject({ measures: '专人负责，每日更新' })
  expect(book.items[0]?.goal).toBeUndefined()
  expect(book.findings.map(({ code }) => code)).toContain('cell.merged-across')
})

test('单位：万元 说的不是填报单位', () => {
  const book = read('财务处.xlsx', [
    ['资金问题整改台账'],
    [null, null, '单位：万元'],
    ['序号', '问题', '金额'],
    [1, '往来款挂账', '12.5'],
  ])
  expect(book.items[0]?.unit).toBe('cwc')
  expect(book.findings.filter(({ field }) => field === 'unit')).toEqual([])
})

test('送报人的单位优先于表内所写，行内单位更优先', () => {
  const rows = [
    ['财务处台账'],
    ['单位', '问题', '整改措施'],
    ['图书馆', '荐购反馈慢', '专人处理'],
    [null, '闭馆提前', '严格作息'],
  ]
  const plain = [['财务处台账'], ['问题', '整改措施'], ['荐购反馈慢', '专人处理']]
  const units = (drawn: Drawn[][]): unknown[] =>
    readBook('a.xlsx', [gridOf(drawn)], demoCampaign, { unit: 'jwc' }).items.map(({ unit }) => unit)
  expect(units(plain)).toEqual(['jwc'])
  expect(units(rows)[0]).toBe('tsg')
})

test('过长的文字不当作日期或状态去读，原文保留', () => {
  const long = '2017年'.repeat(5000)
  const book = read('教务处.xlsx', [
    ['问题', '整改措施', '整改时限', '整改状态'],
    ['流程环节多', '压减环节', '7月15日', '整改中'],
    ['收费不透明', '公示标准', long, long],
    ['窗口无人值守', '轮班', '7月15日', '整改中'],
  ])
  expect(book.items[1]).toMatchObject({ dueText: long, extras: { 整改状态: long } })
})

test('五千栏的表也读得完', () => {
  const labels = Array.from({ length: 5000 }, (_, i) => `问题${i}`)
  const book = read('教务处.xlsx', [
    ['问题', '整改措施', ...labels],
    ['流程环节多', '压减环节', ...labels],
  ])
  expect(book.sheets[0]?.cells.total).toBe(10_004)
})
