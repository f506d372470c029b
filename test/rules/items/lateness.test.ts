import { describe, expect, test } from 'vitest'
import { asDay } from '#rules/calendar/day'
import { latenessOf, timelinessOf, type Timed, type Timeliness } from '#rules/items/lateness'
import { aCampaign, calendar2017 } from '../../stories.ts'

const on = (item: Timed, today: string): Timeliness => timelinessOf(item, asDay(today), 7)
const due = asDay('2017-07-31')

describe('逾期', () => {
  test('到期当天不算逾期，次日起算', () => {
    expect(on({ due }, '2017-07-31')).toBe('due-soon')
    expect(on({ due }, '2017-08-01')).toBe('overdue')
  })

  test('还有七天以内算临期，八天不算', () => {
    expect(on({ due }, '2017-07-24')).toBe('due-soon')
    expect(on({ due }, '2017-07-23')).toBe('on-time')
  })

  test('单位报完成的待销号，不算逾期', () => {
    expect(on({ due, claimed: 'done', completedOn: asDay('2017-07-30') }, '2017-09-01')).toBe('done')
    expect(on({ due, claimed: 'done' }, '2017-09-01')).toBe('done')
  })

  test('超过时限才完成的，待销号但记逾期完成', () => {
    expect(on({ due, claimed: 'done', completedOn: asDay('2017-08-01') }, '2017-09-01')).toBe('late-done')
    expect(on({ due, claimed: 'done', completedOn: due }, '2017-09-01')).toBe('done')
  })

  test('申请被退回的不再是完成，从原时限起继续计算', () => {
    const returned: Timed = { due, claimed: 'in-progress' }
    expect(latenessOf(returned, asDay('2017-08-15'), aCampaign(), calendar2017)?.daysLate).toBe(15)
  })

  test('销号以后不再计算', () => {
    expect(on({ due, claimed: 'closed' }, '2017-09-01')).toBe('closed')
    expect(on({ due, closedOn: asDay('2017-08-20') }, '2017-09-01')).toBe('closed')
  })

  test('只写了完成日期、没写状态的，视为报完成', () => {
    expect(on({ due, completedOn: asDay('2017-07-20') }, '2017-08-15')).toBe('done')
  })

  test('写明整改中却有日期的，以状态为准', () => {
    expect(on({ due, claimed: 'in-progress', completedOn: asDay('2017-07-20') }, '2017-08-15')).toBe(
      'overdue',
    )
  })

  test('没有时限的：长期坚持归持续整改，其余期限待明确', () => {
    expect(on({ disposal: 'ongoing' }, '2017-08-15')).toBe('ongoing')
    expect(on({ disposal: 'immediate' }, '2017-08-15')).toBe('no-due')
    expect(on({}, '2017-08-15')).toBe('no-due')
  })

  test('7月31日到期，8月15日时逾期15天、11个工作日，应督办', () => {
    expect(latenessOf({ due }, asDay('2017-08-15'), aCampaign(), calendar2017)).toEqual({
      due,
      daysLate: 15,
      workdaysLate: 11,
      uncoveredYears: [],
      level: 'supervision',
    })
  })
})
