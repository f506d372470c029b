import { describe, expect, test } from 'vitest'
import { asDay } from '#rules/calendar/day'
import { layOver } from '#rules/calendar/holidayTable'
import { addHolidays, uncoveredYears } from '#rules/settings/addHolidays'
import { readHolidayNotice } from '#rules/settings/holidayNotice'
import {
  LONGEST_BREAK,
  calendarOfHolidays,
  calendarOfSpans,
  holidaySpans,
} from '#rules/settings/holidaySpans'
import { isWorkday } from '#rules/calendar/workday'
import { allStateHolidays, stateHolidays } from '../../../worker/calendar/stateHolidays.ts'
import { calendar2017 } from '../../stories.ts'

/** 国办发明电〔2017〕12号, its arrangement word for word. */
const NOTICE_2018 = `国务院办公厅关于2018年部分节假日安排的通知
一、元旦：1月1日放假，与周末连休。
二、春节：2月15日至21日放假调休，共7天。2月11日（星期日）、2月24日（星期六）上班。
三、清明节：4月5日至7日放假调休，共3天。4月8日（星期日）上班。
四、劳动节：4月29日至5月1日放假调休，共3天。4月28日（星期六）上班。
五、端午节：6月18日放假，与周末连休。
六、中秋节：9月24日放假，与周末连休。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期六）、9月30日（星期日）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。`

describe('放假通知', () => {
  test('2018年的通知读出来，全年每一天与系统自带的安排一样', () => {
    const notice = readHolidayNotice(NOTICE_2018, null)
    expect(notice).toMatchObject({ year: 2018, faults: [], missing: [] })
    // 12月29日补班 is of 2019's notice, and so the seed's.
    const read = layOver(allStateHolidays, calendarOfHolidays(notice.spans))
    const seed = stateHolidays(2018, 2018)
    for (let n = 0; n < 365; n++) {
      const day = asDay(new Date(Date.UTC(2018, 0, 1 + n)).toISOString().slice(0, 10))
      expect([day, isWorkday(read, day)]).toEqual([day, isWorkday(seed, day)])
    }
  })

  test('只有一句“10月1日至8日放假，9月30日上班”，也读得出来', () => {
    const { spans, faults } = readHolidayNotice('10月1日至8日放假，9月30日上班', 2017)
    expect(faults).toEqual([])
    expect(spans).toEqual([
      { year: 2017, form: 'off', name: '', from: '2017-10-01', to: '2017-10-08' },
      { year: 2017, form: 'work', name: '', from: '2017-09-30', to: '2017-09-30' },
    ])
  })

  test.each([
    ['元旦：2017年12月30日至2018年1月1日放假', '2017-12-30', '2018-01-01'],
    ['元旦：12月30日至1月1日放假', '2017-12-30', '2018-01-01'],
    ['春节：1月28日（农历除夕、周二）至2月4日放假', '2018-01-28', '2018-02-04'],
    ['国庆节10月1日—7日放假', '2018-10-01', '2018-10-07'],
  ])('%s', (line, from, to) => {
    const { spans } = readHolidayNotice(line, 2018)
    expect(spans[0]).toMatchObject({ form: 'off', from, to })
  })

  test('写的星期与年份对不上，不采用，说明是哪一天', () => {
    const { faults } = readHolidayNotice('劳动节：4月28日（星期六）上班', 2019)
    expect(faults[0]).toContain('2019年这一天是星期日')
  })

  test('写的天数与起止对不上，要核对', () => {
    expect(readHolidayNotice('国庆节：10月1日至7日放假，共8天。', 2018).faults[0]).toContain('是7天')
  })

  test('没有的日期、没写放假还是上班的日期、没写哪一年，都要问，不猜', () => {
    expect(readHolidayNotice('清明节：4月31日放假', 2018).faults[0]).toContain('没有31日')
    expect(readHolidayNotice('一、国庆节：10月1日至7日', 2018).faults[0]).toContain('没有写放假还是上班')
    expect(readHolidayNotice('10月1日至7日放假', null).faults[0]).toContain('哪一年')
    expect(readHolidayNotice('祝大家节日愉快', 2018).faults[0]).toContain('没有读到')
  })

  test('通知里没有说到的节日列出来', () => {
    expect(readHolidayNotice('国庆节：10月1日至7日放假', 2018).missing).toContain('春节')
  })
})

describe('本专项的放假安排', () => {
  test('只补一句国庆，这一年其他节日仍按系统自带的', () => {
    const { spans } = readHolidayNotice('10月1日至8日放假，10月9日放假', 2017)
    const calendar = addHolidays(undefined, spans, allStateHolidays)
    expect(isWorkday(calendar, asDay('2017-10-09'))).toBe(false)
    expect(isWorkday(calendar, asDay('2017-05-30'))).toBe(false)
    expect(calendar.years).toEqual([2017])
  })

  test('以本专项填的为准：自带说放假的，填了上班就是上班', () => {
    const own = { years: [2017], holidays: {}, makeupDays: { '2017-10-02': '补班' } }
    expect(isWorkday(layOver(calendar2017, own), asDay('2017-10-02'))).toBe(true)
    expect(isWorkday(layOver(calendar2017, own), asDay('2017-10-03'))).toBe(true)
    expect(layOver(calendar2017, undefined)).toBe(calendar2017)
    const off = { years: [], holidays: { '2017-09-30': '校庆' }, makeupDays: {} }
    expect(isWorkday(layOver(calendar2017, off), asDay('2017-09-30'))).toBe(false)
    const oneDay = { years: [], holidays: {}, makeupDays: { '2017-10-02': '补班' } }
    expect(isWorkday(layOver(calendar2017, oneDay), asDay('2017-10-02'))).toBe(true)
    expect(isWorkday(layOver(calendar2017, oneDay), asDay('2017-10-03'))).toBe(false)
  })

  test('填了2018年的，2017年12月的元旦假也算数', () => {
    const own = { years: [2018], holidays: { '2017-12-29': '元旦' }, makeupDays: {} }
    expect(isWorkday(layOver(calendar2017, own), asDay('2017-12-29'))).toBe(false)
    expect(isWorkday(layOver(calendar2017, own), asDay('2017-10-03'))).toBe(false)
  })

  test('写成表再读回来，一天不差', () => {
    for (let year = 2010; year <= 2026; year++) {
      const calendar = stateHolidays(year, year)
      if (calendar.years.length > 0) expect(calendarOfSpans(holidaySpans(calendar))).toEqual(calendar)
    }
  })

  test('没有安排的年份说出来', () => {
    const campaign = { starts: asDay('2017-11-01'), ends: asDay('2018-03-01') }
    expect(uncoveredYears(campaign, calendar2017)).toEqual([2018])
  })
})

test('一次放假写得再长，也只取一个月的天数', () => {
  const span = {
    year: 2018,
    form: 'off',
    name: '假',
    from: asDay('2018-01-01'),
    to: asDay('2018-12-31'),
  } as const
  const days = Object.keys(calendarOfHolidays([span]).holidays)
  expect(days).toHaveLength(LONGEST_BREAK)
  expect(days.at(-1)).toBe('2018-01-31')
})
