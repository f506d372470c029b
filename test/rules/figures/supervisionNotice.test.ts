import { describe, expect, test } from 'vitest'
import { asDay } from '#rules/calendar/day'
import {
  isEnded,
  whyNotSettled,
  defaultAnswerBy,
  isLateAnswer,
  MAX_NOTICE_ITEMS,
  noticeNumber,
  sayAnswerBy,
  whyNoNotice,
  type NoticeCandidate,
} from '#rules/figures/supervisionNotice'
import { aCampaign, calendar2017 } from '../../stories.ts'

const today = asDay('2017-08-15')
const item: NoticeCandidate = { unit: 'jwc', state: 'open', withdrawn: false, problem: '窗口无人值守' }

describe('督办单', () => {
  test('文号按年编排，不补零，不加“第”；机关代字由专项规定', () => {
    expect(noticeNumber(aCampaign(), today, 3)).toBe('督办〔2017〕3号')
    const campaign = aCampaign({ notices: { word: '校专办督', answerWorkdays: 3 } })
    expect(noticeNumber(campaign, today, 12)).toBe('校专办督〔2017〕12号')
  })

  test('没有另定答复日的，发出后五个工作日，跳过节假日', () => {
    expect(defaultAnswerBy(aCampaign(), calendar2017, today)).toBe('2017-08-22')
    expect(defaultAnswerBy(aCampaign(), calendar2017, asDay('2017-09-29'))).toBe('2017-10-12')
    const campaign = aCampaign({ notices: { word: '督办', answerWorkdays: 1 } })
    expect(defaultAnswerBy(campaign, calendar2017, today)).toBe('2017-08-16')
  })

  test('答复期限当天答复不算逾期，次日起算逾期', () => {
    expect(isLateAnswer(asDay('2017-08-20'), asDay('2017-08-20'))).toBe(false)
    expect(isLateAnswer(asDay('2017-08-20'), asDay('2017-08-21'))).toBe(true)
  })

  test('说清还有几天、今天、还是已经超过几天', () => {
    expect(sayAnswerBy(asDay('2017-08-20'), today)).toBe('须在8月20日前答复，还有5天')
    expect(sayAnswerBy(today, today)).toBe('须在今天答复')
    expect(sayAnswerBy(asDay('2017-08-13'), today)).toBe('应于8月13日前答复，已超过2天')
  })

  test('一份督办单只发一个单位，只列还没有销号的问题', () => {
    expect(whyNoNotice('jwc', [item], today, today)).toBeNull()
    expect(whyNoNotice('jwc', [], today, today)).toContain('没有列出问题')
    expect(whyNoNotice('cwc', [item], today, today)).toContain('不是该单位的问题')
    expect(whyNoNotice('jwc', [{ ...item, state: 'closed' }], today, today)).toContain('已经销号')
    expect(whyNoNotice('jwc', [{ ...item, withdrawn: true }], today, today)).toContain('已经撤回')
    expect(whyNoNotice('jwc', [item], asDay('2017-08-14'), today)).toContain('已经过去')
    const many = Array.from({ length: MAX_NOTICE_ITEMS + 1 }, () => item)
    expect(whyNoNotice('jwc', many, today, today)).toContain('最多列50条')
  })
})

describe('办结', () => {
  test('已答复不等于已办结：列出的问题都销号或核减了才能办结', () => {
    const one = { problem: '窗口无人值守', isEnded: true }
    expect(whyNotSettled([one, { problem: '报销积压', isEnded: false }])).toContain('“报销积压”还没有销号')
    expect(whyNotSettled([one])).toBeNull()
    expect((['closed', 'dropped', 'open', 'closure-reviewed'] as const).map(isEnded)).toEqual([
      true,
      true,
      false,
      false,
    ])
  })
})
