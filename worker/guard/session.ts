/**
 * Sessions: a short signed token (HS256) that says campaign, role and unit, by which pass it was entered, and
 * nothing about a person.
 *
 * It lives an hour and can be renewed while a working day lasts; whether its pass still holds is asked at every
 * request, so that a revoked code is out at once and not an hour later.
 */
import { ofUnit, roles, type Bearer, type Role, type Session } from '#wire/session'
import { errors, jwtVerify, SignJWT, type JWTPayload } from 'jose'
import { refuse } from './problems.ts'

const SESSION_SECONDS = 60 * 60
/** From eight in the morning to six in the evening; after that the access code is asked for again. */
const WORKING_DAY_SECONDS = 10 * 60 * 60

const ISSUER = 'ledgerloop'

/** A first session of somebody just let in. */
export async function issueSession(
  entered: Omit<Bearer, 'session' | 'enteredAt'>,
  secret: string,
  nowMs: number,
): Promise<Session> {
  const enteredAt = Math.floor(nowMs / 1000)
  return signSession({ ...entered, session: crypto.randomUUID(), enteredAt }, secret, nowMs)
}

/** The session once more, an hour from now, but never past the working day of its beginning. */
export async function signSession(bearer: Bearer, secret: string, nowMs: number): Promise<Session> {
  const issuedAt = Math.floor(nowMs / 1000)
  const expiresAt = Math.min(issuedAt + SESSION_SECONDS, lastSecondOf(bearer))
  const { campaign, role, unit, pass, session, enteredAt } = bearer
  const token = await new SignJWT({ campaign, role, unit, pass, entered: enteredAt })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(ISSUER)
    .setJti(session)
    .setIssuedAt(issuedAt)
    .setExpirationTime(expiresAt)
    .sign(keyOf(secret))
  return { id: session, token, expiresAt, campaignId: campaign, role, unitId: unit }
}

/** Seconds since 1970 at which no renewal helps any more. */
export function lastSecondOf(bearer: Bearer): number {
  return bearer.enteredAt + WORKING_DAY_SECONDS
}

/** Reads `Authorization: Bearer <token>`; refuses what is missing, expired, forged or incomplete. */
export async function readSession(header: string | undefined, secret: string): Promise<Bearer> {
  const token = bearerToken(header)
  if (token === null) throw refuse('session.missing')
  try {
    const { payload } = await jwtVerify(token, keyOf(secret), { issuer: ISSUER, algorithms: ['HS256'] })
    const bearer = bearerOf(payload)
    if (bearer !== null) return bearer
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw refuse('session.expired')
    if (!(error instanceof errors.JOSEError)) throw error
  }
  throw refuse('session.invalid')
}

/** The claims whole and of the right types; null otherwise. A token without an end is none of ours. */
function bearerOf({ exp, jti, campaign, role, unit, pass, entered }: JWTPayload): Bearer | null {
  if (exp === undefined || jti === undefined) return null
  if (typeof campaign !== 'string' || typeof pass !== 'string' || typeof entered !== 'number') return null
  if (!isRole(role) || ofUnit(role) !== (typeof unit === 'string')) return null
  return {
    campaign,
    role,
    unit: typeof unit === 'string' ? unit : null,
    pass,
    session: jti,
    enteredAt: entered,
  }
}

/** The token of a bearer header, or null. */
export function bearerToken(header: string | undefined): string | null {
  return /^Bearer ([^\s]+)$/i.exec(header ?? '')?.[1] ?? null
}

function isRole(value: unknown): value is Role {
  return roles.some((role) => role === value)
}

function keyOf(secret: string): Uint8Array {
  // An empty key would let anybody sign.
  if (!secret) throw refuse('server.unset')
  return new TextEncoder().encode(secret)
}
