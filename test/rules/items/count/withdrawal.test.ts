import { describe, expect, test } from 'vitest'
import { asDay, addDays } from '#rules/calendar/day'
import type { ItemContent } from '#rules/items/item'
import {
  draftDaysOf,
  isDraft,
  isForeignSource,
  whyNotAlone,
  type RowOrigin,
} from '#rules/items/count/withdrawal'

const today = asDay('2017-07-10')
const campaign = { dueSoonDays: 7 }
const fresh: RowOrigin = {
  enteredOn: today,
  isFrozen: false,
  isGiven: false,
  isRegistered: false,
  isSupervised: false,
}

const why = (row: Partial<RowOrigin>, content: ItemContent = { problem: '窗口无人值守' }): string | null =>
  whyNotAlone(content, { ...fresh, ...row }, campaign, today)

describe('划去', () => {
  test('刚登记、谁也没有统计过的，填报人可以自己划去', () => {
    expect(why({})).toBeNull()
    expect(why({}, { source: '自查', due: today })).toBeNull()
    expect(why({}, { source: '征求意见（师生座谈会）' })).toBeNull()
  })

  test('列入过汇总的，登记满三天的，都不能自己划去', () => {
    expect(why({ isFrozen: true })).toBe('这条问题已经列入汇总。')
    expect(why({ enteredOn: addDays(today, -2) })).toBeNull()
    expect(why({ enteredOn: addDays(today, -3) })).toBe('这条问题登记已满3天。')
  })

  test('多少天由专项设置规定，零天就是从来不能', () => {
    expect(draftDaysOf({ entry: { draftDays: 10 } })).toBe(10)
    expect(isDraft({ ...fresh, enteredOn: addDays(today, -9) }, { entry: { draftDays: 10 } }, today)).toBe(
      true,
    )
    expect(isDraft(fresh, { entry: { draftDays: 0 } }, today)).toBe(false)
  })

  test('别人交办的、督办的、逾期的，刚登记也不能自己划去', () => {
    expect(why({ isGiven: true })).toContain('不是本单位自查登记的')
    expect(why({ isSupervised: true })).toContain('正在督办')
    expect(why({}, { due: addDays(today, -1) })).toContain('已经逾期')
  })

  test.each(['线索', '督导检查', '抽查', '回头看', '上级交办', '审计', '校长信箱'])(
    '来自%s的不是本单位自己的',
    (source) => {
      expect(isForeignSource(source)).toBe(true)
      expect(why({}, { source })).toContain('不是本单位自查登记的')
    },
  )

  test('没有写来源的，算本单位自查', () => {
    expect(isForeignSource(undefined)).toBe(false)
    expect(isForeignSource(' ')).toBe(false)
  })
})
