import { describe, expect, test } from 'vitest'
import { addDays, asDay, type Day } from '#rules/calendar/day'
import type { Campaign } from '#rules/campaign/campaign'
import type { Rhythm } from '#rules/campaign/rhythm'
import { isWorkday } from '#rules/calendar/workday'
import { keepPast } from '#rules/settings/keepPast'
import { periodOn, periodsOf } from '#rules/weeks/period'
import { isoWeekOf, periodBegins } from '#rules/weeks/rhythmPeriods'
import { urgeReport } from '#rules/papers/urgeReport'
import { aCampaign, calendar2017 } from '../../stories.ts'

const base = aCampaign()

function every(rhythm: Rhythm, more: Partial<Campaign['weeklyReport']> = {}): Campaign {
  return aCampaign({ weeklyReport: { ...base.weeklyReport, every: rhythm, ...more } })
}

function dues(campaign: Campaign): string[] {
  return periodsOf(campaign, calendar2017).map(({ period, due }) => `${period} ${due}`)
}

describe('报送周期', () => {
  test('每月报送：到月底，逢休息日顺延；写明每月25日的，到25日', () => {
    expect(dues(every('month')).slice(0, 4)).toEqual([
      '2017-06 2017-06-30',
      '2017-07 2017-07-31',
      '2017-08 2017-08-31',
      // 9月30日是国庆前的补班日，10月31日是工作日。
      '2017-09 2017-09-30',
    ])
    expect(dues(every('month', { monthDay: 25 })).slice(0, 2)).toEqual([
      '2017-06 2017-06-26',
      '2017-07 2017-07-25',
    ])
  })

  test('每月31日截止的，小月到最后一天', () => {
    expect(dues(every('month', { monthDay: 31 }))[0]).toBe('2017-06 2017-06-30')
  })

  test('每半月报送：15日和月底', () => {
    const halves = periodsOf(every('half-month'), calendar2017).slice(0, 3)
    expect(halves.map(({ period, from, to }) => [period, from, to])).toEqual([
      ['2017-06-H1', '2017-06-01', '2017-06-15'],
      ['2017-06-H2', '2017-06-16', '2017-06-30'],
      ['2017-07-H1', '2017-07-01', '2017-07-15'],
    ])
  })

  test('每日报送：每个工作日一期，休息日的事归到其后第一个工作日', () => {
    const days = periodsOf(every('day'), calendar2017)
    expect(days.every(({ due }) => isWorkday(calendar2017, due))).toBe(true)
    expect(days.find(({ period }) => period === '2017-06-12')).toMatchObject({
      from: '2017-06-10',
      to: '2017-06-12',
    })
    expect(periodOn(every('day'), calendar2017, asDay('2017-06-11'))?.period).toBe('2017-06-12')
  })

  test('没有写周期的，每周一期，与从前一样', () => {
    expect(periodsOf(every('week'), calendar2017)).toEqual(periodsOf(base, calendar2017))
  })

  test('任何周期：从第一期到结束，各期首尾相接，每一天恰在一期里', () => {
    for (const rhythm of ['day', 'week', 'half-month', 'month'] as const) {
      const campaign = every(rhythm)
      const periods = periodsOf(campaign, calendar2017)
      for (const [index, { from, to, due }] of periods.entries()) {
        const next = periods[index + 1]
        expect(due >= from).toBe(true)
        if (next !== undefined) expect(next.from).toBe(addDays(to, 1))
        expect(periodOn(campaign, calendar2017, from)?.from).toBe(from)
      }
      expect(new Set(periods.map(({ period }) => period)).size).toBe(periods.length)
      for (const { period, from } of periods) expect((periodBegins(period) ?? '') >= from).toBe(true)
    }
  })

  test('中途改周期：已经开始的一期照旧，此后不缺一天、不重一天', () => {
    const kinds = ['day', 'week', 'half-month', 'month'] as const
    for (const before of kinds) {
      for (const after of kinds) {
        for (const today of ['2017-07-03', '2017-07-14', '2017-07-19', '2017-07-31'].map(asDay)) {
          const held = every(before)
          const changed = keepPast(held, every(after), today)
          const periods = periodsOf(changed, calendar2017)
          const begun = periodsOf(held, calendar2017).filter(({ from }) => from <= today)
          expect(periods.slice(0, begun.length - 1)).toEqual(begun.slice(0, -1))
          for (const [index, { to }] of periods.entries()) {
            const next = periods[index + 1]
            if (next !== undefined && before !== 'day') expect(next.from).toBe(addDays(to, 1))
          }
        }
      }
    }
  })

  test('催报的话按周期说：月报告', () => {
    const campaign = every('month')
    const [period] = periodsOf(campaign, calendar2017)
    if (period === undefined) throw new Error('no period')
    const text = urgeReport(campaign, '教务处', period, { today: asDay('2017-07-03'), earlier: [] })
    expect(text).toContain('月报告')
    expect(text).not.toContain('周报告')
  })

  test('不是期名的，不当作期名', () => {
    for (const name of ['', '2017', '2017-13', '2017-W', '2017-02-30', 'W24', '0000-W01x'])
      expect(periodBegins(name)).toBeNull()
  })

  test('期名说明从哪天起', () => {
    const begins = (period: string): Day => {
      const day = periodBegins(period)
      if (day === null) throw new Error(`${period} is no period`)
      return day
    }
    expect(begins('2017-W24')).toBe('2017-06-12')
    expect(isoWeekOf(begins('2015-W53'))).toBe('2015-W53')
    expect([begins('2017-06'), begins('2017-06-H1'), begins('2017-06-H2'), begins('2017-06-12')]).toEqual([
      '2017-06-01',
      '2017-06-01',
      '2017-06-16',
      '2017-06-12',
    ])
  })
})
