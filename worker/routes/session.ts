/** /api/session: an access code becomes a session. */
import { SignIn } from '#wire/session'
import { Hono } from 'hono'
import { parseCode } from '../guard/accessCode.ts'
import { sha256Hex } from '../guard/sha256.ts'
import { readJson } from '../guard/body.ts'
import { refuse } from '../guard/problems.ts'
import { issueSession } from '../guard/session.ts'
import type { Door } from '../guard/Door.ts'
import { ledgerOf, valueOf } from './door.ts'

export const sessionRoutes = new Hono<Door>().post('/', async (c) => {
  const parsed = parseCode((await readJson(c, SignIn)).code)
  if (parsed === null) throw refuse('code.wrong')
  // Hashed, because the brake needs to know an address again, not to know it.
  const address = await sha256Hex(c.req.header('cf-connecting-ip') ?? '')
  const ledger = ledgerOf(c.env, parsed.campaign)
  const entered = valueOf(await ledger.enter(await sha256Hex(parsed.code), address, Date.now()))
  const session = await issueSession(
    { campaign: parsed.campaign, ...entered },
    c.env.SESSION_SECRET,
    Date.now(),
  )
  return c.json(session, 201)
})
