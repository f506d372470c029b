import { describe, expect, test } from 'vitest'
import { runInDurableObject } from 'cloudflare:test'
import app from '../../../worker/index.ts'
import { bindings, expectProblem, open, OPERATOR, request, send } from '../api.ts'

describe('the edge', () => {
  test('unknown paths are problems', async () => {
    await expectProblem(await send('GET', '/api/nothing'), 404, 'route.unknown')
    await expectProblem(await send('DELETE', '/api/campaigns'), 404, 'route.unknown')
    const { office } = await open()
    await expectProblem(await office.send('GET', '/nothing'), 404, 'route.unknown')
    await expectProblem(await office.send('DELETE', '/items'), 404, 'route.unknown')
  })

  test('a foreign origin is refused, the own one is not', async () => {
    const foreign = await send('GET', '/api/health', { headers: { origin: 'https://elsewhere.example' } })
    await expectProblem(foreign, 403, 'origin.foreign')
    const opaque = await send('POST', '/api/session', { headers: { origin: 'null' }, body: { code: 'x' } })
    await expectProblem(opaque, 403, 'origin.foreign')
    const own = await send('GET', '/api/health', { headers: { origin: 'https://ledger.example' } })
    expect(own.status).toBe(200)
    expect(own.headers.get('access-control-allow-origin')).toBeNull()
  })

  test('every answer carries its number and careful headers, in Latin text', async () => {
    const response = await send('GET', '/api/health')
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9A-Z]{7}$/)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    for (const [, value] of response.headers) expect(value).toMatch(/^[\x20-\x7e]*$/)
  })

  test('pages say what they may load and who may frame them; over TLS they ask for it again', async () => {
    const pages = { fetch: async () => new Response('<!doctype html>', { headers: { etag: '"1"' } }) }
    const env = {
      ...bindings,
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- stands for the built pane
      ASSETS: pages as unknown as Fetcher,
      FRAME_HOSTS: "https://sharepoint.example.edu.cn https://x; script-src * javascript: 'unsafe-inline'",
    }
    const page = await app.fetch(request('GET', '/taskpane.html'), env)
    const policy = page.headers.get('content-security-policy') ?? ''
    const directive = (name: string): string =>
      policy.split('; ').find((part) => part.startsWith(`${name} `)) ?? ''
    expect(directive('default-src')).toBe("default-src 'none'")
    expect(directive('script-src')).not.toMatch(/unsafe|\*|http:/)
    expect(policy.match(/script-src /g)).toHaveLength(1)
    for (const host of [
      '*.officeapps.live.com',
      '*.sharepoint.com',
      '*.cloud.microsoft',
      'sharepoint.example.edu.cn',
    ]) {
      expect(directive('frame-ancestors')).toContain(` https://${host}`)
    }
    expect(directive('frame-ancestors')).not.toMatch(/javascript|unsafe| \* /)
    expect(page.headers.get('x-frame-options')).toBeNull()
    expect(page.headers.get('x-content-type-options')).toBe('nosniff')
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    expect(page.headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}$/)
    expect(page.headers.get('etag')).toBe('"1"')
    const plain = new Request('http://ledger.example/taskpane.html')
    expect((await app.fetch(plain, env)).headers.get('strict-transport-security')).toBeNull()
    const proxied = new Request(plain, { headers: { 'x-forwarded-proto': 'https' } })
    expect((await app.fetch(proxied, env)).headers.get('strict-transport-security')).not.toBeNull()
  })

  test('no origin but the own one is ever allowed, asked beforehand or not', async () => {
    const { office } = await open()
    for (const method of ['OPTIONS', 'GET', 'POST', 'DELETE']) {
      const response = await office.send(method, '/items', {
        headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'POST' },
      })
      expect([method, response.status]).toEqual([method, 403])
      for (const [name] of response.headers) expect(name).not.toMatch(/^access-control-/)
    }
  })

  test('a body must be JSON, say so and be of a sensible size', async () => {
    const { office } = await open()
    const text = new TextEncoder().encode('{"changes":[')
    const typed = { 'content-type': 'application/json' }
    await expectProblem(await office.send('POST', '/sync', { bytes: text }), 415, 'request.type')
    await expectProblem(
      await office.send('POST', '/sync', { bytes: text, headers: typed }),
      400,
      'request.malformed',
    )
    const latin = new Uint8Array([0x22, 0xff, 0x22])
    await expectProblem(
      await office.send('POST', '/sync', { bytes: latin, headers: typed }),
      400,
      'request.malformed',
    )
    const huge = new Uint8Array(4 * 1024 * 1024 + 1).fill(0x20)
    await expectProblem(
      await office.send('POST', '/sync', { bytes: huge, headers: typed }),
      413,
      'request.too-large',
    )
  })

  test('a worker without its secrets lets nobody in', async () => {
    const { office } = await open()
    const bare = { ...bindings, SESSION_SECRET: '', OPERATOR_CODE: '' }
    const asked = request('GET', `/api/campaigns/${office.session.campaignId}`, {
      token: office.session.token,
    })
    await expectProblem(await app.fetch(asked, bare), 503, 'server.unset')
    const opening = request('POST', '/api/campaigns', { token: OPERATOR, body: {} })
    await expectProblem(await app.fetch(opening, bare), 503, 'server.unset')
  })

  test('a failure inside shows a number and nothing else', async () => {
    const { office } = await open()
    const broken = { getByName: () => ({ admit: async () => Promise.reject(new Error('秘密的细节')) }) }
    const asked = request('GET', `/api/campaigns/${office.session.campaignId}`, {
      token: office.session.token,
    })
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- stands for a namespace that fails
    const env = { ...bindings, CAMPAIGN: broken as unknown as DurableObjectNamespace }
    const problem = await expectProblem(await app.fetch(asked, env), 500, 'server.failed')
    expect(JSON.stringify(problem)).not.toContain('秘密')
  })

  test('outside the API, without a built pane, there is nothing', async () => {
    const { ASSETS: _pane, ...alone } = bindings
    await expectProblem(await app.fetch(request('GET', '/'), alone), 404, 'route.unknown')
  })

  test('a made-up campaign leaves no tables behind', async () => {
    await send('POST', '/api/session', { body: { code: `made-up:${'0'.repeat(26)}` } })
    const tables = await runInDurableObject(bindings.CAMPAIGN.getByName('made-up'), (_instance, state) =>
      state.storage.sql
        .exec(`SELECT name FROM sqlite_master WHERE name NOT LIKE '\\_cf%' ESCAPE '\\'`)
        .toArray(),
    )
    expect(tables).toEqual([])
  })
})
