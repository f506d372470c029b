/**
 * 逐项校验 — every value that a row brings is checked again before it is kept, whoever sent it.
 *
 * Blocks only what cannot be right: a day that does not exist, a category outside the campaign, a problem that
 * names none (M-04), a field that is not the sender's to set. What merely looks odd is the reader's and the pane's to point out.
 */
import type { Campaign } from '../campaign/campaign.ts'
import { readIsoDay } from '../calendar/day.ts'
import { entrySettingsOf } from './entrySettings.ts'
import { definitionOf, isOfKind, labelOf, type ItemField } from '../fields/field.ts'
import type { Finding } from './finding.ts'
import { claims, disposals } from './item.ts'
import { extraLabel, isItemField, type FieldValue } from './itemFields.ts'
import { DROPPED_BY_OFFICE } from './count/withdrawal.ts'

/** Columns of the unit's own that one row may carry; a sheet that has more is not a ledger. */
export const MAX_EXTRAS = 100

/** Characters that no Excel or Word file can hold (XML 1.0 §2.2), and halves of surrogate pairs. */
// oxlint-disable-next-line eslint/no-control-regex -- control characters are what is looked for
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u

/** Fields that the rules set and no sender does, with the way that leads there. */
const reserved = {
  session: (label: string) => `${label}由登录的访问码确定，不能改填。`,
  office: (label: string) => `${label}由办公室决定后填写，不能改填。`,
}

/** Values as they are kept: text trimmed, an empty text is no value, a number in a text column is its text. */
export function normaliseFields(set: Readonly<Record<string, FieldValue>>): Record<string, FieldValue> {
  return Object.fromEntries(Object.entries(set).map(([key, value]) => [key, normalise(key, value)]))
}

/** What is wrong with these values; empty when they can be kept. Call with normalised values. */
export function checkFields(set: Readonly<Record<string, FieldValue>>, campaign: Campaign): Finding[] {
  return Object.entries(set).flatMap(([key, value]) => {
    const fault = faultOf(key, value, campaign)
    return fault === null ? [] : [findingOf(key, value, fault)]
  })
}

interface Fault {
  readonly code: string
  readonly message: string
  readonly choices?: readonly string[]
}

function faultOf(key: string, value: FieldValue, campaign: Campaign): Fault | null {
  if (extraLabel(key) === null && !isItemField(key)) {
    return { code: 'field.unknown', message: `没有“${key}”这一栏。请更新加载项后再同步。` }
  }
  const setBy = isItemField(key) ? definitionOf(key).setBy : undefined
  if (isItemField(key) && setBy !== undefined) {
    return { code: `${key}.not-yours`, message: reserved[setBy](labelOf(key)) }
  }
  if (value === null) {
    return key === 'problem'
      ? {
          code: 'problem.missing',
          message: '没有写问题表现。请写明具体问题；不再需要这一行时请撤回并说明理由。',
        }
      : null
  }
  if (typeof value === 'string' && UNPRINTABLE.test(value)) {
    return { code: 'text.unprintable', message: '含有看不见的控制字符。请删去后重新输入这一格。' }
  }
  return isItemField(key)
    ? faultOfKind(key, value, campaign)
    : choiceFault(extraLabel(key) ?? key, value, campaign)
}

/** A column of the office's own with its choices; null where the value is one of them, or the column has none. */
export function choiceFault(
  label: string,
  value: string | number,
  { ownLists = [] }: Pick<Campaign, 'ownLists'>,
): (Fault & { readonly choices: readonly string[] }) | null {
  const list = ownLists.find((one) => one.label === label)
  if (list === undefined || list.choices.includes(String(value))) return null
  return {
    code: 'column.unknown',
    message: `“${value}”不在可选范围内。请从下拉列表中选择：${list.choices.join('、')}。`,
    choices: list.choices,
  }
}

function faultOfKind(field: ItemField, value: string | number, campaign: Campaign): Fault | null {
  if (isOfKind(field, 'day') && readIsoDay(String(value)) === null) {
    return {
      code: `${field}.impossible`,
      message: `“${value}”不是有效的日期。请写成“年-月-日”（年四位，月日各两位），并核对当月有没有这一天。`,
    }
  }
  const { problemCharacters } = entrySettingsOf(campaign)
  if (field === 'problem' && String(value).length < problemCharacters) {
    return {
      code: 'problem.vague',
      message: `“${value}”看不出具体问题。请写明时间、地点、具体表现。`,
    }
  }
  if (field === 'category') {
    return oneOf(
      field,
      value,
      campaign.categories.map((category) => category.no),
    )
  }
  if (field === 'kind') return oneOf(field, value, campaign.kinds)
  if (field === 'disposal') return oneOf(field, value, disposals)
  if (field === 'claimed') {
    if (value === 'dropped') return { code: 'claimed.dropped', message: DROPPED_BY_OFFICE }
    if (value === 'closed') {
      return {
        code: 'claimed.closed',
        message: '“已销号”由办公室审核后填写。整改完成请填“已完成”，再申请销号。',
      }
    }
    return oneOf(field, value, claims)
  }
  return null
}

function oneOf(
  field: ItemField,
  value: string | number,
  allowed: readonly (string | number)[],
): Fault | null {
  if (allowed.includes(value)) return null
  return {
    code: `${field}.unknown`,
    message: `“${value}”不在可选范围内。请从下拉列表中选择。`,
    choices: allowed.map(String),
  }
}

function findingOf(key: string, value: FieldValue, fault: Fault): Finding {
  const label = isItemField(key) ? labelOf(key) : (extraLabel(key) ?? key)
  return {
    file: '',
    sheet: '',
    cell: null,
    field: isItemField(key) ? key : 'column',
    code: fault.code,
    severity: 'block',
    given: value === null ? '' : String(value),
    message: `“${label}”：${fault.message}`,
    ...(fault.choices === undefined ? {} : { choices: fault.choices }),
  }
}

function normalise(key: string, value: FieldValue): FieldValue {
  // A category is a number; every other field is text, also where Excel keeps 12 as a number.
  if (key === 'category') return typeof value === 'string' ? categoryNumber(value) : value
  if (value === null) return null
  const text = String(value).trim()
  return text === '' ? null : text
}

function categoryNumber(text: string): FieldValue {
  const trimmed = text.trim()
  if (trimmed === '') return null
  return /^\d{1,2}$/.test(trimmed) ? Number(trimmed) : trimmed
}
