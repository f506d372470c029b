import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ItemContent } from '#rules/items/item'
import { withValues } from '#rules/items/itemFields'
import { asDay } from '#rules/calendar/day'
import { findPossibleDuplicates, likelyPredecessor } from '#rules/reconcile/possibleDuplicates'
import type { HeldRow, IncomingRow } from '#rules/reconcile/matchRows'
import { reconcileRows } from '#rules/reconcile/reconcile'

const FILE = '教务处台账.xlsx'

function read(row: number, problem: string, more: ItemContent = {}): IncomingRow {
  return { origin: { file: FILE, sheet: '台账', row }, content: { unit: 'jwc', problem, ...more } }
}

/** The rows as they are held after having been taken in. */
function taken(rows: readonly IncomingRow[]): HeldRow[] {
  return rows.map(({ content, origin }, index) => ({
    id: `held-${index}`,
    content,
    origin,
    lastRead: content,
  }))
}

/** Sixteen characters that look nothing like another row's, the same on every run. */
function aText(seed: number): string {
  let state = seed + 1
  return Array.from({ length: 16 }, () => {
    state = (state * 48_271) % 2_147_483_647
    return String.fromCodePoint(0x4e00 + (state % 2000))
  }).join('')
}

/** A short picture: which held row became which incoming one. */
function outcome(held: readonly HeldRow[], incoming: readonly IncomingRow[]): object {
  const { added, changed, untouched, gone } = reconcileRows(held, incoming, FILE)
  return {
    added,
    changed: changed.map(({ id, incoming: index, set }) => [id, index, set]),
    untouched: untouched.map(({ id, incoming: index }) => [id, index]),
    gone,
  }
}

const rows = [
  read(4, '实验楼部分灭火器过期未更换', { owner: '甲' }),
  read(5, '报销单据审核积压', { owner: '乙' }),
  read(6, '个别工作人员上班时间脱岗', { owner: '丙' }),
]

