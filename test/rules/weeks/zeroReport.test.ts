import { describe, expect, test } from 'vitest'
import { asDay } from '#rules/calendar/day'
import { contradictionsOf } from '#rules/weeks/zeroReport'

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
