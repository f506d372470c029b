import { evictDurableObject } from 'cloudflare:test'
import { decodeJwt, SignJWT, UnsecuredJWT } from 'jose'
import { describe, expect, test } from 'vitest'
import type { CampaignOpened, CampaignView } from '#wire/campaign'
import type { Session } from '#wire/session'
import app from '../../../worker/index.ts'
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
} from '../api.ts'

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

describe('a session', () => {
  /** What only time could make of a token, signed with the tests' own secret. */
  async function tokenOf(session: Session, changes: object): Promise<string> {
    return new SignJWT({ ...decodeJwt(session.token), ...changes })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode(bindings.SESSION_SECRET))
  }
  const renew = async (token: string): Promise<Response> => send('POST', '/api/session/renewal', { token })
  const seconds = (): number => Math.floor(Date.now() / 1000)

  test('lasts an hour and is renewed for another, the same session', async () => {
    const { office } = await open()
    const { session } = office
    expect(session.expiresAt - seconds()).toBeLessThanOrEqual(3600)
    expect(session.expiresAt - seconds()).toBeGreaterThan(3500)
    const aging = await tokenOf(session, { exp: seconds() + 300 })
    const renewed = await json<Session>(await renew(aging))
    expect(renewed).toMatchObject({ id: session.id, role: 'office', campaignId: session.campaignId })
    expect(renewed.expiresAt - seconds()).toBeGreaterThan(3500)
    expect((await new Person(renewed).send('GET', '')).status).toBe(200)
  })

  test('that ran out is neither renewed nor let in', async () => {
    const { office } = await open()
    const old = await tokenOf(office.session, { exp: seconds() - 1 })
    await expectProblem(await renew(old), 401, 'session.expired')
    const path = `/api/campaigns/${office.session.campaignId}`
    await expectProblem(await send('GET', path, { token: old }), 401, 'session.expired')
  })

  test('is renewed up to the end of a working day and no longer', async () => {
    const { office } = await open()
    const almost = await tokenOf(office.session, { entered: seconds() - 10 * 3600 + 600 })
    const last = await json<Session>(await renew(almost))
    expect(last.expiresAt - seconds()).toBeLessThanOrEqual(600)
    const over = await tokenOf(office.session, { entered: seconds() - 10 * 3600 })
    await expectProblem(await renew(over), 401, 'session.day-over')
  })

  test('is over for all its renewals once its person signs out; others’ are not', async () => {
    const { office, as } = await open()
    const second = await as('office', '')
    const renewed = await json<Session>(await renew(office.session.token))
    const out = await send('DELETE', '/api/session', { token: office.session.token })
    expect(out.status).toBe(204)
    await expectProblem(await office.send('GET', ''), 401, 'session.ended')
    await expectProblem(await new Person(renewed).send('GET', ''), 401, 'session.ended')
    await expectProblem(await renew(renewed.token), 401, 'session.ended')
    expect((await second.send('GET', '')).status).toBe(200)
  })

  test('must be whole: a token without an end, a pass, a session or with a foreign unit is none', async () => {
    const { office, unit } = await open()
    const clerk = await unit('jwc')
    const refused = async (session: Session, changes: object, code: string): Promise<void> => {
      const path = `/api/campaigns/${session.campaignId}`
      const token = await tokenOf(session, changes)
      await expectProblem(await send('GET', path, { token }), 401, code)
    }
    for (const claim of ['exp', 'jti', 'pass', 'entered', 'campaign', 'role']) {
      await refused(office.session, { [claim]: undefined }, 'session.invalid')
    }
    await refused(office.session, { unit: 'jwc' }, 'session.invalid')
    await refused(office.session, { role: 'root' }, 'session.invalid')
    await refused(clerk.session, { unit: null }, 'session.invalid')
    await refused(clerk.session, { iss: 'elsewhere' }, 'session.invalid')
    // Rightly signed, but not what its code stands for.
    await refused(clerk.session, { unit: 'cwc' }, 'session.ended')
    await refused(clerk.session, { role: 'head' }, 'session.ended')
    await refused(clerk.session, { pass: 'person:jwc' }, 'session.ended')
    // The pass of a demo opens nothing where there is no demo.
    await refused(office.session, { pass: 'demo' }, 'session.ended')
  })

  test('is neither unsigned nor signed in another way', async () => {
    const { office } = await open()
    const claims = decodeJwt(office.session.token)
    const path = `/api/campaigns/${office.session.campaignId}`
    const unsigned = new UnsecuredJWT(claims).encode()
    const secret = new TextEncoder().encode(bindings.SESSION_SECRET.padEnd(64, '0'))
    const stronger = await new SignJWT(claims).setProtectedHeader({ alg: 'HS512' }).sign(secret)
    for (const token of [unsigned, stronger]) {
      await expectProblem(await send('GET', path, { token }), 401, 'session.invalid')
    }
  })

  test('that asks too densely waits, and nobody else does', async () => {
    const { office, leader } = await open({ requestLimit: { burst: 100, perMinute: 60 } })
    let refused: Response | null = null
    // A slow machine is given some of the minute's allowance back on the way; it runs out all the same.
    while (refused === null) {
      const response = await office.send('GET', '')
      if (response.status !== 200) refused = response
    }
    expect(refused.headers.get('retry-after')).toBe('5')
    await expectProblem(refused, 429, 'request.too-many')
    expect((await leader.send('GET', '')).status).toBe(200)
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
