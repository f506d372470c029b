/**
 * 登记校验 — what is wrong with an entry, by its register's description; the pane and the worker ask the same.
 *
 * Blocks what is missing or cannot be right. Whether linked items and entries exist is the ledger's to say.
 */
import type { Campaign } from '../campaign/campaign.ts'
import { readIsoDay, sayDay, type Day } from '../calendar/day.ts'
import type { Register, RegisterField, RegisterValue, RegisterValues } from './register.ts'
import { dayIn, textOf } from './register.ts'

/** A line is a name, a place, a title; more than two hundred characters are a text. */
export const MAX_LINE = 200
/** As the fields of the ledger: two pages. */
export const MAX_ENTRY_TEXT = 4000
/** One meeting or rule about more items than these is about the whole ledger. */
export const MAX_LINKED_ITEMS = 50
/** People present, at the most: a whole university. */
const MAX_NUMBER = 1_000_000

/** Characters that no Excel or Word file can hold (XML 1.0 §2.2), and halves of surrogate pairs. */
// oxlint-disable-next-line eslint/no-control-regex -- control characters are what is looked for
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u

/** Something that keeps an entry from being kept. */
export interface EntryFault {
  /** Key of the field. */
  readonly field: string
  readonly code:
    | 'entry.missing'
    | 'entry.unknown-field'
    | 'entry.unknown-choice'
    | 'entry.unknown-unit'
    | 'entry.unknown-milestone'
    | 'entry.impossible-day'
    | 'entry.day-ahead'
    | 'entry.day-too-early'
    | 'entry.not-a-number'
    | 'entry.too-long'
    | 'entry.too-many-items'
    | 'entry.unprintable'
    | 'entry.wrong-kind'
    | 'entry.not-yours'
    | 'entry.unknown-item'
    | 'entry.unknown-entry'
  readonly given: string
  readonly message: string
}

export interface EntryCheck {
  readonly campaign: Campaign
  readonly today: Day
}

/** Values as they are kept: text trimmed, what says nothing left out, an item named twice named once. */
export function normaliseEntry(values: Readonly<Record<string, RegisterValue | null>>): RegisterValues {
  const kept: Record<string, RegisterValue> = {}
  for (const [key, value] of Object.entries(values)) {
    if (value === null) continue
    if (typeof value === 'string') {
      const text = value.trim()
      if (text !== '') kept[key] = text
    } else if (typeof value === 'number') kept[key] = value
    else if (value.length > 0) kept[key] = [...new Set(value)]
  }
  return kept
}

/** All that stands against these values; empty when they can be kept. Call with normalised values. */
export function checkEntry(register: Register, values: RegisterValues, check: EntryCheck): EntryFault[] {
  const known = new Set(register.fields.map(({ key }) => key))
  const strangers = Object.keys(values)
    .filter((key) => !known.has(key))
    .map((key): EntryFault => ({
      field: key,
      code: 'entry.unknown-field',
      given: key,
      message: `“${register.name}”没有“${key}”这一栏。请更新加载项后再登记。`,
    }))
  return [...strangers, ...register.fields.flatMap((field) => faultOf(field, values, check) ?? [])]
}

/** Whether the field must be filled, given what the others say. */
export function isRequired(field: RegisterField, values: RegisterValues): boolean {
  const { required = false, requiredWhen } = field
  if (required || requiredWhen === undefined) return required
  const said = textOf(values, requiredWhen.field)
  return said !== '' && (requiredWhen.is.length === 0 || requiredWhen.is.includes(said))
}

function faultOf(field: RegisterField, values: RegisterValues, check: EntryCheck): EntryFault | null {
  const value = values[field.key]
  if (value === undefined) {
    return isRequired(field, values) ? faultAt(field, 'entry.missing', '', '没有填写。请补填。') : null
  }
  if (field.kind === 'items') return itemsFault(field, value)
  if (field.kind === 'number') return numberFault(field, value)
  if (typeof value !== 'string')
    return faultAt(field, 'entry.wrong-kind', String(value), '填写的内容不对。请重新填写。')
  if (UNPRINTABLE.test(value)) {
    return faultAt(field, 'entry.unprintable', value, '含有看不见的控制字符。请删去后重新输入。')
  }
  const max = field.kind === 'text' ? MAX_ENTRY_TEXT : MAX_LINE
  if (Array.from(value).length > max)
    return faultAt(field, 'entry.too-long', value, `最多${max}字。请写要点，全文另附。`)
  return field.kind === 'day'
    ? dayFault(field, value, values, check)
    : nameFault(field, value, check.campaign)
}

function itemsFault(field: RegisterField, value: RegisterValue): EntryFault | null {
  if (!Array.isArray(value) || value.some((id) => typeof id !== 'string')) {
    return faultAt(field, 'entry.wrong-kind', String(value), '填写的内容不对。请从问题清单中选择。')
  }
  if (value.length <= MAX_LINKED_ITEMS) return null
  return faultAt(
    field,
    'entry.too-many-items',
    String(value.length),
    `最多选${MAX_LINKED_ITEMS}条问题。请分开登记。`,
  )
}

function numberFault(field: RegisterField, value: RegisterValue): EntryFault | null {
  const isCount = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_NUMBER
  return isCount
    ? null
    : faultAt(field, 'entry.not-a-number', String(value), `“${String(value)}”不是整数。请只写数字。`)
}

function dayFault(
  field: RegisterField,
  text: string,
  values: RegisterValues,
  { today }: EntryCheck,
): EntryFault | null {
  const day = readIsoDay(text)
  if (day === null) {
    const message = `“${text}”不是有效的日期。请写成“年-月-日”（年四位，月日各两位），并核对当月有没有这一天。`
    return faultAt(field, 'entry.impossible-day', text, message)
  }
  if (field.past === true && day > today) {
    return faultAt(field, 'entry.day-ahead', text, `${sayDay(day)}还没有到。请填写实际的日期。`)
  }
  const earliest = field.notBefore === undefined ? null : dayIn(values, field.notBefore)
  if (earliest === null || day >= earliest || readIsoDay(earliest) === null) return null
  return faultAt(
    field,
    'entry.day-too-early',
    text,
    `${sayDay(day)}早于${sayDay(earliest)}。请核对这两个日期。`,
  )
}

/** Units, milestones and choices: one of those that there are. */
function nameFault(field: RegisterField, value: string, campaign: Campaign): EntryFault | null {
  if (field.kind === 'unit' && !campaign.units.some(({ id }) => id === value)) {
    return faultAt(field, 'entry.unknown-unit', value, `“${value}”不在单位名单中。请从名单中选择。`)
  }
  if (field.kind === 'milestone' && !campaign.milestones.some(({ name }) => name === value)) {
    return faultAt(
      field,
      'entry.unknown-milestone',
      value,
      `本次专项没有“${value}”这个节点。请从节点中选择。`,
    )
  }
  if (field.kind === 'choice' && !Object.hasOwn(field.choices ?? {}, value)) {
    const words = Object.values(field.choices ?? {}).join('、')
    return faultAt(field, 'entry.unknown-choice', value, `“${value}”不在可选范围内。请从${words}中选择。`)
  }
  return null
}

function faultAt(
  { key, label }: RegisterField,
  code: EntryFault['code'],
  given: string,
  message: string,
): EntryFault {
  return { field: key, code, given, message: `“${label}”${message.startsWith('“') ? '：' : ''}${message}` }
}
