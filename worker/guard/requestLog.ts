/** Every request: its number, one line of log, same-origin only, and headers that keep browsers careful. */
import type { Context, Next } from 'hono'
import type { ApiEnv } from './ApiEnv.ts'
import { randomText } from './accessCode.ts'
import { setHsts } from './pageHeaders.ts'
import { problemResponse, refusalOf } from './problems.ts'
import { requestCounts } from './RequestCounts.ts'

/** Long enough not to repeat within a day's log, short enough to read over the phone. */
const REQUEST_ID_LENGTH = 7

const headersOfAll: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

/** Wraps every API route: gives the number, refuses foreign origins, writes the log line. */
export async function requestLog(c: Context<ApiEnv>, next: Next): Promise<void> {
  const started = Date.now()
  const requestId = randomText(REQUEST_ID_LENGTH)
  c.set('requestId', requestId)
  if (isForeign(c)) c.res = problemResponse({ code: 'origin.foreign' }, requestId)
  else await next()
  c.header('x-request-id', requestId)
  for (const [name, value] of Object.entries(headersOfAll)) c.header(name, value)
  setHsts(c.res.headers, c.req.raw)
  const ms = Date.now() - started
  const problem = c.var.problem ?? null
  requestCounts.note({ method: c.req.method, status: c.res.status, ms, problem })
  writeLine({
    at: new Date(started).toISOString(),
    requestId,
    method: c.req.method,
    path: c.req.path,
    status: c.res.status,
    ms,
    campaign: c.var.bearer?.campaign ?? null,
    role: c.var.bearer?.role ?? null,
    unit: c.var.bearer?.unit ?? null,
    problem,
  })
}

/** The one funnel for whatever a route throws. */
export function answerError(error: unknown, c: Context<ApiEnv>): Response {
  const refusal = refusalOf(error)
  c.set('problem', refusal.code)
  // Outside the API no number has been given yet.
  const requestId = c.var.requestId ?? randomText(REQUEST_ID_LENGTH)
  if (refusal.code === 'server.failed') {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
    writeLine({ at: new Date().toISOString(), requestId, level: 'error', error: stack })
  }
  return problemResponse(refusal, requestId)
}

/** Hosts are compared, not schemes: behind a proxy that ends TLS the worker sees http. */
function isForeign(c: Context): boolean {
  const origin = c.req.header('origin')
  if (origin === undefined) return false
  return !URL.canParse(origin) || new URL(origin).host !== new URL(c.req.url).host
}

function writeLine(line: Readonly<Record<string, string | number | null>>): void {
  // oxlint-disable-next-line eslint/no-console -- the platform's log is console
  console.log(JSON.stringify(line))
}
