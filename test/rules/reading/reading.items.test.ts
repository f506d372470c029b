import { describe, expect, test } from 'vitest'
import { readAnswered } from '#rules/reading/answers/readAnswered'
import { noAnswers, type ReadingAnswers } from '#rules/reading/answers/readingAnswers'
import { nothingRemembered } from '#rules/reading/answers/rememberedAnswers'
import { readBook } from '#rules/reading/readBook'
import type { BookReading } from '#rules/reading/reading'
import { compareAges, sheetAge, stemOf } from '#rules/reading/sheetAge'
import type { SheetGrid } from '#rules/cells/grid'
import { demoCampaign } from '../demoCampaign.ts'
import { gridOf, type Drawn } from '../gridOf.ts'
import { both, codes, finding, first, header, problems, read, second, third } from '../drawnLedger.ts'

describe('分条的序号', () => {
  test.each([
    ['1', '1.1', '1.2'],
    ['1', '1-1', '1-2'],
    ['1', '（1）', '（2）'],
    ['1', '①', '②'],
    ['3', '3.1', '3.2'],
  ])('%s 的措施分写在 %s、%s，问题带下去', (number, one, two) => {
    const book = read([
      header,
      [number, '窗口中午无人值守', null, null, null],
      [one, null, '实行午间轮班', '2017-07-31', '陈磊'],
      [two, null, '公布值班电话', '2017-08-31', '李伟'],
      ['9', '报销单据审核积压', '增设审核岗位', '2017-08-31', '黄丽娟'],
    ])
    expect(book.items.map(({ itemNo, problem, due }) => [itemNo, problem, due])).toEqual([
      [one, '窗口中午无人值守', '2017-07-31'],
      [two, '窗口中午无人值守', '2017-08-31'],
      ['9', '报销单据审核积压', '2017-08-31'],
    ])
    expect(codes(book)).not.toContain('problem.missing')
    expect(finding(book, 'row.continued')).toMatchObject({ cell: 'B3', alsoAt: ['B4'] })
  })

  test('上一条自己有措施的，也是一条，下面的分条沿用它的问题', () => {
    const book = read([
      header,
      ['1', '窗口中午无人值守', '实行午间轮班', '2017-07-31', '陈磊'],
      ['1.1', null, '公布值班电话', '2017-08-31', '李伟'],
    ])
    expect(problems(book)).toEqual([both[0], both[0]])
  })

  test('分条各有问题的，上面一行是小标题，问', () => {
    const rows = [
      header,
      ['1', '服务意识不强', null, null, null],
      ['1.1', '窗口中午无人值守', '实行午间轮班', '2017-07-31', '陈磊'],
      ['1.2', '电话长期无人接听', '公布值班电话', '2017-08-31', '李伟'],
    ]
    const book = read(rows)
    expect(problems(book)).toEqual(['窗口中午无人值守', '电话长期无人接听'])
    expect(finding(book, 'row.heading')).toMatchObject({ cell: 'B2', severity: 'ask' })
    expect(problems(answered([gridOf(rows)], { rows: { '台账!2': 'in' } }))[0]).toBe('服务意识不强')
  })

  test('序号 1、2、3 或 1.1 自成一号的，不受影响', () => {
    for (const numbers of [
      ['1', '2', '3'],
      ['1.1', '1.2', '2.1'],
      ['一', '二', '三'],
    ]) {
      const rows = [first, second, third].map((row, i) => [numbers[i] ?? '', ...row.slice(1)])
      expect(read([header, ...rows]).items).toHaveLength(3)
    }
  })
})

