/** Writing to registers (登记簿): an entry is entered, changed, withdrawn with a reason. */
import { normaliseEntry } from '#rules/registers/checkEntry'
import { isHandedField } from '#rules/registers/entryItem'
import { unitOf, type RegisterKey, type RegisterValues } from '#rules/registers/register'
import { foreignFaults, ownValues, recordedValues, rightTo } from '#rules/registers/registerAccess'
import { registerOf, registers } from '#rules/registers/registers'
import type { EntryChange, EntryRow, EntryWithdrawal, NewEntry } from '#wire/register'
import type { Ledger } from '../Ledger.ts'
import type { Answer } from '../Answer.ts'
import type { Actor } from '#wire/actor'
import { denied, notPossible, refusalOf, whyNotKept, writtenEntry, type EntryPlace } from './entryBlockers.ts'
import { recordAct } from '../record/recordAct.ts'
import * as rows from './registerRows.ts'

/** What an entry's first version says beside its values. */
const first = { version: 1, act: 'add', item: null, withdrawn: false, note: '' } as const

export function addEntry(ledger: Ledger, actor: Actor, key: RegisterKey, entry: NewEntry): Answer<EntryRow> {
  const register = registerOf(key)
  if (rightTo(register, actor.role) !== 'write') return denied(register)
  const { sql } = ledger
  const sent = normaliseEntry(entry.values)
  const values = ownValues(register, actor, null, sent)
  const before = rows.findEntry(sql, entry.id)
  if (before !== null) {
    // The same entry sent again; another one under its id is not taken for it.
    const isSame = before.register === key && sameValues(before.values, values)
    return isSame ? { value: before } : { refusal: { code: 'entry.changed' } }
  }
  const stop =
    refusalOf(foreignFaults(register, actor, sent, values)) ?? whyNotKept(ledger, actor, register, values)
  if (stop !== null) return stop
  const unit = unitOf(values)
  if (register.perUnit === 'one' && unit !== null && rows.countSaying(sql, key, 'unit', unit) > 0) {
    return { refusal: { code: 'entry.exists' } }
  }
  rows.insertEntry(sql, actor, key, entry.id)
  rows.keepVersion(sql, actor, { ...first, entry: entry.id, values })
  recordAct(sql, actor, {
    act: 'register.add',
    subject: `entry:${entry.id}`,
    detail: { register: key, values: recordedValues(register, values) },
  })
  return latest(sql, entry.id)
}

export function changeEntry(
  ledger: Ledger,
  actor: Actor,
  place: EntryPlace,
  change: EntryChange,
): Answer<EntryRow> {
  const { sql } = ledger
  const found = writtenEntry(sql, actor, place, change.base)
  if ('refusal' in found) return found
  const before = found.value
  const { register: key, id } = place
  const register = registerOf(key)
  const sent = normaliseEntry(change.values)
  const values = ownValues(register, actor, before.values, sent)
  const stop =
    refusalOf(foreignFaults(register, actor, sent, values)) ?? whyNotKept(ledger, actor, register, values)
  if (stop !== null) return stop
  if (sameValues(before.values, values)) return { value: before }
  const unit = unitOf(values)
  if (
    before.item !== null &&
    register.fields.some(({ key: of }) => isHandedField(register, of) && values[of] !== before.values[of])
  ) {
    return notPossible('这条线索已经转办，转办表述和转给哪个单位不能再改。')
  }
  if (unit !== unitOf(before.values)) {
    if (before.item !== null) return notPossible('这条登记已经转入台账，责任单位不能再改。')
    if (register.perUnit === 'one' && unit !== null && rows.countSaying(sql, key, 'unit', unit) > 0) {
      return { refusal: { code: 'entry.exists' } }
    }
  }
  keepNext(sql, actor, before, { act: 'change', values })
  return latest(sql, id)
}

export function withdrawEntry(
  { sql }: Ledger,
  actor: Actor,
  place: EntryPlace,
  { base, reason }: EntryWithdrawal,
): Answer<EntryRow> {
  const { register: key, id } = place
  if (rightTo(registerOf(key), actor.role) !== 'write') return denied(registerOf(key))
  const found = writtenEntry(sql, actor, place, base)
  if ('refusal' in found) return found
  if (found.value.item !== null) {
    return notPossible(
      '这条登记已经转入台账，不能撤回。如登记有误，请由责任单位先撤回台账中的问题并说明理由。',
    )
  }
  for (const other of registers) {
    const field = other.fields.find(({ register: of }) => of === key)
    const count = field === undefined ? 0 : rows.countSaying(sql, other.key, field.key, id)
    if (count > 0) return notPossible(`“${other.name}”中还有${count}条属于它，请先撤回那些登记。`)
  }
  keepNext(sql, actor, found.value, { act: 'withdraw', withdrawn: true, note: reason })
  return latest(sql, id)
}

type Change = Pick<rows.NewVersion, 'act'> & Partial<Omit<rows.NewVersion, 'entry' | 'version' | 'act'>>

/** The entry's next version, with its line in the record. */
export function keepNext(sql: SqlStorage, actor: Actor, before: EntryRow, change: Change): void {
  const { values, item, withdrawn } = before
  const { version } = before
  rows.keepVersion(sql, actor, {
    entry: before.id,
    version: version + 1,
    values,
    item,
    withdrawn,
    note: '',
    ...change,
  })
  const { act, values: changed, ...detail } = change
  const recorded = changed && { values: recordedValues(registerOf(before.register), changed) }
  recordAct(sql, actor, {
    act: `register.${act}`,
    subject: `entry:${before.id}`,
    detail: { register: before.register, ...detail, ...recorded },
  })
}

export function latest(sql: SqlStorage, id: string): Answer<EntryRow> {
  const entry = rows.findEntry(sql, id)
  return entry === null ? { refusal: { code: 'entry.unknown' } } : { value: entry }
}

function sameValues(a: RegisterValues, b: RegisterValues): boolean {
  const flat = (values: RegisterValues): string =>
    JSON.stringify(Object.entries(values).toSorted(([x], [y]) => (x < y ? -1 : 1)))
  return flat(a) === flat(b)
}
