import { describe, expect, test } from 'vitest'
import { asDay } from '#rules/calendar/day'
import {
  extensionFaults,
  extensionWarnings,
  whyDueFixed,
  type ExtensionFacts,
  type LimitChange,
} from '#rules/items/extension'
import type { ItemContent } from '#rules/items/item'
import { explainLateness } from '#rules/figures/judgedLedger'
import { latenessOf } from '#rules/items/lateness'
import { aCampaign, calendar2017 } from '../../stories.ts'

const today = asDay('2017-06-20')
const reason = '设备招标流标，正在重新招标'
const request = { to: asDay('2017-07-31'), reason }

function facts(changes: Partial<ExtensionFacts> = {}): ExtensionFacts {
  return {
    content: { problem: '窗口无人值守', due: asDay('2017-06-30') },
    withdrawn: false,
    earlier: [],
    campaign: aCampaign(),
    today,
    calendar: calendar2017,
    ...changes,
  }
}

function codes(changes: Partial<ExtensionFacts>, asked = request): string[] {
  return extensionFaults(facts(changes), asked).map(({ code }) => code)
}

describe('申请延期', () => {
  test('写明理由、日期晚于现在的时限，就可以申请', () => {
    expect(codes({})).toEqual([])
    expect(extensionWarnings(facts(), request)).toEqual([])
  })

  test('新的时限须晚于现在的时限，也不能已经过去', () => {
    expect(codes({}, { to: asDay('2017-06-30'), reason })).toEqual(['extension.not-later'])
    expect(codes({ today: asDay('2017-08-15') })).toEqual(['extension.not-later'])
    expect(codes({}, { to: asDay('2017-07-01'), reason })).toEqual([])
  })

  test('没有写清理由的不能申请', () => {
    expect(codes({}, { to: request.to, reason: ' 忙 ' })).toEqual(['extension.without-reason'])
  })

  test('没有时限、已报完成、已销号、已撤回的，没有可延的期', () => {
    const due = asDay('2017-06-30')
    const contents: ItemContent[] = [
      {},
      { due, claimed: 'done' },
      { due, completedOn: asDay('2017-06-10') },
      { due, claimed: 'closed' },
    ]
    for (const content of contents) expect(codes({ content })).toEqual(['extension.not-allowed'])
    expect(codes({ withdrawn: true })).toEqual(['extension.not-allowed'])
  })

  test('上一份还没有答复的，不能再申请', () => {
    expect(codes({ earlier: [{ state: 'asked' }] })).toEqual(['extension.pending'])
  })

  test('次数由专项规定，没有批准的不算次数', () => {
    const approved = { state: 'approved' } as const
    const refused = { state: 'refused' } as const
    const once = aCampaign({ extensions: { maxPerItem: 1 } })
    expect(codes({ campaign: once, earlier: [refused, refused] })).toEqual([])
    expect(codes({ campaign: once, earlier: [approved] })).toEqual(['extension.used-up'])
    expect(codes({ campaign: aCampaign({ extensions: { maxPerItem: 0 } }) })).toEqual(['extension.used-up'])
    expect(codes({ earlier: [approved] })).toEqual([])
    expect(codes({ earlier: [approved, approved] })).toEqual(['extension.used-up'])
  })

  test('时限已过才申请的，可以申请，但要说明', () => {
    const late = facts({ today: asDay('2017-07-01') })
    expect(extensionFaults(late, request)).toEqual([])
    expect(extensionWarnings(late, request).map(({ code }) => code)).toEqual(['extension.asked-late'])
    expect(extensionWarnings(facts({ today: asDay('2017-06-30') }), request)).toEqual([])
  })

  test('延到专项结束以后的要提醒，持续整改的除外', () => {
    const after = { to: asDay('2017-12-31') }
    expect(extensionWarnings(facts(), after).map(({ code }) => code)).toEqual(['extension.after-campaign'])
    const ongoing = facts({ content: { due: asDay('2017-06-30'), disposal: 'ongoing' } })
    expect(extensionWarnings(ongoing, after)).toEqual([])
  })
})

describe('单位自行改时限', () => {
  const content: ItemContent = { due: asDay('2017-06-30') }
  const later = asDay('2017-07-31')

  const change = (of: Partial<LimitChange>): LimitChange => ({
    to: null,
    today: asDay('2017-06-01'),
    isExtended: false,
    isDraft: true,
    ...of,
  })

  test('草稿到期以前可以更正，到期当天也可以', () => {
    expect(whyDueFixed(content, change({ to: later, today: asDay('2017-06-30') }))).toBeNull()
  })

  test('时限过了以后，推后或清空都要申请延期，提前不用', () => {
    const after = asDay('2017-07-01')
    expect(whyDueFixed(content, change({ to: later, today: after }))).toBe(
      '整改时限2017年6月30日已过，不能自行改为2017年7月31日。请在任务窗格中对这一条申请延期，由办公室决定；本行的时限请先改回。',
    )
    expect(whyDueFixed(content, change({ to: null, today: after }))).toContain('不能自行清空')
    expect(whyDueFixed(content, change({ to: asDay('2017-06-01'), today: after }))).toBeNull()
  })

  test('办公室批准过延期的，没有到期也不能自行推后', () => {
    expect(whyDueFixed(content, change({ to: later, isExtended: true }))).toContain('办公室批准的延期')
  })

  test('列入汇总、或登记满几天以后，改晚、清空、改成文字都要申请延期，改早不用', () => {
    const agreed = (to: LimitChange['to']): string | null =>
      whyDueFixed(content, change({ to, isDraft: false }))
    expect(agreed(later)).toContain('已经报定，不能自行改为2017年7月31日')
    expect(agreed(null)).toContain('不能自行清空')
    expect(agreed(asDay('2017-06-15'))).toBeNull()
  })

  test('原来没有时限的可以补填', () => {
    expect(whyDueFixed({}, change({ to: later, today: asDay('2017-07-01'), isDraft: false }))).toBeNull()
  })
})

describe('逾期的说明', () => {
  const asOf = asDay('2017-08-15')
  const first = { from: asDay('2017-06-30'), to: asDay('2017-07-31'), decidedOn: asDay('2017-07-03') }

  function explain(content: Parameters<typeof latenessOf>[0]): string {
    const lateness = latenessOf(content, asOf, aCampaign(), calendar2017)
    return lateness === null ? '' : explainLateness(lateness, asOf)
  }

  test('没有延期的，只说到期和逾期', () => {
    expect(explain({ due: asDay('2017-06-30') })).toBe('6月30日到期，逾期46天，其中工作日32天')
  })

  test('延过期的，原时限、新时限、批准日期都说明', () => {
    expect(explain({ due: first.to, moves: [first] })).toBe(
      '6月30日到期；延期至7月31日（7月3日批准）；逾期15天，其中工作日11天',
    )
  })

  test('延过两次的，逐次说明', () => {
    const second = { from: first.to, to: asDay('2017-08-10'), decidedOn: asDay('2017-07-28') }
    expect(explain({ due: second.to, moves: [first, second] })).toBe(
      '6月30日到期；延期至7月31日（7月3日批准）；延期至8月10日（7月28日批准）；逾期5天，其中工作日3天',
    )
  })
})
