import { describe, expect, test } from 'vitest'
import { asDay } from '#rules/calendar/day'
import { agendaFor } from '#rules/registers/dispatch'
import { itemFieldsOf, receiverOf, whyNoItem, whyNotHanded } from '#rules/registers/entryItem'
import { obligationsOf, obligationStatuses } from '#rules/registers/materials'
import { registerOf, registers } from '#rules/registers/registers'
import type { RegisterEntry } from '#rules/registers/register'
import { registerFigures, type RegisterFacts } from '#rules/registers/registerFigures'
import { correctionOf } from '#rules/registers/selfChecks'
import { aCampaign } from '../../stories.ts'
import { anEntry } from './entries.ts'

const campaign = aCampaign()
const units = ['jwc', 'cwc', 'hqc']

function standing(
  entries: readonly RegisterEntry[],
  day = '2017-08-15',
  more: Partial<RegisterFacts> = {},
): ReturnType<typeof registerFigures> {
  return registerFigures({ campaign, units, entries, items: [], ...more }, asDay(day))
}

const order = (values: Record<string, string>): RegisterEntry =>
  anEntry('orders', { meeting: 'm', unit: 'jwc', text: '完成窗口改造', givenOn: '2017-07-03', ...values })

describe('组织领导（M-10）', () => {
  test('没有登记第一责任人的单位列入名单，撤回的登记不算', () => {
    const entries = [
      anEntry('leads', { unit: 'jwc', firstResponsible: '甲' }),
      anEntry('leads', { unit: 'cwc', firstResponsible: '乙' }, { withdrawn: true }),
    ]
    expect(standing(entries).unitsWithoutLead).toEqual(['cwc', 'hqc'])
    expect(standing(entries).waiting.leads).toBe(2)
  })
})

describe('节点报送（M-11、M-15、M-30）', () => {
  const report = (unit: string, receivedOn: string): RegisterEntry =>
    anEntry('materials', { unit, milestone: '专项清理总结报告', part: 'report', title: '报告', receivedOn })
  const states = (day: string, changes: Parameters<typeof aCampaign>[0] = {}): string[] => {
    const entries = [report('jwc', '2017-11-15'), report('cwc', '2017-11-16')]
    const found = obligationStatuses(aCampaign(changes), units, entries, asDay(day))
    return found.find(({ part }) => part === 'report')?.units.map(({ state }) => state) ?? []
  }

  test('总结报告11月15日收到的按时，16日收到的迟报，没有收到的未报（M-30）', () => {
    expect(states('2017-11-30')).toEqual(['on-time', 'late', 'missing'])
  })

  test('到期当天还没有收到的不算未报，第二天起算', () => {
    expect(states('2017-11-15')).toEqual(['on-time', 'not-due', 'not-due'])
    expect(states('2017-11-16')).toEqual(['on-time', 'late', 'missing'])
  })

  test('专项规定“前”不含当天的，15日收到就是迟报', () => {
    expect(states('2017-11-30', { registers: { dueInclusive: false } })).toEqual(['late', 'late', 'missing'])
  })

  test('先后收到几份的，以最早的一份为准', () => {
    const entries = [report('jwc', '2017-11-20'), report('jwc', '2017-11-10')]
    const found = obligationStatuses(campaign, ['jwc'], entries, asDay('2017-11-30'))
    expect(found.at(-1)?.units).toEqual([{ unit: 'jwc', state: 'on-time', receivedOn: '2017-11-10' }])
  })

  test('工作方案在第一阶段结束时没有收到的列入未报名单（M-15）', () => {
    const plan = anEntry('plans', { unit: 'cwc', title: '工作方案', receivedOn: '2017-05-31' })
    const at = (day: string): string[] =>
      obligationStatuses(campaign, units, [plan], asDay(day))[0]?.units.map(({ state }) => state) ?? []
    expect(at('2017-05-31')).toEqual(['not-due', 'on-time', 'not-due'])
    expect(at('2017-06-01')).toEqual(['missing', 'on-time', 'missing'])
    expect(standing([plan], '2017-06-01').waiting.plans).toBe(2)
  })

  test('节点可以要报告，也可以报告和材料都要，分别统计（M-11）', () => {
    const both = aCampaign({
      milestones: [{ name: '中期小结', due: asDay('2017-07-31'), asks: ['report', 'materials'] }],
    })
    expect(obligationsOf(both).map(({ name, part, due }) => `${name} ${part} ${due}`)).toEqual([
      '工作方案 plan 2017-05-31',
      '中期小结 report 2017-07-31',
      '中期小结 materials 2017-07-31',
    ])
    const sent = anEntry('materials', {
      unit: 'jwc',
      milestone: '中期小结',
      part: 'materials',
      receivedOn: '2017-07-20',
    })
    const [, byReport, byMaterials] = obligationStatuses(both, ['jwc'], [sent], asDay('2017-08-01'))
    expect([byReport?.units[0]?.state, byMaterials?.units[0]?.state]).toEqual(['missing', 'on-time'])
  })

  test('没有阶段、没有节点的专项什么也不欠', () => {
    expect(obligationsOf(aCampaign({ stages: [], milestones: [] }))).toEqual([])
  })
})