describe('不是问题的行', () => {
  test.each(['一、安全生产方面', '（二）服务态度类', '护理部', '第三项目部', '三、财务管理问题'])(
    '“%s”单独写在任何一栏，都是段',
    (line) => {
      for (let column = 0; column < header.length; column++) {
        const section: Drawn[] = header.map((_, i) => (i === column ? line : null))
        expect([column, problems(read([header, section, first, section, second]))]).toEqual([column, both])
      }
    },
  )

  test('单写在问题栏里的问题仍是问题', () => {
    const book = read([header, first, [null, '病区走廊长期堆放杂物', null, null, null], second])
    expect(problems(book)).toContain('病区走廊长期堆放杂物')
  })

  test.each(['说明：', '填表说明', '注：', '备注：', '填报要求：'])(
    '“%s”以下不论多长、几行、几格，都不是问题',
    (opening) => {
      const long =
        '隐患级别依照主管部门的暂行规定分为一般和重大，一般的发现以后能够马上整改排除，重大的需要停工治理一段时间才能排除。'
      const layouts: Drawn[][][] = [
        [
          [opening, long],
          [null, long.repeat(3)],
          [null, `问题类别：${long}`],
        ],
        [[opening], ['1', long], ['2', `${long}${long}`]],
        [[`${opening}1、${long}`], [`2、${long}`], [`3、${long.repeat(4)}`]],
        [[opening], [], [null, long]],
      ]
      for (const notes of layouts) expect(problems(read([header, first, second, ...notes]))).toEqual(both)
    },
  )

  test('措施写不下接到下一行的，接在上一条后面，不另算', () => {
    const book = read([header, first, [null, null, '并公布值班电话', null, null], second])
    expect(problems(book)).toEqual(both)
    expect(book.items[0]?.measures).toBe('实行午间轮班\n并公布值班电话')
    expect(finding(book, 'row.text-continued')?.message).toContain('第 3 行只有“整改措施”')
  })
})

function answered(sheets: readonly SheetGrid[], answers: Partial<ReadingAnswers>): BookReading {
  const said = { profiles: [], remembered: nothingRemembered, answers: { ...noAnswers, ...answers } }
  return readAnswered({ file: '教务处.xlsx', sheets }, demoCampaign, {}, said).reading
}

function list(
  name: string,
  states: readonly (string | null)[],
  more: readonly (readonly Drawn[])[] = [],
): SheetGrid {
  const rows = states.map((state, i) => [
    String(i + 1),
    `第${i + 1}号窗口服务不规范被投诉`,
    '加强培训',
    '2017-07-31',
    '陈磊',
    state,
  ])
  return gridOf([[...header, '整改状态'], ...rows, ...more], [], { name })
}

