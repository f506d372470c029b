import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readColumns } from '#rules/columns/columns'
import { LEXICON } from '#rules/columns/labels/labelLexicon'
import type { ColumnRole } from '#rules/fields/field'
import type { ColumnReading } from '#rules/reading/reading'
import { demoCampaign } from '../demoCampaign.ts'

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
  ['foundOn', 'problem|matter? find|search|complain time'],
  ['foundOn', 'matter? arise time'],
  // When a wrong was done is not when it was found.
  ['extra', 'problem arise time'],
  ['owner', 'mend? duty person'],
  ['owner', 'lead|mend person'],
  ['leader', 'duty|lead|charge chief'],
  ['department', 'mend? duty|lead body|office|station'],
  ['owner', 'guard duty? person'],
  ['owner', 'patron person'],
  ['source', 'find|oversee|hand body|team'],
  ['source', 'find|hand person'],
  ['source', 'problem|matter source'],
  ['problem', 'find|search? matter|problem depict?'],
  ['cause', 'problem|matter cause'],
  ['measures', 'mend|deal measure'],
  ['goal', 'mend goal'],
  ['progress', 'mend|deal|settle account|advance'],
  ['progress', 'reply telling'],
  ['claimed', 'mend|settle|close? state'],
  ['claimed', 'whether mend|settle|close'],
  ['evidence', 'mend|settle proof'],
  ['itemNo', 'problem|matter number'],
  ['extra', 'support body|office|person|chief'],
  ['extra', 'check time|person|account|opinion'],
  ['extra', 'report time|person'],
  ['extra', 'mend|deal feedback|tell time'],
  ['extra', 'punish account|result'],
  ['extra', 'whether again|extend mend|settle'],
  ['extra', 'support|trade station'],
  ['extra', 'supervise body|person'],
  ['extra', 'problem|matter? grade|place|contact|remark'],
]

const composed = fc.oneof(
  ...COMPOSED.map(([role, senses]) =>
    fc.tuple(...senses.split(' ').map(wordFor)).map((words) => ({ role, label: words.join('') })),
  ),
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

/** The label's column beside the few that every ledger has. */
function read(role: ColumnRole, label: string): ColumnReading | undefined {
  const values = /^[*【\s\d.]*是/.test(label) ? ['是', '否'] : (VALUES[role] ?? TEXT)
  const columns: (readonly [string, readonly string[]])[] = [
    role === 'itemNo' ? ['地点', ['行政楼', '食堂']] : ['序号', ['1', '2']],
    role === 'problem'
      ? ['整改措施', ['加强值班', '增设岗位']]
      : ['存在问题', ['窗口中午无人值守', '报销审核积压']],
    [label, values],
    ['备注', ['无', '见附表']],
  ]
  const inputs = columns.map(([name, cells], column) => ({
    column,
    path: [name],
    cells: cells.map((value) => ({ value })),
  }))
  return readColumns(inputs, { campaign: demoCampaign, limits, unit: 'jwc', asOf: null })[2]
}

const limits = {
  year: 2017,
  namedDays: [],
  starts: demoCampaign.starts,
  ends: demoCampaign.ends,
  date1904: false,
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
