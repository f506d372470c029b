/** Sessions: a short signed token (HS256) that says campaign, role and unit, and nothing about a person. */
import { ofUnit, roles, type Role, type Session } from '#wire/session'
import { errors, jwtVerify, SignJWT } from 'jose'
import { refuse } from './problems.ts'

/** A working day; after that the access code is asked for again. */
const SESSION_SECONDS = 8 * 60 * 60

const ISSUER = 'ledgerloop'

/** Who is asking, as the token says. `unit` is set exactly for the roles that stand for a unit. */
export interface Bearer {
  readonly campaign: string
  readonly role: Role
  readonly unit: string | null
}

export async function issueSession(bearer: Bearer, secret: string, nowMs: number): Promise<Session> {
  const issuedAt = Math.floor(nowMs / 1000)
  const expiresAt = issuedAt + SESSION_SECONDS
  const token = await new SignJWT({ campaign: bearer.campaign, role: bearer.role, unit: bearer.unit })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(ISSUER)
    .setIssuedAt(issuedAt)
    .setExpirationTime(expiresAt)
    .sign(keyOf(secret))
  return { token, expiresAt, campaignId: bearer.campaign, role: bearer.role, unitId: bearer.unit }
}

/** Reads `Authorization: Bearer <token>`; refuses what is missing, expired, forged or incomplete. */
export async function readSession(header: string | undefined, secret: string): Promise<Bearer> {
  const token = bearerToken(header)
  if (token === null) throw refuse('session.missing')
  try {
    const { payload } = await jwtVerify(token, keyOf(secret), {
      issuer: ISSUER,
      algorithms: ['HS256'],
      requiredClaims: ['exp', 'campaign', 'role'],
    })
    const { campaign, role, unit } = payload
    if (typeof campaign === 'string' && isRole(role) && ofUnit(role) === (typeof unit === 'string')) {
      return { campaign, role, unit: typeof unit === 'string' ? unit : null }
    }
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw refuse('session.expired')
    if (!(error instanceof errors.JOSEError)) throw error
  }
  throw refuse('session.invalid')
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
