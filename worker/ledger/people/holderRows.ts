/** The SQL of who holds a pass by name, and of deputies (代理), each of whom has a code of his own. */
import type { Day } from '#rules/calendar/day'
import { SHARED, type Holder } from '#rules/people/whoActs'
import type { Actor } from '#wire/actor'

/** Who stands behind a pass; nobody by name where several share it. */
export function holderOf(sql: SqlStorage, pass: string): Holder {
  const deputy = deputyBehind(sql, pass)
  if (deputy !== null) return { name: deputy.deputy, deputyFor: deputy.principal }
  const rows = sql.exec<{ holder: string }>('SELECT holder FROM pass_holder WHERE pass = ?', pass)
  const name = rows.toArray()[0]?.holder
  return name === undefined ? SHARED : { name, deputyFor: null }
}

/** '' makes the pass a shared one. */
export function keepHolder(
  sql: SqlStorage,
  pass: string,
  holder: string,
  made: { at: string; by: string },
): void {
  if (holder === '') sql.exec('DELETE FROM pass_holder WHERE pass = ?', pass)
  else {
    sql.exec(
      `INSERT INTO pass_holder (pass, holder, at, by_whom) VALUES (?,?,?,?)
       ON CONFLICT (pass) DO UPDATE SET holder = excluded.holder`,
      pass,
      holder,
      made.at,
      made.by,
    )
  }
}

export type DeputyRow = {
  /** The code's. */
  id: string
  pass: string
  principal: string
  deputy: string
  from_on: Day
  until_on: Day
  from_at: string
  reason: string
  at: string
  by_whom: string
}

const READ = 'SELECT id, pass, principal, deputy, from_on, until_on, from_at, reason, at, by_whom FROM deputy'

export function insertDeputy(sql: SqlStorage, { day }: Actor, row: DeputyRow): void {
  sql.exec(
    `INSERT INTO deputy (id, pass, principal, deputy, from_on, until_on, from_at, reason, at, day, by_whom)
     VALUES (?,?,?,?,?,?,?,?,?,?,?)`,
    row.id,
    row.pass,
    row.principal,
    row.deputy,
    row.from_on,
    row.until_on,
    row.from_at,
    row.reason,
    row.at,
    day,
    row.by_whom,
  )
}

/** Newest first; of all passes when `pass` is null. */
export function listDeputies(sql: SqlStorage, pass: string | null): DeputyRow[] {
  return sql.exec<DeputyRow>(`${READ} WHERE ?1 IS NULL OR pass = ?1 ORDER BY at DESC, id`, pass).toArray()
}

export function findDeputy(sql: SqlStorage, id: string): DeputyRow | null {
  return sql.exec<DeputyRow>(`${READ} WHERE id = ?`, id).toArray()[0] ?? null
}

/** The deputy whose pass it is; null of any other pass. */
export function deputyBehind(sql: SqlStorage, pass: string): DeputyRow | null {
  const [kind, id = ''] = pass.split(':')
  return kind === 'code' ? findDeputy(sql, id) : null
}
