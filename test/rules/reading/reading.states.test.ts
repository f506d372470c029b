import { describe, expect, test } from 'vitest'
import { readAnswered, type AnsweredReading } from '#rules/reading/answers/readAnswered'
import { noAnswers, type ReadingAnswers } from '#rules/reading/answers/readingAnswers'
import { nothingRemembered } from '#rules/reading/answers/rememberedAnswers'
import type { SheetMarks } from '#rules/cells/grid'
import { demoCampaign } from '../demoCampaign.ts'
import { gridOf, type Drawn } from '../gridOf.ts'
import { codes, finding, first, header, read, second, third } from '../drawnLedger.ts'

const rows = [first, second, third]

function answered(drawn: readonly (readonly Drawn[])[], answers: Partial<ReadingAnswers>): AnsweredReading {
  return readAnswered(
    { file: '教务处.xlsx', sheets: [gridOf(drawn)] },
    demoCampaign,
    {},
    { profiles: [], remembered: nothingRemembered, answers: { ...noAnswers, ...answers } },
  )
}

describe('写在别处的状态', () => {
  test.each(['进展情况', '备注', '目前进展', '落实情况说明'])(
    '“%s”里整格是状态词，一栏问一次，一按就答',
    (label) => {
      const told = [
        [...header, label],
        [...first, '已完成'],
        [...second, '正在整改'],
        [...third, '已完成'],
      ]
      const asked = read(told).findings.filter(({ severity }) => severity === 'ask')
      const isState = read(told).items.every(({ claimed }) => claimed !== undefined)
      if (isState) {
        expect(asked).toEqual([])
        return
      }
      expect(asked).toHaveLength(1)
      expect(asked[0]).toMatchObject({ code: 'claimed.told', cell: 'F1' })
      expect(asked[0]?.message).toContain('“已完成”的 2 条')
      const { reading } = answered(told, { claims: { '台账!F1': 'told' } })
      expect(reading.items.map(({ claimed }) => claimed)).toEqual(['done', 'in-progress', 'done'])
      expect(codes(reading)).not.toContain('claimed.told')
      const kept = answered(told, { claims: { '台账!F1': 'none' } }).reading
      expect(kept.items.map(({ claimed }) => claimed)).toEqual([undefined, undefined, undefined])
      expect(codes(kept)).not.toContain('claimed.told')
    },
  )

  test.each(['取消', '不再整改', '挂起', '已移交', '暂缓'])('备注写“%s”，问这一条还算不算', (word) => {
    const told = [
      [...header, '整改状态', '备注'],
      ...rows.map((row, i) => [...row, '整改中', i === 1 ? word : null]),
    ]
    expect(finding(read(told), 'claimed.dropped')).toMatchObject({ cell: 'G3', severity: 'ask' })
    const { reading } = answered(told, { claims: { '台账!G3': 'done' } })
    expect(reading.items[1]?.claimed).toBe('done')
    expect(codes(reading)).not.toContain('claimed.dropped')
  })

  test.each(['延期至9月底', '已延期到2017年9月30日', '申请推迟至9月30日'])(
    '备注写“%s”，问时限以哪天为准',
    (word) => {
      const told = [
        [...header, '整改状态', '备注'],
        [...first, '整改中', word],
      ]
      const book = read(told)
      expect(book.items[0]?.due).toBe('2017-07-31')
      expect(finding(book, 'due.moved')).toMatchObject({ cell: 'D2', choices: ['2017-07-31', '2017-09-30'] })
      const { reading } = answered(told, { limits: { '台账!D2': '2017-09-30' } })
      expect(reading.items[0]?.due).toBe('2017-09-30')
      expect(codes(reading)).not.toContain('due.moved')
    },
  )

  test('状态栏里说不清的词，同样的只问一次，一答各行都用', () => {
    const told = [[...header, '整改状态'], ...rows.map((row, i) => [...row, i === 1 ? '整改中' : '挂起'])]
    const book = read(told)
    expect(finding(book, 'claimed.unknown')).toMatchObject({ cell: 'F2', alsoAt: ['F4'] })
    const { reading } = answered(told, { claims: { '台账!F2': 'in-progress', '台账!F4': 'in-progress' } })
    expect(reading.items.map(({ claimed }) => claimed)).toEqual(['in-progress', 'in-progress', 'in-progress'])
    expect(reading.items[0]?.extras).toEqual({ 整改状态: '挂起' })
    expect(codes(reading)).not.toContain('claimed.unknown')
  })
})

const noMarks: SheetMarks = { struck: [], coloured: [], comments: [], textBoxes: [] }

function marked(
  marks: Partial<SheetMarks>,
  below: readonly (readonly Drawn[])[] = [],
): ReturnType<typeof read> {
  return read([header, ...rows, ...below], [], '教务处.xlsx', { marks: { ...noMarks, ...marks } })
}

describe('颜色、删除线、批注、文本框', () => {
  test('标了颜色的行说一次，图例照抄，意思不猜', () => {
    const coloured = [1, 2, 3].map((column) => ({ row: 2, column, colour: '红' }))
    const book = marked({ coloured }, [['注：红色表示逾期']])
    const seen = book.findings.filter(({ code }) => code === 'sheet.marks')
    expect(seen).toHaveLength(1)
    expect(seen[0]?.message).toContain('第 3 行标了红色；图例写着“红色表示逾期”')
    expect(book.items.every(({ claimed }) => claimed === undefined)).toBe(true)
  })

  test('整栏、整表的底色只是装饰', () => {
    const coloured = [1, 2, 3].map((row) => ({ row, column: 1, colour: '黄' }))
    expect(codes(marked({ coloured }))).not.toContain('sheet.marks')
  })

  test('画了删除线的行要问，一按就答', () => {
    const struck = [0, 1, 2, 3, 4].map((column) => ({ row: 2, column }))
    const book = marked({ struck })
    expect(book.items).toHaveLength(3)
    expect(finding(book, 'row.struck')).toMatchObject({ cell: 'B3', severity: 'ask' })
    const sheet = gridOf([header, ...rows], [], { marks: { ...noMarks, struck } })
    for (const [word, left] of [
      ['out', 2],
      ['in', 3],
    ] as const) {
      const { reading } = readAnswered(
        { file: '教务处.xlsx', sheets: [sheet] },
        demoCampaign,
        {},
        { profiles: [], remembered: nothingRemembered, answers: { ...noAnswers, rows: { '台账!3': word } } },
      )
      expect(reading.items).toHaveLength(left)
      expect(codes(reading)).not.toContain('row.struck')
    }
  })

  test('批注随所在的行保留，表外的批注和文本框照抄', () => {
    const book = marked({
      comments: [
        { row: 1, column: 3, text: '拟延期' },
        { row: 0, column: 0, text: '请核对' },
      ],
      textBoxes: ['本表为草稿'],
    })
    expect(book.items.map(({ extras }) => extras?.['批注'])).toEqual([
      '整改时限：拟延期',
      undefined,
      undefined,
    ])
    const said = finding(book, 'sheet.marks')?.message
    expect(said).toContain('第 2 行有批注')
    expect(said).toContain('A1 的批注写着“请核对”')
    expect(said).toContain('文本框里写着“本表为草稿”')
  })
})
