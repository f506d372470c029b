import { describe, expect, test } from 'vitest'
import type { Exemption, ExemptionList } from '#wire/exemption'
import type { ReportMatrix } from '#wire/report'
import type { SettingsView } from '#wire/settings'
import { clockOf, expectProblem, json, open, type Opened } from '../api.ts'

async function statusOf({ office }: Opened, unit: string, period: string): Promise<string | undefined> {
  const matrix = await office.get<ReportMatrix>('/reports')
  const column = matrix.periods.findIndex((one) => one.period === period)
  return matrix.units.find((row) => row.unit === unit)?.statuses[column]
}

describe('an exemption', () => {
  test('frees units for a range of weeks; what they send counts all the same', async () => {
    const campaign = await open()
    const asked = { units: ['jwc', 'ty', 'jwc'], from: '2017-W30', to: '2017-W33', reason: '暑假' }
    const { exemptions } = await campaign.office.post<ExemptionList>('/exemptions', asked)
    expect(exemptions.map(({ unit }) => unit)).toEqual(['jwc', 'ty'])
    expect(await statusOf(campaign, 'jwc', '2017-W30')).toBe('exempt')
    expect(await statusOf(campaign, 'jwc', '2017-W34')).toBe('missing')
    expect(await statusOf(campaign, 'cwc', '2017-W30')).toBe('missing')
    const clerk = await campaign.unit('ty')
    await clerk.put('/reports/2017-W31', { kind: 'zero', text: '' })
    expect(await statusOf(campaign, 'ty', '2017-W31')).toBe('zero')
    expect((await clerk.get<ExemptionList>('/exemptions')).exemptions.map(({ unit }) => unit)).toEqual(['ty'])
  })

  test('ended with a reason, the unit owes again; both stay on the list', async () => {
    const campaign = await open()
    const asked = { units: ['jwc'], from: '2017-W30', to: '2017-W30', reason: '暑假' }
    const { exemptions } = await campaign.office.post<ExemptionList>('/exemptions', asked)
    const path = `/exemptions/${exemptions[0]?.id}/end`
    await expectProblem(
      await campaign.office.send('POST', path, { body: { reason: ' ' } }),
      422,
      'request.invalid',
    )
    const ended = await campaign.office.post<Exemption>(path, { reason: '提前开学' })
    expect(ended.ended).toMatchObject({ by: '专项清理工作领导小组办公室', reason: '提前开学' })
    expect(await statusOf(campaign, 'jwc', '2017-W30')).toBe('missing')
    expect((await campaign.office.get<ExemptionList>('/exemptions')).exemptions).toHaveLength(1)
  })

  test('needs known units, weeks of the campaign in order, and a reason', async () => {
    const { office } = await open()
    const post = async (body: object): Promise<Response> =>
      office.send('POST', '/exemptions', {
        body: { units: ['jwc'], from: '2017-W30', to: '2017-W31', reason: '暑假', ...body },
      })
    await expectProblem(await post({ units: ['nobody'] }), 422, 'unit.unknown')
    await expectProblem(await post({ from: '2016-W30' }), 404, 'report.period-unknown')
    await expectProblem(await post({ to: '2017-W29' }), 422, 'request.invalid')
    await expectProblem(await post({ reason: '' }), 422, 'request.invalid')
    await expectProblem(
      await office.send('POST', '/exemptions/none/end', { body: { reason: '不' } }),
      404,
      'exemption.unknown',
    )
  })
})

describe('a unit that joins on the way', () => {
  test('owes nothing for the weeks due before', async () => {
    const campaign = await open()
    const at = clockOf(campaign)
    const held = await json<SettingsView>(await at(campaign.office, '2017-08-15T09:00', 'GET', '/settings'))
    const units = [...held.campaign.units, { id: 'gj', name: '国际交流处', aliases: [] }]
    const body = { base: held.version, campaign: { ...held.campaign, units } }
    await json(await at(campaign.office, '2017-08-15T09:00', 'PUT', '/settings', body))
    expect(await statusOf(campaign, 'gj', '2017-W32')).toBe('exempt')
    expect(await statusOf(campaign, 'gj', '2017-W33')).toBe('missing')
  })
})
