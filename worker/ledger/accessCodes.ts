/** The SQL of access codes, and the brake on guessing them. */
import type { Role } from '#wire/session'
import type { Answer } from './Answer.ts'

/** Failures an address may have in one slot of time. A school behind one address mistypes less than this. */
const MAX_FAILURES = 20
const SLOT_MS = 10 * 60 * 1000

export interface HashedCode {
  readonly hash: string
  readonly role: Role
  readonly unit: string | null
}

export function keepCodes(sql: SqlStorage, codes: readonly HashedCode[], at: string): void {
  sql.exec(
    `INSERT INTO access_code (hash, role, unit, made_at)
     SELECT value->>'$.hash', value->>'$.role', value->>'$.unit', ? FROM json_each(?)`,
    at,
    JSON.stringify(codes),
  )
}

/**
 * Whom a code lets in. Wrong codes are counted per address and answered more curtly from a point on; a right one
 * always enters, so that nobody can lock an office out. (A code has 130 random bits: guessing is not the danger,
 * the load of guessing is.)
 */
export function enterByCode(
  sql: SqlStorage,
  hash: string,
  address: string,
  nowMs: number,
): Answer<{ role: Role; unit: string | null }> {
  const found = sql
    .exec<{ role: Role; unit: string | null }>(
      'SELECT role, unit FROM access_code WHERE hash = ? AND revoked_at IS NULL',
      hash,
    )
    .toArray()[0]
  if (found !== undefined) return { value: found }
  const slot = Math.floor(nowMs / SLOT_MS)
  const failed = sql
    .exec<{ count: number }>(
      'SELECT count FROM sign_in_failure WHERE address = ? AND slot = ?',
      address,
      slot,
    )
    .toArray()[0]
  if ((failed?.count ?? 0) >= MAX_FAILURES) return { refusal: { code: 'code.too-many' } }
  sql.exec('DELETE FROM sign_in_failure WHERE slot < ?', slot)
  sql.exec(
    `INSERT INTO sign_in_failure (address, slot, count) VALUES (?, ?, 1)
     ON CONFLICT (address, slot) DO UPDATE SET count = count + 1`,
    address,
    slot,
  )
  return { refusal: { code: 'code.wrong' } }
}