describe('学习动员（M-14）', () => {
  test('按单位和形式统计次数和人次，没有学习的单位记零', () => {
    const entries = [
      anEntry('learning', { unit: 'jwc', form: 'group', people: 12 }),
      anEntry('learning', { unit: 'jwc', form: 'self' }),
      anEntry('learning', { unit: 'cwc', form: 'group', people: 8 }, { withdrawn: true }),
    ]
    const [jwc, cwc] = standing(entries).learning
    expect(jwc).toEqual({
      unit: 'jwc',
      forms: { self: 1, lecture: 0, group: 1, other: 0 },
      total: 2,
      people: 12,
    })
    expect(cwc?.total).toBe(0)
  })
})

describe('单位检查（M-21）', () => {
  const check = (values: Record<string, string>): RegisterEntry =>
    anEntry('self-checks', {
      unit: 'jwc',
      checkedOn: '2017-07-10',
      result: 'slow',
      text: '进度慢',
      ...values,
    })
  const at = (entry: RegisterEntry, day: string, changes: Parameters<typeof aCampaign>[0] = {}): string =>
    correctionOf(entry, aCampaign(changes), asDay(day))

  test('查出问题七天内没有纠正的，第八天起提示', () => {
    expect(at(check({}), '2017-07-17')).toBe('waiting')
    expect(at(check({}), '2017-07-18')).toBe('overdue')
    expect(standing([check({})]).flaggedChecks).toMatchObject([{ unit: 'jwc', state: 'overdue' }])
  })

  test('天数是设置', () => {
    const longer = { registers: { correctionDays: 15 } }
    expect(at(check({}), '2017-07-25', longer)).toBe('waiting')
    expect(at(check({}), '2017-07-26', longer)).toBe('overdue')
  })

  test('按时纠正的不提示，迟纠正的留有提示，正常推进的不用纠正', () => {
    expect(at(check({ correctedOn: '2017-07-17' }), '2017-08-15')).toBe('corrected')
    expect(at(check({ correctedOn: '2017-07-18' }), '2017-08-15')).toBe('late')
    expect(at(check({ result: 'good' }), '2017-08-15')).toBe('none')
    expect(standing([check({ correctedOn: '2017-07-18' })]).waiting['self-checks']).toBe(0)
  })

  test('三种结果都要纠正', () => {
    for (const result of ['slow', 'incomplete', 'ineffective']) {
      expect(at(check({ result }), '2017-08-15')).toBe('overdue')
    }
  })
})

