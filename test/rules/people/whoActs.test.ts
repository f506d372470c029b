import { describe, expect, test } from 'vitest'
import { asDay } from '#rules/calendar/day'
import { MAX_DEPUTY_DAYS, SHARED, whoActs, whyNoDeputy } from '#rules/people/whoActs'

const holder = { name: '张某', deputyFor: null }
const asked = { name: '李某', from: asDay('2017-08-01'), until: asDay('2017-08-15') }
const at = { today: asDay('2017-08-01'), days: 15 }

describe('谁办的', () => {
  test('访问码有持有人的，历史写单位和人；共用的只写单位', () => {
    expect(whoActs('教务处', { name: '王某', deputyFor: null })).toBe('教务处·王某')
    expect(whoActs('教务处', SHARED)).toBe('教务处')
  })

  test('代理人办的，两个名字都写', () => {
    expect(whoActs('领导小组', { name: '李某', deputyFor: '张某' })).toBe('领导小组·李某（代张某）')
  })
})

describe('指定代理人', () => {
  test('有名有姓的持有人，写明起止，可以指定', () => {
    expect(whyNoDeputy(asked, holder, at)).toBeNull()
  })

  test('代理人不再指定代理人，所以不会一层代一层，也不会互相代', () => {
    expect(whyNoDeputy(asked, { name: '李某', deputyFor: '张某' }, at)).toContain('不能再指定')
  })

  test('共用的访问码没有人可代', () => {
    expect(whyNoDeputy(asked, SHARED, at)).toContain('共用')
  })

  test('不能代自己；日期不能倒着写，不能已经过去，不能太长', () => {
    expect(whyNoDeputy({ ...asked, name: '张某' }, holder, at)).toContain('本人')
    expect(whyNoDeputy({ ...asked, until: asDay('2017-07-31') }, holder, at)).toContain('早于')
    expect(whyNoDeputy(asked, holder, { ...at, today: asDay('2017-08-16') })).toContain('已经过去')
    expect(whyNoDeputy(asked, holder, { ...at, days: MAX_DEPUTY_DAYS + 1 })).toContain('最多')
  })
})
