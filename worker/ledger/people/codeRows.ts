/** The SQL of access codes (访问码): hashes only, and the brake on guessing. */
import type { Day } from '#rules/calendar/day'
import type { Role } from '#rules/campaign/role'
import type { Actor } from '#wire/actor'
import { keepHolder } from './holderRows.ts'

/** The public id is the beginning of the hash: see migration 011. */
export const ID_LENGTH = 16

export interface HashedCode {
  readonly hash: string
  readonly role: Role
  readonly unit: string | null
  readonly label: string
  /** '' for a code that several share. */
  readonly holder: string
  readonly expiresOn: Day | null
  /** ISO instant at which the last good day is over in the campaign's time zone. */
  readonly expiresAt: string | null
}

export type CodeRow = {
  id: string
  role: Role
  unit: string | null
  label: string
  made_at: string
  made_by: string
  expires_on: Day | null
  expires_at: string | null
  last_used_at: string | null
  revoked_at: string | null
  revoked_by: string | null
}

const READ = `SELECT id, role, unit, label, made_at, made_by, expires_on, expires_at, last_used_at, revoked_at, revoked_by
  FROM access_code`

export function keepCodes(sql: SqlStorage, codes: readonly HashedCode[], at: string, by: string): void {
  sql.exec(
    `INSERT INTO access_code (hash, id, role, unit, label, expires_on, expires_at, made_at, made_by)
     SELECT value->>'$.hash', substr(value->>'$.hash', 1, ${ID_LENGTH}), value->>'$.role', value->>'$.unit',
       value->>'$.label', value->>'$.expiresOn', value->>'$.expiresAt', ?, ? FROM json_each(?)`,
    at,
    by,
    JSON.stringify(codes),
  )
  for (const { hash, holder } of codes) {
    if (holder !== '') keepHolder(sql, `code:${hash.slice(0, ID_LENGTH)}`, holder, { at, by })
  }
}

export function listCodes(sql: SqlStorage): CodeRow[] {
  return sql.exec<CodeRow>(`${READ} ORDER BY made_at DESC, role, unit, id`).toArray()
}

export function findCode(sql: SqlStorage, id: string): CodeRow | null {
  return sql.exec<CodeRow>(`${READ} WHERE id = ?`, id).toArray()[0] ?? null
}

export function findByHash(sql: SqlStorage, hash: string): CodeRow | null {
  return sql.exec<CodeRow>(`${READ} WHERE hash = ?`, hash).toArray()[0] ?? null
}

export function noteUse(sql: SqlStorage, id: string, now: string): void {
  sql.exec('UPDATE access_code SET last_used_at = ? WHERE id = ?', now, id)
}

export function revokeCode(sql: SqlStorage, actor: Actor, id: string, now: string): void {
  sql.exec('UPDATE access_code SET revoked_at = ?, revoked_by = ? WHERE id = ?', now, actor.name, id)
}

/** Revokes all that hold of these roles; answers how many rows that wrote. */
export function revokeRoles(sql: SqlStorage, actor: Actor, roles: Iterable<Role>, now: string): number {
  return sql.exec(
    `UPDATE access_code SET revoked_at = ?, revoked_by = ?
     WHERE revoked_at IS NULL AND role IN (SELECT value FROM json_each(?))`,
    now,
    actor.name,
    JSON.stringify([...roles]),
  ).rowsWritten
}

/** Whether an administrator's code besides this one holds. */
export function hasOtherAdmin(sql: SqlStorage, id: string, now: string): boolean {
  const others = sql.exec(
    `SELECT 1 FROM access_code WHERE role = 'admin' AND id <> ? AND revoked_at IS NULL
       AND (expires_at IS NULL OR expires_at > ?) LIMIT 1`,
    id,
    now,
  )
  return others.toArray().length > 0
}

/** Wrong codes that came from an address in a slot of time. */
export function countFailures(sql: SqlStorage, address: string, slot: number): number {
  const rows = sql.exec<{ count: number }>(
    'SELECT count FROM sign_in_failure WHERE address = ? AND slot = ?',
    address,
    slot,
  )
  return rows.toArray()[0]?.count ?? 0
}

/** Notes one for each of the two; slots that are over are forgotten. */
export function addFailure(sql: SqlStorage, addresses: readonly [string, string], slot: number): void {
  const [address, all] = addresses
  sql.exec('DELETE FROM sign_in_failure WHERE slot < ?', slot)
  sql.exec(
    `INSERT INTO sign_in_failure (address, slot, count) VALUES (?, ?, 1), (?, ?, 1)
     ON CONFLICT (address, slot) DO UPDATE SET count = count + 1`,
    address,
    slot,
    all,
    slot,
  )
}
