import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Finding } from '#rules/items/finding'
import type { BookReading } from '#rules/reading/reading'
import { dateCell, type Drawn } from '../gridOf.ts'
import { codes, finding, read } from '../drawnLedger.ts'

const header = ['序号', '存在问题', '整改措施', '整改时限', '责任人']
const problems = [
  '窗口中午无人值守',
  '报销单据审核积压',
  '公文流转拖拉',
  '指示牌陈旧破损',
  '库房消防器材过期',
  '病历归档超时',
]

/** A ledger of these limits; `found` stands beside each. */
function ofLimits(
  limits: readonly Drawn[],
  above: readonly (readonly Drawn[])[] = [],
  found?: readonly Drawn[],
): BookReading {
  const rows = limits.map((limit, i) => [
    String(i + 1),
    `${problems[i % problems.length] ?? ''}（第${i + 1}处）`,
    '加强管理',
    limit,
    '陈磊',
    ...(found === undefined ? [] : [found[i]]),
  ])
  return read([...above, [...header, ...(found === undefined ? [] : ['检查日期'])], ...rows])
}

function dues(book: BookReading): (string | undefined)[] {
  return book.items.map(({ due }) => due)
}

function asked(book: BookReading): Finding[] {
  return book.findings.filter(({ severity }) => severity === 'ask')
}

describe('没写年份的时限', () => {
  test.each<[string, readonly (readonly Drawn[])[], readonly Drawn[] | undefined, string, string]>([
    ['填报时间', [['填报时间：2018年3月1日']], ['2017-06-01'], '2018-06-30', '填报时间2018年3月1日'],
    [
      '同一行的检查日期',
      [['教务处2017年整改台账']],
      ['2016-11-20'],
      '2017-06-30',
      '本行的发现日期2016年11月20日',
    ],
    ['标题', [['教务处2017年整改台账']], undefined, '2017-06-30', '标题“教务处2017年整改台账”'],
    ['本次行动', [['教务处整改台账']], undefined, '2017-06-30', '本次行动'],
  ])('年份取自%s，并说得出为什么', (_, above, found, due, from) => {
    const book = ofLimits(['6月底前'], above, found)
    expect(dues(book)).toEqual([due])
    expect(book.sheets[0]?.years).toEqual([
      { year: Number(due.slice(0, 4)), from, rows: [expect.any(Number)] },
    ])
  })

  test.each(['5/6', '5月6日', '5.6', '5月上旬', '5月6日前', '五月六日'])(
    '时限“%s”早于同一行的检查日期，次年又在行动之外，两天都问',
    (limit) => {
      const book = ofLimits([limit, '9月底'], [], ['2017-05-16', '2017-05-16'])
      expect(dues(book)).toEqual([undefined, '2017-09-30'])
      const asking = finding(book, 'due.other-year')
      expect(asking?.cell).toBe('D2')
      expect(asking?.choices?.map((day) => day.slice(0, 4))).toEqual(['2017', '2018'])
    },
  )

  test.each(['评价基准日', '截至', '统计时间', '填报日期', '编制日期'])(
    '“%s”在行动之前，其他时限都在行动之内，没写年份的随其他时限',
    (label) => {
      const above = [[`编制部门：教务处 ${label}：2016年12月31日`]]
      const book = ofLimits(['2017-06-30', '2017-07-31', '7月上旬', '2017-08-31'], above)
      expect(dues(book)[2]).toBe('2017-07-10')
    },
  )

  test('本表其他时限都在行动以外的年份，没写年份的要问', () => {
    const book = ofLimits(['2015-06-30', '2015-07-31', '2015-08-31', '9月底前'])
    expect(book.items[3]?.due).toBeUndefined()
    expect(finding(book, 'due.other-year')).toMatchObject({
      cell: 'D5',
      choices: ['2015-09-30', '2017-09-30'],
      severity: 'ask',
    })
  })

  test('没写年份、算出来早于本次行动开始的，不当期限，要问', () => {
    const book = ofLimits(['2017-07-31', '2月底前'])
    expect(book.items[1]?.due).toBeUndefined()
    expect(finding(book, 'due.before-campaign')).toMatchObject({ cell: 'D3', severity: 'ask' })
  })

  test('早于发现日期的要问，登记日期不算', () => {
    const early = ofLimits(['2017-07-31'], [], ['2017-08-20'])
    expect(finding(early, 'due.before-found')).toMatchObject({ cell: 'D2', severity: 'ask' })
    const registered = read([
      ['登记日期', '存在问题', '整改措施', '整改时限'],
      ['2017-08-20', '甲问题很突出', '加强管理', '2017-07-31'],
    ])
    expect(codes(registered)).not.toContain('due.before-found')
  })
})

