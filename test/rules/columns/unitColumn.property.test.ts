import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readColumns } from '#rules/columns/columns'
import { LEXICON } from '#rules/columns/labels/labelLexicon'
import type { ColumnReading } from '#rules/reading/reading'
import { demoCampaign } from '../demoCampaign.ts'

/** Words of the senses, of two characters or more. */
function wordsOf(...senses: string[]): string[] {
  return LEXICON.filter(([, own]) => senses.includes(own))
    .flatMap(([, , words]) => words.split(' '))
    .filter((word) => word.length > 1 && !/[a-z（]/.test(word))
}

/** Heads of bodies, single characters too: a deed of responsibility before them makes them labels. */
const BODIES = [
  ...wordsOf('body', 'office', 'station'),
  '科',
  '室',
  '处',
  '部',
  '班',
  '队',
  '所',
  '站',
  '股',
  '厂',
]
const units = fc.shuffledSubarray(
  demoCampaign.units.map(({ name }) => name),
  { minLength: 4, maxLength: 4 },
)
const label = fc
  .tuple(
    fc.constantFrom('', '整改', '属地', '监管'),
    fc.constantFrom('责任', '主责', '负责'),
    fc.constantFrom(...BODIES),
  )
  .map((words) => words.join(''))
const dressed = fc.tuple(label, fc.constantFrom('', '名称', '（部门）', '：')).map((parts) => parts.join(''))

/** The body's column in a ledger of an office that collects the rows of others. */
function read(name: string, values: readonly string[], unit: string | null): ColumnReading | undefined {
  const columns: (readonly [string, readonly string[]])[] = [
    ['序号', ['1', '2', '3', '4']],
    ['存在问题', ['窗口中午无人值守', '报销审核积压', '通道堆放杂物', '公文流转拖拉']],
    ['企业名称', ['甲公司', '乙公司', '丙公司', '丁公司']],
    ['整改措施', ['加强值班', '增设岗位', '清理通道', '限时办结']],
    [name, values],
    ['整改时限', ['2017-08-31', '9月底', '2017-09-15', '立行立改']],
  ]
  const inputs = columns.map(([head, cells], column) => ({
    column,
    path: [head],
    cells: cells.map((value) => ({ value })),
  }))
  return readColumns(inputs, { campaign: demoCampaign, limits, unit, collects: true, asOf: null })[4]
}

const limits = {
  year: 2017,
  namedDays: [],
  starts: demoCampaign.starts,
  ends: demoCampaign.ends,
  date1904: false,
}

describe('责任之下的机构', () => {
  test('不论叫科、所、队、股还是中心，写的是参加单位，就是每一行的单位', () => {
    fc.assert(
      fc.property(dressed, units, fc.constantFrom(null, 'bwc'), (name, values, unit) => {
        expect([name, read(name, values, unit)?.field]).toEqual([name, 'unit'])
      }),
      { numRuns: 1500 },
    )
  })

  test('写的不是参加单位，就是部门，不改每一行的单位', () => {
    const sections = ['教学科', '考务科', '动力班', '一中队']
    fc.assert(
      fc.property(label, (name) => {
        const column = read(name, sections, 'bwc')
        expect([name, column?.guess ?? column?.field]).toEqual([name, 'department'])
      }),
      { numRuns: 500 },
    )
  })
})