describe('再次报送的台账', () => {
  test('同一份文件什么也不改', () => {
    expect(outcome(taken(rows), rows)).toEqual({
      added: [],
      changed: [],
      untouched: [
        ['held-0', 0],
        ['held-1', 1],
        ['held-2', 2],
      ],
      gone: [],
    })
  })

  test('上方插入一行，其余各行仍是原来的问题', () => {
    const shifted = [
      read(4, '新发现的问题：公文流转拖拉'),
      ...rows.map((row, index) => read(5 + index, row.content.problem ?? '', row.content)),
    ]
    expect(outcome(taken(rows), shifted)).toEqual({
      added: [0],
      changed: [],
      untouched: [
        ['held-0', 1],
        ['held-1', 2],
        ['held-2', 3],
      ],
      gone: [],
    })
  })

  test('改了措辞仍是同一条，只记改动的栏目', () => {
    const mended = [
      rows[0] ?? read(4, ''),
      read(5, '报销单据审核积压，最长等待25天', { owner: '丁' }),
      rows[2] ?? read(6, ''),
    ]
    expect(outcome(taken(rows), mended)).toMatchObject({
      added: [],
      changed: [['held-1', 1, { problem: '报销单据审核积压，最长等待25天', owner: '丁' }]],
      gone: [],
    })
  })

  test('同一位置换成毫不相干的问题：一条新增，一条消失', () => {
    const replaced = [rows[0] ?? read(4, ''), rows[1] ?? read(5, ''), read(6, '招生宣传材料更新不及时')]
    expect(outcome(taken(rows), replaced)).toMatchObject({ added: [2], changed: [], gone: ['held-2'] })
  })

  test('调换顺序不是变更', () => {
    const reversed = rows
      .toReversed()
      .map((row, index) => read(4 + index, row.content.problem ?? '', row.content))
    expect(outcome(taken(rows), reversed)).toMatchObject({ added: [], changed: [], gone: [] })
  })

  test('两条文字相同的问题各归各位', () => {
    const possibleDuplicates = [
      read(4, '窗口无人值守', { owner: '甲' }),
      read(5, '窗口无人值守', { owner: '乙' }),
    ]
    expect(outcome(taken(possibleDuplicates), possibleDuplicates)).toMatchObject({
      added: [],
      changed: [],
      gone: [],
    })
  })

  test('标点和空格不同不算另一条', () => {
    const respaced = [read(9, '实验楼 部分灭火器，过期未更换。', { owner: '甲' })]
    expect(outcome(taken(rows.slice(0, 1)), respaced)).toMatchObject({
      added: [],
      changed: [['held-0', 0, { problem: '实验楼 部分灭火器，过期未更换。' }]],
    })
  })

  test('别的单位、别的文件的问题互不相干', () => {
    const others: HeldRow[] = [
      {
        id: 'other-unit',
        content: { unit: 'cwc', problem: '报销单据审核积压' },
        origin: { file: FILE, sheet: '台账', row: 5 },
        lastRead: null,
      },
      {
        id: 'other-file',
        content: { unit: 'jwc', problem: '报销单据审核积压' },
        origin: { file: '七月台账.xlsx', sheet: '台账', row: 5 },
        lastRead: null,
      },
    ]
    expect(outcome(others.slice(1), [read(5, '报销单据审核积压')])).toMatchObject({ added: [0], gone: [] })
    expect(outcome(others.slice(0, 1), [read(5, '报销单据审核积压')])).toMatchObject({ added: [0] })
  })

  test('窗格里填的问题与文件里的同一条合为一条，文件没写的不清除', () => {
    const typed: HeldRow = {
      id: 'typed',
      content: { unit: 'jwc', problem: '报销单据审核积压', goal: '七日办结' },
      origin: null,
      lastRead: null,
    }
    expect(outcome([typed], [read(5, '报销单据审核积压', { owner: '乙' })])).toEqual({
      added: [],
      changed: [['typed', 0, { owner: '乙' }]],
      untouched: [],
      gone: [],
    })
  })

  test('系统中改过、文件没有改的，以系统为准；文件改了的，以文件为准并指明', () => {
    const [held] = taken([read(5, '报销单据审核积压', { owner: '乙', goal: '七日办结' })])
    if (held === undefined) throw new Error('no row')
    const edited = { ...held, content: { ...held.content, owner: '丁', goal: '五日办结' } }
    const again = reconcileRows(
      [edited],
      [read(5, '报销单据审核积压', { owner: '乙', goal: '三日办结' })],
      FILE,
    )
    expect(again.changed).toMatchObject([{ set: { goal: '三日办结' }, alsoChanged: ['goal'] }])
  })

  test('已销号的问题从表中删去，不再追问', () => {
    const held = taken([read(4, '窗口无人值守', { claimed: 'closed' }), read(5, '报销单据审核积压')])
    expect(outcome(held, [])).toMatchObject({ gone: ['held-1'] })
  })

  test('上万行的台账全部换位并改了措辞，也认得出原来的行', () => {
    const long = Array.from({ length: 10_000 }, (_, index) => read(4 + index, aText(index)))
    const moved = long.map(({ content }, index) => read(5 + index, `${content.problem}，多次反映`))
    const { changed, added, gone } = reconcileRows(taken(long), moved.toReversed(), FILE)
    expect([changed.length, added.length, gone.length]).toEqual([10_000, 0, 0])
    expect(changed.filter(({ id, incoming }) => id !== `held-${9999 - incoming}`)).toEqual([])
  })

  test('上方插入一行又逐条改了措辞，相近的两条也不张冠李戴', () => {
    const before = [read(4, '一号楼三层东侧消防通道堆放杂物'), read(5, '一号楼三层西侧消防通道堆放杂物')]
    const after = [
      read(4, '食堂后厨消毒记录不全'),
      read(5, '一号楼三层东侧消防通道堆放杂物，已多次提醒'),
      read(6, '一号楼三层西侧消防通道堆放杂物，已多次提醒'),
    ]
    expect(outcome(taken(before), after)).toMatchObject({
      added: [0],
      changed: [
        ['held-0', 1, {}],
        ['held-1', 2, {}],
      ],
    })
  })

  const anyRows = fc
    .array(
      fc.record({
        problem: fc.constantFrom(
          '窗口无人值守',
          '窗口无人值守。',
          '报销单据积压',
          '公文流转拖拉，急件未当日办',
          '',
          '材料不全',
        ),
        owner: fc.constantFrom('甲', '乙', undefined),
        unit: fc.constantFrom('jwc', 'cwc'),
      }),
      { maxLength: 12 },
    )
    .map((made) =>
      made.map(({ problem, owner, unit }, index): IncomingRow => ({
        origin: { file: FILE, sheet: '台账', row: 4 + index },
        content: { unit, ...(problem === '' ? {} : { problem }), ...(owner === undefined ? {} : { owner }) },
      })),
    )

  test('任意两份文件：每行恰有一个去处，第二次收入不再有变化', () => {
    fc.assert(
      fc.property(anyRows, anyRows, (before, after) => {
        const held = taken(before)
        const result = reconcileRows(held, after, FILE)
        const placed = [
          ...result.added,
          ...result.changed.map((one) => one.incoming),
          ...result.untouched.map((one) => one.incoming),
        ]
        expect(placed.toSorted((a, b) => a - b)).toEqual(after.map((_, index) => index))
        const matched = [...result.changed, ...result.untouched].map((one) => one.id)
        expect(new Set([...matched, ...result.gone]).size).toBe(held.length)

        const byIncoming = new Map([...result.changed, ...result.untouched].map((one) => [one.incoming, one]))
        const next = after.map(({ content, origin }, index): HeldRow => {
          const change = byIncoming.get(index)
          const old = held.find((row) => row.id === change?.id)
          return {
            id: change?.id ?? `new-${index}`,
            content: old === undefined ? content : withValues(old.content, change?.set ?? {}),
            origin,
            lastRead: content,
          }
        })
        const again = reconcileRows(next, after, FILE)
        expect([again.added, again.changed, again.gone]).toEqual([[], [], []])
      }),
    )
  })
})

