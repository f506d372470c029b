import { describe, expect, test } from 'vitest'
import { asDay } from '#rules/calendar/day'
import { owedWeeks, weekInHand } from '#rules/weeks/owedWeeks'
import { periodsOf, reportStatusOf, type Period } from '#rules/weeks/period'
import { aCampaign, calendar2017 } from '../../stories.ts'

const periods = periodsOf(aCampaign(), calendar2017)

/** What a unit owes that reported the weeks of these due days in time, and no other. */
function owed(day: string, time: string, reported: (period: Period) => boolean): [string, boolean][] {
  const now = { day: asDay(day), time }
  const statuses = periods.map((period) =>
    reportStatusOf(period, reported(period) ? { kind: 'weekly', day: period.due, time: '10:00' } : null, now),
  )
  return owedWeeks(periods, statuses, now.day).map(({ period, isPast }) => [period, isPast])
}

describe('应报的周', () => {
  test('M-32：没有报的，从最早的一周报起；过了截止时间的是补报', () => {
    expect(owed('2017-06-14', '09:00', () => false)).toEqual([
      ['2017-W22', true],
      ['2017-W23', true],
      ['2017-W24', false],
    ])
  })

  test('截止的那一分钟还不是补报，过了就是', () => {
    const others = ({ period }: Period): boolean => period !== '2017-W24'
    expect(owed('2017-06-16', '17:00', others)).toEqual([['2017-W24', false]])
    expect(owed('2017-06-16', '17:01', others)).toEqual([['2017-W24', true]])
  })

  test('还没有开始的周不用报', () => {
    expect(owed('2017-06-04', '09:00', ({ period }) => period === '2017-W22')).toEqual([])
  })

  test('国庆顺延到下一周的，在顺延后的那天仍是当报的一周', () => {
    const before = ({ due }: Period): boolean => due < '2017-10-09'
    expect(owed('2017-10-09', '10:00', before)).toEqual([
      ['2017-W40', false],
      ['2017-W41', false],
    ])
    expect(weekInHand(periods, asDay('2017-10-09'))?.period).toBe('2017-W40')
    expect(weekInHand(periods, asDay('2017-10-10'))?.period).toBe('2017-W41')
  })

  test('免报的周不欠', () => {
    const now = { day: asDay('2017-06-14'), time: '09:00' }
    const statuses = periods.map((period) => reportStatusOf(period, null, now, period.period === '2017-W22'))
    expect(owedWeeks(periods, statuses, now.day).map(({ period }) => period)).toEqual([
      '2017-W23',
      '2017-W24',
    ])
  })

  test('周末看到的还是这一周，周一起是下一周；专项以前和以后没有', () => {
    const inHand = (day: string): string | undefined => weekInHand(periods, asDay(day))?.period
    expect([inHand('2017-06-16'), inHand('2017-06-18'), inHand('2017-06-19')]).toEqual([
      '2017-W24',
      '2017-W24',
      '2017-W25',
    ])
    expect([inHand('2017-05-20'), inHand('2017-12-20')]).toEqual([undefined, undefined])
  })

  test('逐日看去，当报的一周就是还没有到截止日的最早一周', () => {
    for (let at = Date.parse('2017-05-29'); at <= Date.parse('2017-11-24'); at += 86_400_000) {
      const day = asDay(new Date(at).toISOString().slice(0, 10))
      const open = periods.filter(({ from, due }) => from <= day && day <= due)
      if (open.length > 0) expect(weekInHand(periods, day)).toBe(open[0])
    }
  })
})
