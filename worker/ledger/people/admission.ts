/** Whether a session still holds, asked at every request together with the campaign: no round trip of its own. */
import type { ProblemCode } from '#wire/problems'
import { DEMO_PASS, type Bearer } from '#wire/session'
import { heldByCode, heldByPerson, isEnded } from './admissionRows.ts'

/** Why a session lets nobody in any more; null while it does. `nowMs` is the real clock. */
export function whyPassFails(sql: SqlStorage, bearer: Bearer, nowMs: number): ProblemCode | null {
  if (isEnded(sql, bearer.session)) return 'session.ended'
  // The routes let these in only while it runs a demo.
  if (bearer.pass === DEMO_PASS) return null
  const [kind, id = ''] = bearer.pass.split(':')
  const held = kind === 'code' ? heldByCode(sql, id, new Date(nowMs).toISOString()) : heldByPerson(sql, id)
  return held?.role === bearer.role && held.unit === bearer.unit ? null : 'session.ended'
}
