/** The worker's API for tests: a campaign opened, people signed in, requests sent as they would be. */
import { env, exports } from 'cloudflare:workers'
import { expect } from 'vitest'
import type { CampaignOpened } from '#wire/campaign'
import type { FieldValue, ItemRow, RowChange, SyncAnswer } from '#wire/item'
import type { Problem } from '#wire/problem'
import { ofUnit, type Role, type Session } from '#wire/session'
import app from '../../worker/index.ts'
import stored from '../campaigns/zuofeng-2017.json'

/** The worker as its door; the generated type of `exports` does not know the default export. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- worker/index.ts exports a fetch handler
const worker = (exports as unknown as { default: { fetch(request: Request): Promise<Response> } }).default

const ORIGIN = 'https://ledger.example'
export const OPERATOR = 'test-only-operator'

export interface Sent {
  readonly body?: unknown
  readonly bytes?: Uint8Array
  readonly token?: string
  readonly headers?: Record<string, string>
}

export async function send(method: string, path: string, sent: Sent = {}): Promise<Response> {
  return worker.fetch(request(method, path, sent))
}

export function request(method: string, path: string, { body, bytes, token, headers }: Sent = {}): Request {
  return new Request(ORIGIN + path, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(bytes === undefined ? {} : { body: bytes }),
  })
}

/** The body in the shape that the test says it has. */
export async function json<T>(response: Response): Promise<T> {
  return await response.json()
}

/** Asserts a problem with this status and code, whole in its shape. */
export async function expectProblem(response: Response, status: number, code: string): Promise<Problem> {
  const problem = await json<Problem>(response)
  expect({ status: response.status, code: problem.code }).toEqual({ status, code })
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  expect(problem.status).toBe(status)
  expect(problem.requestId).toMatch(/^[0-9A-Z]{6,8}$/)
  expect(response.headers.get('x-request-id')).toBe(problem.requestId)
  expect(problem.title).toMatch(/\p{Script=Han}/u)
  expect(problem.detail).toMatch(/\p{Script=Han}/u)
  return problem
}

/** A signed-in person. */
export class Person {
  readonly session: Session
  constructor(session: Session) {
    this.session = session
  }

  async send(method: string, path: string, sent: Sent = {}): Promise<Response> {
    const whole = `/api/campaigns/${this.session.campaignId}${path}`
    return send(method, whole, { ...sent, token: this.session.token })
  }

  async get<T>(path: string): Promise<T> {
    return this.#ok(await this.send('GET', path))
  }

  async post<T>(path: string, body: unknown = {}): Promise<T> {
    return this.#ok(await this.send('POST', path, { body }))
  }

  async put<T>(path: string, body: unknown): Promise<T> {
    return this.#ok(await this.send('PUT', path, { body }))
  }

  async sync(
    changes: readonly RowChange[],
    more: Partial<Parameters<typeof aPush>[1]> = {},
  ): Promise<SyncAnswer> {
    return this.post('/sync', aPush(changes, more))
  }

  /** Enters one new row and gives it back. */
  async enter(set: Record<string, FieldValue>): Promise<ItemRow> {
    const id = crypto.randomUUID()
    await this.sync([{ id, base: 0, set }])
    return this.row(id)
  }

  async row(id: string): Promise<ItemRow> {
    return (await this.get<{ item: ItemRow }>(`/items/${id}`)).item
  }

  async #ok<T>(response: Response): Promise<T> {
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
    return json<T>(response)
  }
}

export function aPush(
  changes: readonly RowChange[],
  more: { readonly pushId?: string; readonly cursor?: number; readonly unit?: string } = {},
): object {
  return { pushId: crypto.randomUUID(), cursor: 0, ...more, changes }
}

export interface Opened {
  readonly id: string
  readonly codes: CampaignOpened['codes']
  /** Signs in as any role; `unitId` counts for those that stand for a unit. */
  readonly as: (role: Role, unitId: string) => Promise<Person>
  readonly unit: (unitId: string) => Promise<Person>
  readonly office: Person
  readonly leader: Person
}

let campaignCount = 0

/** Whoever the code lets in. */
export async function signIn(code: string): Promise<Person> {
  return new Person(await json<Session>(await send('POST', '/api/session', { body: { code } })))
}

/** A campaign of its own for a test: the demo's settings under a new id, some of them changed. */
export function aCampaignBody(changes: object = {}): typeof stored {
  campaignCount++
  return { ...stored, id: `campaign-${campaignCount}`, ...changes }
}

export async function open(changes: object = {}): Promise<Opened> {
  const campaign = aCampaignBody(changes)
  const response = await send('POST', '/api/campaigns', { token: OPERATOR, body: { campaign } })
  if (response.status !== 201) throw new Error(await response.text())
  const { codes } = await json<CampaignOpened>(response)
  const enter = async (role: string, unitId: string | null): Promise<Person> => {
    const found = codes.find((code) => code.role === role && code.unitId === unitId)
    const signedIn = await send('POST', '/api/session', { body: { code: found?.code } })
    return new Person(await json<Session>(signedIn))
  }
  return {
    id: campaign.id,
    codes,
    as: async (role, unitId) => enter(role, ofUnit(role) ? unitId : null),
    unit: async (unitId) => enter('unit', unitId),
    office: await enter('office', null),
    leader: await enter('leader', null),
  }
}

export const bindings: Cloudflare.Env = env

/** Sends with the demo's clock set: the only campaign whose clock can be. */
export function clockOf(campaign: Pick<Opened, 'id'>) {
  const demo = { ...bindings, DEMO: campaign.id }
  return async (
    person: Person,
    moment: string,
    method: string,
    path: string,
    body?: object,
  ): Promise<Response> =>
    app.fetch(
      request(method, `/api/campaigns/${campaign.id}${path}`, {
        token: person.session.token,
        headers: { 'x-demo-now': moment },
        ...(body === undefined ? {} : { body }),
      }),
      demo,
    )
}
