import { describe, expect, test } from 'vitest'
import { asDay } from '#rules/calendar/day'
import {
  sayLink,
  whyCarrying,
  whyLinked,
  whyNoLimitAfterLink,
  whyNotLink,
  type Linkable,
} from '#rules/items/count/link'

const today = asDay('2017-07-10')
const item = (id: string, more: Partial<Linkable> = {}): Linkable => ({
  id,
  state: 'open',
  withdrawn: false,
  content: {},
  carries: [],
  ...more,
})

describe('关联重复', () => {
  test('两条都在办，可以关联，一条计数', () => {
    expect(whyNotLink(item('甲'), item('乙'))).toBeNull()
    expect(whyNotLink(item('甲', { state: 'closure-requested' }), item('乙'))).toBeNull()
  })

  test('不能关联到自己，也不成链、不成环', () => {
    expect(whyNotLink(item('甲'), item('甲'))).toContain('自己')
    expect(whyNotLink(item('甲', { carries: ['教务-003'] }), item('乙'))).toContain('教务-003')
    expect(whyNotLink(item('甲'), item('乙', { state: 'dropped' }))).toContain('不计数')
  })

  test('已销号、已核减、已划去的，不能关联到别处', () => {
    expect(whyNotLink(item('甲', { state: 'closed' }), item('乙'))).toContain('销号')
    expect(whyNotLink(item('甲', { state: 'dropped' }), item('乙'))).not.toBeNull()
    expect(whyNotLink(item('甲', { withdrawn: true }), item('乙'))).not.toBeNull()
  })

  test('计数的一条要在数中：划去的不行，销号的是反弹', () => {
    expect(whyNotLink(item('甲'), item('乙', { withdrawn: true }))).toContain('不计数')
    const closed = item('乙', { state: 'closed', content: { claimed: 'closed' } })
    expect(whyNotLink(item('甲'), closed)).toContain('反弹')
  })

  test('有别的问题关联在上面的，不能退出计数', () => {
    expect(whyCarrying([])).toBeNull()
    expect(whyCarrying(['教务-003'])).toContain('先解除关联')
    expect(whyLinked('教务-001')).toContain('教务-001')
    expect(sayLink('教务-001', '两处来信同一件事')).toBe('与 教务-001 是同一件，计在那一条；两处来信同一件事')
  })

  test('解除以后按原时限；关联期间已过的，定新的', () => {
    expect(whyNoLimitAfterLink({ due: asDay('2017-08-31') }, undefined, today)).toBeNull()
    expect(whyNoLimitAfterLink({}, undefined, today)).toBeNull()
    expect(whyNoLimitAfterLink({ due: asDay('2017-07-01') }, undefined, today)).toContain('新的整改时限')
    expect(whyNoLimitAfterLink({ due: asDay('2017-07-01') }, asDay('2017-09-30'), today)).toBeNull()
    expect(whyNoLimitAfterLink({}, asDay('2017-07-01'), today)).toContain('已经过去')
  })
})
