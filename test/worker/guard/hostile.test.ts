import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '#wire/session'
import { whyDenied, permissionGuarding } from '../../../worker/guard/access.ts'
import app from '../../../worker/index.ts'
import {
  campaignRoutes,
  openBusyCampaign,
  OWNER,
  withIds,
  type BusyCampaign,
  type Route,
} from '../record/busyCampaign.ts'
import { expectProblem, open, send, type Person, type Sent } from '../api.ts'
import { plausibleBodies } from './plausibleBodies.ts'

const json = { 'content-type': 'application/json' }
const utf8 = new TextEncoder()

let busy: BusyCampaign
let people: ReadonlyMap<Role, Person>

beforeAll(async () => {
  busy = await openBusyCampaign()
  const roles: readonly Role[] = ['unit', 'head', 'office', 'group', 'admin', 'publicity']
  const signedIn = new Map<Role, Person>()
  for (const role of roles) signedIn.set(role, await busy.as(role, OWNER))
  people = signedIn
})

/** Somebody who gets past the table, so that the body is what is judged. */
function allowed({ method, path }: Route): Person {
  const guard = app.routes.find(
    (route) =>
      route.method === method &&
      route.path.replace('/api/campaigns/:campaign', '').replace(/\/$/, '') === path &&
      permissionGuarding(route.handler) !== undefined,
  )
  const act = guard === undefined ? undefined : permissionGuarding(guard.handler)
  for (const [role, person] of people) {
    if (act !== undefined && whyDenied(act, role) === null) return person
  }
  throw new Error(`nobody may ${method} ${path}`)
}

/** No hostile request may be answered as a fault of ours, nor in anything but a problem's form. */
async function expectCalm(response: Response, what: string): Promise<void> {
  const text = await response.text()
  expect([what, response.status, text.includes('server.failed')]).toEqual([what, response.status, false])
  expect([what, text.includes('session.ended')]).toEqual([what, false])
  expect([what, response.status < 500 || response.status === 503 || response.status === 507]).toEqual([
    what,
    true,
  ])
  if (response.status >= 400) {
    expect([what, response.headers.get('content-type')]).toEqual([
      what,
      'application/problem+json; charset=utf-8',
    ])
  }
  for (const [name, value] of response.headers) {
    expect([what, name, /^[\x20-\x7e]*$/.test(value)]).toEqual([what, name, true])
  }
}

const writing = campaignRoutes.filter(
  ({ method, path }) =>
    (method === 'POST' || method === 'PUT') &&
    // Rightly asked, it puts everybody out who is to ask the others; its schema is codes.test.ts's matter.
    path !== '/codes/hand-out.xlsx',
)

const nested = (depth: number, open_: string, close: string): string =>
  open_.repeat(depth) + close.repeat(depth)

/** Texts that are no body of ours; a few are not even JSON. */
const texts: Readonly<Record<string, string>> = {
  nothing: '',
  'half an object': '{"note":',
  'two values': '{} {}',
  null: 'null',
  number: '7',
  list: '[]',
  'list of nothing': '[null,null]',
  text: '"close"',
  'not a number': '{"base":NaN}',
  infinite: '{"base":1e999,"cursor":1e999,"size":1e999}',
  'deep lists': nested(100_000, '[', ']'),
  'deep objects': `${'{"note":'.repeat(50_000)}1${'}'.repeat(50_000)}`,
  'a prototype': '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
  'a lone surrogate': '{"note":"\\ud800","text":"\\udfff","reason":"\\ud83d"}',
  'a null character': '{"note":"a\\u0000b","text":"\\u0000","reason":"\\u0000","demand":"\\u0000"}',
  'a byte order mark': '\ufeff{"note":"x"}',
}

