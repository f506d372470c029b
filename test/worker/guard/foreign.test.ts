import PizZip from 'pizzip'
import { beforeAll, describe, expect, test } from 'vitest'
import { problemContentType } from '#wire/problem'
import { ofUnit, roles, type Role } from '#wire/session'
import {
  campaignRoutes,
  keptBy,
  MARK,
  openBusyCampaign,
  OWNER,
  withIds,
  type BusyCampaign,
  type Route,
} from '../record/busyCampaign.ts'
import { open, Person, type Opened } from '../api.ts'
import { plausibleBodies } from './plausibleBodies.ts'

const STRANGER = 'cwc'

let busy: BusyCampaign
let elsewhere: Opened

beforeAll(async () => {
  busy = await openBusyCampaign()
  elsewhere = await open({ closure: { confirm: true } })
})

/** Published papers (通报) go to all units, and name what they name. */
const forAll = (path: string): boolean => path.startsWith('/published')

/** Whatever has an id is somebody's; a week, a kind, a register or a header is the asker's own matter. */
const named = campaignRoutes.filter(({ path }) => /:(id|key)\b/.test(path))

async function ask(person: Person, { method, path }: Route): Promise<Response> {
  const takesBody = method !== 'GET' && method !== 'DELETE'
  const isFile = path.endsWith('/evidence')
  const query = isFile ? `?file=${encodeURIComponent('外.txt')}` : ''
  const body = plausibleBodies[`${method} ${path}`] ?? {}
  const sent = isFile ? { bytes: new TextEncoder().encode('外人') } : takesBody ? { body } : {}
  return person.send(method, withIds(path, busy.ids) + query, sent)
}

/** Everything that can be read in an answer, also inside a workbook or a letter. */
async function wordsOf(response: Response): Promise<string> {
  const bytes = new Uint8Array(await response.arrayBuffer())
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return new TextDecoder().decode(bytes)
  const { files } = new PizZip(bytes)
  return Object.values(files)
    .map((file) => file.asText())
    .join('\n')
}

/** Refused as a refusal should be, and without a word of what was asked for. */
async function expectRefusal(response: Response, what: string): Promise<void> {
  const text = await wordsOf(response)
  const isRefused = response.status >= 400 && response.status < 500
  expect([what, response.status, isRefused]).toEqual([what, response.status, true])
  expect([what, response.headers.get('content-type')]).toEqual([what, `${problemContentType}; charset=utf-8`])
  expect([what, text.includes(MARK)]).toEqual([what, false])
}

describe('the examples', () => {
  test('are real: their owner, the office and the administrator can use them', async () => {
    const { owner, office, as } = busy
    const admin = await as('admin', '')
    for (const route of named.filter(({ method }) => method === 'GET')) {
      const path = withIds(route.path, busy.ids)
      const answers = await Promise.all([owner, office, admin].map(async (one) => one.send('GET', path)))
      expect([path, answers.some(({ status }) => status === 200)]).toEqual([path, true])
    }
  })

  test('carry the mark wherever their owner reads', async () => {
    const carrying: string[] = []
    for (const { path } of campaignRoutes.filter(({ method }) => method === 'GET')) {
      const response = await busy.owner.send('GET', withIds(path, busy.ids))
      if (response.status === 200 && (await wordsOf(response)).includes(MARK)) carrying.push(path)
    }
    expect(carrying).toEqual(
      expect.arrayContaining([
        '/items',
        '/items/:id',
        '/evidence/:id/file',
        '/notices',
        '/notices/:id/file.docx',
        '/overview',
        '/registers/:register',
        '/registers/:register/file.xlsx',
        '/reports/:period',
        '/uploads/:id',
        '/uploads/:id/file',
      ]),
    )
  })
})

describe('ids of another unit', () => {
  test.each(roles.filter(ofUnit))('open and change nothing for a %s', async (role) => {
    const stranger = await busy.as(role, STRANGER)
    const before = await keptBy(busy.id)
    for (const route of named) {
      if (forAll(route.path)) continue
      await expectRefusal(await ask(stranger, route), `${role} ${route.method} ${route.path}`)
    }
    expect(await keptBy(busy.id)).toEqual(before)
  })

  test.each(roles.filter(ofUnit))(
    'nothing that lists says a word of it to a %s, whatever it asks',
    async (role) => {
      const stranger = await busy.as(role, STRANGER)
      const lists = campaignRoutes.filter(
        ({ method, path }) => method === 'GET' && !path.includes('/:') && !forAll(path),
      )
      for (const { path } of lists) {
        for (const query of ['', `?unit=${OWNER}`, `?unit=${OWNER}&cursor=0`]) {
          const text = await wordsOf(await stranger.send('GET', path + query))
          expect([role, path + query, text.includes(MARK)]).toEqual([role, path + query, false])
        }
      }
    },
  )
})

describe('ids of another campaign', () => {
  test.each(roles)('open and change nothing for a %s', async (role) => {
    const stranger = await elsewhere.as(role, OWNER)
    const [there, here] = [await keptBy(busy.id), await keptBy(elsewhere.id)]
    for (const route of named) {
      // Entering a person needs no such person yet.
      if (`${route.method} ${route.path}` === 'PUT /people/:id') continue
      await expectRefusal(await ask(stranger, route), `${role} ${route.method} ${route.path}`)
    }
    expect(await keptBy(busy.id)).toEqual(there)
    expect(await keptBy(elsewhere.id)).toEqual(here)
  })

  test.each(roles)('a session is good in its own campaign only: %s', async (role) => {
    const stranger = await elsewhere.as(role, OWNER)
    const misled = new Person({ ...stranger.session, campaignId: busy.id })
    const before = await keptBy(busy.id)
    for (const route of campaignRoutes) {
      const response = await ask(misled, route)
      expect([route.path, response.status]).toEqual([route.path, 403])
      await expectRefusal(response, route.path)
    }
    expect(await keptBy(busy.id)).toEqual(before)
  })
})

describe('roles that see no items', () => {
  const blind: readonly Role[] = ['publicity', 'admin']
  test.each(blind)('%s reads no word of any, anywhere', async (role) => {
    const person = await busy.as(role, OWNER)
    for (const { path } of campaignRoutes.filter(({ method }) => method === 'GET')) {
      if (forAll(path)) continue
      const text = await wordsOf(await person.send('GET', withIds(path, busy.ids)))
      // The administrator reads back what it wrote itself about a person.
      const own = path === '/people' || path === '/record'
      expect([role, path, !own && text.includes(MARK)]).toEqual([role, path, false])
    }
  })
})
