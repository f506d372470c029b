import { describe, expect, test } from 'vitest'
import { asDay } from '#rules/calendar/day'
import { periodsOf, type ReportStatus } from '#rules/weeks/period'
import { urgeReport } from '#rules/papers/urgeReport'
import { nextCutOff, unitsOfWeek, weeksToPrepare } from '#rules/weeks/weekPlan'
import { aCampaign, calendar2017 } from '../../stories.ts'

const campaign = aCampaign()
const periods = periodsOf(campaign, calendar2017)
const at = (day: string, time: string) => ({ day: asDay(day), time })
const since = asDay('2017-05-01')
const namesOf = (list: readonly { readonly period: string }[]): string[] => list.map(({ period }) => period)

describe('每周到点准备', () => {
  test('截止的那一分钟还能报，过了才准备', () => {
    const none = new Set<string>()
    expect(weeksToPrepare(periods, { prepared: none, since, now: at('2017-06-02', '17:00') })).toEqual([])
    const due = weeksToPrepare(periods, { prepared: none, since, now: at('2017-06-02', '17:01') })
    expect(namesOf(due)).toEqual(['2017-W22'])
  })

  test('准备过的不再准备；睡过去的各周，从最早的补起', () => {
    const prepared = new Set(['2017-W22', '2017-W24'])
    const due = weeksToPrepare(periods, { prepared, since, now: at('2017-06-24', '08:00') })
    expect(namesOf(due)).toEqual(['2017-W23', '2017-W25'])
  })

  test('专项在本系统开设以前的各周不补', () => {
    const due = weeksToPrepare(periods, {
      prepared: new Set(),
      since: asDay('2017-06-20'),
      now: at('2017-06-24', '08:00'),
    })
    expect(namesOf(due)).toEqual(['2017-W25'])
  })

  test('下一次醒来是下一个截止时间；逢放假，是顺延后的', () => {
    expect(nextCutOff(periods, at('2017-06-02', '17:00'))).toEqual(at('2017-06-02', '17:00'))
    expect(nextCutOff(periods, at('2017-06-02', '17:01'))).toEqual(at('2017-06-09', '17:00'))
    expect(nextCutOff(periods, at('2017-10-01', '09:00'))).toEqual(at('2017-10-09', '17:00'))
    expect(nextCutOff(periods, at('2017-11-24', '17:01'))).toBeNull()
  })

  test('从头睡到尾，一周一周醒，26周一周不多一周不少', () => {
    const prepared = new Set<string>()
    let now = at('2017-05-01', '08:00')
    for (let next = nextCutOff(periods, now); next !== null; next = nextCutOff(periods, now)) {
      now = { day: next.day, time: `${next.time.slice(0, 4)}${Number(next.time.slice(4)) + 1}` }
      for (const { period } of weeksToPrepare(periods, { prepared, since, now })) prepared.add(period)
    }
    expect([...prepared]).toEqual(namesOf(periods))
    expect(prepared.size).toBe(26)
  })

  test('缺报名单只列缺报的，免报、迟报不在其中', () => {
    const states: ReportStatus[] = ['missing', 'exempt', 'late', 'zero']
    const units = states.map((status, n) => ({
      unit: `u${n}`,
      statuses: [status],
    }))
    const reports = { periods: [{ period: '2017-W22', due: asDay('2017-06-02') }], units }
    expect(unitsOfWeek(reports, '2017-W22', 'missing')).toEqual(['u0'])
    expect(unitsOfWeek(reports, '2017-W23', 'missing')).toEqual([])
  })
})

describe('催报', () => {
  const [first, second] = periods
  if (first === undefined || second === undefined) throw new Error('the campaign has weeks')
  const today = asDay('2017-06-12')

  test('说清哪一周、何时截止、没有新问题的也要报零报告', () => {
    expect(urgeReport(campaign, '教务处', first, { today, earlier: [] })).toBe(
      '教务处：\n' +
        '按照“不作为、乱作为、慢作为”问题专项清理周报告制度，5月29日至6月4日的周报告应于6月2日17:00前报送，至今尚未收到你单位的报告。\n' +
        '请尽快补报，并说明原因；没有发现新问题的，也要报“零报告”。\n' +
        '专项清理工作领导小组办公室　6月12日',
    )
  })

  test('以前各周也没报的，一并点明', () => {
    expect(urgeReport(campaign, '教务处', second, { today, earlier: [first] })).toContain(
      '此前5月29日至6月4日的周报告也未收到，请一并补报。',
    )
  })
})
