/** Any failure on the way to the server and back → one shape that a screen can show. The one funnel. */
import type { Finding } from '#rules/items/finding'
import { problemContentType } from '#wire/problem'

/** `offline`: the request did not arrive; `signed-out`: the session is over; otherwise the problem's own code. */
export class ServerProblem extends Error {
  readonly code: string
  readonly title: string
  readonly detail: string
  /** Short number that the log knows; null when the server was not reached. */
  readonly requestId: string | null
  readonly status: number
  readonly findings: readonly Finding[]

  constructor(fields: {
    code: string
    title: string
    detail: string
    requestId: string | null
    status: number
    findings?: readonly Finding[]
  }) {
    super(`${fields.title}${fields.detail}`)
    this.name = 'ServerProblem'
    this.code = fields.code
    this.title = fields.title
    this.detail = fields.detail
    this.requestId = fields.requestId
    this.status = fields.status
    this.findings = fields.findings ?? []
  }
}

/** No answer came: offline, a proxy, or the server is down. */
export function unreachable(): ServerProblem {
  return new ServerProblem({ code: 'offline', title: '', detail: '', requestId: null, status: 0 })
}

/** The code of a screen did not come: offline, or the server has a newer version whose files have other names. */
export function screenMissing(isOnline: boolean): ServerProblem {
  if (!isOnline) return unreachable()
  return new ServerProblem({ code: 'screen-missing', title: '', detail: '', requestId: null, status: 0 })
}

/** Reads a refused answer. A body that is no problem (a proxy's page) becomes one by its status alone. */
export async function problemOf(response: Response): Promise<ServerProblem> {
  const requestId = response.headers.get('x-request-id')
  if (response.headers.get('content-type')?.includes(problemContentType) === true) {
    const body: unknown = await response.json().catch(() => null)
    if (typeof body === 'object' && body !== null) {
      const text = (key: string): string => String(Reflect.get(body, key) ?? '')
      const findings: unknown = Reflect.get(body, 'findings')
      return new ServerProblem({
        code: response.status === 401 && text('code') === '' ? 'signed-out' : text('code'),
        title: text('title'),
        detail: text('detail'),
        requestId: text('requestId') === '' ? requestId : text('requestId'),
        status: response.status,
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the wire's Problem says what these are
        ...(Array.isArray(findings) ? { findings: findings as Finding[] } : {}),
      })
    }
  }
  return new ServerProblem({
    code: 'unexpected-answer',
    title: '',
    detail: '',
    requestId,
    status: response.status,
  })
}
