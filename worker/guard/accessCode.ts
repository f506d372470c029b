/**
 * Access codes (访问码): made once, shown once, kept as a hash; and secrets compared in constant time.
 *
 * A plain SHA-256 is enough for a secret of 130 random bits; nothing short is ever hashed here.
 */
import type { Campaign } from '#rules/campaign/campaign'
import type { AccessCode } from '#wire/campaign'
import { ofUnit, roles, type Role } from '#wire/session'
import { sha256Hex } from './sha256.ts'

/** Crockford base32: no I, L, O, U, so a code can be read out and copied by hand. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** 26 characters of 5 bits are 130 random bits: not to be guessed, whatever the rate. */
const CODE_LENGTH = 26

/** One code for every part to be played: per unit a clerk's and a head's, one for each role above the units. */
export function makeCodes(campaign: Campaign): AccessCode[] {
  const code = (role: Role, unitId: string | null): AccessCode => ({
    role,
    unitId,
    code: makeCode(campaign.id),
  })
  return roles.flatMap((role) =>
    ofUnit(role) ? campaign.units.map((unit) => code(role, unit.id)) : [code(role, null)],
  )
}

/** A new code of a campaign: `<campaign>:<secret>`. */
export function makeCode(campaignId: string): string {
  return `${campaignId}:${randomText(CODE_LENGTH)}`
}

/** `<campaign>:<secret>` in the one form that is hashed; null when it cannot be a code. Reads O as 0, I and L as 1. */
export function parseCode(text: string): { campaign: string; code: string } | null {
  const parts = /^([a-z0-9][a-z0-9-]{0,39})[:：]([0-9A-Za-z -]{26,60})$/.exec(text.trim())
  if (parts?.[1] === undefined || parts[2] === undefined) return null
  const secret = parts[2].replace(/[ -]/g, '').toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1')
  return secret.length === CODE_LENGTH ? { campaign: parts[1], code: `${parts[1]}:${secret}` } : null
}

/** Whether two secrets are equal, in a time that tells nothing: their digests are compared. */
export async function sameSecret(a: string, b: string): Promise<boolean> {
  const [left, right] = await Promise.all([sha256Hex(a), sha256Hex(b)])
  const bytes = new TextEncoder()
  return crypto.subtle.timingSafeEqual(bytes.encode(left), bytes.encode(right))
}

/** Random text of the code alphabet. */
export function randomText(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length))
  return Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join('')
}
