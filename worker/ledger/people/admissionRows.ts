/** The SQL of whether a session still holds. */

export function isEnded(sql: SqlStorage, session: string): boolean {
  return sql.exec('SELECT 1 FROM ended_session WHERE id = ?', session).toArray().length > 0
}

/** For whom a pass stands. */
export type Held = { role: string; unit: string | null }

/** Of a code that holds at `now`, an ISO instant; null of any other. */
export function heldByCode(sql: SqlStorage, id: string, now: string): Held | null {
  const rows = sql.exec<Held>(
    `SELECT role, unit FROM access_code WHERE id = ? AND revoked_at IS NULL
       AND (expires_at IS NULL OR expires_at > ?)`,
    id,
    now,
  )
  return rows.toArray()[0] ?? null
}

export function heldByPerson(sql: SqlStorage, oid: string): Held | null {
  return sql.exec<Held>('SELECT role, unit FROM person WHERE oid = ?', oid).toArray()[0] ?? null
}

/** Signing out: this session and all its renewals are over. Kept until the longest of them would have ended. */
export function endSession(
  sql: SqlStorage,
  session: string,
  { expiresMs, nowMs }: { readonly expiresMs: number; readonly nowMs: number },
): void {
  sql.exec('DELETE FROM ended_session WHERE expires_ms < ?', nowMs)
  sql.exec(
    'INSERT INTO ended_session (id, expires_ms) VALUES (?, ?) ON CONFLICT DO NOTHING',
    session,
    expiresMs,
  )
}
