/** The SQL of people who enter by the school's own sign-in. */
import type { Role } from '#rules/campaign/role'
import type { Actor } from '#wire/actor'

export type PersonRow = {
  oid: string
  role: Role
  unit: string | null
  label: string
  added_at: string
  added_by: string
  last_used_at: string | null
}

export function listPersons(sql: SqlStorage): PersonRow[] {
  return sql.exec<PersonRow>('SELECT * FROM person ORDER BY role, unit, label, oid').toArray()
}

export function findPerson(sql: SqlStorage, oid: string): PersonRow | null {
  return sql.exec<PersonRow>('SELECT * FROM person WHERE oid = ?', oid).toArray()[0] ?? null
}

export function noteUse(sql: SqlStorage, oid: string, now: string): void {
  sql.exec('UPDATE person SET last_used_at = ? WHERE oid = ?', now, oid)
}

export function savePerson(
  sql: SqlStorage,
  actor: Actor,
  { oid, role, unit, label }: Pick<PersonRow, 'oid' | 'role' | 'unit' | 'label'>,
): void {
  sql.exec(
    `INSERT INTO person (oid, role, unit, label, added_at, added_by) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (oid) DO UPDATE SET role = excluded.role, unit = excluded.unit, label = excluded.label`,
    oid,
    role,
    unit,
    label,
    actor.at,
    actor.name,
  )
}

export function deletePerson(sql: SqlStorage, oid: string): void {
  sql.exec('DELETE FROM person WHERE oid = ?', oid)
}
