import { describe, expect, test } from 'vitest'
import { asDay } from '#rules/calendar/day'
import type { ItemContent } from '#rules/items/item'
import { foundIn, foundOnOf, openAtEnd, takenOverIn, type FoundRow } from '#rules/weeks/zeroReport'

const week = { from: asDay('2017-06-12'), to: asDay('2017-06-18') }
const row = (foundOn: string | null, createdOn: string, isTakenOver = false): FoundRow => ({
  content: foundOn === null ? {} : { foundOn: asDay(foundOn) },
  createdOn: asDay(createdOn),
  isTakenOver,
})

describe('零报告与本周数据', () => {
  test('本周发现的问题与零报告矛盾，首尾两天都算', () => {
    expect(foundIn([row('2017-06-12', '2017-07-01'), row('2017-06-18', '2017-07-01')], week)).toHaveLength(2)
    expect(foundIn([row('2017-06-11', '2017-06-14'), row('2017-06-19', '2017-06-14')], week)).toEqual([])
  })

  test('没写发现日期的，以登记日期为准', () => {
    expect(foundIn([row(null, '2017-06-14'), row(null, '2017-06-19')], week)).toHaveLength(1)
  })
})

describe('由原有台账转入的问题', () => {
  test('没写发现日期的，不算本周发现，也不妨碍零报告', () => {
    const taken = row(null, '2017-06-14', true)
    expect(foundOnOf(taken)).toBeNull()
    expect(foundIn([taken], week)).toEqual([])
    expect(takenOverIn([taken], week)).toEqual([taken])
  })

  test('写了发现日期的，以发现日期为准：本周的算本周，行动以前的不算', () => {
    const now = row('2017-06-13', '2017-06-14', true)
    const before = row('2017-03-01', '2017-06-14', true)
    expect(foundIn([now, before], week)).toEqual([now])
    expect(takenOverIn([now, before], week)).toEqual([before])
  })

  test('有人说是本周新发现的，就不是转入的，以登记日期为准', () => {
    const said = row(null, '2017-06-14', false)
    expect(foundIn([said], week)).toEqual([said])
    expect(takenOverIn([said], week)).toEqual([])
  })

  test('别的周转入的，不算本周转入', () => {
    expect(takenOverIn([row(null, '2017-06-11', true)], week)).toEqual([])
  })
})

describe('零报告与没有销号的问题', () => {
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
