import { describe, expect, test } from 'vitest'
import { Trend, weekEnds, type ItemLife } from '#rules/figures/trend'
import { addDays, asDay, type Day } from '#rules/calendar/day'
import type { ItemContent } from '#rules/items/item'
import { versionsOf, type PastChange } from '#rules/items/pastItem'

const from = asDay('2017-06-05')
const asOf = asDay('2017-06-28')
const on = (days: number): Day => addDays(from, days)

function closing(day: Day, claimedOn: Day): PastChange[] {
  return [
    { act: 'request-closure', day: claimedOn, fields: [{ field: 'completedOn', from: null, to: claimedOn }] },
    { act: 'close', day, fields: [{ field: 'claimed', from: null, to: 'closed' }, { field: 'closedOn', from: null, to: day }] }, // prettier-ignore
  ]
}

function life(
  content: ItemContent,
  enteredOn: Day,
  changes: PastChange[] = [],
  isWithdrawn = false,
): ItemLife {
  const state = content.closedOn === undefined ? 'open' : 'closed'
  return {
    enteredOn,
    changes,
    versions: versionsOf({ content, state, withdrawn: isWithdrawn }, enteredOn, changes),
  }
}

const closed = (due: Day, claimedOn: Day, day: Day): ItemContent => ({
  due,
  completedOn: claimedOn,
  claimed: 'closed',
  closedOn: day,
})

describe('进程', () => {
  test('每周计到星期日，最后一点是统计日；统计日正是星期日的不重复', () => {
    expect(weekEnds(from, asOf)).toEqual(['2017-06-11', '2017-06-18', '2017-06-25', '2017-06-28'])
    expect(weekEnds(from, asDay('2017-06-25'))).toEqual(['2017-06-11', '2017-06-18', '2017-06-25'])
    expect(weekEnds(asDay('2017-07-10'), asOf)).toEqual([asOf])
  })

  test('各周的总数、销号、逾期是那一周末的，不是今天的', () => {
    const course = new Trend(from, asOf)
    course.add(life(closed(on(9), on(14), on(15)), on(1), closing(on(15), on(14))))
    course.add(life({ due: on(20) }, on(8)))
    const { weeks } = course.finish()
    // 第一条：6月14日到期，6月20日销号；第二条：6月25日到期，当天不算逾期。
    expect(weeks.map(({ total, closed: done, overdue }) => [total, done, overdue])).toEqual([
      [1, 0, 0],
      [2, 0, 1],
      [2, 1, 0],
      [2, 1, 1],
    ])
    expect(weeks.map(({ found, closures }) => [found, closures])).toEqual([
      [1, 0],
      [1, 0],
      [0, 1],
      [0, 0],
    ])
  })

  test('撤回的问题在撤回以前的周里照样算，以后不算', () => {
    const course = new Trend(from, asOf)
    course.add(life({}, on(0), [{ act: 'withdraw', day: on(10), fields: [] }], true))
    expect(course.finish().weeks.map(({ total }) => total)).toEqual([1, 0, 0, 0])
    expect(course.finish().closing.found).toBe(0)
  })
})

describe('整改成效', () => {
  test('发现、销号、按期、重开和用时中位数都由经过算出（M-40）', () => {
    const course = new Trend(from, asOf)
    course.add(life(closed(on(12), on(10), on(14)), on(0), closing(on(14), on(10))))
    course.add(life(closed(on(12), on(13), on(20)), on(2), closing(on(20), on(13))))
    course.add(life({ ...closed(on(12), on(10), on(12)), foundOn: on(-3) }, on(2), closing(on(12), on(10))))
    const reopened = [...closing(on(5), on(4)), { act: 'reopen', day: on(9), fields: [{ field: 'claimed', from: 'closed', to: 'in-progress' }, { field: 'closedOn', from: on(5), to: null }, { field: 'completedOn', from: on(4), to: null }] }] // prettier-ignore
    course.add(life({ claimed: 'in-progress' }, on(1), reopened))
    expect(course.finish().closing).toEqual({
      found: 4,
      closed: 3,
      timed: 3,
      onTime: 2,
      reopened: 1,
      medianDays: 15,
    })
  })

  test('没有时限的销号，不算按期也不算逾期；没有销号就没有中位数', () => {
    const course = new Trend(from, asOf)
    const { due: _due, ...timeless } = closed(on(1), on(2), on(3))
    course.add(life(timeless, on(0), closing(on(3), on(2))))
    expect(course.finish().closing).toMatchObject({ closed: 1, timed: 0, onTime: 0, medianDays: 3 })
    expect(new Trend(from, asOf).finish().closing.medianDays).toBeNull()
  })

  test('统计日以后的销号和重开，统计日还看不到', () => {
    const course = new Trend(from, asOf)
    course.add(life(closed(on(12), on(30), on(31)), on(0), closing(on(31), on(30))))
    expect(course.finish().closing).toMatchObject({ found: 1, closed: 0 })
    expect(course.finish().weeks.at(-1)).toMatchObject({ closed: 0, overdue: 1, closures: 0 })
  })
})
