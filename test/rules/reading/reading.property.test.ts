import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isNilReturn } from '#rules/reading/table/nilReturn'
import { readBook } from '#rules/reading/readBook'
import { demoCampaign } from '../demoCampaign.ts'
import { gridOf, type Drawn } from '../gridOf.ts'

/** Columns of generated ledgers: several spellings each, under a parent or not. */
const columnKinds = [
  { field: 'problem', labels: ['问题表现', '存在问题', '问题描述'], parent: '问题情况' },
  { field: 'measures', labels: ['整改措施', '整改举措', '具体举措'], parent: '整改方案' },
  { field: 'goal', labels: ['整改目标', '整改完成标准'], parent: '整改方案' },
  { field: 'cause', labels: ['原因分析', '主要原因'], parent: '问题情况' },
  { field: 'due', labels: ['整改时限', '完成时限', '整改期限'], parent: '整改方案' },
  { field: 'leader', labels: ['牵头领导', '分管领导'], parent: '责任落实' },
  { field: 'owner', labels: ['具体责任人', '责任人'], parent: '责任落实' },
  { field: 'extra', labels: ['服务对象'], parent: '补充信息' },
  { field: 'extra', labels: ['自定栏目'], parent: '补充信息' },
] as const

const word = (opening: string): fc.Arbitrary<string> =>
  fc.integer({ min: 1, max: 999 }).map((n) => `${opening}第${n}处情况有待改进`)
const day = fc
  .record({ month: fc.integer({ min: 6, max: 9 }), date: fc.integer({ min: 1, max: 28 }) })
  .map(({ month, date }) => `2017-0${month}-${String(date).padStart(2, '0')}`)
const person = fc.constantFrom('陈磊', '黄丽娟', '李建国', '赵敏', '周海涛')
const note = fc.constantFrom('甲类', '乙类', '丙类')

function valueOf(field: string): fc.Arbitrary<string> {
  if (field === 'due') return day
  if (field === 'leader' || field === 'owner') return person
  return field === 'extra' ? note : word(field === 'problem' ? '窗口服务' : '完善制度')
}

const sheets = fc
  .record({
    title: fc.boolean(),
    facts: fc.constantFrom(null, '填报单位：财务处', '填报时间：2017年6月20日'),
    depth: fc.integer({ min: 1, max: 3 }),
    numbers: fc.boolean(),
    down: fc.integer({ min: 0, max: 3 }),
    right: fc.integer({ min: 0, max: 3 }),
    chosen: fc.shuffledSubarray([2, 3, 4, 5, 6, 7, 8], { minLength: 2 }),
    labels: fc.array(fc.nat(5), { minLength: 9, maxLength: 9 }),
    rows: fc.array(fc.tuple(...columnKinds.map(({ field }) => valueOf(field))), {
      minLength: 1,
      maxLength: 12,
    }),
    blankAfter: fc.nat(12),
    sectionBefore: fc.nat(12),
    footer: fc.boolean(),
  })
  .map(drawSheet)

interface Drawing {
  readonly title: boolean
  readonly facts: string | null
  readonly depth: number
  readonly numbers: boolean
  readonly down: number
  readonly right: number
  readonly chosen: readonly number[]
  readonly labels: readonly number[]
  readonly rows: readonly (readonly string[])[]
  readonly blankAfter: number
  readonly sectionBefore: number
  readonly footer: boolean
}

interface Drawn20 {
  readonly grid: ReturnType<typeof gridOf>
  readonly expected: readonly { row: number; values: Record<string, string> }[]
  readonly filled: number
}

