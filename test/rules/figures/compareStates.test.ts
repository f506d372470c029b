import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareStates, sayCounts, sayDifference, type StateRow } from '#rules/figures/compareStates'
import { asDay } from '#rules/calendar/day'
import { aCampaign } from '../../stories.ts'

const row = (id: string, changes: Partial<StateRow> = {}): StateRow => ({
  id,
  state: 'open',
  origin: { file: '台账.xlsx', sheet: '台账', row: 5 },
  unit: 'jwc',
  problem: `问题${id}`,
  ...changes,
})
const before = [
  row('a'),
  row('b', { due: asDay('2017-07-31') }),
  row('c', { state: 'closed', claimed: 'closed' }),
]

describe('较上次变化', () => {
  test('什么都没动，就只有未动', () => {
    const { changes, counts } = compareStates(before, before)
    expect(changes).toEqual([])
    expect(sayCounts(counts)).toBe('未动3项')
  })

  test('改一行就是一条变更，写明栏目、原来和现在，别无其他', () => {
    const moved = before.map((one) => (one.id === 'b' ? { ...one, due: asDay('2017-08-31') } : one))
    const { changes, counts } = compareStates(before, moved)
    expect(changes).toEqual([
      {
        kind: 'changed',
        id: 'b',
        ledgerNo: 2,
        origin: { file: '台账.xlsx', sheet: '台账', row: 5 },
        unit: 'jwc',
        problem: '问题b',
        fields: [{ key: 'due', from: '2017-07-31', to: '2017-08-31' }],
      },
    ])
    expect(sayCounts(counts)).toBe('变更1项、未动2项')
    expect(changes[0]?.fields.map((field) => sayDifference(field, aCampaign()))).toEqual([
      '整改时限：2017-07-31 → 2017-08-31',
    ])
  })

  test('销号只算一条销号，不再另算变更', () => {
    const closed = before.map((one) =>
      one.id === 'a' ? row('a', { state: 'closed', claimed: 'closed', closedOn: asDay('2017-08-01') }) : one,
    )
    const { changes } = compareStates(before, closed)
    expect(changes.map(({ kind, id }) => [kind, id])).toEqual([['closed', 'a']])
    expect(changes[0]?.fields.map((field) => sayDifference(field, aCampaign()))).toContain(
      '销号状态：整改中 → 已销号',
    )
  })

  test('核减单算一条核减，恢复是重开', () => {
    const dropped = before.map((one) =>
      one.id === 'a' ? row('a', { state: 'dropped', claimed: 'dropped' }) : one,
    )
    expect(compareStates(before, dropped).changes.map(({ kind, id }) => [kind, id])).toEqual([
      ['dropped', 'a'],
    ])
    expect(sayCounts(compareStates(before, dropped).counts)).toBe('核减1项、未动2项')
    expect(compareStates(dropped, before).changes.map(({ kind }) => kind)).toEqual(['reopened'])
  })

  test('销号又打开是重开；新登记是新增；不在了是消失', () => {
    const after = [row('b', { due: asDay('2017-07-31') }), row('c', { claimed: 'in-progress' }), row('d')]
    const { changes, counts } = compareStates(before, after)
    expect(changes.map(({ kind, id, ledgerNo }) => [kind, id, ledgerNo])).toEqual([
      ['reopened', 'c', 2],
      ['added', 'd', 3],
      ['gone', 'a', null],
    ])
    expect(sayCounts(counts)).toBe('新增1项、重开1项、消失（撤回）1项、未动1项')
  })

  test('只在文件里换了行次，不算变更', () => {
    const below = before.map((one) => ({ ...one, origin: { ...one.origin, row: one.origin.row + 3 } }))
    expect(compareStates(before, below).changes).toEqual([])
  })

  test('自设栏目、单位、类别的变更用人看得懂的话', () => {
    const campaign = aCampaign()
    const say = (key: string, from: string | number | null, to: string | number | null): string =>
      sayDifference({ key, from, to }, campaign)
    expect(say('extras/备注', null, '见附件')).toBe('备注：（空） → 见附件')
    expect(say('unit', null, 'jwc')).toBe('单位：（空） → 教务处')
    expect(say('claimed', 'in-progress', 'done')).toBe('整改状态：整改中 → 已完成')
    expect(say('category', 1, 2)).toMatch(/^问题类别：1\. .+ → 2\. .+$/)
  })

  test('任何两个状态：每行恰好归入一类', () => {
    const state = fc
      .uniqueArray(fc.nat(12), { maxLength: 12 })
      .chain((ids) =>
        fc.tuple(
          ...ids.map((id) =>
            fc
              .record({ closed: fc.boolean(), owner: fc.constantFrom('甲', '乙') })
              .map(({ closed, owner }) => row(String(id), { owner, state: closed ? 'closed' : 'open' })),
          ),
        ),
      )
    fc.assert(
      fc.property(state, state, (one, other) => {
        const { changes, counts } = compareStates(one, other)
        const { unchanged, gone, ...rest } = counts
        const stayed = Object.values(rest).reduce((sum, count) => sum + count, 0)
        expect(stayed + unchanged).toBe(other.length)
        expect(new Set(changes.map(({ id }) => id)).size).toBe(changes.length)
        expect(one.length - gone + counts.added).toBe(other.length)
      }),
    )
  })
})
