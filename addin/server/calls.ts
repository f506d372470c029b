/** How a request goes out and comes back: one place that fetches, any failure becomes a `ServerProblem`. */
import type { Session } from '#wire/session'
import { problemOf, unreachable } from './problem.ts'

/** Beside the pages themselves: the worker serves both. */
const API = '/api'
/** A campus network drops silent connections; waiting longer than this has never helped. */
const TIMEOUT_MS = 60_000

/** Calls within the session's campaign; `path` begins with a slash and may carry a query. */
export interface Calls {
  readonly get: <T>(path: string) => Promise<T>
  readonly post: <T>(path: string, json: unknown) => Promise<T>
  readonly put: <T>(path: string, json: unknown) => Promise<T>
  readonly putFile: <T>(path: string, file: Blob) => Promise<T>
  readonly postFile: <T>(path: string, file: Blob) => Promise<T>
  readonly remove: <T>(path: string) => Promise<T>
  readonly download: (path: string) => Promise<Blob>
  /** A file that is made by being asked for. */
  readonly fileOf: (path: string, json: unknown) => Promise<Blob>
}

export function callsOf(session: Session): Calls {
  const base = `/campaigns/${session.campaignId}`
  return {
    get: (path) => call('GET', base + path, { session }),
    post: (path, json) => call('POST', base + path, { session, json }),
    put: (path, json) => call('PUT', base + path, { session, json }),
    putFile: (path, bytes) => call('PUT', base + path, { session, bytes }),
    postFile: (path, bytes) => call('POST', base + path, { session, bytes }),
    remove: (path) => call('DELETE', base + path, { session }),
    download: (path) => download(base + path, session),
    fileOf: async (path, json) => {
      const response = await send('POST', base + path, { session, json })
      if (!response.ok) throw await problemOf(response)
      return await response.blob()
    },
  }
}

interface Payload {
  readonly session?: Session
  readonly json?: unknown
  readonly bytes?: Blob
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

export async function call<T>(method: string, path: string, payload: Payload): Promise<T> {
  const response = await send(method, path, payload)
  if (!response.ok) throw await problemOf(response)
  return await parse<T>(response)
}

export async function download(path: string, session: Session): Promise<Blob> {
  const response = await send('GET', path, { session })
  if (!response.ok) throw await problemOf(response)
  return await response.blob()
}

export async function parse<T>(response: Response): Promise<T> {
  const body: unknown = await response.json()
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the worker answers by the wire's types
  return body as T
}

export async function send(method: string, path: string, payload: Payload): Promise<Response> {
  const headers: Record<string, string> = { ...payload.headers }
  if (payload.session !== undefined) headers['authorization'] = `Bearer ${payload.session.token}`
  if (payload.json !== undefined) headers['content-type'] = 'application/json'
  if (payload.bytes !== undefined) headers['content-type'] = 'application/octet-stream'
  const body = payload.bytes ?? (payload.json === undefined ? null : JSON.stringify(payload.json))
  const timeout = AbortSignal.timeout(TIMEOUT_MS)
  const signal = payload.signal === undefined ? timeout : AbortSignal.any([timeout, payload.signal])
  try {
    return await fetch(API + path, { method, headers, body, signal })
  } catch {
    throw unreachable()
  }
}

export function query(values: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`
}
