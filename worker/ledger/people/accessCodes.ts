/** Access codes (访问码): made, listed, revoked, and the brake on guessing them. Only hashes are kept. */
import { ofUnit, type Role } from '#wire/session'
import type { CodeLine } from '#wire/code'
import type { Day } from '#rules/calendar/day'
import type { Ledger } from '../Ledger.ts'
import type { Answer } from '../Answer.ts'
import type { Actor } from '#wire/actor'
import { recordAct } from '../record/recordAct.ts'

/** Failures an address may have in one slot of time. A school behind one address mistypes less than this. */
const MAX_FAILURES = 20
/** And a whole campaign, whatever the addresses: 500 units mistyping once in ten minutes is no accident. */
const MAX_FAILURES_OF_ALL = 500
const SLOT_MS = 10 * 60 * 1000
/** Stands for all addresses together; a real one is a digest. */
const ALL = '*'

/** The public id is the beginning of the hash: see migration 011. */
const ID_LENGTH = 16

export interface HashedCode {
  readonly hash: string
  readonly role: Role
  readonly unit: string | null
  readonly label: string
  readonly expiresOn: Day | null
  /** ISO instant at which the last good day is over in the campaign's time zone. */
  readonly expiresAt: string | null
}

/** Whom a pass (a code, a person) lets in. */
export interface Entered {
  readonly role: Role
  readonly unit: string | null
  /** 'code:<id>' or 'person:<oid>': named in the session, asked about at every request. */
  readonly pass: string
}

export function keepCodes(sql: SqlStorage, codes: readonly HashedCode[], at: string, by: string): void {
  sql.exec(
    `INSERT INTO access_code (hash, id, role, unit, label, expires_on, expires_at, made_at, made_by)
     SELECT value->>'$.hash', substr(value->>'$.hash', 1, ${ID_LENGTH}), value->>'$.role', value->>'$.unit',
       value->>'$.label', value->>'$.expiresOn', value->>'$.expiresAt', ?, ? FROM json_each(?)`,
    at,
    by,
    JSON.stringify(codes),
  )
}

/**
 * Whom a code lets in. Wrong codes are counted per address and per campaign and answered more curtly from a point
 * on; a right one always enters, so that nobody can lock an office out. (A code has 130 random bits: guessing is
 * not the danger, the load of guessing is.)
 */
export function enterByCode(sql: SqlStorage, hash: string, address: string, nowMs: number): Answer<Entered> {
  const now = new Date(nowMs).toISOString()
  const found = sql
    .exec<{
      id: string
      role: Role
      unit: string | null
      expires_at: string | null
      revoked_at: string | null
    }>('SELECT id, role, unit, expires_at, revoked_at FROM access_code WHERE hash = ?', hash)
    .toArray()[0]
  if (found !== undefined) {
    // Who holds the code may be told why it does not open any more.
    if (found.revoked_at !== null) return { refusal: { code: 'code.revoked' } }
    if (found.expires_at !== null && found.expires_at <= now) return { refusal: { code: 'code.expired' } }
    sql.exec('UPDATE access_code SET last_used_at = ? WHERE id = ?', now, found.id)
    return { value: { role: found.role, unit: found.unit, pass: `code:${found.id}` } }
  }
  return countFailure(sql, address, Math.floor(nowMs / SLOT_MS))
}

function countFailure(sql: SqlStorage, address: string, slot: number): Answer<never> {
  const failures = (of: string): number =>
    sql
      .exec<{ count: number }>('SELECT count FROM sign_in_failure WHERE address = ? AND slot = ?', of, slot)
      .toArray()[0]?.count ?? 0
  if (failures(address) >= MAX_FAILURES || failures(ALL) >= MAX_FAILURES_OF_ALL) {
    return { refusal: { code: 'code.too-many' } }
  }
  sql.exec('DELETE FROM sign_in_failure WHERE slot < ?', slot)
  sql.exec(
    `INSERT INTO sign_in_failure (address, slot, count) VALUES (?, ?, 1), (?, ?, 1)
     ON CONFLICT (address, slot) DO UPDATE SET count = count + 1`,
    address,
    slot,
    ALL,
    slot,
  )
  return { refusal: { code: 'code.wrong' } }
}

