import { describe, expect, test } from 'vitest'
import type { Campaign } from '#rules/campaign/campaign'
import type { CampaignView } from '#wire/campaign'
import type { SettingsRead, SettingsVersions, SettingsView, SettingsWeighed } from '#wire/settings'
import type { ReportMatrix } from '#wire/report'
import type { Overview } from '#wire/overview'
import { aPush, clockOf, expectProblem, json, open, type Person } from '../api.ts'

async function change(person: Person, edit: (campaign: Campaign) => Campaign): Promise<SettingsView> {
  const { version, campaign } = await person.get<SettingsView>('/settings')
  return person.put('/settings', { base: version, campaign: edit(campaign) })
}

describe('settings', () => {
  test('change as a whole, with a version and a line on what changed; screens have them at once', async () => {
    const { office, unit } = await open()
    const before = await office.get<SettingsView>('/settings')
    expect(before).toMatchObject({ version: 1, changedBy: '' })
    const kept = await change(office, (campaign) => ({ ...campaign, dueSoonDays: 3 }))
    expect(kept.version).toBe(2)
    expect(kept.campaign).toEqual({ ...before.campaign, dueSoonDays: 3 })
    const clerk = await unit('jwc')
    expect((await clerk.get<CampaignView>('')).campaign.dueSoonDays).toBe(3)
    const { versions } = await office.get<SettingsVersions>('/settings/versions')
    expect(versions.map(({ version, by }) => [version, by])).toEqual([
      [2, '专项清理工作领导小组办公室'],
      [1, ''],
    ])
    expect(versions[0]?.changes).toEqual([
      { section: '时限与办理', label: '临期提醒（天）', kind: 'changed', from: '7', to: '3' },
    ])
  })

  test('sent on an old version are refused; the same ones again make no version', async () => {
    const { office } = await open()
    const { campaign } = await office.get<SettingsView>('/settings')
    await change(office, (held) => ({ ...held, dueSoonDays: 3 }))
    const stale = await office.send('PUT', '/settings', { body: { base: 1, campaign } })
    await expectProblem(stale, 409, 'settings.changed')
    expect((await change(office, (held) => held)).version).toBe(2)
  })

  test('cannot lose what is in use, and say which', async () => {
    const { office, unit } = await open()
    const clerk = await unit('jwc')
    await clerk.enter({ problem: '窗口无人值守', category: 7, kind: '慢作为', foundOn: '2017-06-01' })
    const { campaign } = await office.get<SettingsView>('/settings')
    const without = {
      ...campaign,
      units: campaign.units.filter(({ id }) => id !== 'jwc' && id !== 'wy'),
      categories: campaign.categories.filter(({ no }) => no !== 7),
      kinds: ['不作为', '乱作为'],
    }
    const weighed = await office.post<SettingsWeighed>('/settings/weighing', { campaign: without })
    expect(weighed.findings.map(({ given }) => given)).toEqual(['教务处', '7', '慢作为'])
    const refused = await office.send('PUT', '/settings', { body: { base: 1, campaign: without } })
    const problem = await expectProblem(refused, 422, 'settings.invalid')
    expect(problem.findings).toHaveLength(3)
    expect((await office.get<SettingsView>('/settings')).version).toBe(1)
  })

  test('refuse another id, a zone that does not exist, and days that do not', async () => {
    const { office } = await open()
    const { campaign } = await office.get<SettingsView>('/settings')
    const put = async (edited: object): Promise<Response> =>
      office.send('PUT', '/settings', { body: { base: 1, campaign: { ...campaign, ...edited } } })
    await expectProblem(await put({ id: 'another' }), 422, 'settings.invalid')
    await expectProblem(await put({ timeZone: 'Asia/Nowhere' }), 422, 'request.invalid')
    await expectProblem(await put({ ends: '2017-11-31' }), 422, 'request.invalid')
  })

  test('a changed weekday leaves the weeks gone by as they were', async () => {
    const { office } = await open()
    const before = await office.get<ReportMatrix>('/reports')
    await change(office, (campaign) => ({
      ...campaign,
      weeklyReport: { ...campaign.weeklyReport, weekday: 2 },
    }))
    // The campaign lies in the past: every week has begun.
    expect((await office.get<ReportMatrix>('/reports')).periods).toEqual(before.periods)
  })

  test('a holiday of the office’s own moves the due day', async () => {
    const { office } = await open()
    const calendar = { years: [2018], holidays: { '2017-11-24': '校庆' }, makeupDays: {} }
    await change(office, (campaign) => ({ ...campaign, calendar }))
    const { periods } = await office.get<ReportMatrix>('/reports')
    expect(periods.at(-1)).toEqual({ period: '2017-W47', due: '2017-11-27' })
  })
})

