import { describe, expect, test } from 'vitest'
import { asDay } from '#rules/calendar/day'
import { pathKey } from '#rules/columns/pathKey'
import type { SheetGrid, SheetMarks } from '#rules/cells/grid'
import type { Finding } from '#rules/items/finding'
import { cellsOf } from '#rules/reading/foldFindings'
import { readAnswered, type AnsweredReading } from '#rules/reading/answers/readAnswered'
import { noAnswers, type ReadingAnswers } from '#rules/reading/answers/readingAnswers'
import { nothingRemembered, type RememberedAnswers } from '#rules/reading/answers/rememberedAnswers'
import { atEach, withDecision } from '../../../addin/screens/reading/answering.ts'
import { questionsOf } from '../../../addin/screens/reading/questionsOf.ts'
import { aCampaign } from '../../stories.ts'
import { gridOf } from '../../rules/gridOf.ts'

const campaign = aCampaign()
const TODAY = asDay('2017-07-10')
const HEAD = ['序号', '存在的问题', '整改措施', '整改时限', '责任人']
const ROW = ['1', '值班室夜间无人', '排班轮值', '2017-08-31', '陈磊']

/** The second row of the sheet is struck out. */
const STRUCK: SheetMarks = {
  struck: HEAD.map((_, column) => ({ row: 1, column })),
  coloured: [],
  comments: [],
  textBoxes: [],
}

interface Asking {
  /** The code of the question. */
  readonly code: string
  readonly sheets: readonly SheetGrid[]
  readonly unit?: string | undefined
}

const withLimit = (limit: string, ...more: readonly string[]): readonly (readonly string[])[] => [
  HEAD,
  ROW.with(3, limit),
  ...more.map((one, at) => [String(at + 2), `食堂后厨第${at}处积水`, '疏通管道', one, '于子轩']),
]
/** Sent for a unit: whose the rows are is asked where that is what the case is about. */
const book = (code: string, ...sheets: readonly SheetGrid[]): Asking => ({ code, sheets, unit: 'jwc' })
const sheet = (code: string, rows: readonly (readonly (string | null)[])[]): Asking =>
  book(code, gridOf(rows))

const nobodys = (code: string, rows: readonly (readonly string[])[]): Asking => ({
  ...sheet(code, rows),
  unit: undefined,
})

/** A ledger for every kind of question that has offered answers. */
const asking: readonly Asking[] = [
  sheet('due.before-period', withLimit('8月前')),
  sheet('due.vague', withLimit('近期')),
  sheet('due.relative', withLimit('30日内')),
  sheet('due.impossible', withLimit('9月31日前')),
  sheet('due.before-campaign', withLimit('2016-08-31')),
  sheet('due.before-campaign', withLimit('3月31日')),
  sheet('due.other-year', withLimit('8月31日', '2019-05-01', '2019-06-01', '2019-07-01')),
  sheet('day.odd-year', withLimit('2071-08-31', '2017-08-01', '2017-08-15', '2017-09-01', '2017-09-15')),
  sheet('due.before-found', [
    [...HEAD, '发现日期'],
    [...ROW, '2017-09-10'],
  ]),
  sheet('due.moved', [
    [...HEAD, '备注'],
    [...ROW, '延期至2017-10-31'],
  ]),
  sheet('due.moved', [
    [...HEAD, '备注'],
    [...ROW.with(3, ''), '延期至2017-10-31'],
    [...ROW, ''],
  ]),
  sheet('day.unreadable', [
    [...HEAD, '发现日期'],
    [...ROW, '上回'],
  ]),
  book(
    'cell.uncalculated',
    gridOf([HEAD, ROW.with(3, ''), ROW], [], { uncalculated: [{ row: 1, column: 3 }] }),
  ),
  sheet('claimed.unknown', [
    [...HEAD, '整改状态'],
    [...ROW, '甲级'],
  ]),
  sheet('claimed.dropped', [
    [...HEAD, '备注'],
    [...ROW, '作废'],
  ]),
  sheet('claimed.told', [
    [...HEAD, '备注'],
    [...ROW, '已完成'],
    [...ROW.with(1, '食堂后厨积水'), '正在整改'],
  ]),
  sheet('row.heading', [
    HEAD,
    ['1', '服务窗口管理不到位', '', '', ''],
    ['1.1', '午间无人值守', '排班', '2017-08-31', '陈磊'],
    ['1.2', '材料反复退回', '一次告知', '2017-08-31', '陈磊'],
  ]),
  book('row.struck', gridOf([HEAD, ROW], [], { marks: STRUCK })),
  book(
    'row.only-older',
    gridOf(
      [HEAD, ROW, ROW.with(1, '食堂后厨积水'), ROW.with(1, '教室照明损坏'), ROW.with(1, '旧问题一条在此')],
      [],
      {
        name: '6月',
      },
    ),
    gridOf([HEAD, ROW, ROW.with(1, '食堂后厨积水'), ROW.with(1, '教室照明损坏')], [], { name: '7月' }),
  ),
  book('sheet.same-list', gridOf([HEAD, ROW], [], { name: '甲' }), gridOf([HEAD, ROW], [], { name: '乙' })),
  sheet('column.unsure', [
    ['序号', '存在的问题', '整改措施', '完成时间', '责任人', '收口'],
    ['1', '值班室夜间无人', '排班轮值', '2017-08-31', '陈磊', '2017-09-30'],
    ['2', '食堂后厨积水', '疏通管道', '2017-08-31', '陈磊', '2017-09-15'],
  ]),
  nobodys('unit.unknown', [
    [...HEAD, '责任单位'],
    [...ROW, '某某中心'],
    [...ROW.with(1, '食堂后厨积水'), '教务处'],
  ]),
  nobodys('unit.several', [
    [...HEAD, '责任单位'],
    [...ROW, '教务处、后勤处'],
    [...ROW.with(1, '食堂后厨积水'), '教务处'],
  ]),
  nobodys('unit.missing', [HEAD, ROW]),
  sheet('unit.other', [['后勤处问题台账'], HEAD, ROW]),
  book(
    'unit.other',
    gridOf([['后勤处问题台账'], HEAD, ROW], [], { name: '甲' }),
    gridOf([['教务处问题台账'], HEAD, ROW.with(1, '教室照明损坏')], [], { name: '乙' }),
  ),
]