describe('bodies that are none', () => {
  test.each(Object.keys(texts))('%s: every route refuses calmly', async (name) => {
    for (const route of writing) {
      const sent: Sent = { bytes: utf8.encode(texts[name] ?? ''), headers: json }
      const response = await allowed(route).send(route.method, withIds(route.path, busy.ids), sent)
      await expectCalm(response, `${name} ${route.method} ${route.path}`)
    }
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })

  test('a key that comes twice: the last counts, as in every JSON, and is checked', async () => {
    const person = allowed({ method: 'POST', path: '/codes' })
    const twice = '{"role":"leader","role":"king","label":""}'
    const response = await person.send('POST', '/codes', { bytes: utf8.encode(twice), headers: json })
    await expectProblem(response, 422, 'request.invalid')
  })

  test('wrong in one place: each member in turn of every type, on every route', async () => {
    const wrong: readonly unknown[] = [null, -1, 1e308, '', '💥'.repeat(3000), [[]], { a: 1 }]
    for (const route of writing) {
      const body = plausibleBodies[`${route.method} ${route.path}`]
      if (typeof body !== 'object' || body === null) continue
      for (const key of Object.keys(body)) {
        for (const value of wrong) {
          const response = await allowed(route).send(route.method, withIds(route.path, busy.ids), {
            body: { ...body, [key]: value },
          })
          await expectCalm(
            response,
            `${route.method} ${route.path} ${key}=${JSON.stringify(value).slice(0, 20)}`,
          )
        }
      }
    }
  })

  test('larger than any: refused before it is read whole', async () => {
    const huge = utf8.encode(`{"note":"${'长'.repeat(1_500_000)}"}`)
    for (const route of writing) {
      // Files have limits of their own, and some acts read no body at all.
      if (plausibleBodies[`${route.method} ${route.path}`] === undefined) continue
      const path = withIds(route.path, busy.ids)
      const response = await allowed(route).send(route.method, path, { bytes: huge, headers: json })
      await expectCalm(response, `huge ${path}`)
      expect([path, response.status < 400]).toEqual([path, false])
    }
  })
})

describe('paths and queries that play tricks', () => {
  const tricks = [
    '..',
    '%2e%2e',
    '..%2f..%2fcodes',
    '%00',
    'x%0d%0aset-cookie:a=b',
    "' OR 1=1 --",
    '__proto__',
    'constructor',
    '长'.repeat(500),
    'a'.repeat(5000),
    '%ff',
    '%',
    '😀',
    '*',
    '0',
    '-1',
  ]
  test('in the place of every id', async () => {
    for (const route of campaignRoutes.filter(({ path }) => path.includes('/:'))) {
      for (const trick of tricks) {
        const path = route.path.replace(/:[a-z]+/g, () => encodeURI(trick).replace(/%25/g, '%'))
        const body = plausibleBodies[`${route.method} ${route.path}`] ?? {}
        const takesBody = route.method !== 'GET' && route.method !== 'DELETE'
        const response = await allowed(route).send(route.method, path, takesBody ? { body } : {})
        await expectCalm(response, `${route.method} ${path.slice(0, 80)}`)
      }
    }
  })

  test('in the query', async () => {
    const values = ['', '%00', '-1', '2017-02-30', "';DROP TABLE item;--"]
    const queries = ['unit', 'cursor', 'asOf', 'before'].flatMap((name) =>
      values.map((one) => `${name}=${one}`),
    )
    for (const { method, path } of campaignRoutes) {
      if (method !== 'GET') continue
      // A file takes long to make; the odd forms alone are asked of it.
      const asked = /\.[a-z]+$/.test(path) ? [] : queries
      for (const query of [...asked, 'unit=jwc&unit=cwc', '=', '&&&', '%', 'unit[]=jwc', 'asOf=9999-99-99']) {
        const whole = `${withIds(path, busy.ids)}?${query}`
        await expectCalm(await allowed({ method, path }).send('GET', whole), `GET ${whole}`)
      }
    }
  })

  test('in the name of the campaign, or with a method that is none', async () => {
    const { token } = busy.office.session
    for (const id of [
      '..',
      '%2e%2e',
      '__proto__',
      'x'.repeat(5000),
      '%ff',
      `${busy.id}%00`,
      `${busy.id}/../x`,
    ]) {
      await expectCalm(await send('GET', `/api/campaigns/${id}/items`, { token }), id.slice(0, 20))
    }
    for (const method of ['PATCH', 'OPTIONS', 'PROPFIND', 'HEAD']) {
      const response = await busy.office.send(method, '/items')
      expect([method, response.status < 500]).toEqual([method, true])
    }
  })

  test('names of files with everything in them', async () => {
    const owner = people.get('unit')
    for (const name of tricks) {
      const file = encodeURIComponent(name)
      const upload = await owner?.send('POST', `/uploads?file=${file}`, { bytes: utf8.encode('a,b\n1,2\n') })
      if (upload !== undefined) await expectCalm(upload, `upload ${name.slice(0, 20)}`)
      const evidence = await owner?.send('POST', `/items/${busy.ids['items']}/evidence?file=${file}`, {
        bytes: utf8.encode('text'),
      })
      if (evidence !== undefined) await expectCalm(evidence, `evidence ${name.slice(0, 20)}`)
    }
  })
})

