import { describe, expect, test } from 'vitest'
import { readBook } from '#rules/reading/readBook'
import type { BookReading } from '#rules/reading/reading'
import { demoCampaign } from '../../demoCampaign.ts'
import { gridOf, type Drawn } from '../../gridOf.ts'

/** Which unit a table belongs to, by the label above it, its sheet and its file. */

const HEADER = ['序号', '存在问题', '整改措施', '责任班组', '责任人', '整改时限']
const ROWS = [
  ['1', '窗口中午无人值守', '实行午间轮班', '一班', '陈磊', '2017-07-31'],
  ['2', '报销单据审核积压', '增设审核岗位', '二班', '黄丽娟', '2017-08-31'],
]

function read(rows: readonly (readonly Drawn[])[], file = '自查表.xlsx', sheet = 'Sheet1'): BookReading {
  return readBook(file, [gridOf(rows, [], { name: sheet })], demoCampaign)
}

function units(book: BookReading): (string | undefined)[] {
  return book.items.map(({ unit }) => unit)
}

const LABELS = [
  '填报科室',
  '使用单位',
  '科室',
  '年级组',
  '编制部门',
  '自查单位',
  '自查科室',
  '填报车间',
  '所在部门',
  '班组',
]

describe('表头上方的科室、使用单位', () => {
  test.each(LABELS)('“%s：”后面正是参加单位，就是这张表的单位', (label) => {
    expect(units(read([['安全自查表'], [`${label}：图书馆`, '', '填表人：陈磊'], HEADER, ...ROWS]))).toEqual([
      'tsg',
      'tsg',
    ])
    expect(units(read([['安全自查表'], [`${label}：`, '图书馆'], HEADER, ...ROWS]))).toEqual(['tsg', 'tsg'])
  })

  test.each(['填报科室', '使用单位', '科室', '年级组', '自查科室'])(
    '“%s：”后面不是参加单位，不另外要问',
    (label) => {
      const book = read([['教务处安全自查表'], [`${label}：高三年级`], HEADER, ...ROWS])
      expect(units(book)).toEqual(['jwc', 'jwc'])
      expect(book.findings.map(({ code }) => code)).not.toContain('unit.unknown')
    },
  )

  test.each(LABELS)('下面第二张表写着自己的“%s”，就是那个单位的', (label) => {
    const second = ['序号', '设备名称', '使用科室', '问题描述', '整改措施', '责任人', '计划完成时间']
    const book = read([
      ['安全自查表'],
      ['填报单位：教务处', '', '2017年5月30日'],
      HEADER,
      ...ROWS,
      [],
      ['设备安全自查表'],
      [`${label}：图书馆`, '', '2017年5月30日'],
      second,
      ['1', '消毒柜', '阅览部', '温度校准超期', '送检', '徐建国', '2017-06-30'],
      ['2', '书架', '典藏部', '螺丝松动', '紧固', '徐建国', '2017-07-30'],
    ])
    expect(units(book)).toEqual(['jwc', 'jwc', 'tsg', 'tsg'])
    expect(book.items[2]?.extras).toMatchObject({ 使用科室: '阅览部' })
  })
})

describe('工作表的简称让位于全称', () => {
  test.each(['财务', '人事', '保卫', '科研', '招就'])('教务处的文件里的“%s”是工作的一部分', (sheet) => {
    expect(units(read([['检查问题'], HEADER, ...ROWS], '教务处停课检修问题台账.xlsx', sheet))).toEqual([
      'jwc',
      'jwc',
    ])
  })

  test.each(['财务', '人事', '保卫', '科研', '招就'])('没有别的名字，“%s”就是那个单位', (sheet) => {
    const [first] = units(read([['检查问题'], HEADER, ...ROWS], '台账.xlsx', sheet))
    expect(demoCampaign.units.find(({ id }) => id === first)?.name).toContain(sheet.slice(0, 1))
  })

  test.each(['财务', '人事', '保卫', '科研', '招就'])('汇总各处的文件里，“%s”是那个单位', (sheet) => {
    const book = read([['检查问题'], HEADER, ...ROWS], '教务处汇总各部门问题.xlsx', sheet)
    expect(units(book)).not.toContain('jwc')
  })
})

