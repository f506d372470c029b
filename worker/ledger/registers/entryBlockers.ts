/** What stands in the way of reading or writing an entry: rights, versions, faults of its values, links that lead nowhere. */
import type { Finding } from '#rules/items/finding'
import { checkEntry, type EntryFault } from '#rules/registers/checkEntry'
import {
  itemsIn,
  textOf,
  unitOf,
  type Register,
  type RegisterEntry,
  type RegisterKey,
  type RegisterValues,
} from '#rules/registers/register'
import { rightTo, valuesFor } from '#rules/registers/registerAccess'
import { registerOf } from '#rules/registers/registers'
import type { EntryRow } from '#wire/register'
import type { Ledger } from '../Ledger.ts'
import type { Answer } from '../Answer.ts'
import type { Actor } from '#wire/actor'
import { isHiddenFrom } from '../items/rows/confidentialRows.ts'
import { itemsById } from '../items/rows/itemRows.ts'
import { findEntry } from './registerRows.ts'

/** An entry by its register and its id. */
export interface EntryPlace {
  readonly register: RegisterKey
  readonly id: string
}

export function seenEntry(sql: SqlStorage, actor: Actor, { register, id }: EntryPlace): Answer<EntryRow> {
  const stop = whyNotRead(registerOf(register), actor)
  if (stop !== null) return stop
  const entry = findEntry(sql, id)
  const isThere = entry !== null && entry.register === register && isSeen(actor, entry)
  const shown = isThere ? shownEntry(sql, actor, entry) : null
  return shown === null ? { refusal: { code: 'entry.unknown' } } : { value: shown }
}

/**
 * An entry as far as the actor reads it; null where it became a confidential item that he is not told of: its words
 * are the item's.
 */
export function shownEntry<Entry extends RegisterEntry>(
  sql: SqlStorage,
  actor: Actor,
  entry: Entry,
): Entry | null {
  const { item, values, register } = entry
  const unit = unitOf(values) ?? ''
  if (item !== null && isHiddenFrom(sql, actor, { id: item, unit })) return null
  return { ...entry, values: valuesFor(registerOf(register), values, actor.role) }
}

/** An entry that the person may write to, in the version that he looked at. */
export function writtenEntry(
  sql: SqlStorage,
  actor: Actor,
  place: EntryPlace,
  base: number,
): Answer<EntryRow> {
  const register = registerOf(place.register)
  const right = rightTo(register, actor.role)
  if (right !== 'write' && right !== 'fill') return denied(register)
  const found = seenEntry(sql, actor, place)
  if ('refusal' in found) return found
  if (found.value.withdrawn) return notPossible('这条登记已经撤回。')
  return found.value.version === base ? found : { refusal: { code: 'entry.changed' } }
}

export function whyNotRead(register: Register, actor: Actor): Answer<never> | null {
  return rightTo(register, actor.role) === null ? denied(register) : null
}

/** Another unit's entry is answered like one that does not exist. */
export function isSeen(actor: Actor, { values }: EntryRow): boolean {
  return actor.unit === null || unitOf(values) === actor.unit
}

/** What the description, and what the ledger holds, have against these values. */
export function whyNotKept(
  { sql, campaign }: Ledger,
  actor: Actor,
  register: Register,
  values: RegisterValues,
): Answer<never> | null {
  const faults = [
    ...checkEntry(register, values, { campaign, today: actor.day }),
    ...linkFaults(sql, actor, register, values),
  ]
  return refusalOf(faults)
}

/** Linked items and entries must be there, and to a unit only its own items are. */
function linkFaults(sql: SqlStorage, actor: Actor, register: Register, values: RegisterValues): EntryFault[] {
  const faults: EntryFault[] = []
  const ids = itemsIn(values)
  const held = itemsById(sql, ids)
  const lost = ids.filter((id) => {
    const item = held.get(id)
    return item === undefined || item.withdrawn || (actor.unit !== null && item.unit !== actor.unit)
  })
  if (lost.length > 0) {
    const message = `所选问题中有${lost.length}条已撤回或不属于本单位。请刷新后重新选择。`
    faults.push({ field: 'items', code: 'entry.unknown-item', given: lost.join('、'), message })
  }
  for (const { key, label, kind, register: of } of register.fields) {
    const id = textOf(values, key)
    if (kind !== 'entry' || id === '') continue
    const linked = findEntry(sql, id)
    if (linked !== null && linked.register === of && !linked.withdrawn) continue
    const message = `“${label}”所选的登记不存在或已撤回。请重新选择。`
    faults.push({ field: key, code: 'entry.unknown-entry', given: id, message })
  }
  return faults
}

export function refusalOf(faults: readonly EntryFault[]): Answer<never> | null {
  if (faults.length === 0) return null
  const findings = faults.map(({ code, given, message }): Finding => ({
    file: '',
    sheet: '',
    cell: null,
    field: 'row',
    severity: 'block',
    code,
    given,
    message,
  }))
  return {
    refusal: { code: 'entry.invalid', detail: faults.map(({ message }) => message).join(''), findings },
  }
}

export function denied(register: Register): Answer<never> {
  return { refusal: { code: 'access.denied', detail: `“${register.name}”不由您的账号办理。` } }
}

export function notPossible(detail: string): Answer<never> {
  return { refusal: { code: 'entry.not-possible', detail } }
}