describe('答复与再次报送', () => {
  const asRead = { unit: 'jwc', problem: '报销单据审核积压', dueText: '8月前' }
  const content = { ...asRead, due: asDay('2017-08-31') }
  const heldRow = (more: Partial<HeldRow> = {}): HeldRow => ({
    id: 'held-0',
    content,
    origin: { file: FILE, sheet: '台账', row: 4 },
    lastRead: asRead,
    ...more,
  })
  const incoming = (more: Partial<IncomingRow> = {}): IncomingRow => ({
    content: asRead,
    origin: { file: FILE, sheet: '台账', row: 4 },
    ...more,
  })

  test('答复过的时限，同一文件再来不会抹掉', () => {
    expect(outcome([heldRow()], [incoming()])).toMatchObject({ changed: [], untouched: [['held-0', 0]] })
  })

  test('文件后来写明了，以文件为准', () => {
    const mended = { unit: 'jwc', problem: '报销单据审核积压', due: asDay('2017-09-30') }
    expect(outcome([heldRow()], [incoming({ content: mended })])).toMatchObject({
      changed: [['held-0', 0, { due: '2017-09-30', dueText: null }]],
    })
  })

  test('这次才答复的，算作变更', () => {
    const held = heldRow({ content: asRead })
    expect(outcome([held], [incoming({ content, asRead })])).toMatchObject({
      changed: [['held-0', 0, { due: '2017-08-31' }]],
    })
  })

  test('文件没写单位、后来划归了单位的行，再来还是那一行，单位不变', () => {
    const said = { problem: '报销单据审核积压' }
    const held = heldRow({ content: { ...said, unit: 'cwc' }, lastRead: said })
    expect(outcome([held], [incoming({ content: said })])).toMatchObject({
      changed: [],
      untouched: [['held-0', 0]],
    })
  })

  test('带行标识的行，挪到别处、改了措辞也认得；标识不会用两次', () => {
    const other = { unit: 'jwc', problem: '完全不同的说法' }
    const rewritten = incoming({
      content: other,
      id: 'held-0',
      origin: { file: '新.xlsx', sheet: '规范台账', row: 9 },
    })
    expect(
      outcome([heldRow()], [rewritten, { ...rewritten, content: { unit: 'jwc', problem: '另一条' } }]),
    ).toMatchObject({
      added: [1],
      changed: [['held-0', 0, { problem: '完全不同的说法', dueText: null }]],
      gone: [],
    })
  })

  test('核实后保留的行，不再当作消失来问', () => {
    expect(outcome([heldRow({ lastRead: null })], [])).toMatchObject({ gone: [] })
    expect(outcome([heldRow()], [])).toMatchObject({ gone: ['held-0'] })
  })

  test('改名再报的文件，说明是哪份的新版本后，按那份对行', () => {
    const next = rows.map((row) => ({ ...row, origin: { ...row.origin, file: '教务处台账8.28.xlsx' } }))
    const apart = reconcileRows(taken(rows), next, '教务处台账8.28.xlsx')
    expect(apart.added).toHaveLength(rows.length)
    const follows = reconcileRows(taken(rows), next.slice(1), '教务处台账8.28.xlsx', FILE)
    expect([follows.added.length, follows.untouched.length, follows.gone]).toEqual([
      0,
      rows.length - 1,
      ['held-0'],
    ])
  })
})

describe('两份文件里的同一问题', () => {
  const others = rows.map(({ content, origin }, index) => ({
    id: `other-${index}`,
    unit: 'jwc',
    problem: content.problem ?? '',
    origin: { ...origin, file: '七月.xlsx' },
  }))

  test('点明两处的位置，不悄悄收两次', () => {
    const possibleDuplicates = findPossibleDuplicates(
      [read(4, '实验楼部分灭火器过期，未更换。')],
      [0],
      others,
    )
    expect(possibleDuplicates.map(({ incoming: index, other }) => [index, other.id])).toEqual([
      [0, 'other-0'],
    ])
    expect(possibleDuplicates[0]?.finding.message).toContain('“七月.xlsx”工作表“台账”第 4 行')
  })

  test('别的单位的、不像的、已经答复过的，不算', () => {
    expect(
      findPossibleDuplicates([read(4, rows[0]?.content.problem ?? '', { unit: 'cwc' })], [0], others),
    ).toEqual([])
    expect(findPossibleDuplicates([read(4, '窗口无人值守')], [0], others)).toEqual([])
    expect(findPossibleDuplicates(rows, [], others)).toEqual([])
  })

  test('多数行都见过的文件，像是那份的新版本', () => {
    expect(likelyPredecessor(findPossibleDuplicates(rows, [0, 1, 2], others), rows.length)).toBe('七月.xlsx')
    expect(likelyPredecessor(findPossibleDuplicates(rows, [0], others), rows.length)).toBeNull()
  })

  test('很长的两份台账，只比相同的文字，不逐对比较', () => {
    const many = Array.from({ length: 2000 }, (_, at) => read(at + 2, aText(at)))
    const known = many.map(({ content, origin }, at) => ({
      id: `other-${at}`,
      unit: 'jwc',
      problem: content.problem ?? '',
      origin,
    }))
    expect(
      findPossibleDuplicates(
        many,
        many.map((_, at) => at),
        known,
      ),
    ).toHaveLength(2000)
  })
})