describe('线索、督导发现转入台账（M-22、M-36）', () => {
  const clue = anEntry('clues', {
    receivedOn: '2017-06-20',
    channel: 'mailbox',
    text: '窗口上班时间无人值守',
    unit: 'jwc',
    subject: 'person',
  })

  test('线索以转办表述成为单位台账的一行；不写收到日期、渠道、登记号，也不写原文', () => {
    const values = { ...clue.values, wording: '窗口值守不到位', shownOn: '2017-07-03' }
    expect(itemFieldsOf(registerOf('clues'), { ...clue, values })).toEqual({
      problem: '窗口值守不到位',
      source: '办公室转办',
      foundOn: '2017-07-03',
      'extras/涉及对象': '工作人员',
    })
  })

  test('没有转办表述的不能转；反映单位负责人的不能转给该单位自己', () => {
    const register = registerOf('clues')
    expect(whyNotHanded(register, clue.values)).toContain('转办表述')
    const worded = { ...clue.values, wording: '窗口值守不到位' }
    expect(whyNotHanded(register, worded)).toBeNull()
    const ofHead = { ...worded, subject: 'head' }
    expect(whyNotHanded(register, ofHead)).toContain('负责人')
    expect(whyNotHanded(register, { ...ofHead, to: 'jwc' })).toContain('负责人')
    expect(whyNotHanded(register, { ...ofHead, to: 'cwc' })).toBeNull()
    expect([receiverOf(register, worded), receiverOf(register, { ...ofHead, to: 'cwc' })]).toEqual([
      'jwc',
      'cwc',
    ])
    expect(whyNotHanded(registerOf('visit-findings'), { text: '台账未更新' })).toBeNull()
  })

  test('办公室直接核查的，核清之前一直列为待办', () => {
    const kept = (outcome: Record<string, string>): RegisterEntry =>
      anEntry('clues', { ...clue.values, handling: 'check', ...outcome })
    const entries = [kept({}), kept({ outcome: 'pending' }), kept({ outcome: 'founded' })]
    expect(standing(entries).openClues).toEqual([entries[0]?.id, entries[1]?.id])
  })

  test('督导发现的来源是督导检查，征求的意见带提出方', () => {
    const found = anEntry('visit-findings', { unit: 'jwc', text: '台账未更新', foundOn: '2017-07-05' })
    expect(itemFieldsOf(registerOf('visit-findings'), found)).toMatchObject({ source: '督导检查' })
    const opinion = anEntry('opinions', {
      unit: 'jwc',
      text: '排队太久',
      receivedOn: '2017-07-05',
      giver: 'people',
    })
    expect(itemFieldsOf(registerOf('opinions'), opinion)).toMatchObject({ source: '征求意见（师生）' })
  })

  test('没有转为问题的线索一直列为待办；转了、不属实、已有问题对应的不再列', () => {
    const entries = [
      clue,
      anEntry('clues', { text: '甲' }, { item: 'item-1' }),
      anEntry('clues', { text: '乙', outcome: 'unfounded', outcomeNote: '查无此事' }),
      anEntry('clues', { text: '丙', items: ['item-2'] }),
      anEntry('clues', { text: '丁' }, { withdrawn: true }),
      anEntry('clues', { text: '戊', outcome: 'pending' }),
    ]
    expect(standing(entries).openClues).toEqual([clue.id, entries[5]?.id])
  })

  test('没有责任单位、已经转过、不属实、已撤回的都不能转，并说明原因', () => {
    const register = registerOf('clues')
    expect(whyNoItem(register, clue)).toBeNull()
    expect(whyNoItem(register, anEntry('clues', { text: '甲' }))).toContain('责任单位')
    expect(whyNoItem(register, { ...clue, item: 'item-1' })).toContain('已经转入')
    expect(whyNoItem(register, { ...clue, values: { ...clue.values, outcome: 'unfounded' } })).toContain(
      '不属实',
    )
    expect(whyNoItem(register, { ...clue, withdrawn: true })).toContain('已经撤回')
    expect(whyNoItem(registerOf('learning'), anEntry('learning', {}))).toContain('不转为')
  })
})

describe('征求意见（M-17）', () => {
  const item = { id: 'item-1', unit: 'jwc', source: '征求意见', isClosed: false }

  test('来源是征求意见而没有写明提出方的问题要补', () => {
    expect(standing([], '2017-08-15', { items: [item] }).itemsWithoutGiver).toEqual(['item-1'])
    const said = { ...item, source: '征求意见（服务对象）' }
    expect(standing([], '2017-08-15', { items: [said] }).itemsWithoutGiver).toEqual([])
  })

  test('登记簿里登记过提出方的不用再补', () => {
    const entry = anEntry('opinions', { unit: 'jwc', giver: 'partner', text: '甲' }, { item: 'item-1' })
    const found = standing([entry], '2017-08-15', { items: [item] })
    expect(found.itemsWithoutGiver).toEqual([])
    expect(found.givers).toEqual({ partner: 1, served: 0, people: 0 })
  })
})

describe('涉及对象（M-16）', () => {
  test('线索、意见、督导发现都可以注明涉及单位还是工作人员，转入台账时一并带上', () => {
    for (const key of ['clues', 'opinions', 'visit-findings'] as const) {
      const register = registerOf(key)
      for (const [subject, word] of [
        ['unit', '单位'],
        ['person', '工作人员'],
      ] as const) {
        const entry = anEntry(key, { unit: 'jwc', text: '甲', giver: 'people', subject })
        expect(itemFieldsOf(register, entry), key).toMatchObject({ 'extras/涉及对象': word })
      }
    }
  })
})

