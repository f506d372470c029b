import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LEXICON } from '#rules/columns/labelLexicon'
import type { ColumnRole } from '#rules/fields/field'
import { readBook } from '#rules/reading/readBook'
import type { ColumnReading } from '#rules/reading/reading'
import { demoCampaign } from '../demoCampaign.ts'
import { gridOf } from '../gridOf.ts'

/** Words of a sense, of two characters or more: a single one may be part of any other word. */
function wordsOf(sense: string): string[] {
  return LEXICON.filter(([, own]) => own === sense)
    .flatMap(([, , words]) => words.split(' '))
    .filter((word) => word.length > 1 && !/[a-z（]/.test(word))
}

/** What people compose, sense by sense (`a|b` either, `?` or nothing), and what it means. */
const COMPOSED: readonly (readonly [role: ColumnRole, senses: string])[] = [
  ['due', 'planned mend|finish|settle|close time'],
  ['due', 'mend|settle? limit'],
  ['completedOn', 'actual mend|deal|finish|settle time'],
  ['completedOn', 'settle time'],
  ['closedOn', 'actual? close time'],
  ['foundOn', 'problem|matter? find|search|arise|complain time'],
  ['owner', 'mend? duty person'],
  ['owner', 'lead|mend person'],
  ['leader', 'duty|lead|charge chief'],
  ['department', 'mend? duty|lead body|office'],
  ['source', 'find|oversee|hand body|team'],
  ['source', 'find|hand person'],
  ['source', 'problem|matter source'],
  ['problem', 'find|search? matter|problem depict?'],
  ['cause', 'problem|matter cause'],
  ['measures', 'mend|deal measure'],
  ['goal', 'mend goal'],
  ['progress', 'mend|deal|settle account|advance'],
  ['claimed', 'mend|settle|close? state'],
  ['claimed', 'whether mend|settle|close'],
  ['evidence', 'mend|settle proof'],
  ['itemNo', 'problem|matter number'],
  ['extra', 'support body|office|person|chief'],
  ['extra', 'check time|person|account|opinion'],
  ['extra', 'report time|person'],
  ['extra', 'supervise body|person'],
  ['extra', 'problem|matter? grade|place|contact|remark'],
]

const composed = fc
  .constantFrom(...COMPOSED)
  .chain(([role, senses]) =>
    fc.tuple(...senses.split(' ').map(wordFor)).map((words) => ({ role, label: words.join('') })),
  )

function wordFor(term: string): fc.Arbitrary<string> {
  const words = term.replace('?', '').split('|').flatMap(wordsOf)
  return term.endsWith('?') ? fc.constantFrom('', ...words) : fc.constantFrom(...words)
}

/** What hands do to a label without meaning anything by it. */
const decorated = fc
  .record({
    word: composed,
    dress: fc.constantFrom(
      (label: string) => label,
      (label: string) => `${label}：`,
      (label: string) => `*${label}`,
      (label: string) => `【${label}】`,
      (label: string) => `3.${label}`,
      (label: string) => `${label}（必填）`,
      (label: string) => Array.from(label).join(' '),
      (label: string) => `${label.slice(0, 2)}\n${label.slice(2)}`,
      (label: string) => `${label}，请逐条填写`,
    ),
  })
  .map(({ word, dress }) => ({ ...word, label: dress(word.label) }))

const VALUES: Readonly<Record<string, readonly string[]>> = {
  due: ['2017年8月底前', '2017-09-15'],
  completedOn: ['2017-07-20', '2017-08-02'],
  closedOn: ['2017-08-10', '2017-08-11'],
  foundOn: ['2017-06-05', '2017-06-12'],
  owner: ['赵磊', '刘洋'],
  leader: ['张立新', '陈国栋'],
  department: ['教学科', '考务科'],
  source: ['市督查组', '省巡察组'],
  itemNo: ['YH001', 'YH002'],
  claimed: ['整改中', '已整改'],
}
const TEXT = ['成绩更正手续繁琐，需跑三个科室', '报修后三天无人上门']

function read(role: ColumnRole, label: string): ColumnReading | undefined {
  const values = /^[*【\s\d.]*是/.test(label) ? ['是', '否'] : (VALUES[role] ?? TEXT)
  const rows = [0, 1].map((i) => [
    ...(role === 'itemNo' ? [] : [String(i + 1)]),
    ...(role === 'problem' ? ['加强值班'] : [`窗口无人值守${i}处`]),
    values[i],
    '见附表',
  ])
  const header = [
    ...(role === 'itemNo' ? [] : ['序号']),
    role === 'problem' ? '整改措施' : '存在问题',
    label,
    '备注',
  ]
  const book = readBook('教务处.xlsx', [gridOf([header, ...rows])], demoCampaign)
  return book.sheets[0]?.columns.at(-2)
}

describe('用词表里的词组成的表头', () => {
  test('读成组成它的意思，或者要问，从不读成别的栏目', () => {
    fc.assert(
      fc.property(decorated, ({ role, label }) => {
        const column = read(role, label)
        const said = column === undefined ? 'none' : column.guess === null ? column.field : 'asked'
        expect([label, said === 'asked' ? role : said]).toEqual([label, role])
      }),
      { numRuns: 3000 },
    )
  })
})
