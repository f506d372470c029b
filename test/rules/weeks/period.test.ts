import { describe, expect, test } from 'vitest'
import type { Campaign } from '#rules/campaign/campaign'
import { addDays, asDay } from '#rules/calendar/day'
import { periodNo, periodOn, periodsOf, reportStatusOf } from '#rules/weeks/period'
import { isoWeekOf, mondayOf } from '#rules/weeks/rhythmPeriods'
import type { WorkCalendar } from '#rules/calendar/workday'
import { allStateHolidays } from '../../../worker/calendar/stateHolidays.ts'
import { aCampaign, calendar2017 } from '../../stories.ts'

const campaign = aCampaign()

describe('周报告', () => {
  test('从2017-06-02到2017-11-24，每个单位应报26次（M-32）', () => {
    const periods = periodsOf(campaign, calendar2017)
    expect(periods).toHaveLength(26)
    expect(periods[0]).toEqual({
      period: '2017-W22',
      from: '2017-05-29',
      to: '2017-06-04',
      due: '2017-06-02',
      time: '17:00',
    })
    expect(periods.at(-1)?.due).toBe('2017-11-24')
    // 6月1日至11月30日涉及27个自然周（第22至48周），最后一周的星期五已在专项以外。
    expect(isoWeekOf(asDay('2017-06-01'))).toBe('2017-W22')
    expect(isoWeekOf(asDay('2017-11-30'))).toBe('2017-W48')
    expect(periods.map(({ period }) => period)).not.toContain('2017-W48')
  })

  test('应报日逢放假，顺延到其后第一个工作日', () => {
    expect(periodOn(campaign, calendar2017, asDay('2017-10-05'))?.due).toBe('2017-10-09')
  })

  test('一年的第一周是含星期四的那一周', () => {
    expect(isoWeekOf(asDay('2017-01-01'))).toBe('2016-W52')
    expect(isoWeekOf(asDay('2017-01-02'))).toBe('2017-W01')
    expect(isoWeekOf(asDay('2015-12-31'))).toBe('2015-W53')
  })

  test('第几周从专项的第一次周报告数起，与通报的说法一致；不在专项内的不算', () => {
    const [first, second] = periodsOf(campaign, calendar2017)
    expect(periodNo(campaign, calendar2017, first?.period ?? '')).toBe(1)
    expect(periodNo(campaign, calendar2017, second?.period ?? '')).toBe(2)
    expect(periodNo(campaign, calendar2017, '2016-W01')).toBe(0)
  })

  const week = periodOn(campaign, calendar2017, asDay('2017-06-16'))
  if (week === null) throw new Error('the campaign has this week')
  const at = (day: string, time: string): { day: ReturnType<typeof asDay>; time: string } => ({
    day: asDay(day),
    time,
  })

  test('17:00 整报的按时，17:01 报的迟报', () => {
    const now = at('2017-06-17', '09:00')
    expect(reportStatusOf(week, { kind: 'weekly', ...at('2017-06-16', '17:00') }, now)).toBe('reported')
    expect(reportStatusOf(week, { kind: 'weekly', ...at('2017-06-16', '17:01') }, now)).toBe('late')
  })

  test('零报告是报告，不是没报；没报的过了时点才算缺报（M-33）', () => {
    expect(
      reportStatusOf(week, { kind: 'zero', ...at('2017-06-16', '10:00') }, at('2017-06-17', '09:00')),
    ).toBe('zero')
    expect(reportStatusOf(week, null, at('2017-06-16', '17:00'))).toBe('not-due')
    expect(reportStatusOf(week, null, at('2017-06-16', '17:01'))).toBe('missing')
  })

  test('免报的单位不算缺报也不算迟报；报了的照样算数', () => {
    const now = at('2017-06-20', '09:00')
    const late = at('2017-06-19', '10:00')
    expect(reportStatusOf(week, null, now, true)).toBe('exempt')
    expect(reportStatusOf(week, { kind: 'weekly', ...late }, now, true)).toBe('reported')
    expect(reportStatusOf(week, { kind: 'zero', ...late }, now, true)).toBe('zero')
  })
})

/**
 * A second, simple way to the same weeks: every day of the campaign looked at in turn, by the platform's own calendar.
 */
function weeksBySight(one: Campaign, calendar: WorkCalendar): { due: string }[] {
  const iso = (ms: number): string => new Date(ms).toISOString().slice(0, 10)
  const found: { due: string }[] = []
  const last = Date.parse(one.ends)
  for (let ms = Date.parse(one.starts) - 60 * DAY_MS; ms <= last; ms += DAY_MS) {
    const sinceMonday = (new Date(ms).getUTCDay() + 6) % 7
    const monday = iso(ms - sinceMonday * DAY_MS)
    const rhythm =
      (one.weeklyReport.earlier ?? []).find((earlier) => monday <= earlier.until) ?? one.weeklyReport
    if (sinceMonday + 1 !== rhythm.weekday || iso(ms) < rhythm.firstDue) continue
    let due = ms
    const isOff = (day: string): boolean => {
      if (day in calendar.makeupDays) return false
      return day in calendar.holidays || [0, 6].includes(new Date(day).getUTCDay())
    }
    while (isOff(iso(due))) due += DAY_MS
    found.push({ due: iso(due) })
  }
  return found
}

const DAY_MS = 86_400_000

describe('另用一种笨办法逐日数周，两千个随机专项的结果都一样', () => {
  test('截止日、按时、迟报、缺报', () => {
    let seed = 20171124
    const upTo = (n: number): number => {
      seed = (seed * 1103515245 + 12345) % 2147483648
      return Math.floor((seed / 2147483648) * n)
    }
    let compared = 0
    for (let n = 0; n < 2000; n++) {
      const starts = addDays(asDay('2011-01-01'), upTo(5000))
      const ends = addDays(starts, upTo(300))
      const firstDue = addDays(starts, upTo(40) - 5)
      const rhythm = { weekday: 1 + upTo(7), time: `1${upTo(9)}:30`, firstDue }
      const changed = addDays(mondayOf(addDays(starts, upTo(200))), 6)
      const earlier = { weekday: 1 + upTo(7), time: '09:00', firstDue, until: changed }
      const one = aCampaign({
        starts,
        ends,
        weeklyReport: upTo(2) === 0 ? rhythm : { ...rhythm, earlier: [earlier] },
      })
      const calendar = upTo(3) === 0 ? calendar2017 : allStateHolidays
      const periods = periodsOf(one, calendar)
      expect(periods.map(({ due }) => due)).toEqual(weeksBySight(one, calendar).map(({ due }) => due))
      for (const period of periods) {
        compared++
        const came = { day: addDays(period.due, upTo(5) - 2), time: `1${upTo(9)}:${10 + upTo(50)}` }
        const stamp = `${came.day} ${came.time}` <= `${period.due} ${period.time}` ? 'reported' : 'late'
        const now = { day: addDays(period.due, 9), time: '08:00' }
        expect(reportStatusOf(period, { kind: 'weekly', ...came }, now)).toBe(stamp)
        const missing = `${came.day} ${came.time}` > `${period.due} ${period.time}` ? 'missing' : 'not-due'
        expect(reportStatusOf(period, null, came)).toBe(missing)
      }
    }
    expect(compared).toBeGreaterThan(20_000)
  })
})
