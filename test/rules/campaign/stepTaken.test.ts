import { describe, expect, test } from 'vitest'
import { asDay } from '#rules/calendar/day'
import type { LadderLevel } from '#rules/campaign/ladderLevel'
import { nextRung, stepsSince, type StepTaken } from '#rules/campaign/stepTaken'
import { latenessOf } from '#rules/items/lateness'
import { aCampaign, calendar2017 } from '../../stories.ts'

const ladder = [
  { level: 'reminder', daysLate: 1 },
  { level: 'supervision', daysLate: 8 },
  { level: 'circular', daysLate: 16 },
  { level: 'talk', daysLate: 30 },
] as const

const due = asDay('2017-07-31')

function step(level: LadderLevel, on: string, isOpen = false): StepTaken {
  return { level, on: asDay(on), said: '', isOpen }
}

describe('下一步措施', () => {
  test('还没有办过的，按逾期天数够得上的最重一级', () => {
    expect([0, 1, 8, 20, 40].map((days) => nextRung(ladder, days, []))).toEqual([
      null,
      'reminder',
      'supervision',
      'circular',
      'talk',
    ])
  })

  test('已经督办的不再建议督办；天数够了，才建议下一级', () => {
    expect(nextRung(ladder, 10, ['supervision'])).toBeNull()
    expect(nextRung(ladder, 16, ['supervision'])).toBe('circular')
  })

  test('办过一级，下一级不跳过：提醒过、逾期20天的，先督办', () => {
    expect(nextRung(ladder, 20, ['reminder'])).toBe('supervision')
    expect(nextRung(ladder, 20, ['reminder', 'supervision'])).toBe('circular')
  })

  test('都办过的，没有下一步', () => {
    expect(nextRung(ladder, 99, ['talk'])).toBeNull()
  })

  test('任何次序、任何天数：建议的一级没有办过，也不比办过的轻', () => {
    const levels = ladder.map(({ level }) => level)
    for (let days = 0; days < 60; days++) {
      for (let mask = 0; mask < 16; mask++) {
        const passed = levels.filter((_, index) => (mask & (1 << index)) !== 0)
        const next = nextRung(ladder, days, passed)
        if (next === null) continue
        expect(passed.every((level) => levels.indexOf(level) < levels.indexOf(next))).toBe(true)
        expect(days >= (ladder.find(({ level }) => level === next)?.daysLate ?? 0)).toBe(true)
      }
    }
  })

  test('到期以前办的不算到期以后的；没有办结的督办单一直算', () => {
    expect(stepsSince(due, [step('talk', '2017-07-20')])).toEqual([])
    expect(stepsSince(due, [step('supervision', '2017-07-20', true)])).toHaveLength(1)
    expect(stepsSince(due, [step('supervision', '2017-08-02')])).toHaveLength(1)
  })

  test('逾期的判断带着下一步和已办的措施', () => {
    const late = latenessOf(
      { due, steps: [step('supervision', '2017-08-09')] },
      asDay('2017-08-12'),
      aCampaign({ ladder: [...ladder] }),
      calendar2017,
    )
    expect(late).toMatchObject({ daysLate: 12, level: null, steps: [{ level: 'supervision' }] })
  })
})
