import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { labelOf, type ItemField } from '#rules/fields/field'
import { readBook } from '#rules/reading/readBook'
import type { BookReading, ColumnReading } from '#rules/reading/reading'
import { demoCampaign } from '../demoCampaign.ts'
import { gridOf, type Drawn } from '../gridOf.ts'

/** Where a label does not say what its column is, its values do; where neither settles it, somebody is asked. */

type Column = readonly [label: string, values: readonly Drawn[]]

/** A ledger that has every needed field but the one that is sought. */
const FULL: Readonly<Record<string, Column>> = {
  problem: ['存在问题', ['窗口中午无人值守', '报销单据审核积压', '公文流转拖拉严重']],
  measures: ['整改措施', ['实行午间轮班', '增设审核岗位', '实行限时办结']],
  goal: ['整改目标', ['窗口不断岗', '三日内办结', '当日流转']],
  due: ['整改时限', ['2017-07-31', '2017年8月底前', '立行立改']],
  leader: ['分管领导', ['张立新', '陈国栋', '孙卫东']],
  department: ['责任科室', ['教学科', '考务科', '学籍科']],
  owner: ['责任人', ['赵磊', '刘洋', '杨帆']],
  claimed: ['整改状态', ['已完成', '整改中', '未整改']],
}

/** Values as clerks write them, each kind judged by its own reader. */
const limit = fc.constantFrom(
  '2017年8月底前',
  '2017-09-10',
  '10月20日前',
  '立行立改',
  '长期坚持',
  '9月底',
  '2017.9.30',
)
const person = fc.constantFrom('王建国', '李芳', '陈晓东', '刘洋、赵磊', '孙卫东', '周海涛')
const state = fc.constantFrom('已完成', '整改中', '未整改', '正在整改', '已整改到位', '推进中')
const section = fc.constantFrom('综合科', '核算科', '教务科', '信息中心', '学生社区办公室')
const day = fc.constantFrom('2017-08-31', '2017年9月15日', '2017.9.30', '2017-10-12')

const SOUGHT: readonly (readonly [ItemField, fc.Arbitrary<string>])[] = [
  ['due', limit],
  ['due', day],
  ['claimed', state],
  ['owner', person],
  ['leader', person],
  ['department', section],
]

/** Labels that no lexicon can know: a form's own words. */
const strange = fc.constantFrom(
  '收口',
  '抓手',
  '回音',
  '子栏',
  '盯住',
  '兜底',
  '甲乙',
  '何去何从',
  '红榜',
  '落脚',
  'XQ',
  '台面',
)

function ledgerOf(columns: readonly Column[]): readonly (readonly Drawn[])[] {
  const rows = Math.max(...columns.map(([, values]) => values.length))
  return [
    ['序号', ...columns.map(([label]) => label)],
    ...Array.from({ length: rows }, (_, row) => [row + 1, ...columns.map(([, values]) => values[row])]),
  ]
}

function read(columns: readonly Column[], file = '教务处.xlsx'): BookReading {
  return readBook(file, [gridOf(ledgerOf(columns))], demoCampaign)
}

function columnOf(book: BookReading, label: string): ColumnReading | undefined {
  return book.sheets[0]?.columns.find(({ path }) => path.at(-1) === label)
}

/** What the sheet is told to be without. */
function calledMissing(book: BookReading): string {
  return book.findings
    .filter(({ code }) => code === 'sheet.columns-missing')
    .map(({ given }) => given)
    .join('')
}