describe('sessions that are tampered with', () => {
  test('one sign changed anywhere is no session', async () => {
    const { id, office } = await open()
    const { token } = office.session
    await fc.assert(
      fc.asyncProperty(
        fc.nat(token.length - 1),
        fc.constantFrom('A', 'Z', 'a', 'z', '0', '9', '-', '_', '.'),
        async (at, sign) => {
          // The last sign of a part carries bits that mean nothing.
          fc.pre(token[at] !== sign && token[at + 1] !== undefined && token[at + 1] !== '.')
          const forged = token.slice(0, at) + sign + token.slice(at + 1)
          await expectProblem(
            await send('GET', `/api/campaigns/${id}`, { token: forged }),
            401,
            'session.invalid',
          )
        },
      ),
      { numRuns: 100 },
    )
  })

  test('headers that are none are none', async () => {
    const { id } = await open()
    for (const authorization of [
      '',
      'Bearer',
      'Bearer ',
      'Basic eDp5',
      'Bearer a b',
      `Bearer ${'a'.repeat(9000)}`,
    ]) {
      const response = await send('GET', `/api/campaigns/${id}`, { headers: { authorization } })
      expect(response.status).toBe(401)
      await expectCalm(response, authorization.slice(0, 20))
    }
  })
})

describe('whatever chance finds', () => {
  /** Keys and texts that the routes know, among any others. */
  const word = fc.oneof(
    fc.constantFrom('jwc', 'cwc', '2017-07-31', '2017-W24', 'close', '=1+1', '', '__proto__', '长', '\u0000'),
    fc.string({ unit: 'binary', maxLength: 12 }),
  )
  const key = fc.constantFrom(
    ...new Set(
      Object.values(plausibleBodies).flatMap((body) =>
        typeof body === 'object' && body !== null ? Object.keys(body) : [],
      ),
    ),
    '__proto__',
    'toString',
  )
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 3 },
      word,
      fc.double({ noNaN: true }),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(fc.oneof(key, word), tie('any'), { maxKeys: 4 }),
    ),
  })).any

  test('is answered calmly by every route', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...writing),
        fc.dictionary(key, value, { maxKeys: 4 }),
        fc.boolean(),
        async (route, changes, onTop) => {
          const plausible = plausibleBodies[`${route.method} ${route.path}`]
          const body = onTop && typeof plausible === 'object' ? { ...plausible, ...changes } : changes
          const path = withIds(route.path, busy.ids)
          await expectCalm(await allowed(route).send(route.method, path, { body }), `${route.method} ${path}`)
        },
      ),
      { numRuns: 250 },
    )
  })
})
