/**
 * 登记簿的权限 — who reads and writes which register, and which fields of it.
 *
 * The office writes every register. A unit writes its own entries where the register is the units' to keep, and
 * fills its part of what the office has laid before it (落实情况). 宣传部 keeps the publicity log and sees no other.
 */
import type { Register, RegisterValues } from './register.ts'

/** The parts people play, as sessions name them. */
export type RegisterPerson = 'unit' | 'head' | 'office' | 'group' | 'publicity' | 'leader' | 'admin'

/** `fill`: only the register's `unitFills`. */
export type RegisterRight = 'write' | 'fill' | 'read' | null

export function rightTo(register: Register, person: RegisterPerson): RegisterRight {
  if (person === 'office') return 'write'
  if (person === 'admin') return null
  if (person === 'publicity') return register.writer === 'publicity' ? 'write' : null
  if (person === 'group' || person === 'leader') return 'read'
  if (register.reader !== 'own') return null
  if (register.writer === 'unit') return 'write'
  return register.unitFills === undefined ? 'read' : 'fill'
}

/** Keys of fields that this person writes; days that are stamped are not a unit's to write. */
export function writableFields(register: Register, person: RegisterPerson): Set<string> {
  const right = rightTo(register, person)
  if (right === 'fill') return new Set(register.unitFills)
  if (right !== 'write') return new Set()
  const isUnit = person === 'unit' || person === 'head'
  return new Set(
    register.fields
      .filter(({ kind, stamp }) => !isUnit || (stamp !== true && kind !== 'unit'))
      .map(({ key }) => key),
  )
}

/** What is kept of what a person sent: fields that are not his stay as they were. */
export function allowedValues(
  writable: ReadonlySet<string>,
  before: RegisterValues,
  sent: RegisterValues,
): RegisterValues {
  const own = Object.entries(sent).filter(([key]) => writable.has(key))
  const others = Object.entries(before).filter(([key]) => !writable.has(key))
  return Object.fromEntries([...others, ...own])
}
