import { describe, expect, test } from 'vitest'
import { expectProblem, json, open, OPERATOR, send } from './api.ts'

describe('the one who runs the server', () => {
  test('is told that the worker answers and its storage can be reached', async () => {
    const response = await send('GET', '/api/health')
    expect(response.status).toBe(200)
    expect(await json(response)).toEqual({
      ok: true,
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      storage: 'reachable',
    })
  })

  test('reads counts of requests, problems and times, with the operator’s code only', async () => {
    await expectProblem(await send('GET', '/api/operator/metrics'), 401, 'operator.wrong')
    await send('GET', '/api/nowhere')
    const text = await (await send('GET', '/api/operator/metrics', { token: OPERATOR })).text()
    expect(text).toMatch(/^ledgerloop_requests_total\{method="GET",status="404"\} [1-9]/m)
    expect(text).toMatch(/^ledgerloop_problems_total\{code="route\.unknown"\} [1-9]/m)
    const [, within = '', all = ''] = /le="10"\} (\d+)\n[\s\S]*request_seconds_count (\d+)/.exec(text) ?? []
    expect(Number(within)).toBeGreaterThan(0)
    expect(Number(all)).toBeGreaterThanOrEqual(Number(within))
  })

  test('sees how large a campaign has grown', async () => {
    const campaign = await open()
    const unit = await campaign.unit('jwc')
    await unit.enter({ problem: '窗口无人值守' })
    const path = `/api/operator/campaigns/${campaign.id}`
    expect(await json(await send('GET', path, { token: OPERATOR }))).toEqual({
      campaign: campaign.id,
      items: 1,
      recordLines: 2,
      databaseBytes: expect.any(Number),
      lastAt: expect.stringMatching(/^\d{4}-/),
    })
    const unknown = await send('GET', '/api/operator/campaigns/none', { token: OPERATOR })
    await expectProblem(unknown, 404, 'campaign.unknown')
  })
})
