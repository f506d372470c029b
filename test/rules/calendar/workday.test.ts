import { describe, expect, test } from 'vitest'
import { asDay } from '#rules/calendar/day'
import { addWorkdays, countWorkdays, isWorkday } from '#rules/calendar/workday'
import { calendar2017 } from '../../stories.ts'

const workdays = (from: string, to: string): number =>
  countWorkdays(calendar2017, asDay(from), asDay(to)).workdays

describe('工作日', () => {
  test('2017年有249个工作日', () => {
    expect(workdays('2016-12-31', '2017-12-31')).toBe(249)
  })

  test('9月30日是星期六，但补班，算工作日；10月1日至8日都不算', () => {
    expect(isWorkday(calendar2017, asDay('2017-09-30'))).toBe(true)
    expect(workdays('2017-09-30', '2017-10-08')).toBe(0)
    expect(workdays('2017-09-29', '2017-10-09')).toBe(2)
  })

  test('开始的当天不计（民法典第二百零一条）', () => {
    expect(workdays('2017-08-14', '2017-08-14')).toBe(0)
    expect(workdays('2017-08-14', '2017-08-15')).toBe(1)
  })

  test('从9月29日数5个工作日，到10月12日', () => {
    expect(addWorkdays(calendar2017, asDay('2017-09-29'), 5)).toEqual({
      day: '2017-10-12',
      uncoveredYears: [],
    })
  })

  test('没有放假安排的年份要说出来，不悄悄当作知道', () => {
    expect(countWorkdays(calendar2017, asDay('2017-12-29'), asDay('2018-01-02'))).toEqual({
      workdays: 2,
      uncoveredYears: [2018],
    })
  })
})
