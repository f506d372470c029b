import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JWK, type JWTPayload } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { PersonLine, PersonList } from '#wire/code'
import type { Session } from '#wire/session'
import app from '../../../worker/index.ts'
import { bindings, expectProblem, json, open, Person, request, type Opened } from '../api.ts'

const TENANT = '11111111-2222-3333-4444-555555555555'
const CLIENT = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee'
const OID = '99999999-8888-7777-6666-555555555555'
const AUTHORITY = 'https://login.microsoftonline.com'

const env = {
  ...bindings,
  ENTRA_TENANT: TENANT,
  ENTRA_CLIENT_ID: CLIENT,
  ENTRA_SCOPE: 'access_as_user',
  ENTRA_AUTHORITY: AUTHORITY,
}

let issuer: CryptoKeyPair
let stranger: CryptoKeyPair
let published: JWK
let isReachable = true

/** The issuer on this side: its keys are the only thing that is ever fetched from outside. */
beforeAll(async () => {
  issuer = await generateKeyPair('RS256', { extractable: true })
  stranger = await generateKeyPair('RS256')
  published = { ...(await exportJWK(issuer.publicKey)), kid: 'key-1', use: 'sig' }
  vi.stubGlobal('fetch', async (input: string | URL) => {
    expect(String(input)).toBe(`${AUTHORITY}/${TENANT}/discovery/v2.0/keys`)
    if (!isReachable) throw new TypeError('network')
    return Response.json({ keys: [published] })
  })
})
afterAll(() => vi.unstubAllGlobals())
beforeEach(() => {
  isReachable = true
})

const seconds = (): number => Math.floor(Date.now() / 1000)

/** Claims as Microsoft documents them for a v2.0 access token of a person. */
function claims(changes: Readonly<Record<string, unknown>> = {}): JWTPayload {
  const now = seconds()
  return {
    aud: CLIENT,
    iss: `${AUTHORITY}/${TENANT}/v2.0`,
    iat: now,
    nbf: now,
    exp: now + 3600,
    azp: CLIENT,
    oid: OID,
    tid: TENANT,
    scp: 'openid access_as_user',
    ver: '2.0',
    ...changes,
  }
}

async function sign(payload: JWTPayload, key = issuer.privateKey, kid = 'key-1'): Promise<string> {
  return new SignJWT(payload).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid }).sign(key)
}

async function enter(campaign: string, token: string, with_: typeof bindings = env): Promise<Response> {
  return app.fetch(request('POST', '/api/session/entra', { body: { campaign, token } }), with_)
}

async function aCampaign(): Promise<Opened & { admin: Person }> {
  const opened = await open()
  const admin = await opened.as('admin', '')
  await admin.put(`/people/${OID}`, { role: 'unit', unitId: 'jwc', label: '教务处填报人' })
  return { ...opened, admin }
}

