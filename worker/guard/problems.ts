/**
 * Refused requests: the only place where an error body is made (RFC 9457).
 *
 * A route refuses by throwing `Refused`; the ledger refuses by answering with a `Refusal`, because an error's
 * class does not survive the call to the object. Anything else that is thrown is a bug or an outage: the person
 * sees a short number, the log has the rest.
 */
import type { Finding } from '#rules/items/finding'
import { problemContentType, type Problem } from '#wire/problem'
import { LEDGER_HELD, problems, type ProblemCode, type Refusal } from '#wire/problems'

/** A refusal on its way to the edge. */
export class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

/** Refuses the request: `throw refuse('item.unknown')`. */
export function refuse(code: ProblemCode, detail?: string, findings?: readonly Finding[]): Refused {
  return new Refused({
    code,
    ...(detail === undefined ? {} : { detail }),
    ...(findings === undefined ? {} : { findings }),
  })
}

/** The refusal that an error means to the person who asked. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refused) return error.refusal
  // The runtime marks errors of an overloaded or restarting object as worth another try.
  if (error instanceof Error && 'retryable' in error && error.retryable === true)
    return { code: 'server.busy' }
  if (error instanceof Error && error.message.includes(LEDGER_HELD)) return { code: 'server.busy' }
  return { code: 'server.failed' }
}

/** Seconds after which another try makes sense. */
const SHORT_WAIT = 2
const retryAfter: Readonly<Partial<Record<ProblemCode, number>>> = {
  'code.too-many': 600,
  'operator.too-many': 600,
  'request.too-many': 5,
}

/** The reply to a refused request. */
export function problemResponse(refusal: Refusal, requestId: string): Response {
  const [status, title, wayOut] = problems[refusal.code]
  const problem: Problem = {
    type: `urn:ledgerloop:problem:${refusal.code}`,
    title,
    status,
    detail: refusal.detail === undefined ? wayOut : `${refusal.detail}${wayOut}`,
    code: refusal.code,
    requestId,
    ...(refusal.findings === undefined ? {} : { findings: refusal.findings }),
  }
  const headers = new Headers({
    'content-type': `${problemContentType}; charset=utf-8`,
    'x-request-id': requestId,
  })
  const wait = retryAfter[refusal.code] ?? (status === 503 ? SHORT_WAIT : null)
  if (wait !== null) headers.set('retry-after', String(wait))
  return new Response(JSON.stringify(problem), { status, headers })
}
