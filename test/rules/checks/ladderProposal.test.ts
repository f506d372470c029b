import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LadderLevel } from '#rules/campaign/campaign'
import { addDays, asDay } from '#rules/calendar/day'
import {
  ladderLevels,
  missingInARow,
  openProposals,
  proposeSteps,
  whyNoAccountability,
  type LadderFact,
  type LateItem,
} from '#rules/checks/ladderProposal'
import { latenessOf } from '#rules/items/lateness'
import { aCampaign, calendar2017 } from '../../stories.ts'

const campaign = aCampaign()
const today = asDay('2017-08-15')

function late(id: string, days: number, of = campaign, unit = 'jwc'): LateItem {
  const lateness = latenessOf({ due: addDays(today, -days) }, today, of, calendar2017)
  if (lateness === null) throw new Error('not late')
  return { id, unit, lateness }
}

function facts(...own: readonly LadderFact[]): ReadonlyMap<string, readonly LadderFact[]> {
  return new Map([['jwc', own]])
}

const none = facts()

describe('阶梯建议', () => {
  test('逾期的按天数到哪一级建议哪一级，写明到期日、天数和工作日', () => {
    const proposals = proposeSteps(campaign, [late('a', 2), late('b', 15), late('c', 9)], none)
    expect(proposals.map(({ level, grounds }) => [level, grounds[0]?.items])).toEqual([
      ['supervision', ['b', 'c']],
      ['reminder', ['a']],
    ])
    expect(proposals[0]?.grounds[0]?.text).toBe(
      '2条问题逾期满8天，最久的2017年7月31日到期，已逾期15天（11个工作日）。',
    )
  })

  test('约谈也是一级，由专项行动定天数', () => {
    const withTalk = aCampaign({ ladder: [...campaign.ladder, { level: 'talk', daysLate: 31 }] })
    expect(proposeSteps(withTalk, [late('a', 30, withTalk)], none)[0]?.level).toBe('circular')
    expect(proposeSteps(withTalk, [late('a', 31, withTalk)], none)[0]?.level).toBe('talk')
  })

  test('单位的累计情况到数的逐级建议：检查不合格一条通报，三条约谈', () => {
    const failed = (count: number): LadderFact => ({
      measure: 'failed-checks',
      count,
      items: Array.from({ length: count }, (_, no) => `f${no}`),
    })
    expect(proposeSteps(campaign, [], facts(failed(1)))).toMatchObject([
      { unit: 'jwc', level: 'circular', grounds: [{ text: '检查不合格1条，达到通报的1条。' }] },
    ])
    expect(proposeSteps(campaign, [], facts(failed(3)))[0]?.level).toBe('talk')
    expect(proposeSteps(campaign, [], facts(failed(0)))).toEqual([])
  })

  test('到几条建议哪一级是设置', () => {
    const strict = aCampaign({ escalation: [{ measure: 'reopened-items', level: 'supervision', from: 1 }] })
    const fact: LadderFact = { measure: 'reopened-items', count: 1, items: ['a'] }
    expect(proposeSteps(strict, [], facts(fact))[0]?.level).toBe('supervision')
    expect(proposeSteps(campaign, [], facts(fact))).toEqual([])
  })

  test('没有逾期、没有累计的单位没有建议', () => {
    expect(proposeSteps(campaign, [], none)).toEqual([])
  })

  test('定过的不再提：采纳或不采纳都算；有了新的再提', () => {
    const before = proposeSteps(campaign, [late('a', 9)], none)
    expect(openProposals(before, before)).toEqual([])
    const dayAfter = proposeSteps(campaign, [late('a', 10)], none)
    expect(openProposals(dayAfter, before)).toEqual([])
    const withAnother = proposeSteps(campaign, [late('a', 9), late('b', 8)], none)
    expect(openProposals(withAnother, before)).toHaveLength(1)
    const higher = proposeSteps(campaign, [late('a', 16)], none)
    expect(openProposals(higher, before)[0]?.level).toBe('circular')
    expect(
      openProposals(
        before,
        before.map((one) => ({ ...one, unit: 'cwc' })),
      ),
    ).toEqual(before)
  })

  test('缺报越积越多，每到更高的数再提一次', () => {
    const missing = (count: number): LadderFact => ({ measure: 'missing-reports', count, items: [] })
    const three = proposeSteps(campaign, [], facts(missing(3)))
    expect(openProposals(proposeSteps(campaign, [], facts(missing(3))), three)).toEqual([])
    expect(openProposals(proposeSteps(campaign, [], facts(missing(4))), three)).toHaveLength(1)
  })

  test('连续缺报从最近应报的一周往前数，报了就断', () => {
    expect(missingInARow(['reported', 'missing', 'missing', 'not-due'])).toBe(2)
    expect(missingInARow(['missing', 'missing', 'zero', 'not-due'])).toBe(0)
    expect(missingInARow(['missing', 'missing'])).toBe(2)
    expect(missingInARow([])).toBe(0)
  })

  test('每条逾期问题恰在一级之下，与另一种算法一致', () => {
    const second = (days: number): LadderLevel | null =>
      days >= 16 ? 'circular' : days >= 8 ? 'supervision' : days >= 1 ? 'reminder' : null
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 20 }), (days) => {
        const items = days.map((count, no) => late(`i${no}`, count))
        const proposals = proposeSteps(campaign, items, none)
        const placed = proposals.flatMap(({ level, grounds }) =>
          grounds.flatMap((ground) => ground.items.map((item) => `${item} ${level}`)),
        )
        expect(placed.toSorted()).toEqual(days.map((count, no) => `i${no} ${second(count)}`).toSorted())
        const places = proposals.map(({ level }) => ladderLevels.indexOf(level))
        expect(places).toEqual(places.toSorted((a, b) => b - a))
      }),
    )
  })
})

describe('责任追究', () => {
  test('没有依据的不能追究；引的依据须查得到', () => {
    expect(whyNoAccountability([], [])).toMatch(/^责任追究须有依据/)
    const check = { kind: 'check', ref: 'row-1' } as const
    expect(whyNoAccountability([check], [check])).toBeNull()
    expect(whyNoAccountability([check], [{ kind: 'flag', ref: 'row-1' }])).toMatch(/查不到/)
  })
})
