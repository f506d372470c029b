import { describe, expect, test } from 'vitest'
import { asDay } from '#rules/calendar/day'
import type { ItemContent } from '#rules/items/item'
import { draftWeeklyReport } from '#rules/weeks/weeklyReport'
import { aCampaign } from '../../stories.ts'

describe('周报告草稿', () => {
  const at = {
    campaign: aCampaign(),
    period: { from: asDay('2017-06-12'), to: asDay('2017-06-18') },
    asOf: asDay('2017-06-16'),
  }

  test('没有新问题也没有进展，拟为零报告', () => {
    const draft = draftWeeklyReport({ ...at, unitName: '体育部' }, [])
    expect(draft).toEqual({
      kind: 'zero',
      text: '体育部6月12日至6月18日工作情况报告如下。本周未发现新的问题，实行零报告。',
    })
  })

  test('没有新问题也没有进展，但还有没销号的，拟为本周无新增', () => {
    const quiet = (content: ItemContent) => ({ content, isNew: false, hasMoved: false })
    const draft = draftWeeklyReport({ ...at, unitName: '体育部' }, [quiet({ problem: '器材借还无登记' })])
    expect(draft).toEqual({
      kind: 'no-new',
      text: '体育部6月12日至6月18日工作情况报告如下。本周无新增问题。截至6月16日，累计问题1项，已销号0项。',
    })
    const over = draftWeeklyReport({ ...at, unitName: '体育部' }, [
      quiet({ claimed: 'closed' }),
      quiet({ claimed: 'dropped' }),
    ])
    expect(over.kind).toBe('zero')
    expect(over.text).toContain('累计问题2项，已销号1项，核减1项。')
  })

  test('新问题、进展、销号、逾期、下周到期各成一句', () => {
    const item = (content: ItemContent, isNew: boolean, hasMoved: boolean) => ({ content, isNew, hasMoved })
    const draft = draftWeeklyReport({ ...at, unitName: '教务处' }, [
      item({ problem: '窗口无人值守。', due: asDay('2017-06-20') }, true, false),
      item({ problem: '报销单据积压', closedOn: asDay('2017-06-15'), claimed: 'closed' }, false, true),
      item(
        { problem: '公文流转拖拉，急件未当日办结，办事群众多次反映仍未改进', due: asDay('2017-06-15') },
        false,
        false,
      ),
    ])
    expect(draft.kind).toBe('weekly')
    expect(draft.text).toBe(
      '教务处6月12日至6月18日工作情况报告如下。本周新排查问题1项：“窗口无人值守”。' +
        '有进展的问题1项：“报销单据积压”。经办公室审核销号1项：“报销单据积压”。' +
        '截至6月16日，累计问题3项，已销号1项。' +
        '逾期未完成1项：“公文流转拖拉，急件未当日办结，办事群众多次反映仍…”，将抓紧整改。' +
        '今后七天到期1项：“窗口无人值守”。',
    )
  })

  test('多于三项时只点三项', () => {
    const four = ['甲', '乙', '丙', '丁'].map((problem) => ({
      content: { problem },
      isNew: true,
      hasMoved: false,
    }))
    expect(draftWeeklyReport({ ...at, unitName: '教务处' }, four).text).toContain(
      '本周新排查问题4项：“甲”、“乙”、“丙”等。',
    )
  })
})
