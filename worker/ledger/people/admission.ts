/** Whether a session still holds, asked at every request together with the campaign: no round trip of its own. */
import type { Campaign } from '#rules/campaign/campaign'
import type { Holder } from '#rules/people/whoActs'
import type { ProblemCode } from '#wire/problems'
import { DEMO_PASS, type Bearer } from '#wire/session'
import { heldByCode, heldByPerson, isEnded, type Held } from './admissionRows.ts'
import { deputyBehind } from './holderRows.ts'

/** What a request of a session that holds begins with. */
export interface Admitted {
  readonly campaign: Campaign
  readonly holder: Holder
}

/** Why a session lets nobody in any more; null while it does. `nowMs` is the real clock. */
export function whyPassFails(sql: SqlStorage, bearer: Bearer, nowMs: number): ProblemCode | null {
  if (isEnded(sql, bearer.session)) return 'session.ended'
  // The routes let these in only while it runs a demo.
  if (bearer.pass === DEMO_PASS) return null
  const now = new Date(nowMs).toISOString()
  const held = heldBy(sql, bearer.pass, now)
  const isTheirs = held?.role === bearer.role && held.unit === bearer.unit
  return isTheirs && deputyHolds(sql, bearer, now) ? null : 'session.ended'
}

/** A deputy acts no longer than the pass that he stands for, and as nothing else than it. */
export function deputyHolds(
  sql: SqlStorage,
  { pass, role, unit }: Pick<Bearer, 'pass' | 'role' | 'unit'>,
  now: string,
): boolean {
  const deputy = deputyBehind(sql, pass)
  if (deputy === null) return true
  const principal = heldBy(sql, deputy.pass, now)
  return deputy.from_at <= now && principal?.role === role && principal.unit === unit
}

function heldBy(sql: SqlStorage, pass: string, now: string): Held | null {
  const [kind, id = ''] = pass.split(':')
  return kind === 'code' ? heldByCode(sql, id, now) : heldByPerson(sql, id)
}
