import { describe, expect, test } from 'vitest'
import { asDay } from '#rules/calendar/day'
import type { ItemContent } from '#rules/items/item'
import { contradictionsOf, openAtEnd } from '#rules/weeks/zeroReport'

describe('零报告与本周数据', () => {
  const week = { from: asDay('2017-06-12'), to: asDay('2017-06-18') }
  const row = (foundOn: string | null, createdOn: string) => ({
    content: foundOn === null ? {} : { foundOn: asDay(foundOn) },
    createdOn: asDay(createdOn),
  })

  test('本周发现的问题与零报告矛盾，首尾两天都算', () => {
    expect(
      contradictionsOf([row('2017-06-12', '2017-07-01'), row('2017-06-18', '2017-07-01')], week),
    ).toHaveLength(2)
    expect(
      contradictionsOf([row('2017-06-11', '2017-06-14'), row('2017-06-19', '2017-06-14')], week),
    ).toEqual([])
  })

  test('没写发现日期的，以登记日期为准', () => {
    expect(contradictionsOf([row(null, '2017-06-14'), row(null, '2017-06-19')], week)).toHaveLength(1)
  })
})

describe('零报告与没有销号的问题', () => {
  const week = { to: asDay('2017-06-18') }
  const today = asDay('2017-06-16')
  const item = (content: ItemContent, createdOn = '2017-06-01', droppedOn: string | null = null) => ({
    content,
    createdOn: asDay(createdOn),
    droppedOn: droppedOn === null ? null : asDay(droppedOn),
  })
  const isOpen = (...of: Parameters<typeof item>): boolean => openAtEnd([item(...of)], week, today).length > 0

  test('有没销号的问题就不是零，报了完成也还没有销号', () => {
    expect(isOpen({})).toBe(true)
    expect(isOpen({ claimed: 'done' })).toBe(true)
    expect(isOpen({ claimed: 'closed', closedOn: asDay('2017-06-15') })).toBe(false)
    expect(isOpen({ claimed: 'dropped' }, '2017-06-01', '2017-06-15')).toBe(false)
  })

  test('补报过去一周，看那一周终了时有没有', () => {
    const later = asDay('2017-07-10')
    const then = (content: ItemContent, createdOn?: string, droppedOn?: string): boolean =>
      openAtEnd([item(content, createdOn, droppedOn ?? null)], week, later).length > 0
    expect(then({ claimed: 'closed', closedOn: asDay('2017-06-19') })).toBe(true)
    expect(then({ claimed: 'dropped' }, '2017-06-01', '2017-06-19')).toBe(true)
    expect(then({}, '2017-06-19')).toBe(false)
  })
})