interface CodeRow extends Record<string, SqlStorageValue> {
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

const COLUMNS =
  'id, role, unit, label, made_at, made_by, expires_on, expires_at, last_used_at, revoked_at, revoked_by'

function lineOf(row: CodeRow, now: string): CodeLine {
  return {
    id: row.id,
    role: row.role,
    unitId: row.unit,
    label: row.label,
    madeAt: row.made_at,
    madeBy: row.made_by,
    expiresOn: row.expires_on,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
    revokedBy: row.revoked_by,
    holds: row.revoked_at === null && (row.expires_at === null || row.expires_at > now),
  }
}

function rowOf(sql: SqlStorage, id: string): CodeRow | undefined {
  return sql.exec<CodeRow>(`SELECT ${COLUMNS} FROM access_code WHERE id = ?`, id).toArray()[0]
}

/** Only an administrator may hand out or take back an administrator's code: the office cannot raise itself. */
function whyNotFor(actor: Actor, role: Role): Answer<never> | null {
  if (role !== 'admin' || actor.role === 'admin') return null
  return { refusal: { code: 'access.denied', detail: '管理员的访问码只由管理员发放和停用。' } }
}

export const codeActs = {
  /** `now`: the real clock, as an ISO instant; a demo's codes do not live in its past. */
  'code.list': ({ sql }: Ledger, now: string): CodeLine[] =>
    sql
      .exec<CodeRow>(`SELECT ${COLUMNS} FROM access_code ORDER BY made_at DESC, role, unit, id`)
      .toArray()
      .map((row) => lineOf(row, now)),

  'code.make': (
    { sql, campaign }: Ledger,
    actor: Actor,
    codes: readonly HashedCode[],
    replace: boolean,
    now: string,
  ): Answer<CodeLine[]> => {
    for (const { role, unit } of codes) {
      const denied = whyNotFor(actor, role)
      if (denied !== null) return denied
      if (ofUnit(role) && !campaign.units.some(({ id }) => id === unit)) {
        return { refusal: { code: 'unit.unknown' } }
      }
    }
    const replaced = replace ? revokeOf(sql, actor, new Set(codes.map(({ role }) => role)), now) : 0
    keepCodes(sql, codes, actor.at, actor.name)
    const made = codes.flatMap(({ hash }) => rowOf(sql, hash.slice(0, ID_LENGTH)) ?? [])
    recordAct(sql, actor, {
      act: 'code.make',
      subject: made.length === 1 ? `code:${made[0]?.id}` : 'codes',
      detail: {
        codes: made.map(({ id, role, unit, label, expires_on: expiresOn }) => ({
          id,
          role,
          unit,
          label,
          expiresOn,
        })),
        replaced,
      },
    })
    return { value: made.map((row) => lineOf(row, now)) }
  },

  'code.revoke': ({ sql }: Ledger, actor: Actor, id: string, now: string): Answer<CodeLine> => {
    const row = rowOf(sql, id)
    if (row === undefined) return { refusal: { code: 'code.unknown' } }
    const denied = whyNotFor(actor, row.role)
    if (denied !== null) return denied
    if (row.revoked_at === null) {
      if (row.role === 'admin' && isLastAdmin(sql, id, now)) return { refusal: { code: 'code.last' } }
      sql.exec('UPDATE access_code SET revoked_at = ?, revoked_by = ? WHERE id = ?', now, actor.name, id)
      recordAct(sql, actor, {
        act: 'code.revoke',
        subject: `code:${id}`,
        detail: { role: row.role, unit: row.unit, label: row.label },
      })
    }
    return { value: lineOf(rowOf(sql, id) ?? row, now) }
  },
}

function revokeOf(sql: SqlStorage, actor: Actor, roles: ReadonlySet<Role>, now: string): number {
  return sql.exec(
    `UPDATE access_code SET revoked_at = ?, revoked_by = ?
     WHERE revoked_at IS NULL AND role IN (SELECT value FROM json_each(?))`,
    now,
    actor.name,
    JSON.stringify([...roles]),
  ).rowsWritten
}

/** Without an administrator nobody could ever make one again. */
function isLastAdmin(sql: SqlStorage, id: string, now: string): boolean {
  return (
    sql
      .exec(
        `SELECT 1 FROM access_code WHERE role = 'admin' AND id <> ? AND revoked_at IS NULL
           AND (expires_at IS NULL OR expires_at > ?) LIMIT 1`,
        id,
        now,
      )
      .toArray().length === 0
  )
}
