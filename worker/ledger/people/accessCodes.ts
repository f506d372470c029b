/** Access codes (访问码): made, listed, revoked, and the brake on guessing them. Only hashes are kept. */
import { ofUnit, type Role } from '#rules/campaign/role'
import type { Actor } from '#wire/actor'
import type { CodeLine } from '#wire/code'
import type { Answer } from '../Answer.ts'
import type { CommandsOf } from '../command.ts'
import type { Ledger } from '../Ledger.ts'
import { recordAct } from '../record/recordAct.ts'
import { deputyHolds } from './admission.ts'
import { deputyBehind, holderOf } from './holderRows.ts'
import {
  addFailure,
  countFailures,
  findByHash,
  findCode,
  hasOtherAdmin,
  ID_LENGTH,
  keepCodes,
  listCodes,
  noteUse,
  revokeCode,
  revokeRoles,
  type CodeRow,
  type HashedCode,
} from './codeRows.ts'

/** Failures an address may have in one slot of time. A school behind one address mistypes less than this. */
const MAX_FAILURES = 20
/** And a whole campaign, whatever the addresses: 500 units mistyping once in ten minutes is no accident. */
const MAX_FAILURES_OF_ALL = 500
const SLOT_MS = 10 * 60 * 1000
/** Stands for all addresses together; a real one is a digest. */
const ALL = '*'

/** Whom a pass (a code, a person) lets in. */
export interface Entered {
  readonly role: Role
  readonly unit: string | null
  /** 'code:<id>' or 'person:<oid>': named in the session, asked about at every request. */
  readonly pass: string
}

/**
 * Whom a code lets in. Wrong codes are counted per address and per campaign and answered more curtly from a point
 * on; a right one always enters, so that nobody can lock an office out. (A code has 130 random bits: guessing is
 * not the danger, the load of guessing is.)
 */
export function enterByCode(sql: SqlStorage, hash: string, address: string, nowMs: number): Answer<Entered> {
  const now = new Date(nowMs).toISOString()
  const found = findByHash(sql, hash)
  if (found !== null) {
    // Who holds the code may be told why it does not open any more.
    if (found.revoked_at !== null) return { refusal: { code: 'code.revoked' } }
    if (found.expires_at !== null && found.expires_at <= now) return { refusal: { code: 'code.expired' } }
    const deputy = deputyBehind(sql, `code:${found.id}`)
    if (deputy !== null && deputy.from_at > now) return { refusal: { code: 'deputy.not-yet' } }
    const entered = { role: found.role, unit: found.unit, pass: `code:${found.id}` }
    if (!deputyHolds(sql, entered, now)) return { refusal: { code: 'code.revoked' } }
    noteUse(sql, found.id, now)
    return { value: entered }
  }
  return countFailure(sql, address, Math.floor(nowMs / SLOT_MS))
}

function countFailure(sql: SqlStorage, address: string, slot: number): Answer<never> {
  const isTooMany =
    countFailures(sql, address, slot) >= MAX_FAILURES || countFailures(sql, ALL, slot) >= MAX_FAILURES_OF_ALL
  if (isTooMany) return { refusal: { code: 'code.too-many' } }
  addFailure(sql, [address, ALL], slot)
  return { refusal: { code: 'code.wrong' } }
}

function lineOf(sql: SqlStorage, row: CodeRow, now: string): CodeLine {
  return {
    id: row.id,
    role: row.role,
    unitId: row.unit,
    label: row.label,
    holder: holderOf(sql, `code:${row.id}`).name,
    madeAt: row.made_at,
    madeBy: row.made_by,
    expiresOn: row.expires_on,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
    revokedBy: row.revoked_by,
    holds: row.revoked_at === null && (row.expires_at === null || row.expires_at > now),
  }
}

/** Only an administrator may hand out or take back an administrator's code: the office cannot raise itself. */
function whyNotFor(actor: Actor, role: Role): Answer<never> | null {
  if (role !== 'admin' || actor.role === 'admin') return null
  return { refusal: { code: 'access.denied', detail: '管理员的访问码只由管理员发放和停用。' } }
}

/** `now` is the real clock, as an ISO instant; a demo's codes do not live in its past. */
export const codeCommands = {
  queries: {
    'code.list': ({ sql }, _actor, now: string): CodeLine[] =>
      listCodes(sql).map((row) => lineOf(sql, row, now)),
  },
  steps: { 'code.make': makeCodes, 'code.revoke': revoke },
} satisfies CommandsOf<'code'>

export interface FreshCodes {
  readonly codes: readonly HashedCode[]
  /** The codes that these roles had are revoked. */
  readonly replace: boolean
}

function makeCodes(
  { sql, campaign }: Ledger,
  actor: Actor,
  { codes, replace }: FreshCodes,
  now: string,
): Answer<CodeLine[]> {
  for (const { role, unit } of codes) {
    const denied = whyNotFor(actor, role)
    if (denied !== null) return denied
    if (ofUnit(role) && !campaign.units.some(({ id }) => id === unit)) {
      return { refusal: { code: 'unit.unknown' } }
    }
  }
  const replaced = replace ? revokeRoles(sql, actor, new Set(codes.map(({ role }) => role)), now) : 0
  keepCodes(sql, codes, actor.at, actor.name)
  const made = codes.flatMap(({ hash }) => findCode(sql, hash.slice(0, ID_LENGTH)) ?? [])
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
  return { value: made.map((row) => lineOf(sql, row, now)) }
}

function revoke({ sql }: Ledger, actor: Actor, id: string, now: string): Answer<CodeLine> {
  const row = findCode(sql, id)
  if (row === null) return { refusal: { code: 'code.unknown' } }
  const denied = whyNotFor(actor, row.role)
  if (denied !== null) return denied
  if (row.revoked_at === null) {
    // Without an administrator nobody could ever make one again.
    if (row.role === 'admin' && !hasOtherAdmin(sql, id, now)) return { refusal: { code: 'code.last' } }
    revokeCode(sql, actor, id, now)
    recordAct(sql, actor, {
      act: 'code.revoke',
      subject: `code:${id}`,
      detail: { role: row.role, unit: row.unit, label: row.label },
    })
  }
  return { value: lineOf(sql, findCode(sql, id) ?? row, now) }
}
