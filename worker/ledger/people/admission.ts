/** Whether a session still holds, asked at every request together with the campaign: no round trip of its own. */
import { DEMO_PASS, type Bearer } from '#wire/session'
import type { ProblemCode } from '#wire/problems'

/** Why a session lets nobody in any more; null while it does. `nowMs` is the real clock. */
export function whyPassFails(sql: SqlStorage, bearer: Bearer, nowMs: number): ProblemCode | null {
  if (sql.exec('SELECT 1 FROM ended_session WHERE id = ?', bearer.session).toArray().length > 0) {
    return 'session.ended'
  }
  // The routes let these in only while it runs a demo.
  if (bearer.pass === DEMO_PASS) return null
  const [kind, id = ''] = bearer.pass.split(':')
  const held =
    kind === 'code'
      ? sql
          .exec<{ role: string; unit: string | null }>(
            `SELECT role, unit FROM access_code WHERE id = ? AND revoked_at IS NULL
               AND (expires_at IS NULL OR expires_at > ?)`,
            id,
            new Date(nowMs).toISOString(),
          )
          .toArray()[0]
      : sql
          .exec<{ role: string; unit: string | null }>('SELECT role, unit FROM person WHERE oid = ?', id)
          .toArray()[0]
  return held?.role === bearer.role && held.unit === bearer.unit ? null : 'session.ended'
}

/** Signing out: this session and all its renewals are over. Kept until the longest of them would have ended. */
export function endSession(sql: SqlStorage, session: string, expiresMs: number, nowMs: number): void {
  sql.exec('DELETE FROM ended_session WHERE expires_ms < ?', nowMs)
  sql.exec(
    'INSERT INTO ended_session (id, expires_ms) VALUES (?, ?) ON CONFLICT DO NOTHING',
    session,
    expiresMs,
  )
}
