import { evictDurableObject } from 'cloudflare:test'
import { describe, expect, test } from 'vitest'
import type { CampaignOpened, CampaignView } from '#wire/campaign'
import type { Session } from '#wire/session'
import app from '../../worker/index.ts'
import {
  aCampaignBody,
  bindings,
  expectProblem,
  json,
  open,
  OPERATOR,
  Person,
  request,
  send,
} from './door.ts'

describe('opening a campaign', () => {
  test('gives two codes per unit, one for each role above them, and never again', async () => {
    const campaign = aCampaignBody()
    const response = await send('POST', '/api/campaigns', { token: OPERATOR, body: { campaign } })
    const { codes } = await json<CampaignOpened>(response)
    expect(response.status).toBe(201)
    expect(codes).toHaveLength(campaign.units.length * 2 + 5)
    expect(new Set(codes.map((code) => code.code)).size).toBe(codes.length)
    for (const { code } of codes) expect(code).toMatch(/^campaign-\d+:[0-9A-HJKMNP-TV-Z]{26}$/)
    const again = await send('POST', '/api/campaigns', { token: OPERATOR, body: { campaign } })
    await expectProblem(again, 409, 'campaign.exists')
  })

  test('takes the operator code and nothing else', async () => {
    const body = { campaign: aCampaignBody() }
    await expectProblem(await send('POST', '/api/campaigns', { body }), 401, 'operator.wrong')
    await expectProblem(await send('POST', '/api/campaigns', { token: 'guess', body }), 401, 'operator.wrong')
    const { office } = await open()
    const withSession = await send('POST', '/api/campaigns', { token: office.session.token, body })
    await expectProblem(withSession, 401, 'operator.wrong')
  })

  test('refuses settings that cannot hold, naming them', async () => {
    const refused = async (changes: object): Promise<string> => {
      const response = await send('POST', '/api/campaigns', {
        token: OPERATOR,
        body: { campaign: aCampaignBody(changes) },
      })
      return (await expectProblem(response, 422, 'request.invalid')).detail
    }
    expect(await refused({ starts: '2017-02-30' })).toContain('campaign.starts')
    expect(await refused({ starts: '2018-01-01' })).toContain('结束日早于开始日')
    expect(await refused({ timeZone: 'Asia/Nowhere' })).toContain('Asia/Nowhere')
    expect(await refused({ id: 'Über' })).toContain('campaign.id')
  })
})

describe('signing in', () => {
  test('a unit sees its campaign, its own name and the holiday table', async () => {
    const campaign = await open()
    const unit = await campaign.unit('jwc')
    const view = await unit.get<CampaignView>('')
    expect(view).toMatchObject({ role: 'unit', unitId: 'jwc', campaign: { id: campaign.id } })
    expect(view.calendar.makeupDays['2017-05-27']).toBe('端午')
    expect(view.calendar.years).toEqual([2016, 2017, 2018])
    expect(view.today).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  })

  test('a code copied by hand works: lower case, spaces, O for 0', async () => {
    const { codes } = await open()
    const code = codes[0]?.code ?? ''
    const [campaign, secret = ''] = code.split(':')
    const byHand = `  ${campaign}：${secret
      .toLowerCase()
      .replace(/0/g, 'o')
      .replace(/(.{4})/g, '$1 ')
      .trim()} `
    expect((await send('POST', '/api/session', { body: { code: byHand } })).status).toBe(201)
  })

  test('a wrong code and an unknown campaign are answered alike', async () => {
    const { id } = await open()
    const wrong = { code: `${id}:${'0'.repeat(26)}` }
    const unknown = { code: `no-such-campaign:${'0'.repeat(26)}` }
    await expectProblem(await send('POST', '/api/session', { body: wrong }), 401, 'code.wrong')
    await expectProblem(await send('POST', '/api/session', { body: unknown }), 401, 'code.wrong')
    await expectProblem(
      await send('POST', '/api/session', { body: { code: 'something' } }),
      401,
      'code.wrong',
    )
  })

  test('guessing is slowed down per address, and a right code still enters', async () => {
    const { id, codes } = await open()
    const guess = async (address: string): Promise<Response> =>
      send('POST', '/api/session', {
        body: { code: `${id}:${'1'.repeat(26)}` },
        headers: { 'cf-connecting-ip': address },
      })
    for (let turn = 0; turn < 20; turn++) await expectProblem(await guess('192.0.2.1'), 401, 'code.wrong')
    const slowed = await guess('192.0.2.1')
    expect(slowed.headers.get('retry-after')).toBe('600')
    await expectProblem(slowed, 429, 'code.too-many')
    await expectProblem(await guess('192.0.2.2'), 401, 'code.wrong')
    const right = await send('POST', '/api/session', {
      body: { code: codes[0]?.code },
      headers: { 'cf-connecting-ip': '192.0.2.1' },
    })
    expect(right.status).toBe(201)
  })

  test('no session, a forged one and one of another campaign are refused', async () => {
    const { id, office } = await open()
    const other = await open()
    await expectProblem(await send('GET', `/api/campaigns/${id}`), 401, 'session.missing')
    const { token } = office.session
    const [head, , signature] = token.split('.')
    const claims = btoa(
      JSON.stringify({ campaign: id, role: 'office', exp: 9_999_999_999, iss: 'ledgerloop' }),
    )
    const forged = [`${head}.${claims.replace(/=+$/, '')}.${signature}`, `${token}x`, 'a.b.c']
    for (const one of forged) {
      await expectProblem(await send('GET', `/api/campaigns/${id}`, { token: one }), 401, 'session.invalid')
    }
    const stranger = await send('GET', `/api/campaigns/${id}`, { token: other.office.session.token })
    await expectProblem(stranger, 403, 'campaign.foreign')
  })
})

describe('the demo', () => {
  test('is closed unless the worker runs with DEMO', async () => {
    await expectProblem(await send('GET', '/api/demo'), 404, 'demo.off')
    const entering = await send('POST', '/api/demo/session', { body: { role: 'office' } })
    await expectProblem(entering, 404, 'demo.off')
  })

  test('lets anybody into any role of the demo campaign alone, with its own clock', async () => {
    const { id } = await open()
    const env = { ...bindings, DEMO: id, DEMO_TODAY: '2017-08-15' }
    const listed = await app.fetch(request('GET', '/api/demo'), env)
    expect(await listed.json()).toMatchObject({ campaignId: id })
    const entered = await app.fetch(
      request('POST', '/api/demo/session', { body: { role: 'unit', unitId: 'jwc' } }),
      env,
    )
    const person = new Person(await json<Session>(entered))
    expect(person.session).toMatchObject({ campaignId: id, role: 'unit', unitId: 'jwc' })
    const seen = await app.fetch(request('GET', `/api/campaigns/${id}`, { token: person.session.token }), env)
    expect(await seen.json()).toMatchObject({ today: '2017-08-15' })
    // Where the demo is closed, its sessions are over.
    await expectProblem(await person.send('GET', ''), 401, 'session.ended')
  })
})

describe('the campaign’s object', () => {
  test('wakes with everything it knew', async () => {
    const { id, unit, office } = await open()
    const clerk = await unit('jwc')
    const row = await clerk.enter({ problem: '窗口无人值守' })
    await evictDurableObject(bindings.CAMPAIGN.getByName(id))
    expect(await clerk.row(row.id)).toEqual(row)
    expect((await office.get<CampaignView>('')).campaign.id).toBe(id)
  })
})
