import { describe, expect, test } from 'vitest'
import { mergeFields } from '#rules/items/mergeFields'

describe('逐栏合并', () => {
  const held = { content: { problem: '窗口无人值守', owner: '乙' }, fieldVersions: { problem: 1, owner: 2 } }

  test('别人没动过的栏目直接采用', () => {
    expect(mergeFields(held, 1, { goal: '全天有人' })).toEqual({ set: { goal: '全天有人' }, conflicts: [] })
  })

  test('别人动过的栏目，值不同才是冲突', () => {
    expect(mergeFields(held, 1, { owner: '丙' })).toEqual({ set: {}, conflicts: ['owner'] })
    expect(mergeFields(held, 1, { owner: '乙' })).toEqual({ set: {}, conflicts: [] })
  })

  test('看过别人的改动之后再改，不是冲突', () => {
    expect(mergeFields(held, 2, { owner: '丙' })).toEqual({ set: { owner: '丙' }, conflicts: [] })
  })
})
