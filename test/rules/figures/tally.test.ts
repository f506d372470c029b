import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, asDay } from '#rules/calendar/day'
import type { Claimed } from '#rules/items/item'
import { tallyItems, type TalliedItem } from '#rules/figures/tally'
import { aCampaign, anItem, calendar2017 } from '../../stories.ts'

const asOf = asDay('2017-08-15')
const campaign = aCampaign()
const tally = (items: readonly TalliedItem[]): ReturnType<typeof tallyItems> =>
  tallyItems(items, campaign, calendar2017, asOf)

describe('统计', () => {
  test('没有问题的单位也在表上，数为零', () => {
    expect(Object.keys(tally([]).byUnit)).toHaveLength(29)
    expect(tally([]).byUnit['jwc']).toEqual({
      total: 0,
      done: 0,
      closed: 0,
      overdue: 0,
      dueSoon: 0,
      dropped: 0,
    })
  })

  test('待销号与已销号分开数，逾期只数未报完成的', () => {
    const due = asDay('2017-07-31')
    const { byUnit, overdue } = tally([
      anItem({ due, claimed: 'done' }),
      anItem({ due, claimed: 'closed' }),
      anItem({ due, claimed: 'in-progress' }),
      anItem({ due: asDay('2017-08-20') }),
    ])
    expect(byUnit['jwc']).toEqual({ total: 4, done: 1, closed: 1, overdue: 1, dueSoon: 1, dropped: 0 })
    expect(overdue.map((item) => [item.daysLate, item.level])).toEqual([[15, 'supervision']])
  })

  test('单位不明的问题不丢，单列', () => {
    const { unit: _, ...unknown } = anItem({ due: asDay('2017-07-31') })
    expect(tally([unknown]).byUnit['']).toMatchObject({ total: 1, overdue: 1 })
    expect(tally([unknown]).overdue[0]?.unit).toBeNull()
  })

  const item = fc
    .record({
      unit: fc.constantFrom(...campaign.units.map((unit) => unit.id)),
      due: fc.option(
        fc.integer({ min: -90, max: 90 }).map((days) => addDays(asOf, days)),
        { nil: null },
      ),
      claimed: fc.option(fc.constantFrom<Claimed>('not-started', 'in-progress', 'done', 'closed'), {
        nil: null,
      }),
    })
    .map(({ unit, due, claimed }) =>
      anItem({ unit, ...(due === null ? {} : { due }), ...(claimed === null ? {} : { claimed }) }),
    )

  test('各档之和等于总数，各单位之和等于总数，与行的次序无关', () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 60 }), (items) => {
        const forward = tally(items)
        const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)
        expect(sum(Object.values(forward.byTimeliness))).toBe(items.length)
        expect(sum(Object.values(forward.byUnit).map((unit) => unit.total))).toBe(items.length)
        expect(forward.byTimeliness.overdue).toBe(forward.overdue.length)
        expect(tally(items.toReversed())).toEqual(forward)
      }),
    )
  })
})