describe('a past day', () => {
  test('is judged by the settings that held at its end', async () => {
    const campaign = await open()
    const at = clockOf(campaign)
    const due = { problem: '窗口无人值守', foundOn: '2017-06-01', due: '2017-08-20' }
    const push = aPush([{ id: crypto.randomUUID(), base: 0, set: due }], { unit: 'jwc' })
    await at(campaign.office, '2017-08-10T08:00', 'POST', '/sync', push)
    for (const [moment, dueSoonDays] of [
      ['2017-08-11T08:00', 8],
      ['2017-08-15T09:00', 1],
    ] as const) {
      const { version, campaign: held } = await json<SettingsView>(
        await at(campaign.office, moment, 'GET', '/settings'),
      )
      const body = { base: version, campaign: { ...held, dueSoonDays } }
      await json(await at(campaign.office, moment, 'PUT', '/settings', body))
    }
    const soonOn = async (asOf: string): Promise<number> => {
      const path = `/overview?asOf=${asOf}`
      const { tally } = await json<Overview>(await at(campaign.office, '2017-08-15T10:00', 'GET', path))
      return tally.byTimeliness['due-soon']
    }
    expect(await soonOn('2017-08-14')).toBe(1)
    expect(await soonOn('2017-08-15')).toBe(0)
  })
})

describe('a settings file', () => {
  test('downloaded and sent back unchanged changes nothing', async () => {
    const { office } = await open()
    const response = await office.send('GET', '/settings/file.xlsx')
    const bytes = new Uint8Array(await response.arrayBuffer())
    const read = await send(office, bytes)
    expect(read).toMatchObject({ base: 1, version: 1, changes: [], findings: [] })
    expect(read.campaign).toEqual((await office.get<SettingsView>('/settings')).campaign)
  })

  test('of another campaign, or no workbook at all, is refused in words', async () => {
    const one = await open()
    const other = await open()
    const bytes = new Uint8Array(await (await other.office.send('GET', '/settings/file.xlsx')).arrayBuffer())
    const read = await send(one.office, bytes)
    expect(read.campaign).toBeNull()
    expect(read.findings[0]).toMatchObject({ code: 'settings.foreign', file: '设置.xlsx' })
    const junk = await one.office.send('POST', '/settings/reading?file=a.xlsx', {
      bytes: new Uint8Array([1, 2, 3]),
    })
    await expectProblem(junk, 422, 'file.unreadable')
  })
})

describe('a copy for another campaign', () => {
  test('has the settings, its own id and name, and all days moved', async () => {
    const { office } = await open()
    const { campaign, notes } = await office.post<{ campaign: Campaign; notes: string[] }>('/settings/copy', {
      id: 'zuofeng-2018',
      name: '作风整顿',
      shiftDays: 364,
    })
    expect(campaign).toMatchObject({ id: 'zuofeng-2018', name: '作风整顿', starts: '2018-04-30' })
    expect(campaign.weeklyReport).toEqual({ weekday: 5, time: '17:00', firstDue: '2018-06-01' })
    expect(campaign.units).toHaveLength(29)
    expect(notes).toEqual([])
  })
})

async function send(office: Person, bytes: Uint8Array): Promise<SettingsRead> {
  const response = await office.send('POST', `/settings/reading?file=${encodeURIComponent('设置.xlsx')}`, {
    bytes,
  })
  if (!response.ok) throw new Error(await response.text())
  return response.json()
}
