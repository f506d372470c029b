import { describe, expect, test } from 'vitest'
import {
  offeredSupporters,
  saySupporters,
  SUPPORT_LABEL,
  supportersIn,
  whyNotSupporters,
  withSupporters,
} from '#rules/items/support/support'
import { aCampaign } from '../../../stories.ts'

const campaign = aCampaign()
const [lead, second, third] = campaign.units
if (lead === undefined || second === undefined || third === undefined)
  throw new Error('three units are needed')

describe('牵头、配合', () => {
  test.each(['配合单位', '责任单位/配合', '协办部门', '责任分工/参与单位'])(
    '单位台账的“%s”一栏写着本次行动的单位，就提请办公室指定',
    (label) => {
      const row = { unit: lead.id, extras: { [label]: `${second.name}、${third.name}` } }
      expect(offeredSupporters(row, campaign)).toEqual([second.id, third.id])
    },
  )

  test.each(['、', '，', '；', '\n', '和', ' '])('几个单位用“%s”隔开也认得', (between) => {
    const row = { unit: lead.id, extras: { 配合单位: `${second.name}${between}${third.name}` } }
    expect(offeredSupporters(row, campaign)).toEqual([second.id, third.id])
  })

  test('牵头单位自己、外单位、别的栏目里的单位，都不提', () => {
    const extras = { 配合单位: `${lead.name}、某公司`, 备注: second.name, 配合责任人: '某某某' }
    expect(offeredSupporters({ unit: lead.id, extras }, campaign)).toEqual([])
  })

  test('行里写单位名称，按专项的次序；没有配合单位就不写', () => {
    const said = saySupporters([third.id, second.id], campaign)
    expect(said).toBe(`${second.name}、${third.name}`)
    expect(supportersIn({ extras: { [SUPPORT_LABEL]: said ?? '' } })).toEqual([second.name, third.name])
    expect(saySupporters([], campaign)).toBeNull()
  })

  test('公文里写在责任单位后面；不点名的单位也不在这里点名', () => {
    const row = { extras: { [SUPPORT_LABEL]: `${second.name}、${third.name}` } }
    expect(withSupporters(lead.name, row)).toBe(`${lead.name}（配合：${second.name}、${third.name}）`)
    expect(withSupporters(lead.name, row, (name) => name !== third.name)).toBe(
      `${lead.name}（配合：${second.name}）`,
    )
    expect(withSupporters(lead.name, {})).toBe(lead.name)
  })

  test('牵头单位不能又是配合单位；没有责任单位的、办结的，不定配合单位', () => {
    expect(whyNotSupporters({ unit: lead.id }, [second.id], campaign)).toBeNull()
    expect(whyNotSupporters({ unit: lead.id }, [], campaign)).toBeNull()
    expect(whyNotSupporters({ unit: lead.id }, [lead.id], campaign)).toContain('牵头')
    expect(whyNotSupporters({}, [second.id], campaign)).toContain('责任单位')
    expect(whyNotSupporters({ unit: lead.id }, ['没有的单位'], campaign)).toContain('没有的单位')
    expect(whyNotSupporters({ unit: lead.id, claimed: 'closed' }, [second.id], campaign)).toContain('办结')
  })
})
