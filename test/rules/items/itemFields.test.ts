import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ItemContent } from '#rules/items/item'
import { differences, keysOf, valueOf, withValues } from '#rules/items/itemFields'

describe('栏目取值', () => {
  test('自有栏目叫什么名字都取得出、清得掉', () => {
    const content = withValues({ problem: '甲' }, { 'extras/__proto__': '乙', 'extras/备注': '丙' })
    expect(keysOf(content)).toEqual(['problem', 'extras/__proto__', 'extras/备注'])
    expect(valueOf(content, 'extras/__proto__')).toBe('乙')
    expect(valueOf(content, 'extras/toString')).toBeNull()
    expect(withValues(content, { 'extras/__proto__': null, 'extras/备注': null })).toEqual({ problem: '甲' })
  })

  test('按差别改写，两条就相同', () => {
    const content = fc.record(
      {
        problem: fc.string(),
        owner: fc.string(),
        extras: fc.dictionary(fc.string({ minLength: 1 }), fc.string()),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(content, content, (from: ItemContent, to: ItemContent) => {
        const set = Object.fromEntries(
          differences(from, to).map((difference) => [difference.key, difference.to]),
        )
        expect(differences(withValues(from, set), to)).toEqual([])
      }),
    )
  })
})
