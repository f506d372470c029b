import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  asDay,
  dayOf,
  dayOfSerial,
  daysBetween,
  readIsoDay,
  sayDay,
  serialOfDay,
  weekdayOf,
} from '#rules/calendar/day'

/** An independent calendar: JavaScript's own, in UTC. */
const viaDate = fc
  .date({ min: new Date('1900-03-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('日期', () => {
  test('9月没有31日，平年2月没有29日', () => {
    expect(dayOf(2017, 9, 31)).toBeNull()
    expect(dayOf(2017, 2, 29)).toBeNull()
    expect(dayOf(2016, 2, 29)).toBe('2016-02-29')
  })

  test('只认“2017-07-31”这一种写法', () => {
    expect(readIsoDay('2017-07-31')).toBe('2017-07-31')
    expect(readIsoDay('2017-7-31')).toBeNull()
    expect(readIsoDay('2017-07-32')).toBeNull()
  })

  test('Excel 序列号 43008 是 2017-09-30；1904 年制的同一天是 41546', () => {
    expect(dayOfSerial(43008)).toBe('2017-09-30')
    expect(dayOfSerial(41546, true)).toBe('2017-09-30')
    expect(serialOfDay(asDay('2017-09-30'))).toBe(43008)
  })

  test('Excel 误以为有的 1900-02-29 前后都读对', () => {
    expect(dayOfSerial(1)).toBe('1900-01-01')
    expect(dayOfSerial(59)).toBe('1900-02-28')
    expect(dayOfSerial(61)).toBe('1900-03-01')
  })

  test('公文里写作2017年6月5日，不补零', () => {
    expect(sayDay(asDay('2017-06-05'))).toBe('2017年6月5日')
  })

  test('一个月后没有对应日的，取月末（民法典第二百零二条）', () => {
    expect(addMonths(asDay('2017-01-31'), 1)).toBe('2017-02-28')
    expect(addMonths(asDay('2017-11-30'), 3)).toBe('2018-02-28')
    expect(addMonths(asDay('2017-03-15'), -3)).toBe('2016-12-15')
  })

  test('2017-11-15 是星期三', () => {
    expect(weekdayOf(asDay('2017-11-15'))).toBe(3)
  })

  test('与另一套历法逐日一致', () => {
    fc.assert(
      fc.property(viaDate, fc.integer({ min: -400, max: 400 }), (text, days) => {
        const day = asDay(text)
        const moved = new Date(`${text}T00:00:00Z`)
        expect(weekdayOf(day) % 7).toBe(moved.getUTCDay())
        expect(dayOfSerial(serialOfDay(day))).toBe(day)
        moved.setUTCDate(moved.getUTCDate() + days)
        const expected = moved.toISOString().slice(0, 10)
        if (expected < '1900-01-01' || expected > '2199-12-31') return
        expect(addDays(day, days)).toBe(expected)
        expect(daysBetween(day, asDay(expected))).toBe(days)
      }),
    )
  })
})
