/** People who enter by the school's own sign-in (Microsoft Entra ID): a table that the administrator keeps. */
import { ofUnit, type Role } from '#wire/session'
import type { PersonEntry, PersonLine } from '#wire/code'
import type { Ledger } from '../Ledger.ts'
import type { Answer } from '../Answer.ts'
import type { Actor } from '#wire/actor'
import type { Entered } from './accessCodes.ts'
import { recordAct } from '../record/recordAct.ts'

interface PersonRow extends Record<string, SqlStorageValue> {
  oid: string
  role: Role
  unit: string | null
  label: string
  added_at: string
  added_by: string
  last_used_at: string | null
}

function lineOf(row: PersonRow): PersonLine {
  return {
    oid: row.oid,
    role: row.role,
    unitId: row.unit,
    label: row.label,
    addedAt: row.added_at,
    addedBy: row.added_by,
    lastUsedAt: row.last_used_at,
  }
}

function personOf(sql: SqlStorage, oid: string): PersonRow | undefined {
  return sql.exec<PersonRow>('SELECT * FROM person WHERE oid = ?', oid).toArray()[0]
}

/** Whom a verified Entra id lets in. */
export function enterByPerson(sql: SqlStorage, oid: string, nowMs: number): Answer<Entered> {
  const person = personOf(sql, oid)
  if (person === undefined) return { refusal: { code: 'entra.unknown' } }
  sql.exec('UPDATE person SET last_used_at = ? WHERE oid = ?', new Date(nowMs).toISOString(), oid)
  return { value: { role: person.role, unit: person.unit, pass: `person:${oid}` } }
}

export const personActs = {
  'person.list': ({ sql }: Ledger): PersonLine[] =>
    sql.exec<PersonRow>('SELECT * FROM person ORDER BY role, unit, label, oid').toArray().map(lineOf),

  /** A change of role or unit ends the sessions of the earlier one: see `whyPassFails`. */
  'person.keep': (
    { sql, campaign }: Ledger,
    actor: Actor,
    oid: string,
    { role, unitId, label }: PersonEntry,
  ): Answer<PersonLine> => {
    const unit = unitId ?? null
    if (ofUnit(role) && !campaign.units.some(({ id }) => id === unit))
      return { refusal: { code: 'unit.unknown' } }
    const before = personOf(sql, oid)
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
    recordAct(sql, actor, {
      act: 'person.keep',
      subject: `person:${oid}`,
      detail: {
        from: before === undefined ? null : { role: before.role, unit: before.unit, label: before.label },
        to: { role, unit, label },
      },
    })
    const kept = personOf(sql, oid)
    return kept === undefined ? { refusal: { code: 'person.unknown' } } : { value: lineOf(kept) }
  },

  'person.remove': ({ sql }: Ledger, actor: Actor, oid: string): Answer<PersonLine> => {
    const person = personOf(sql, oid)
    if (person === undefined) return { refusal: { code: 'person.unknown' } }
    sql.exec('DELETE FROM person WHERE oid = ?', oid)
    const { role, unit, label } = person
    recordAct(sql, actor, { act: 'person.remove', subject: `person:${oid}`, detail: { role, unit, label } })
    return { value: lineOf(person) }
  },
}