function read(
  { sheets, unit }: Asking,
  answers: ReadingAnswers = noAnswers,
  remembered: RememberedAnswers = nothingRemembered,
): AnsweredReading {
  const options = { today: TODAY, ...(unit === undefined ? {} : { unit }) }
  return readAnswered({ file: '台账.xlsx', sheets }, campaign, options, {
    profiles: [],
    remembered,
    answers,
  })
}

/** An answer that a button offers, and what it was asked about. */
interface Offered {
  readonly label: string
  readonly about: Finding
  readonly answers: ReadingAnswers
}

function offeredFor({ reading }: AnsweredReading): Offered[] {
  const questions = questionsOf(reading, campaign, true)
  const about = (code: string): Finding | undefined =>
    reading.findings.find((finding) => finding.code === code)
  const columns = questions.columns.flatMap(({ column, finding }) =>
    [column.guess, 'extra'].flatMap((meaning): Offered[] =>
      meaning === null || finding === undefined
        ? []
        : [
            {
              label: meaning,
              about: finding,
              answers: { ...noAnswers, mapping: { [pathKey(column.path)]: meaning } },
            },
          ],
    ),
  )
  const limits = questions.limits.flatMap(({ finding, references, choices }) => {
    const words = finding.field === 'due' ? ['ongoing', 'immediate'] : []
    return [...choices, ...words, '2017-09-20'].map((value): Offered => {
      return {
        label: value,
        about: finding,
        answers: { ...noAnswers, limits: atEach(references, value) },
      }
    })
  })
  const choices = questions.choices.flatMap(({ finding, options }) =>
    options.map(({ label, decision }): Offered => {
      return { label, about: finding, answers: { ...noAnswers, ...withDecision(noAnswers, decision) } }
    }),
  )
  const units = questions.units.flatMap(({ references, choices: named }) =>
    [...named.map(({ id }) => id), 'tsg'].flatMap((id): Offered[] => {
      const finding = about('unit.unknown') ?? about('unit.several') ?? about('unit.missing')
      return finding === undefined
        ? []
        : [{ label: id, about: finding, answers: { ...noAnswers, units: atEach(references, id) } }]
    }),
  )
  return [...columns, ...limits, ...choices, ...units]
}

/** Questions left where an answer was given: at the same cells, or of the same kind on the same sheet. */
function leftOpen({ reading }: AnsweredReading, { about }: Offered): string[] {
  const cells = new Set(cellsOf(about))
  return reading.findings
    .filter(({ severity, code }) => severity === 'ask' || code === 'day.unreadable')
    .filter((finding) => finding.sheet === about.sheet)
    .filter((finding) =>
      cells.size === 0
        ? finding.code === about.code
        : cellsOf(finding).some((cell) => cells.has(cell)) && finding.field === about.field,
    )
    .map(({ message }) => message)
}

describe('选了给出的答案，就不再问', () => {
  test.each(asking.map((one) => [one.code, one] as const))('%s 问得出来，也有可选的答案', (code, one) => {
    const first = read(one)
    const offered = offeredFor(first)
    const codes = [...new Set(offered.map(({ about }) => about.code))]
    expect(codes).toContain(code)
  })

  test.each(
    asking.flatMap((one) =>
      offeredFor(read(one)).map((offered) => [offered.about.code, offered.label, one, offered] as const),
    ),
  )('%s：%s', (_code, _label, one, offered) => {
    const answered = read(one, offered.answers)
    expect(answered.misplaced).toEqual([])
    expect(leftOpen(answered, offered)).toEqual([])
    // Remembered, the same is not asked next time either; columns are known by their header, and where no words
    // stand there are none to know it by.
    if (Object.keys(offered.answers.mapping).length > 0 || offered.about.given === '') return
    const next = read(one, noAnswers, answered.remember)
    expect(leftOpen(next, offered)).toEqual([])
  })

  test('立行立改有确定的一天：从发现日期起，没有写发现日期的从答复那天起', () => {
    const limits = { '台账!D2': 'immediate' }
    const today = read(sheet('', withLimit('8月前')), { ...noAnswers, limits })
    expect(today.reading.items[0]).toMatchObject({
      due: '2017-07-25',
      disposal: 'immediate',
      dueText: '8月前',
    })
    expect(today.answered[0]?.fromToday).toBe(true)
    const rows = [
      [...HEAD, '发现日期'],
      [...ROW.with(3, '8月前'), '2017-06-20'],
    ]
    const found = read(sheet('', rows), { ...noAnswers, limits })
    expect(found.reading.items[0]?.due).toBe('2017-07-05')
    expect(found.answered[0]?.fromToday).toBeUndefined()
  })

  test('表里自己写的立行立改，照旧不定日期', () => {
    expect(read(sheet('', withLimit('立行立改'))).reading.items[0]?.due).toBeUndefined()
  })
})
