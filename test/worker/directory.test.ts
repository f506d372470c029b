import { describe, expect, test } from 'vitest'
import type { CampaignCopy } from '#rules/settings/copyCampaign'
import { headerFingerprint } from '#rules/reading/answers/profile'
import type { ProfileList } from '#wire/profile'
import type { SettingsView } from '#wire/settings'
import type { Session } from '#wire/session'
import type { CampaignList, CopyOpened } from '#wire/directory'
import { expectProblem, json, open, OPERATOR, Person, send } from './api.ts'

async function listed(): Promise<CampaignList['campaigns']> {
  return (await json<CampaignList>(await send('GET', '/api/operator/campaigns', { token: OPERATOR })))
    .campaigns
}

describe('the directory', () => {
  test('lists every campaign opened here, by the name that it has now, to the operator alone', async () => {
    const { id, office } = await open()
    expect(await listed()).toContainEqual({
      id,
      name: '“不作为、乱作为、慢作为”问题专项清理',
      institution: '示范学院',
      starts: '2017-05-01',
      ends: '2017-11-30',
    })
    const { version, campaign } = await office.get<SettingsView>('/settings')
    await office.put('/settings', { base: version, campaign: { ...campaign, name: '作风整顿' } })
    expect((await listed()).find((one) => one.id === id)?.name).toBe('作风整顿')
    await expectProblem(await send('GET', '/api/operator/campaigns'), 401, 'operator.wrong')
    const { token } = office.session
    await expectProblem(await send('GET', '/api/operator/campaigns', { token }), 401, 'operator.wrong')
  })
})

describe('a campaign opened from another', () => {
  test('is previewed, then opened with settings and codes of its own and none of the data', async () => {
    const template = await open()
    const clerk = await template.unit('jwc')
    await clerk.enter({ problem: '窗口无人值守' })
    const header = [['序号'], ['存在问题'], ['何时改完']]
    const mapping = { 序号: 'itemNo', 存在问题: 'problem', 何时改完: 'due' }
    const fingerprint = headerFingerprint(header)
    await clerk.put(`/profiles/${fingerprint}`, { header, mapping, chosen: ['何时改完'] })
    const path = `/api/operator/campaigns/${template.id}/copies`
    const body = { id: `${template.id}-next`, name: '下一年专项', shiftDays: 364 }
    const previewed = await json<CampaignCopy>(
      await send('POST', `${path}?preview=yes`, { token: OPERATOR, body }),
    )
    expect(previewed.campaign).toMatchObject({ id: body.id, starts: '2018-04-30', ends: '2018-11-29' })
    expect((await listed()).some(({ id }) => id === body.id)).toBe(false)
    const opened = await json<CopyOpened>(await send('POST', path, { token: OPERATOR, body }))
    expect(opened.campaign).toEqual(previewed.campaign)
    expect(opened.columns).toBe(1)
    expect((await listed()).some(({ id }) => id === body.id)).toBe(true)
    const code = opened.codes.find(({ role }) => role === 'office')?.code
    const office = new Person(await json<Session>(await send('POST', '/api/session', { body: { code } })))
    expect(await office.get('/items?cursor=0')).toMatchObject({ items: [] })
    // What the unit said of its own form is still known.
    const { profiles } = await office.get<ProfileList>('/profiles')
    expect(profiles).toMatchObject([{ unit: 'jwc', fingerprint, mapping, chosen: ['何时改完'] }])
    await expectProblem(await send('POST', path, { token: OPERATOR, body }), 409, 'campaign.exists')
  })

  test('needs a template that exists, and the operator', async () => {
    const body = { id: 'from-nothing', name: '无', shiftDays: 0 }
    const path = '/api/operator/campaigns/never-opened/copies'
    await expectProblem(await send('POST', path, { token: OPERATOR, body }), 404, 'campaign.unknown')
    await expectProblem(await send('POST', path, { body }), 401, 'operator.wrong')
  })
})