describe('表头说不清的，取值说了算，说不定的要问', () => {
  test.each(SOUGHT)('没有“%s”栏而有一栏的值像它：总要问，从不说没有这一栏', (field, value) => {
    const drawn = fc.record({
      label: strange,
      values: fc.array(value, { minLength: 1, maxLength: 8 }),
      at: fc.nat({ max: Object.keys(FULL).length - 1 }),
    })
    fc.assert(
      fc.property(drawn, ({ label, values, at }) => {
        const columns = Object.entries(FULL).flatMap(([own, column]) => (own === field ? [] : [column]))
        columns.splice(at, 0, [label, values])
        const book = read(columns)
        // Right of the problem the only column of states is read as the state, and asked about all the same.
        const column = columnOf(book, label)
        expect(column?.guess).toBe(field)
        expect(field === 'claimed' ? ['extra', 'claimed'] : ['extra']).toContain(column?.field)
        const asked = book.findings.filter(
          ({ code }) => code === 'column.unsure' || code === 'column.assumed',
        )
        expect(asked.map(({ given }) => given)).toEqual([label])
        expect(calledMissing(book)).not.toContain(labelOf(field))
      }),
      { numRuns: 60 },
    )
  })

  test('没有问题栏：措施左边说得最多的一栏要问', () => {
    fc.assert(
      fc.property(strange, fc.boolean(), (label, isLast) => {
        const told: Column = [label, ['窗口中午无人值守', '报销单据审核积压', '公文流转拖拉严重']]
        const rest = Object.entries(FULL).flatMap(([own, column]) => (own === 'problem' ? [] : [column]))
        const book = read(isLast ? [['模块', ['选课', '成绩', '报修']], told, ...rest] : [told, ...rest])
        expect(columnOf(book, label)?.guess).toBe('problem')
        expect(book.items).toHaveLength(3)
        expect(calledMissing(book)).not.toContain('问题表现')
      }),
    )
  })

  test.each([
    ['级别', ['高', '中', '低']],
    ['联系电话', ['6220', '6221', '6222']],
    ['备注', ['已报校办', '假期施工', '无']],
    ['验收人', ['蒋勇', '杜鹃', '苏醒']],
    ['复查人', ['蒋勇', '杜鹃', '苏醒']],
    ['填报人', ['蒋勇', '杜鹃', '苏醒']],
    ['复查意见', ['同意销号', '再整改', '同意销号']],
    ['验收结果', ['已完成', '未完成', '已完成']],
    ['经度', ['114.51', '114.52', '114.53']],
    ['配合部门', ['教学科', '考务科', '学籍科']],
    ['检查地点', ['行政楼', '食堂', '图书馆']],
  ])('“%s”显然是别的栏目，缺什么都不拿它来问', (label, values) => {
    const book = read([FULL['problem'] ?? ['', []], FULL['measures'] ?? ['', []], [label, values]])
    expect(columnOf(book, label)).toMatchObject({ field: 'extra', guess: null })
    expect(book.findings.map(({ code }) => code)).not.toContain('column.unsure')
  })

  test('没有时限栏而“验收时间”里是日期：不问，也不叫人增加时限栏，只提一句', () => {
    const book = read([
      FULL['problem'] ?? ['', []],
      FULL['measures'] ?? ['', []],
      ['验收时间', ['2017-08-31', '2017-09-15', '2017-09-30']],
    ])
    expect(calledMissing(book)).not.toContain('整改时限')
    expect(book.findings.find(({ code }) => code === 'sheet.column-sought')?.message).toContain('验收时间')
  })

  test('空栏不能作数：“整改时限”整栏空着，值在别的栏里，要问', () => {
    fc.assert(
      fc.property(strange, fc.array(limit, { minLength: 2, maxLength: 5 }), (label, values) => {
        const columns: Column[] = Object.entries(FULL).map(([own, column]) =>
          own === 'due' ? ['整改时限', []] : column,
        )
        const book = read([...columns, [label, values]])
        expect(columnOf(book, label)?.guess).toBe('due')
        expect(columnOf(book, '整改时限')?.field).toBe('extra')
        expect(book.findings.map(({ code }) => code)).not.toContain('due.missing')
      }),
    )
  })
})

