import { describe, expect, test } from 'vitest'
import type { ItemStatus } from '#rules/items/closure'
import { sayTransfer, whyNoTransfer } from '#rules/items/moves/transfer'
import type { WithdrawalKind } from '#rules/items/count/withdrawal'

const open = { state: 'open', withdrawn: false, content: { problem: '问题' }, unit: 'jwc' } as const

function why(
  more: Partial<ItemStatus & { unit: string }>,
  to = 'cwc',
  pending: WithdrawalKind | null = null,
) {
  return whyNoTransfer({ item: { ...open, ...more }, pending }, to)
}

describe('移交', () => {
  test('正在整改的问题可以移交另一个单位；单位申请移交的，由移交来答复', () => {
    expect(why({})).toBeNull()
    expect(why({}, 'cwc', 'handed-over')).toBeNull()
  })

  test('移交给自己、还没有责任单位、已经划去的，都不能移交', () => {
    expect(why({}, 'jwc')).toContain('本来就属于这个单位')
    expect(why({ unit: '' })).toContain('请先划归单位')
    expect(why({ withdrawn: true })).toContain('已经撤回')
  })

  test('已申请销号的先退回，已销号的先重开，已核减的不再办理', () => {
    for (const state of ['closure-requested', 'closed'] as const)
      expect(why({ state })).toMatch(/先退回.*先重开/)
    expect(why({ state: 'closure-reviewed' })).toContain('正等领导小组确认')
    expect(why({ state: 'dropped' })).toContain('已经核减')
  })

  test('单位申请不属实、重复、登记错误的，先答复再移交', () => {
    expect(why({}, 'cwc', 'unfounded')).toBe('责任单位已申请核减（不属实），请先答复，再移交。')
    expect(why({}, 'cwc', 'duplicate')).toContain('重复')
  })

  test('经过里写得出由谁移交给谁、为什么', () => {
    expect(sayTransfer('教务处', '后勤处', '职责调整')).toBe('由“教务处”移交“后勤处”：职责调整')
  })
})
