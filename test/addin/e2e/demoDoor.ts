/** A person's way to the demo campaign without a browser: what must have happened before a story, what the server then holds. */
import { ofUnit, type Role, type Session } from '#wire/session'
import type { Stage } from './stage.ts'

/** Paths begin within the campaign. Each throws with the worker's words when it refuses. */
export interface DemoDoor {
  /** As the pane keeps it. */
  readonly session: Session
  readonly get: <T>(path: string) => Promise<T>
  readonly post: <T>(path: string, body?: object) => Promise<T>
  readonly put: <T>(path: string, body: object) => Promise<T>
}

/** As a unit's person, in the unit of this id. */
export async function demoDoor(stage: Stage, role: Role, unitId = 'jwc'): Promise<DemoDoor> {
  const session = await call<Session>(`${stage.url}/api/demo/session`, '', {
    method: 'POST',
    body: ofUnit(role) ? { role, unitId } : { role },
  })
  const campaign = `${stage.url}/api/campaigns/${session.campaignId}`
  return {
    session,
    get: (path) => call(campaign + path, session.token, { method: 'GET' }),
    post: (path, body = {}) => call(campaign + path, session.token, { method: 'POST', body }),
    put: (path, body) => call(campaign + path, session.token, { method: 'PUT', body }),
  }
}

async function call<T>(url: string, token: string, request: { method: string; body?: object }): Promise<T> {
  const { method, body } = request
  const answer = await fetch(url, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${await answer.text()}`)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the caller names the route's answer
  return (await answer.json()) as T
}
