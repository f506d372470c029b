import { describe, expect, test } from 'vitest'
import { asDay } from '#rules/calendar/day'
import { immediateLimit } from '#rules/items/moves/immediateLimit'
import { limitRule, sayLimitRule } from '#rules/items/moves/limitRule'
import type { ItemContent } from '#rules/items/item'
import { withValues } from '#rules/items/itemFields'

const campaign = { disposal: { immediateDays: 15 } }
const entered = { enteredOn: asDay('2017-06-10'), isFixed: false }
const found = asDay('2017-06-01')

function limit(content: ItemContent, set: Parameters<typeof immediateLimit>[1] = {}, facts = entered) {
  return immediateLimit(withValues(content, set), set, campaign, facts)
}

describe('立行立改没有写日期（M-31）', () => {
  test('按发现之日加专项规定的天数计，并写明是这样计的', () => {
    expect(limit({ disposal: 'immediate', foundOn: found })).toEqual({
      due: '2017-06-16',
      dueText: '立行立改，按发现后15天计',
    })
  })

  test('没有发现日期的，按登记之日计', () => {
    expect(limit({ disposal: 'immediate' })).toEqual({
      due: '2017-06-25',
      dueText: '立行立改，按登记后15天计',
    })
  })

  test('原来写的字：只是“马上整改”的换成这句话，别的话留着', () => {
    expect(limit({ disposal: 'immediate', dueText: '马上整改' })['dueText']).toBe('立行立改，按登记后15天计')
    expect(limit({ disposal: 'immediate', dueText: '开学前' })['dueText']).toBe(
      '开学前（立行立改，按登记后15天计）',
    )
  })

  test('已经列入汇总的、已报完成的、写了日期的、限时或持续整改的，都不代填', () => {
    expect(limit({ disposal: 'immediate' }, {}, { ...entered, isFixed: true })).toEqual({})
    expect(limit({ disposal: 'immediate', claimed: 'done' })).toEqual({})
    expect(limit({ disposal: 'immediate', due: found })).toEqual({})
    for (const disposal of ['time-limited', 'ongoing'] as const) expect(limit({ disposal })).toEqual({})
  })

  const derived: ItemContent = {
    disposal: 'immediate',
    foundOn: found,
    due: asDay('2017-06-16'),
    dueText: '立行立改，按发现后15天计',
  }

  test('草稿改了发现日期，期限跟着改；列入汇总以后不再跟', () => {
    const set = { foundOn: '2017-06-03' }
    expect(limit(derived, set)['due']).toBe('2017-06-18')
    expect(limit(derived, set, { ...entered, isFixed: true })).toEqual({})
  })

  test('自己写了日期，就不再说是按规定天数计的', () => {
    expect(limit(derived, { due: '2017-06-10' })).toEqual({ dueText: null })
  })

  test('说法只在有日期时才有', () => {
    expect(limitRule(derived)).toBe('立行立改，按发现后15天计')
    expect(sayLimitRule(derived)).toBe('（立行立改，按发现后15天计）')
    expect(sayLimitRule({ dueText: '立行立改，按发现后15天计' })).toBe('')
    expect(sayLimitRule({ due: found, dueText: '六月底前' })).toBe('')
  })
})
