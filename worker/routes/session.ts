/** /api/session: an access code or the school's own sign-in becomes a session; renewing it; signing out. */
import { EntraSignIn, SignIn } from '#wire/session'
import { Hono } from 'hono'
import { parseCode } from '../guard/accessCode.ts'
import { entraSetting, readEntraToken, signInWays } from '../guard/entra.ts'
import { sha256Hex } from '../guard/sha256.ts'
import { readJson } from '../guard/body.ts'
import { refuse } from '../guard/problems.ts'
import { issueSession, lastSecondOf, readSession, signSession } from '../guard/session.ts'
import type { ApiEnv } from '../guard/ApiEnv.ts'
import { admit } from './authenticate.ts'
import { ledgerOf, valueOf } from './context.ts'

/** With less than this left of the working day a renewal would only put off the question. */
const LEAST_SECONDS_LEFT = 60

export const sessionRoutes = new Hono<ApiEnv>()
  .post('/', async (c) => {
    const parsed = parseCode((await readJson(c, SignIn)).code)
    if (parsed === null) throw refuse('code.wrong')
    // Hashed, because the brake needs to know an address again, not to know it.
    const address = await sha256Hex(c.req.header('cf-connecting-ip') ?? '')
    const ledger = ledgerOf(c.env, parsed.campaign)
    const entered = valueOf(await ledger.enter(await sha256Hex(parsed.code), address, Date.now()))
    const bearer = { campaign: parsed.campaign, ...entered }
    return c.json(await issueSession(bearer, c.env.SESSION_SECRET, Date.now()), 201)
  })
  .get('/ways', (c) => c.json(signInWays(entraSetting(c.env))))
  .post('/entra', async (c) => {
    const setting = entraSetting(c.env)
    if (setting === null) throw refuse('entra.off')
    const { campaign, token } = await readJson(c, EntraSignIn)
    const person = await readEntraToken(token, setting)
    const entered = valueOf(await ledgerOf(c.env, campaign).enterPerson(person, Date.now()))
    return c.json(await issueSession({ campaign, ...entered }, c.env.SESSION_SECRET, Date.now()), 201)
  })
  .post('/renewal', async (c) => {
    const bearer = await readSession(c.req.header('authorization'), c.env.SESSION_SECRET)
    await admit(c, bearer)
    if (lastSecondOf(bearer) - Date.now() / 1000 < LEAST_SECONDS_LEFT) throw refuse('session.day-over')
    return c.json(await signSession(bearer, c.env.SESSION_SECRET, Date.now()), 201)
  })
  .delete('/', async (c) => {
    const bearer = await readSession(c.req.header('authorization'), c.env.SESSION_SECRET)
    await admit(c, bearer)
    await ledgerOf(c.env, bearer.campaign).endSession(bearer.session, lastSecondOf(bearer) * 1000, Date.now())
    return c.body(null, 204)
  })