describe('同一份台账的几个版本', () => {
  const names = [
    ['6月12日版', '7月3日版'],
    ['20170612', '20170703'],
    ['6.12', '7.3'],
    ['6月', '7月'],
    ['第1周', '第2周'],
    ['第一稿', '第二稿'],
    ['v1', 'v2'],
    ['初稿', '终稿'],
    ['旧', '最新'],
  ] as const

  test.each(names)('“%s”和“%s”：以新的为准，旧的比过并说明，次序不碍事', (old, recent) => {
    const older = list(old, ['整改中', '整改中', '整改中'])
    const newer = list(recent, ['已完成', '已完成', '整改中'])
    for (const sheets of [
      [older, newer],
      [newer, older],
    ]) {
      const book = readBook('教务处.xlsx', sheets, demoCampaign)
      expect(book.items.map(({ origin, claimed }) => [origin.sheet, claimed])).toEqual([
        [recent, 'done'],
        [recent, 'done'],
        [recent, 'in-progress'],
      ])
      expect(finding(book, 'sheet.older-version')?.message).toContain(
        '3 条在新版里也有，其中 2 条有改动（整改状态）',
      )
    }
  })

  test('旧版有而新版没有的，不收入，要问；一按就收', () => {
    const sheets = [
      list('6月12日', ['整改中', '整改中', '整改中', '整改中']),
      list('7月3日', ['已完成', '已完成', '整改中']),
    ]
    const book = readBook('教务处.xlsx', sheets, demoCampaign)
    expect(book.items).toHaveLength(3)
    expect(finding(book, 'row.only-older')).toMatchObject({ sheet: '6月12日', severity: 'ask' })
    expect(answered(sheets, { rows: { '6月12日!5': 'in' } }).items).toHaveLength(4)
  })

  test('按月另起的台账只去掉重复的，各月自己的问题都在', () => {
    const may = list(
      '6月',
      ['整改中'],
      [
        ['2', '取药窗口排队过长', '增设窗口', '2017-07-31', '李伟', '整改中'],
        ['3', '病历归档超时', '限时归档', '2017-07-31', '李伟', '整改中'],
      ],
    )
    const june = list('7月', ['已完成'], [['2', '食堂菜品不热', '加装保温', '2017-08-31', '李伟', '整改中']])
    const book = readBook('教务处.xlsx', [may, june], demoCampaign)
    expect(problems(book)).toEqual([
      '取药窗口排队过长',
      '病历归档超时',
      '第1号窗口服务不规范被投诉',
      '食堂菜品不热',
    ])
  })

  test('看不出哪张较新的，都收入，要问；一按就答', () => {
    const sheets = [list('甲表', ['整改中', '整改中']), list('乙表', ['已完成', '已完成'])]
    const book = readBook('教务处.xlsx', sheets, demoCampaign)
    expect(book.items).toHaveLength(4)
    expect(finding(book, 'sheet.same-list')).toMatchObject({ sheet: '乙表', severity: 'ask' })
    expect(answered(sheets, { sheets: { 乙表: 'out' } }).items).toHaveLength(2)
    expect(codes(answered(sheets, { sheets: { 乙表: 'in' } }))).not.toContain('sheet.same-list')
  })

  test('不同单位写着同样的问题，不是版本', () => {
    const sheets = ['教务处', '财务处'].map((name) => list(name, ['整改中', '整改中']))
    const book = readBook('汇总.xlsx', sheets, demoCampaign)
    expect(book.items).toHaveLength(4)
    expect(codes(book)).not.toContain('sheet.same-list')
  })

  test('文件名去掉日期和版次以后相同的，是一份台账的几版，看得出先后', () => {
    for (const [old, recent] of [
      ['护理部台账0620', '护理部台账0720'],
      ['整改清单（6月12日）', '整改清单（7月3日）'],
      ['信贷部整改-v1', '信贷部整改-v2'],
      ['安全台账 初稿', '安全台账 定稿'],
    ] as const) {
      expect([old, stemOf(old)]).toEqual([old, stemOf(recent)])
      expect(compareAges(sheetAge(recent, null, 2017), sheetAge(old, null, 2017))).toBeGreaterThan(0)
    }
  })
})

describe('没写“问题”的表头', () => {
  const values = [
    ['1', '住院系统', '出院带药医嘱不能一次打印', '2017-06-30', '陈磊'],
    ['2', '收费系统', '退费流程没有接到病区护士站', '2017-07-31', '李伟'],
  ]
  test.each([
    [['序号', '模块', '未完成说明', '计划完成时间', '经办']],
    [['编号', '所属系统', '具体描述内容', '节点', '跟进']],
    [['甲项', '乙项', '丙项', '丁项', '戊项']],
  ])('%s 也是表头：说出栏目，问哪一栏是问题，或直接读出', (labels) => {
    const drawn = [['信息科工作进度清单'], labels, ...values]
    const book = read(drawn)
    expect(codes(book)).not.toContain('sheet.no-header')
    if (book.items.length > 0) return
    const asked = finding(book, 'table.no-problem')
    expect(asked).toMatchObject({ severity: 'ask', choices: [labels[2]] })
    expect(asked?.message).toContain(`“${labels[2] ?? ''}”`)
    const mapping = { [labels[2] ?? '']: 'problem' }
    expect(problems(answered([gridOf(drawn)], { mapping }))).toEqual([values[0]?.[2], values[1]?.[2]])
  })
})
