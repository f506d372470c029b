import { describe, expect, test } from 'vitest'
import { likeness, shinglesOf } from '#rules/cells/likeness'

describe('相近程度', () => {
  const between = (a: string, b: string): number => likeness(shinglesOf(a), shinglesOf(b))

  test('相同为一，毫不相干为零，次序无关', () => {
    expect(between('窗口无人值守', '窗口，无人值守。')).toBe(1)
    expect(between('窗口无人值守', '报销单据积压')).toBe(0)
    expect(between('窗口无人值守', '窗口长期无人值守')).toBe(between('窗口长期无人值守', '窗口无人值守'))
  })

  test('添几个字仍算相近', () => {
    expect(between('报销单据审核积压', '报销单据审核积压，最长等待25天')).toBeGreaterThan(0.5)
  })
})