describe('sign-in by Microsoft Entra ID', () => {
  test('is off unless it is set, and says so when it is set in part or wrongly', async () => {
    const { id } = await aCampaign()
    const token = await sign(claims())
    await expectProblem(await enter(id, token, bindings), 404, 'entra.off')
    const part = { ...env, ENTRA_SCOPE: '' }
    await expectProblem(await enter(id, token, part), 503, 'server.unset')
    const common = { ...env, ENTRA_TENANT: 'common' }
    await expectProblem(await enter(id, token, common), 503, 'server.unset')
    const elsewhere = { ...env, ENTRA_AUTHORITY: 'https://login.example' }
    await expectProblem(await enter(id, token, elsewhere), 503, 'server.unset')
    const ways = async (with_: typeof bindings): Promise<unknown> =>
      json(await app.fetch(request('GET', '/api/session/ways'), with_))
    expect(await ways(bindings)).toEqual({ entra: null })
    expect(await ways(env)).toEqual({
      entra: {
        clientId: CLIENT,
        authority: `${AUTHORITY}/${TENANT}`,
        scope: `api://${CLIENT}/access_as_user`,
      },
    })
  })

  test('lets in whom the administrator entered, as what the table says', async () => {
    const { id } = await aCampaign()
    const response = await enter(id, await sign(claims()))
    expect(response.status).toBe(201)
    const person = new Person(await json<Session>(response))
    expect(person.session).toMatchObject({ campaignId: id, role: 'unit', unitId: 'jwc' })
    expect((await person.send('GET', '/items')).status).toBe(200)
    const byUri = await sign(claims({ aud: `api://${CLIENT}` }))
    expect((await enter(id, byUri)).status).toBe(201)
  })

  test('lets in nobody else, in no other campaign', async () => {
    const { id } = await aCampaign()
    const other = await open()
    const unknown = await sign(claims({ oid: OID.replace('9', '8') }))
    await expectProblem(await enter(id, unknown), 403, 'entra.unknown')
    await expectProblem(await enter(other.id, await sign(claims())), 403, 'entra.unknown')
    await expectProblem(await enter('no-such-campaign', await sign(claims())), 403, 'entra.unknown')
  })

  test('refuses a token that is another’s, elsewhere’s, too old, too new or not a person’s', async () => {
    const { id } = await aCampaign()
    const wrong: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
      'another issuer': { iss: `${AUTHORITY}/${OID}/v2.0` },
      'a v1.0 issuer': { iss: `https://sts.windows.net/${TENANT}/`, ver: '1.0' },
      'the other cloud': { iss: `https://login.partner.microsoftonline.cn/${TENANT}/v2.0` },
      'another audience': { aud: '00000003-0000-0000-c000-000000000000' },
      'no audience': { aud: undefined },
      'another tenant': { tid: OID },
      'no tenant': { tid: undefined },
      expired: { exp: seconds() - 120 },
      'no end': { exp: undefined },
      'not yet': { nbf: seconds() + 600 },
      'no beginning': { nbf: undefined },
      'another scope': { scp: 'openid profile' },
      'a scope that only begins like it': { scp: 'access_as_user_too' },
      'no scope: an application': { scp: undefined, roles: ['access_as_user'] },
      'version 1': { ver: '1.0' },
      'no person': { oid: undefined },
      'an odd person': { oid: 'person' },
    }
    for (const [why, changes] of Object.entries(wrong)) {
      const response = await enter(id, await sign(claims(changes)))
      expect([why, response.status]).toEqual([why, 401])
      await expectProblem(response, 401, 'entra.invalid')
    }
    const skewed = await sign(claims({ exp: seconds() - 30, nbf: seconds() - 600 }))
    expect((await enter(id, skewed)).status).toBe(201)
  })

  test('refuses a signature that is missing, a stranger’s or made with the published key as a secret', async () => {
    const { id } = await aCampaign()
    const unsigned = new UnsecuredJWT(claims()).encode()
    const pem = new TextEncoder().encode(JSON.stringify(published))
    const confused = await new SignJWT(claims()).setProtectedHeader({ alg: 'HS256', kid: 'key-1' }).sign(pem)
    const modulus = new TextEncoder().encode(published.n ?? '')
    const confusedToo = await new SignJWT(claims())
      .setProtectedHeader({ alg: 'HS256', kid: 'key-1' })
      .sign(modulus)
    const whole = await sign(claims())
    const [head, body = '', signature] = whole.split('.')
    const swapped = btoa(JSON.stringify(claims({ oid: OID, scp: 'access_as_user admin' })))
      .replace(/=+$/, '')
      .replace(/\+/g, '-')
      .replace(/\//g, '_')
    const own = await exportJWK(stranger.publicKey)
    const embedded = await new SignJWT(claims())
      .setProtectedHeader({ alg: 'RS256', jwk: own, kid: 'key-1' })
      .sign(stranger.privateKey)
    const tokens = {
      confused,
      confusedToo,
      embedded,
      stranger: await sign(claims(), stranger.privateKey),
      'unknown key': await sign(claims(), stranger.privateKey, 'key-2'),
      swapped: `${head}.${swapped}.${signature}`,
      cut: `${head}.${body}.${signature?.slice(0, -4)}`,
      ours: (await open()).office.session.token,
    }
    for (const [why, token] of Object.entries(tokens)) {
      const response = await enter(id, token)
      expect([why, response.status]).toEqual([why, 401])
      await expectProblem(response, 401, 'entra.invalid')
    }
    // With an empty signature it has not even the form of one.
    await expectProblem(await enter(id, unsigned), 422, 'request.invalid')
    await expectProblem(await enter(id, `${unsigned}AAAA`), 401, 'entra.invalid')
  })

  test('puts out whoever is taken off the table or given another part', async () => {
    const { id, admin } = await aCampaign()
    const enterAgain = async (): Promise<Person> =>
      new Person(await json<Session>(await enter(id, await sign(claims()))))
    const first = await enterAgain()
    await admin.put(`/people/${OID}`, { role: 'head', unitId: 'jwc', label: '' })
    await expectProblem(await first.send('GET', ''), 401, 'session.ended')
    const second = await enterAgain()
    expect(second.session.role).toBe('head')
    await admin.send('DELETE', `/people/${OID}`)
    await expectProblem(await second.send('GET', ''), 401, 'session.ended')
    await expectProblem(await enter(id, await sign(claims())), 403, 'entra.unknown')
  })

  test('says that the keys could not be had, instead of blaming the person', async () => {
    const { id } = await aCampaign()
    isReachable = false
    const china = { ...env, ENTRA_AUTHORITY: 'https://login.partner.microsoftonline.cn' }
    const token = await sign(claims({ iss: `${china.ENTRA_AUTHORITY}/${TENANT}/v2.0` }))
    await expectProblem(await enter(id, token, china), 503, 'entra.unreachable')
  })
})

describe('the table of people', () => {
  test('is kept by the administrator: entered, changed, listed, removed', async () => {
    const { admin } = await aCampaign()
    await admin.put(`/people/${OID.toUpperCase()}`, { role: 'leader', label: '领导甲' })
    const { people } = await admin.get<PersonList>('/people')
    expect(people).toMatchObject([{ oid: OID, role: 'leader', unitId: null, label: '领导甲' }])
    const removed = await json<PersonLine>(await admin.send('DELETE', `/people/${OID}`))
    expect(removed.oid).toBe(OID)
    expect(await admin.get('/people')).toEqual({ people: [] })
    await expectProblem(await admin.send('DELETE', `/people/${OID}`), 404, 'person.unknown')
  })

  test('takes object ids and fitting units only', async () => {
    const { admin } = await aCampaign()
    const put = async (id: string, body: object): Promise<Response> =>
      admin.send('PUT', `/people/${id}`, { body })
    await expectProblem(await put('someone', { role: 'leader', label: '' }), 422, 'request.invalid')
    await expectProblem(await put(OID, { role: 'unit', label: '' }), 422, 'request.invalid')
    const nowhere = { role: 'unit', unitId: 'nowhere', label: '' }
    await expectProblem(await put(OID, nowhere), 422, 'unit.unknown')
  })
})