describe('可疑的年份', () => {
  const months = fc.integer({ min: 6, max: 9 })
  const usual = fc.array(fc.tuple(months, fc.integer({ min: 1, max: 28 })), { minLength: 4, maxLength: 12 })
  const say = ([month, date]: readonly [number, number], year: number): string =>
    `${year}-0${month}-${String(date).padStart(2, '0')}`

  test('许多 2017 中独有的一个别的年份，指出来，只问一次', () => {
    fc.assert(
      fc.property(
        usual,
        fc.constantFrom(1917, 2016, 2019, 2027, 2071, 2107),
        fc.nat(20),
        (days, year, at) => {
          const limits = days.map((day) => say(day, 2017))
          const odd = say(days[at % days.length] ?? [6, 1], year)
          limits.splice(at % limits.length, 0, odd)
          const book = ofLimits(limits)
          const questions = asked(book)
          expect(questions.map(({ code, given }) => [code, given])).toEqual([['day.odd-year', odd]])
          expect(questions[0]?.choices).toEqual([odd.replace(String(year), '2017'), odd])
          expect(codes(book)).not.toContain('due.after-campaign')
        },
      ),
      { numRuns: 100 },
    )
  })

  test('十二月以后的一月不是笔误', () => {
    const book = ofLimits(['2017-10-31', '2017-11-15', '2017-11-20', '2017-12-20', '2018-01-15'])
    expect(codes(book)).not.toContain('day.odd-year')
  })
})

test('几乎全表都在行动以外，只说一句', () => {
  for (const [year, word] of [
    [2019, '晚'],
    [2014, '早'],
  ] as const) {
    const limits = Array.from({ length: 24 }, (_, i) => `${year}-0${(i % 4) + 6}-1${i % 10}`)
    const book = ofLimits([...limits, '2017-08-31'])
    expect(asked(book)).toHaveLength(1)
    expect(finding(book, 'sheet.other-campaign')?.message).toContain(
      `25 条中有 24 条${word}于本次行动（2017-05-01 至 2017-11-30）：是不是别的行动的台账？`,
    )
    expect(codes(book).filter((code) => code.startsWith('due.'))).toEqual([])
  }
})

test('“前”在月、旬、季度、学期、半年、年之后都有两种读法，都要问', () => {
  for (const limit of [
    '8月前',
    '9月上旬前',
    '9月中旬以前',
    '9月下旬前完成',
    '第三季度前',
    '下半年前',
    '2018年前',
    '本学期前',
    '8月上半月前',
  ]) {
    const book = ofLimits([limit])
    expect([limit, book.items[0]?.due, asked(book).map(({ code }) => code)]).toEqual([
      limit,
      undefined,
      ['due.before-period'],
    ])
  }
  expect(dues(ofLimits(['8月底前', '9月中旬末前', '第三季度末前']))).toEqual([
    '2017-08-31',
    '2017-09-20',
    '2017-09-30',
  ])
})

describe('23:59 的日期', () => {
  test('不显示时刻的，是紧接着的零点，并说明一次', () => {
    const serials = [42915, 42916, 42917]
    const book = ofLimits(serials.map((serial) => dateCell(serial + 1439.28 / 1440)))
    expect(dues(book)).toEqual(['2017-06-30', '2017-07-01', '2017-07-02'])
    expect(finding(book, 'day.before-midnight')).toMatchObject({ cell: 'D2', alsoAt: ['D3', 'D4'] })
  })

  test('写明 23:59 的，就是当天', () => {
    const book = ofLimits([dateCell(42916 + 1439 / 1440, 'yyyy/m/d h:mm')])
    expect(dues(book)).toEqual(['2017-06-30'])
    expect(codes(book)).not.toContain('day.before-midnight')
  })
})
