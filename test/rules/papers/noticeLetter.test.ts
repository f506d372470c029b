import { describe, expect, test } from 'vitest'
import { asDay } from '#rules/calendar/day'
import type { ItemContent } from '#rules/items/item'
import { latenessOf, type Timed } from '#rules/items/lateness'
import { noticeLetter } from '#rules/papers/noticeLetter'
import { aCampaign, calendar2017 } from '../../stories.ts'

const campaign = aCampaign()
const issuedOn = asDay('2017-08-15')

function letter(
  contents: readonly (ItemContent & Timed)[],
  demand = '请查明原因。',
): ReturnType<typeof noticeLetter> {
  return noticeLetter({
    campaign,
    number: '督办〔2017〕3号',
    unit: 'jwc',
    items: contents.map((content) => ({
      content,
      lateness: latenessOf(content, issuedOn, campaign, calendar2017),
    })),
    demand,
    answerBy: asDay('2017-08-22'),
    issuedOn,
  })
}

describe('督办单的正文', () => {
  test('编号、责任单位、依据、事项、要求、答复期限、署名齐全', () => {
    const {
      title,
      number,
      addressee,
      opening,
      sections,
      signedBy,
      issuedOn: day,
    } = letter([{ problem: '甲' }])
    expect([title, number, addressee, signedBy, day]).toEqual([
      '“不作为、乱作为、慢作为”问题专项清理督办单',
      '督办〔2017〕3号',
      '教务处：',
      '专项清理工作领导小组办公室',
      '2017-08-15',
    ])
    expect(opening).toMatch(/^根据.*现将你单位下列1项问题挂账督办。请认真办理，并于2017年8月22日前答复。$/)
    expect(sections.map(({ heading }) => heading)).toEqual(['一、督办事项', '二、办理要求', '三、答复方式'])
  })

  test('逾期的写明怎样算的，延过期的一并说明，没有时限的说待明确', () => {
    const due = asDay('2017-07-31')
    const moves = [{ from: asDay('2017-06-30'), to: due, decidedOn: asDay('2017-07-03') }]
    const [items] = letter([
      { problem: '窗口无人值守。', due, moves, owner: '某甲' },
      { problem: '公文\n拖拉', due: asDay('2017-09-30') },
      {},
    ]).sections
    expect(items?.paragraphs).toEqual([
      '1．窗口无人值守。6月30日到期；延期至7月31日（7月3日批准）；逾期15天，其中工作日11天。责任人：某甲。',
      '2．公文 拖拉。整改时限2017年9月30日。',
      '3．（未填写问题表现）。整改时限待明确。',
    ])
  })

  test('只有一项的不编号，要求分段照写', () => {
    const { sections } = letter([{ problem: '甲' }], '一是查明原因。\n\n二是限期完成。')
    expect(sections[0]?.paragraphs).toEqual(['甲。整改时限待明确。'])
    expect(sections[1]?.paragraphs).toEqual(['一是查明原因。', '二是限期完成。'])
  })
})
