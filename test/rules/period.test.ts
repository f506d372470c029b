import { describe, expect, test } from 'vitest'
import { asDay } from '#rules/day'
import { isoWeekOf, periodOn, periodsOf, reportStatusOf } from '#rules/period'
import { aCampaign, calendar2017 } from '../stories.ts'

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
    })
    expect(periods.at(-1)?.due).toBe('2017-11-24')
  })

  test('应报日逢放假，顺延到其后第一个工作日', () => {
    expect(periodOn(campaign, calendar2017, asDay('2017-10-05'))?.due).toBe('2017-10-09')
  })

  test('一年的第一周是含星期四的那一周', () => {
    expect(isoWeekOf(asDay('2017-01-01'))).toBe('2016-W52')
    expect(isoWeekOf(asDay('2017-01-02'))).toBe('2017-W01')
    expect(isoWeekOf(asDay('2015-12-31'))).toBe('2015-W53')
  })

  const week = periodOn(campaign, calendar2017, asDay('2017-06-16'))
  if (week === null) throw new Error('the campaign has this week')
  const at = (day: string, time: string): { day: ReturnType<typeof asDay>; time: string } => ({
    day: asDay(day),
    time,
  })

  test('17:00 整报的按时，17:01 报的迟报', () => {
    const now = at('2017-06-17', '09:00')
    expect(reportStatusOf(week, { kind: 'weekly', ...at('2017-06-16', '17:00') }, now, '17:00')).toBe(
      'reported',
    )
    expect(reportStatusOf(week, { kind: 'weekly', ...at('2017-06-16', '17:01') }, now, '17:00')).toBe('late')
  })

  test('零报告是报告，不是没报；没报的过了时点才算缺报（M-33）', () => {
    expect(
      reportStatusOf(
        week,
        { kind: 'zero', ...at('2017-06-16', '10:00') },
        at('2017-06-17', '09:00'),
        '17:00',
      ),
    ).toBe('zero')
    expect(reportStatusOf(week, null, at('2017-06-16', '17:00'), '17:00')).toBe('not-due')
    expect(reportStatusOf(week, null, at('2017-06-16', '17:01'), '17:00')).toBe('missing')
  })
})
