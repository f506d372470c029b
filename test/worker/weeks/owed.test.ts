/** The week that a unit owes: the earliest unfiled one, also when its day moved over a holiday or has passed. */
import { describe, expect, test } from 'vitest'
import type { ReportDraft, ReportMatrix } from '#wire/report'
import type { Todo } from '#wire/todo'
import type { Overview } from '#wire/overview'
import { clockOf, json, open, type Opened, type Person } from '../api.ts'

interface Scene {
  readonly campaign: Opened
  readonly clerk: Person
  readonly draft: (moment: string, period?: string) => Promise<ReportDraft>
  readonly file: (moment: string, period: string) => Promise<Response>
  readonly statuses: (moment: string) => Promise<Map<string, string>>
}

async function aScene(): Promise<Scene> {
  const campaign = await open()
  const at = clockOf(campaign)
  const clerk = await campaign.unit('jwc')
  return {
    campaign,
    clerk,
    draft: async (moment, period) =>
      json(
        await at(clerk, moment, 'GET', `/reports/draft${period === undefined ? '' : `?period=${period}`}`),
      ),
    file: async (moment, period) =>
      at(clerk, moment, 'PUT', `/reports/${period}`, { kind: 'weekly', text: '按计划推进' }),
    statuses: async (moment) => {
      const matrix = await json<ReportMatrix>(await at(clerk, moment, 'GET', '/reports'))
      const [row] = matrix.units
      return new Map(matrix.periods.map(({ period }, index) => [period, row?.statuses[index] ?? '']))
    },
  }
}

describe('the week that is owed', () => {
  test('M-32: is the earliest unfiled one; each that is filed gives way to the next, late ones as 补报', async () => {
    const { draft, file, statuses } = await aScene()
    const first = await draft('2017-06-14T09:00')
    expect(first.period).toBe('2017-W22')
    expect(first.owed).toEqual([
      { period: '2017-W22', due: '2017-06-02', isPast: true },
      { period: '2017-W23', due: '2017-06-09', isPast: true },
      { period: '2017-W24', due: '2017-06-16', isPast: false },
    ])
    expect(first.text).toContain('5月29日至6月4日工作情况补报如下。')
    expect((await file('2017-06-14T09:10', '2017-W22')).status).toBe(200)
    const second = await draft('2017-06-14T09:11')
    expect([second.period, second.owed.length]).toEqual(['2017-W23', 2])
    await file('2017-06-14T09:12', '2017-W23')
    const third = await draft('2017-06-14T09:13')
    expect(third).toMatchObject({ period: '2017-W24', owed: [{ period: '2017-W24', isPast: false }] })
    expect(third.text).toContain('工作情况报告如下。')
    await file('2017-06-14T09:14', '2017-W24')
    // Nothing is owed: the week in hand is shown again, to be mended.
    expect(await draft('2017-06-14T09:15')).toMatchObject({ period: '2017-W24', owed: [] })
    const seen = await statuses('2017-06-14T09:16')
    expect(['2017-W22', '2017-W23', '2017-W24'].map((week) => seen.get(week))).toEqual([
      'late',
      'late',
      'reported',
    ])
  })

  test('that a holiday moved into the next week is filed on its day, in time', async () => {
    const { draft, file, statuses, campaign, clerk } = await aScene()
    for (let week = 22; week < 40; week++) await file('2017-09-30T09:00', `2017-W${week}`)
    const drafted = await draft('2017-10-09T10:00')
    expect(drafted).toMatchObject({ period: '2017-W40', due: '2017-10-09' })
    expect(drafted.owed.map(({ period }) => period)).toEqual(['2017-W40', '2017-W41'])
    const overview = await json<Overview>(
      await clockOf(campaign)(clerk, '2017-10-09T10:00', 'GET', '/overview'),
    )
    expect(overview.week).toMatchObject({ period: '2017-W40', due: '2017-10-09' })
    expect((await file('2017-10-09T16:59', '2017-W40')).status).toBe(200)
    expect((await statuses('2017-10-09T17:30')).get('2017-W40')).toBe('reported')
    expect((await draft('2017-10-09T17:00')).period).toBe('2017-W41')
  })

  test('stands on the unit’s to-do list until it is made up, as in the matrix of weeks', async () => {
    const { campaign, clerk, file, statuses } = await aScene()
    const at = clockOf(campaign)
    const owed = async (moment: string): Promise<string[]> => {
      const { matters } = await json<Todo>(await at(clerk, moment, 'GET', '/todo'))
      return matters.flatMap(({ kind, key }) =>
        kind === 'report-owed' ? [key.replace('report-owed:', '')] : [],
      )
    }
    // Where no unit ever reported here, reports are collected elsewhere and nobody is reminded.
    expect(await owed('2017-06-17T09:00')).toEqual([])
    await file('2017-06-17T09:01', '2017-W24')
    expect(await owed('2017-06-17T09:02')).toEqual(['2017-W22', '2017-W23'])
    const missing = [...(await statuses('2017-06-17T09:02'))].flatMap(([week, status]) =>
      status === 'missing' ? [week] : [],
    )
    expect(await owed('2017-06-17T09:02')).toEqual(missing)
    await file('2017-06-17T09:03', '2017-W22')
    expect(await owed('2017-06-17T09:04')).toEqual(['2017-W23'])
  })

  test('of a unit that is exempt or joined later is none', async () => {
    const { campaign, clerk, draft } = await aScene()
    const at = clockOf(campaign)
    const exempt = { units: ['jwc'], from: '2017-W22', to: '2017-W23', reason: '承担迎评工作' }
    await at(campaign.office, '2017-06-05T09:00', 'POST', '/exemptions', exempt)
    expect((await draft('2017-06-14T09:00')).period).toBe('2017-W24')
    expect(clerk.session.unitId).toBe('jwc')
  })
})
