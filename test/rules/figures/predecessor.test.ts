import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, asDay, daysBetween, type Day } from '#rules/calendar/day'
import { compareDaysOf, issueBefore, newestState, stateBefore } from '#rules/figures/predecessor'
import { aCampaign } from '../../stories.ts'

interface Made {
  readonly no: number
  readonly asOf: Day
}

/** Made one after the other, each of the day that is said. */
const made = (...days: readonly string[]): Made[] =>
  days.map((day, index) => ({ no: index + 1, asOf: asDay(day) }))

describe('通报的上期', () => {
  const before = (published: readonly Made[], asOf: string): number | null =>
    issueBefore(published, asDay(asOf))?.no ?? null

  test('M-34：是日期更早的、最近的一期', () => {
    expect(before(made('2017-07-21', '2017-07-28'), '2017-08-04')).toBe(2)
  })

  test('第一期没有上期', () => {
    expect(before([], '2017-08-04')).toBeNull()
  })

  test('同一天的不是上期', () => {
    expect(before(made('2017-07-28', '2017-08-04'), '2017-08-04')).toBe(1)
  })

  test('补发的旧一期后印发，也不成为新一期的上期', () => {
    expect(before(made('2017-07-28', '2017-07-07'), '2017-08-04')).toBe(1)
  })

  test('已经印发过更晚一期的，是回看以往，不比较', () => {
    expect(before(made('2017-07-28', '2017-08-11'), '2017-08-04')).toBeNull()
  })

  test('同一天印发过两次的，比后一次', () => {
    expect(before(made('2017-07-28', '2017-07-28'), '2017-08-04')).toBe(2)
  })
})

describe('汇总表的上次', () => {
  const before = (frozen: readonly Made[], asOf: string, days = 7): number | null =>
    stateBefore(frozen, asDay(asOf), days)?.no ?? null

  test('是一周以前的状态：至少早7天的，取最近的', () => {
    expect(before(made('2017-08-01', '2017-08-07', '2017-08-08', '2017-08-14'), '2017-08-15')).toBe(3)
  })

  test('多少天由专项设置定，没有设的是7天', () => {
    expect(before(made('2017-07-01', '2017-08-01', '2017-08-14'), '2017-08-15', 30)).toBe(1)
    expect(compareDaysOf(aCampaign())).toBe(7)
    expect(compareDaysOf(aCampaign({ compareDays: 14 }))).toBe(14)
  })

  test('还不满一周的，与最早的一次比', () => {
    expect(before(made('2017-08-12', '2017-08-13', '2017-08-14'), '2017-08-15')).toBe(1)
  })

  test('同一天再汇总，不与当天的比', () => {
    expect(before(made('2017-08-15'), '2017-08-15')).toBeNull()
    expect(before(made('2017-08-01', '2017-08-15', '2017-08-15'), '2017-08-15')).toBe(1)
  })

  test('回看以往某日的，什么也不比', () => {
    expect(before(made('2017-07-01', '2017-08-15'), '2017-07-07')).toBeNull()
  })

  test('回看的那一次，以后谁也不与它比', () => {
    expect(before(made('2017-08-01', '2017-08-15', '2017-07-07', '2017-08-08'), '2017-08-22')).toBe(2)
    expect(before(made('2017-08-10', '2017-08-03'), '2017-08-12')).toBe(1)
  })
})

test('给领导看的，是日期最新的一次；后来回看的不顶替它', () => {
  expect(newestState(made('2017-08-01', '2017-08-15', '2017-07-07'))?.no).toBe(2)
  expect(newestState(made('2017-08-15', '2017-08-15'))?.no).toBe(2)
  expect(newestState([])).toBeNull()
})

/** 另写一遍：从新到旧逐一看，最笨的办法。 */
function plainIssue(published: readonly Made[], asOf: Day): number | null {
  let best: Made | null = null
  for (const one of published) {
    if (daysBetween(asOf, one.asOf) > 0) return null
    if (daysBetween(one.asOf, asOf) <= 0) continue
    if (best === null || daysBetween(best.asOf, one.asOf) >= 0) best = one
  }
  return best?.no ?? null
}

function plainState(frozen: readonly Made[], asOf: Day, days: number): number | null {
  const isLook = (one: Made): boolean =>
    frozen.some((other) => other.no < one.no && daysBetween(one.asOf, other.asOf) > 0)
  const usable = frozen.filter((one) => !isLook(one))
  for (const one of usable) if (daysBetween(asOf, one.asOf) > 0) return null
  for (let back = days; back < 4000; back++) {
    const found = usable.filter((one) => daysBetween(one.asOf, asOf) === back).at(-1)
    if (found !== undefined) return found.no
  }
  for (let back = days - 1; back > 0; back--) {
    const found = usable.filter((one) => daysBetween(one.asOf, asOf) === back).at(-1)
    if (found !== undefined) return found.no
  }
  return null
}

describe('独立复算上期和上次', () => {
  const history = fc
    .array(fc.integer({ min: 0, max: 40 }), { maxLength: 12 })
    .map((steps) =>
      steps.map((step, index): Made => ({ no: index + 1, asOf: addDays(asDay('2017-07-01'), step) })),
    )
  const day = fc.integer({ min: 0, max: 45 }).map((step) => addDays(asDay('2017-07-01'), step))

  test('通报的上期：几千段历史，两种算法相同；上期总是更早的一天', () => {
    fc.assert(
      fc.property(history, day, (published, asOf) => {
        const found = issueBefore(published, asOf)
        expect(found?.no ?? null).toBe(plainIssue(published, asOf))
        if (found !== null) expect(found.asOf < asOf).toBe(true)
      }),
      { numRuns: 5000 },
    )
  })

  test('汇总表的上次：几千段历史，两种算法相同；上次总是更早的一天', () => {
    fc.assert(
      fc.property(history, day, fc.integer({ min: 1, max: 15 }), (frozen, asOf, days) => {
        const found = stateBefore(frozen, asOf, days)
        expect(found?.no ?? null).toBe(plainState(frozen, asOf, days))
        if (found !== null) expect(found.asOf < asOf).toBe(true)
      }),
      { numRuns: 5000 },
    )
  })
})
