/**
 * 登记簿 — a register: a list that an office keeps beside the ledger (线索、督导检查、调度、学习动员 …), as data.
 *
 * What a register holds is described once; the check, the table, the pane's form and the workbook are made from the
 * description. An entry is never deleted, only withdrawn with a reason, and every version of it is kept.
 * Source: mechanisms M-10, M-11, M-14 to M-17, M-21, M-22, M-27, M-29, M-30, M-35, M-36, M-39 of the 2017 plan.
 */
import type { Day } from '../calendar/day.ts'
import type { UnitId } from '../campaign/campaign.ts'

export type RegisterKey =
  | 'clues'
  | 'opinions'
  | 'visits'
  | 'visit-findings'
  | 'meetings'
  | 'orders'
  | 'learning'
  | 'plans'
  | 'leads'
  | 'self-checks'
  | 'regulations'
  | 'experiences'
  | 'publicity'
  | 'materials'

/** Text of one line, of several, a day, one of the campaign's units, one of a list, a whole number, items of the
 * ledger, an entry of another register, one of the campaign's milestones. */
export type RegisterFieldKind =
  | 'line'
  | 'text'
  | 'day'
  | 'unit'
  | 'choice'
  | 'number'
  | 'items'
  | 'entry'
  | 'milestone'

export interface RegisterField {
  readonly key: string
  /** As people read it, in the pane and at the head of a column. */
  readonly label: string
  readonly kind: RegisterFieldKind
  readonly required?: true
  /** Required as soon as another field says one of these; as soon as it says anything where none is named. */
  readonly requiredWhen?: { readonly field: string; readonly is: readonly string[] }
  /** Who is named: pseudonyms when a finished campaign's personal data is removed. */
  readonly names?: 'person'
  readonly hint?: string
  /** Code → word, in the order in which they are offered. */
  readonly choices?: Readonly<Record<string, string>>
  /** Of an `entry`: the register that it stands in. */
  readonly register?: RegisterKey
  /** A day that has come: nobody received on Friday what he enters on Tuesday. */
  readonly past?: true
  /** No earlier than the day of this field. */
  readonly notBefore?: string
  /** Stays with the office and the leading group: who gave it, by which way, in which words. */
  readonly confidential?: true
  /** A unit does not write it: it is the day of its entry. The office writes the day that it knows. */
  readonly stamp?: true
}

/** How an entry becomes a row of a unit's ledger (M-22, M-36): its source, and where the row's fields come from. */
export interface BecomesItem {
  readonly source: string
  readonly problem: string
  readonly foundOn: string
  /** Choice whose word follows the source in brackets: 征求意见（师生）. */
  readonly sourceDetail?: string
  /** Choice that is kept as a column of the row: 涉及对象. */
  readonly extra?: string
  /** Handed over in words of its own (转办表述), which the unit reads instead of the entry: the field that they stand in. */
  readonly wording?: string
  /** Whose row it becomes, where that is another unit than the entry is about. */
  readonly to?: string
}

export interface Register {
  readonly key: RegisterKey
  /** 线索登记. */
  readonly name: string
  /** What it is for, in a sentence that stands above the list. */
  readonly purpose: string
  /** `unit`: units enter their own, the office any. `publicity`: the office and 宣传部. */
  readonly writer: 'unit' | 'office' | 'publicity'
  /** `own`: a unit reads what is its own. `office`: the office and those who see the whole campaign. */
  readonly reader: 'own' | 'office'
  /** `one`: a unit has one standing entry, changed when things change. */
  readonly perUnit: 'one' | 'many'
  readonly fields: readonly RegisterField[]
  /** Field that an entry is called by. */
  readonly title: string
  /** Field whose day an entry is dated by. */
  readonly day: string
  /** Fields that a unit fills in an entry which the office made for it. */
  readonly unitFills?: readonly string[]
  readonly becomes?: BecomesItem
}

/** A day as 'YYYY-MM-DD', a choice's code, ids of items. A field that says nothing is absent. */
export type RegisterValue = string | number | readonly string[]
export type RegisterValues = Readonly<Record<string, RegisterValue>>

/** A line of a register as it stands. */
export interface RegisterEntry {
  readonly id: string
  readonly register: RegisterKey
  /** Counts up within the register: 第3号. */
  readonly no: number
  /** Day on which it was first entered. */
  readonly enteredOn: Day
  readonly values: RegisterValues
  /** The row of the ledger that was made of it. */
  readonly item: string | null
  readonly withdrawn: boolean
}

/** The value under a key as text; '' when it says nothing. */
export function textOf(values: RegisterValues, key: string): string {
  const value = values[key]
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

/** The day under a key; values were checked when they were entered. */
export function dayIn(values: RegisterValues, key: string): Day | null {
  const value = values[key]
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- checkEntry let only real days into day fields
  return typeof value === 'string' && value !== '' ? (value as Day) : null
}

export function numberIn(values: RegisterValues, key: string): number {
  const value = values[key]
  return typeof value === 'number' ? value : 0
}

/** The items that an entry is about. */
export function itemsIn(values: RegisterValues): readonly string[] {
  const value = values['items']
  return Array.isArray(value) ? value : []
}

/** Whose entry it is; null where it is nobody's alone (a meeting). */
export function unitOf(values: RegisterValues): UnitId | null {
  const unit = textOf(values, 'unit')
  return unit === '' ? null : unit
}

/** Entries of one register that were not withdrawn. */
export function currentEntries(entries: readonly RegisterEntry[], register: RegisterKey): RegisterEntry[] {
  return entries.filter((entry) => entry.register === register && !entry.withdrawn)
}

/** The word of a choice; a code that the description has lost is shown as it is. */
export function wordOf(field: RegisterField, code: string): string {
  return field.choices?.[code] ?? code
}

/** The field of a register; a key that the description does not know is a bug. */
export function fieldOf(register: Register, key: string): RegisterField {
  const field = register.fields.find((one) => one.key === key)
  if (field === undefined) throw new Error(`${register.key} has no field ${key}`)
  return field
}

/** Fields that most registers share, so that a unit is everywhere asked for in the same words. */
export const unitField: RegisterField = { key: 'unit', label: '单位', kind: 'unit', required: true }
export const itemsField: RegisterField = { key: 'items', label: '涉及问题', kind: 'items' }
export const noteField: RegisterField = { key: 'note', label: '备注', kind: 'text' }

/** 单位 or 工作人员 (M-16: 本单位及工作人员). */
export const subjectField: RegisterField = {
  key: 'subject',
  label: '涉及对象',
  kind: 'choice',
  choices: { unit: '单位', person: '工作人员' },
}
