/** People who enter by the school's own sign-in (Microsoft Entra ID): a table that the administrator keeps. */
import { ofUnit } from '#rules/campaign/role'
import type { Actor } from '#wire/actor'
import type { PersonEntry, PersonLine } from '#wire/code'
import { there, type Answer } from '../Answer.ts'
import type { CommandsOf } from '../command.ts'
import type { Ledger } from '../Ledger.ts'
import { recordAct } from '../record/recordAct.ts'
import type { Entered } from './accessCodes.ts'
import { holderOf, keepHolder } from './holderRows.ts'
import { deletePerson, findPerson, listPersons, noteUse, savePerson, type PersonRow } from './personRows.ts'

export const personCommands = {
  queries: { 'person.list': ({ sql }): PersonLine[] => listPersons(sql).map((row) => lineOf(sql, row)) },
  steps: { 'person.keep': keepPerson, 'person.remove': removePerson },
} satisfies CommandsOf<'person'>

function lineOf(sql: SqlStorage, row: PersonRow): PersonLine {
  return {
    oid: row.oid,
    role: row.role,
    unitId: row.unit,
    label: row.label,
    holder: holderOf(sql, passOf(row.oid)).name,
    addedAt: row.added_at,
    addedBy: row.added_by,
    lastUsedAt: row.last_used_at,
  }
}

/** Who signed in at Entra, as the verified token says. */
export interface EntraPerson {
  readonly oid: string
  /** '' where the token names nobody. */
  readonly name: string
}

function passOf(oid: string): string {
  return `person:${oid}`
}

/** Whom a verified Entra id lets in. */
export function enterByPerson(sql: SqlStorage, { oid, name }: EntraPerson, nowMs: number): Answer<Entered> {
  const person = findPerson(sql, oid)
  if (person === null) return { refusal: { code: 'entra.unknown' } }
  const at = new Date(nowMs).toISOString()
  noteUse(sql, oid, at)
  // The school's own sign-in knows the name; what the administrator wrote goes before it.
  const isNamed = holderOf(sql, passOf(oid)).name !== ''
  if (!isNamed && name !== '') keepHolder(sql, passOf(oid), name, { at, by: '统一身份登录' })
  return { value: { role: person.role, unit: person.unit, pass: `person:${oid}` } }
}

/** A change of role or unit ends the sessions of the earlier one: see `whyPassFails`. */
function keepPerson(
  { sql, campaign }: Ledger,
  actor: Actor,
  oid: string,
  { role, unitId, label, holder }: PersonEntry,
): Answer<PersonLine> {
  const unit = unitId ?? null
  if (ofUnit(role) && !campaign.units.some(({ id }) => id === unit))
    return { refusal: { code: 'unit.unknown' } }
  const before = findPerson(sql, oid)
  savePerson(sql, actor, { oid, role, unit, label })
  if (holder !== undefined) keepHolder(sql, passOf(oid), holder, { at: actor.at, by: actor.name })
  recordAct(sql, actor, {
    act: 'person.keep',
    subject: `person:${oid}`,
    detail: {
      from: before === null ? null : { role: before.role, unit: before.unit, label: before.label },
      to: { role, unit, label },
    },
  })
  const kept = findPerson(sql, oid)
  return there(kept === null ? null : lineOf(sql, kept), 'person.unknown')
}

function removePerson({ sql }: Ledger, actor: Actor, oid: string): Answer<PersonLine> {
  const person = findPerson(sql, oid)
  if (person === null) return { refusal: { code: 'person.unknown' } }
  const line = lineOf(sql, person)
  deletePerson(sql, oid)
  const { role, unit, label } = person
  recordAct(sql, actor, { act: 'person.remove', subject: `person:${oid}`, detail: { role, unit, label } })
  return { value: line }
}