/** Draws the sheet and says what has to be read from it. */
function drawSheet(drawing: Drawing): Drawn20 {
  const kinds = [0, 1, ...drawing.chosen].map((i) => ({ kind: columnKinds[i], at: i }))
  const pad: Drawn[] = Array.from({ length: drawing.right }, () => null)
  const rows: Drawn[][] = Array.from({ length: drawing.down }, () => [])
  const merges: string[] = []
  const put = (cells: readonly Drawn[]): number => rows.push([...pad, ...cells])
  if (drawing.title) put(['问题整改台账'])
  if (drawing.facts !== null) put([drawing.facts])
  const labels = kinds.map(
    ({ kind, at }) => kind?.labels[(drawing.labels[at] ?? 0) % kind.labels.length] ?? '',
  )
  const top = rows.length + 1
  if (drawing.depth > 1) {
    const parents = kinds.map(({ kind }) => kind?.parent ?? '')
    for (let level = 1; level < drawing.depth; level++) {
      put(
        ['序号', ...parents].map((text, i) =>
          i === 0 && level > 1 ? null : level === 1 ? text : parents[i - 1],
        ),
      )
    }
  }
  put([drawing.depth > 1 ? null : '序号', ...labels])
  if (drawing.depth > 1) merges.push(`${letter(drawing.right)}${top}:${letter(drawing.right)}${rows.length}`)
  if (drawing.numbers) put(['1', ...kinds.map((_, i) => String(i + 2))])
  const expected: { row: number; values: Record<string, string> }[] = []
  drawing.rows.forEach((cells, n) => {
    if (n === drawing.sectionBefore) put(['一、机关部门'])
    const values: Record<string, string> = {}
    for (const { kind, at } of kinds)
      values[kind?.field === 'extra' ? kind.labels[0] : (kind?.field ?? '')] = cells[at] ?? ''
    put([String(n + 1), ...kinds.map(({ at }) => cells[at])])
    expected.push({ row: rows.length, values })
    if (n === drawing.blankAfter) put([])
  })
  if (drawing.footer) put(['合计', `共${drawing.rows.length}项`])
  if (drawing.footer) put(['负责人签字：', null, '审核人：'])
  const grid = gridOf(rows, merges)
  return { grid, expected, filled: rows.flat().filter((cell) => cell !== null && cell !== undefined).length }
}

function letter(column: number): string {
  return String.fromCharCode(65 + column)
}

test('任意版式的台账：每一行都读到，每一格都有去处', () => {
  fc.assert(
    fc.property(sheets, ({ grid, expected, filled }) => {
      const book = readBook('教务处.xlsx', [grid], demoCampaign)
      const sheet = book.sheets[0]
      expect(sheet?.cells.total).toBe(filled)
      // All of these sheets can be understood: nothing may end as a mere finding.
      expect(sheet?.cells.other).toBe(0)
      const { total, ...uses } = sheet?.cells ?? { total: -1 }
      expect(Object.values(uses).reduce((sum, count) => sum + count, 0)).toBe(total)
      expect(book.items.map(({ origin }) => origin.row)).toEqual(expected.map(({ row }) => row))
      book.items.forEach((item, i) => {
        const read: Record<string, unknown> = { ...item, ...leaves(item.extras ?? {}) }
        for (const [field, value] of Object.entries(expected[i]?.values ?? {}))
          expect(read[field]).toBe(value)
      })
    }),
    { numRuns: 300 },
  )
})

function leaves(extras: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(extras).map(([label, value]) => [label.split('/').at(-1) ?? '', value]),
  )
}

const anything = fc.oneof(
  fc.constantFrom(
    '序号',
    '问题',
    '整改措施',
    '合计',
    '同上',
    '无',
    '教务处',
    '例：',
    '注：',
    '9月31日前',
    '一、机关',
  ),
  fc.string({ maxLength: 12 }),
  fc.integer({ min: -5, max: 60000 }),
)

test('任意格子堆成的表：读不坏，每一格都有去处', () => {
  const cell = fc.option(anything, { nil: null, freq: 2 })
  const rows = fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 14 })
  const merges = fc.array(
    fc
      .tuple(fc.nat(6), fc.nat(3), fc.nat(12), fc.nat(3))
      .map(([c, w, r, h]) => `${letter(c)}${r + 1}:${letter(c + w)}${r + h + 1}`),
    { maxLength: 2 },
  )
  fc.assert(
    fc.property(rows, merges, (drawn, blocks) => {
      const book = readBook('台账.xlsx', [gridOf(drawn, blocks)], demoCampaign)
      const sheet = book.sheets[0]
      const { total, ...uses } = sheet?.cells ?? { total: -1 }
      const texts = drawn.flat().filter((value) => value !== null && String(value).trim() !== '')
      expect(total).toBeLessThanOrEqual(texts.length)
      expect(Object.values(uses).reduce((sum, count) => sum + count, 0)).toBe(total)
      for (const { text } of book.zeroReports) expect(isNilReturn(text) || text.includes('报告')).toBe(true)
    }),
    { numRuns: 1000 },
  )
})