describe('几张表同一表头，合起来看，只问一次', () => {
  const rows = [
    ['窗口中午无人值守', '实行午间轮班', '2017-08-31'],
    ['报销单据审核积压', '增设审核岗位', '2017-09-15'],
    ['公文流转拖拉严重', '实行限时办结', '2017-09-30'],
  ]
  const sheets = rows.map((row, i) =>
    gridOf(
      [
        ['序号', '存在问题', '整改措施', '收口'],
        [1, ...row],
      ],
      [],
      { name: `${i + 6}月` },
    ),
  )

  test('各表都有的生栏只问一次，问句里列出各表', () => {
    const book = readBook('教务处.xlsx', sheets, demoCampaign)
    const asked = book.findings.filter(({ code }) => code === 'column.unsure')
    expect(asked).toHaveLength(1)
    expect(asked[0]?.message).toContain('“6月”“7月”“8月”等 3 张')
    expect(book.sheets.map(({ columns }) => columns.at(-1)?.guess)).toEqual(['due', 'due', 'due'])
  })

  test('答一次，各表都按答复读', () => {
    const book = readBook('教务处.xlsx', sheets, demoCampaign, { confirmed: { 收口: 'due' } })
    expect(book.items.map(({ due }) => due)).toEqual(['2017-08-31', '2017-09-15', '2017-09-30'])
    expect(book.findings.map(({ code }) => code)).not.toContain('column.unsure')
  })

  test('一张表看不准的，别的表看得准，就按看得准的读', () => {
    const header = ['序号', '存在问题', '整改措施', '整改状态', '完成时间']
    const long = gridOf(
      [
        header,
        [1, '窗口中午无人值守', '实行午间轮班', '已完成', '2017-07-20'],
        [2, '报销单据审核积压', '增设审核岗位', '整改中', null],
        [3, '公文流转拖拉严重', '实行限时办结', '未启动', null],
      ],
      [],
      { name: '6月' },
    )
    const short = gridOf([header, [1, '借阅机故障未修', '联系厂家维修', '已完成', '2017-08-02']], [], {
      name: '7月',
    })
    const book = readBook('教务处.xlsx', [long, short], demoCampaign)
    expect(book.sheets.map(({ columns }) => columns.at(-1)?.field)).toEqual(['completedOn', 'completedOn'])
  })
})

describe('年、月、日分三栏是一个日期', () => {
  const dates = fc.record({
    month: fc.integer({ min: 7, max: 11 }),
    date: fc.integer({ min: 1, max: 30 }),
    isText: fc.boolean(),
    label: fc.constantFrom(
      ['整改时限', 'due'],
      ['计划完成时间', 'due'],
      ['发现日期', 'foundOn'],
      ['销号时间', 'closedOn'],
    ),
    leaves: fc.constantFrom(['年', '月', '日'], ['年份', '月份', '日期'], ['年度', '月', '日']),
  })

  test('上级表头说是什么日期，就是什么日期', () => {
    fc.assert(
      fc.property(dates, ({ month, date, isText, label: [label = '', field = ''], leaves }) => {
        const parts = [2017, month, date].map((part) => (isText ? String(part) : part))
        const book = readBook(
          '教务处.xlsx',
          [
            gridOf(
              [
                ['序号', '存在问题', '整改措施', label, null, null, '备注'],
                [null, null, null, ...leaves, null],
                [1, '窗口中午无人值守', '实行午间轮班', ...parts, '无'],
                [2, '报销单据审核积压', '增设审核岗位', ...parts, '无'],
              ],
              ['A1:A2', 'B1:B2', 'C1:C2', 'D1:F1', 'G1:G2'],
            ),
          ],
          demoCampaign,
        )
        const two = (part: number): string => String(part).padStart(2, '0')
        expect(book.items[0]).toMatchObject({ [field]: `2017-${two(month)}-${two(date)}` })
        const { cells } = book.sheets[0] ?? {}
        const { total, ...uses } = cells ?? { total: -1 }
        expect(Object.values(uses).reduce((sum, count) => sum + count, 0)).toBe(total)
      }),
      { numRuns: 60 },
    )
  })
})
