/** The one who runs the server: a code that is no session and stands outside every campaign. */
import type { Context, Next } from 'hono'
import type { RequestLimit } from '#rules/campaign/requestLimit'
import { sameSecret } from './accessCode.ts'
import type { ApiEnv } from './ApiEnv.ts'
import { refuse } from './problems.ts'
import { RateLimiter } from '#rules/campaign/RateLimiter'
import { bearerToken } from './session.ts'

/** Wrong operator codes are counted per address as long as this isolate lives; a right one always enters. */
const operatorLimiter = new RateLimiter()
const OPERATOR_FAILURES: RequestLimit = { burst: 20, perMinute: 2 }

/** Stands before the paths that take the operator's code. */
export async function operatorOnly(c: Context<ApiEnv>, next: Next): Promise<void> {
  if (!c.env.OPERATOR_CODE) throw refuse('server.unset')
  const given = bearerToken(c.req.header('authorization'))
  if (given === null || !(await sameSecret(given, c.env.OPERATOR_CODE))) {
    const address = c.req.header('cf-connecting-ip') ?? ''
    const passes = operatorLimiter.passes(address, 1, OPERATOR_FAILURES, Date.now())
    throw refuse(passes ? 'operator.wrong' : 'operator.too-many')
  }
  await next()
}
