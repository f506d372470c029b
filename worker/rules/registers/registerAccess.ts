/**
 * 登记簿的权限 — who reads and writes which register, and which fields of it.
 *
 * The office writes every register. A unit writes its own entries where the register is the units' to keep, and
 * fills its part of what the office has laid before it (落实情况). 宣传部 keeps the publicity log and sees no other.
 */
import type { UnitId } from '../campaign/campaign.ts'
import type { Day } from '../calendar/day.ts'
import type { Role } from '../campaign/role.ts'
import type { EntryFault } from './checkEntry.ts'
import type { Register, RegisterField, RegisterValue, RegisterValues } from './register.ts'

/** `fill`: only the register's `unitFills`. */
export type RegisterRight = 'write' | 'fill' | 'read' | null

export function rightTo(register: Register, person: Role): RegisterRight {
  if (person === 'office') return 'write'
  if (person === 'admin') return null
  if (person === 'publicity') return register.writer === 'publicity' ? 'write' : null
  if (person === 'group' || person === 'leader') return 'read'
  if (register.reader !== 'own') return null
  if (register.writer === 'unit') return 'write'
  return register.unitFills === undefined ? 'read' : 'fill'
}

/** Whether the person writes the field; a unit writes neither its own name nor the day of receipt. */
export function mayWrite(register: Register, field: RegisterField, person: Role): boolean {
  const right = rightTo(register, person)
  if (right === 'fill') return register.unitFills?.includes(field.key) ?? false
  if (right !== 'write') return false
  const isUnit = person === 'unit' || person === 'head'
  return !isUnit || (field.stamp !== true && field.kind !== 'unit')
}

/** Who sends values, and when. */
export interface EntrySender {
  readonly role: Role
  readonly unit: UnitId | null
  readonly day: Day
}

/**
 * What is kept of what a person sent. Fields that are not the person's stay as they were, or are what the system
 * says: the unit of the session, the day of the entry. Keys that no field has are left for the check to name.
 */
export function ownValues(
  register: Register,
  sender: EntrySender,
  before: RegisterValues | null,
  sent: RegisterValues,
): RegisterValues {
  const kept: Record<string, RegisterValue> = { ...sent }
  for (const field of register.fields) {
    if (mayWrite(register, field, sender.role)) continue
    const value = before?.[field.key] ?? (before === null ? systemValue(field, sender) : undefined)
    if (value === undefined) delete kept[field.key]
    else kept[field.key] = value
  }
  return kept
}

/** Fields that a person set although they are another's to set: said, not dropped in silence. */
export function foreignFaults(
  register: Register,
  sender: EntrySender,
  sent: RegisterValues,
  kept: RegisterValues,
): EntryFault[] {
  return register.fields
    .filter((field) => !mayWrite(register, field, sender.role))
    .filter(({ key }) => sent[key] !== undefined && JSON.stringify(sent[key]) !== JSON.stringify(kept[key]))
    .map(({ key, label }) => ({
      field: key,
      code: 'entry.not-yours',
      given: String(sent[key]),
      message: `“${label}”由办公室或系统填写，不能改动。请照原样留着。`,
    }))
}

function systemValue(field: RegisterField, { unit, day }: EntrySender): RegisterValue | undefined {
  if (field.stamp === true) return day
  return field.kind === 'unit' ? (unit ?? undefined) : undefined
}

/** Whether the person reads the field: what is confidential stays with the office and the leading group. */
export function maySee(field: RegisterField, person: Role): boolean {
  return field.confidential !== true || person === 'office' || person === 'group'
}

/** The register as the person knows it. */
export function registerFor(register: Register, person: Role): Register {
  return { ...register, fields: register.fields.filter((field) => maySee(field, person)) }
}

/** An entry's values as far as the person reads them. */
export function valuesFor(register: Register, values: RegisterValues, person: Role): RegisterValues {
  const hidden = new Set(register.fields.filter((field) => !maySee(field, person)).map(({ key }) => key))
  return Object.fromEntries(Object.entries(values).filter(([key]) => !hidden.has(key)))
}

/** What of an entry stands in the record of acts, which administrators read too. */
export function recordedValues(register: Register, values: RegisterValues): RegisterValues {
  return valuesFor(register, values, 'admin')
}