describe('调度（M-35）', () => {
  test('没有落实情况的事项列入下次议程，最早交办的在前', () => {
    const later = order({ givenOn: '2017-07-10' })
    const earlier = order({})
    const done = order({ followUp: '已完成', followedOn: '2017-07-20' })
    const agenda = agendaFor([later, done, earlier], asDay('2017-07-24'))
    expect(agenda.map(({ entry }) => entry)).toEqual([earlier.id, later.id])
  })

  test('落实之前的议程仍有它，落实之后没有', () => {
    const done = order({ followUp: '已完成', followedOn: '2017-07-20' })
    expect(agendaFor([done], asDay('2017-07-19'))).toHaveLength(1)
    expect(agendaFor([done], asDay('2017-07-20'))).toEqual([])
  })

  test('过了完成期限的注明，到期当天不算', () => {
    const due = order({ due: '2017-07-31' })
    expect(agendaFor([due], asDay('2017-07-31'))[0]?.isLate).toBe(false)
    expect(agendaFor([due], asDay('2017-08-01'))[0]?.isLate).toBe(true)
  })
})

describe('制度建设（M-27）', () => {
  const items = [
    { id: 'a', unit: 'jwc', isClosed: true },
    { id: 'b', unit: 'jwc', isClosed: true },
    { id: 'c', unit: 'cwc', isClosed: true, disposal: 'ongoing' as const },
    { id: 'd', unit: 'cwc', isClosed: false, disposal: 'ongoing' as const },
  ]

  test('已销号问题中有制度的占比，逐单位可查；一项制度可以对应几条问题', () => {
    const made = anEntry('regulations', { unit: 'jwc', name: '窗口服务办法', items: ['a', 'c'] })
    const { regulations } = standing([made], '2017-10-10', { items })
    expect(regulations).toMatchObject({ regulations: 1, closed: 3, covered: 2, share: 0.667 })
    expect(regulations.byUnit).toEqual({ jwc: { closed: 2, covered: 1 }, cwc: { closed: 1, covered: 1 } })
  })

  test('持续整改的问题没有制度的列出来，撤回的制度不算', () => {
    const made = anEntry('regulations', { unit: 'cwc', name: '长效办法', items: ['d'] })
    expect(standing([made], '2017-10-10', { items }).regulations.ongoingWithout).toEqual(['c'])
    const withdrawn = { ...made, withdrawn: true }
    expect(standing([withdrawn], '2017-10-10', { items }).regulations.ongoingWithout).toEqual(['c', 'd'])
  })

  test('还没有销号的，不说占比', () => {
    expect(standing([]).regulations.share).toBeNull()
  })
})

describe('经验建议（M-29）', () => {
  test('按单位名单的次序列出，经验和建议分开标明', () => {
    const entries = [
      anEntry('experiences', { unit: 'hqc', kind: 'suggestion', title: '建议', text: '甲' }),
      anEntry('experiences', { unit: 'jwc', kind: 'experience', title: '经验', text: '乙' }),
    ]
    expect(standing(entries).experiences.map(({ unit, kind }) => `${unit ?? ''} ${kind}`)).toEqual([
      'jwc experience',
      'hqc suggestion',
    ])
  })

  test('先登记哪个单位的都一样，不是哪个单位的排在最前', () => {
    const writers = [undefined, ...units]
    const entryOf = (unit: string | undefined): RegisterEntry =>
      anEntry('experiences', { ...(unit === undefined ? {} : { unit }), title: '经验', text: '甲' })
    const listed = (entered: readonly (string | undefined)[]): (string | null)[] =>
      standing(entered.map(entryOf)).experiences.map(({ unit }) => unit)
    const expected = listed(writers)
    expect(expected[0]).toBeNull()
    expect(expected).toHaveLength(writers.length)
    const campaignOrder = campaign.units.map(({ id }) => id).filter((id) => writers.includes(id))
    expect(expected.slice(1)).toEqual(campaignOrder)
    for (let first = 1; first < writers.length; first++) {
      const turned = [...writers.slice(first), ...writers.slice(0, first)]
      expect(listed(turned)).toEqual(expected)
      expect(listed(turned.toReversed())).toEqual(expected)
    }
  })
})

describe('宣传报道（M-39）', () => {
  test('按校园网站、校报、微信平台统计篇数，没有的记零', () => {
    const entries = [
      anEntry('publicity', { channel: 'website', title: '甲' }),
      anEntry('publicity', { channel: 'website', title: '乙' }),
      anEntry('publicity', { channel: 'wechat', title: '丙' }),
    ]
    expect(standing(entries).channels).toEqual({ website: 2, paper: 0, wechat: 1, other: 0 })
  })
})

describe('登记簿情况', () => {
  test('每本登记簿都有件数和待办数', () => {
    const { counts, waiting } = standing([anEntry('visits', { place: '教学楼' })])
    for (const { key } of registers) {
      expect(typeof counts[key]).toBe('number')
      expect(typeof waiting[key]).toBe('number')
    }
    expect(counts.visits).toBe(1)
  })
})