describe('PDCA表', () => {
  const merges = ['A2:D2', 'E2:G2', 'I2:K2']

  test.each([
    ['检查（P）', '改进（D）', '检查（C）', '处理（A）'],
    ['排查', '整改', '核查', '后续处理'],
    ['发现', '整治', '复查', '巩固提升'],
    ['查找', '改正', '评估', '跟踪'],
    ['自查（Plan）', '落实（Do）', '检查（Check）', '改进（Act）'],
  ])('“%s”“%s”“%s”“%s”写在各栏之上，是各栏名字的一部分', (find, mend, check, act) => {
    const book = readBook(
      '教务处.xlsx',
      [
        gridOf(
          [
            ['质量持续改进记录表'],
            [find, '', '', '', mend, '', '', check, act],
            [
              '日期',
              '检查者',
              '存在问题',
              '原因分析',
              '改进措施',
              '责任人',
              '完成期限',
              '落实情况',
              '是否转入下一循环',
              '追踪人',
              '追踪日期',
            ],
            [
              '6.1',
              '质控小组',
              '窗口无人值守',
              '未排班',
              '排班',
              '陈磊',
              '7.10前',
              '抽查均在岗',
              '否',
              '徐建国',
              '7.11',
            ],
            [
              '6.8',
              '质控小组',
              '审核积压',
              '人手少',
              '增岗',
              '黄丽娟',
              '8.10前',
              '积压清零',
              '是',
              '徐建国',
              '8.11',
            ],
          ],
          merges,
        ),
      ],
      demoCampaign,
    )
    expect(book.items).toHaveLength(2)
    expect(book.items[0]).toMatchObject({ problem: '窗口无人值守', foundOn: '2017-06-01', measures: '排班' })
    expect(book.items[0]?.extras).toMatchObject({
      [`${act}/追踪人`]: '徐建国',
      [`${act}/是否转入下一循环`]: '否',
    })
  })
})

describe('没有问题栏', () => {
  const rows = [
    ['1', '一楼院墙外扩并封顶', '限期自拆', '陈磊', '2017-07-31'],
    ['2', '楼顶搭建阳光房，占用消防通道', '拆除', '黄丽娟', '2017-08-31'],
  ]

  test.each(['违建情况', '简要情况', '案由经纬', '所见所闻', '里里外外'])(
    '每一条都有问题，并问“%s”是不是',
    (label) => {
      const book = read([['教务处整改表'], ['序号', label, '处置意见', '责任人', '拆除期限'], ...rows])
      expect(book.items.map(({ problem }) => problem)).toEqual(rows.map((row) => row[1]))
      expect(book.findings.filter(({ code }) => code === 'column.assumed')).toMatchObject([
        { given: label, suggestion: '问题表现', severity: 'ask' },
      ])
      expect(book.findings.map(({ code }) => code)).not.toContain('sheet.columns-missing')
    },
  )

  test('答复“原样保留”，就不再读作问题', () => {
    const drawn = [['教务处整改表'], ['序号', '违建情况', '处置意见', '责任人', '拆除期限'], ...rows]
    const book = readBook('自查表.xlsx', [gridOf(drawn)], demoCampaign, { confirmed: { 违建情况: 'extra' } })
    expect(book.items.map(({ problem, extras }) => [problem, extras?.['违建情况']])).toEqual(
      rows.map((row) => [undefined, row[1]]),
    )
  })
})

test.each(['验收意见', '复查意见', '审核意见', '复核结论', '检查组意见'])(
  '%s写“合格”不是单位的状态，不问',
  (label) => {
    const rows = ROWS.map((row) => [...row, '合格'])
    const book = read([['教务处'], [...HEADER, label], ...rows])
    expect(book.findings.map(({ code }) => code)).not.toContain('claimed.told')
    expect(book.items.map(({ claimed }) => claimed)).toEqual([undefined, undefined])
  },
)
