/**
 * 自定规则的判断 — whether a row keeps the rules that the office made (campaign.ownChecks).
 *
 * One judgement for the pane, the worker and the formulas of 自查表 (`ledgerSheet/ownCheckFormula.ts` says the same to
 * Excel): an empty cell on either side breaks nothing unless the rule is 必须填写; spaces and line breaks do not count;
 * what is compared as a day or a number and is none breaks the rule. A row that already broke it and whose columns of
 * the rule stay as they were passes: a rule made today keeps nobody from working on an old row.
 */
import { categoryText } from '../campaign/category.ts'
import type { Campaign } from '../campaign/campaign.ts'
import type { ColumnOfRule, ComparisonOfRule, OwnCheck } from '../campaign/ownRules.ts'
import { dayOf, readIsoDay, type Day } from '../calendar/day.ts'
import { isOfKind, labelOf } from '../fields/field.ts'
import type { ItemContent } from '../items/item.ts'
import { extraLabel, isItemField, valueOf } from '../items/itemFields.ts'
import { sayField } from '../items/sayField.ts'

/** As what both sides are compared. */
export type RuleKind = 'presence' | 'day' | 'number' | 'text' | 'length'

const kindOfComparison: Readonly<Record<ComparisonOfRule, RuleKind | null>> = {
  required: 'presence',
  equal: null,
  'not-equal': null,
  earlier: 'day',
  'not-later': 'day',
  later: 'day',
  'not-earlier': 'day',
  less: 'number',
  'at-most': 'number',
  more: 'number',
  'at-least': 'number',
  contains: 'text',
  lacks: 'text',
  'long-enough': 'length',
  'short-enough': 'length',
}

/** 等于 follows its columns: a day where one of them is, a number where the value is one, else text. */
export function kindOfRule({ column, comparison, than }: OwnCheck): RuleKind {
  const said = kindOfComparison[comparison]
  if (said !== null) return said
  const other = than !== undefined && 'column' in than ? than.column : null
  if (isDayColumn(column) || (other !== null && isDayColumn(other))) return 'day'
  const value = than !== undefined && 'value' in than ? than.value : ''
  const isFree = extraLabel(column) !== null || isOfKind(fieldOf(column), 'text')
  return isFree && numberOf(bareText(value)) !== null ? 'number' : 'text'
}

export function isDayColumn(column: ColumnOfRule): boolean {
  return isItemField(column) && isOfKind(column, 'day')
}

function fieldOf(column: ColumnOfRule) {
  if (!isItemField(column)) throw new Error(`${column} is no field`)
  return column
}

/** Heading of a rule's column. */
export function columnLabel(column: ColumnOfRule): string {
  return isItemField(column) ? labelOf(column) : (extraLabel(column) ?? column)
}

/** Without the spaces and line breaks that people put in for looks. */
export function bareText(text: string): string {
  return text.replace(/[ \t\r\n\u3000]/g, '')
}

/** 12, -3.5; nothing else is a number (1,200 and 50% are asked to be written out). */
export function numberOf(bare: string): number | null {
  return /^-?\d*\.?\d+$/.test(bare) ? Number(bare) : null
}

/** 2017-7-31, 2017年7月31日, 2017.7.31, 2017/7/31; nothing else is a day. */
export function dayOfText(bare: string): Day | null {
  const parts = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(bare.replace(/[年月./]/g, '-').replace(/[日号]/g, ''))
  return parts === null ? null : dayOf(Number(parts[1]), Number(parts[2]), Number(parts[3]))
}

/** The value that a rule compares with, as the column shows it: 7 of the categories is 「7. 服务意识弱」. */
export function valueOfRule(
  { column, comparison, than }: OwnCheck,
  campaign: Pick<Campaign, 'categories'>,
): string | null {
  if (than === undefined || !('value' in than)) return null
  const isNamed = comparison === 'equal' || comparison === 'not-equal'
  if (column !== 'category' || !isNamed) return than.value
  const named = campaign.categories.find(({ no, name }) =>
    [String(no), name, categoryText(campaign, no)].includes(than.value.trim()),
  )
  return named === undefined ? than.value : categoryText(campaign, named.no)
}

type Rules = Pick<Campaign, 'ownChecks' | 'categories' | 'units'>

export interface BrokenCheck {
  readonly check: OwnCheck
  /** From 1, in the order of the settings; the ledger's column 规则检查 names it so. */
  readonly no: number
  /** It was broken before, and neither of its columns was touched: nothing to stop. */
  readonly isOld: boolean
}

/** The rules that a row breaks; `agreed` is the row as last agreed with the server, undefined for a new one. */
export function brokenChecks(
  content: ItemContent,
  campaign: Rules,
  agreed: ItemContent | undefined,
): BrokenCheck[] {
  return (campaign.ownChecks ?? []).flatMap((check, index) => {
    if (keepsCheck(check, content, campaign)) return []
    const isOld =
      agreed !== undefined &&
      columnsOf(check).every((column) => valueOf(agreed, column) === valueOf(content, column))
    return [{ check, no: index + 1, isOld }]
  })
}

/** The rules that keep a row from being taken. */
export function stoppingChecks(
  content: ItemContent,
  campaign: Rules,
  agreed: ItemContent | undefined,
): BrokenCheck[] {
  return brokenChecks(content, campaign, agreed).filter(({ check, isOld }) => check.stops && !isOld)
}

/** Of what a rule speaks: one column, or two. */
export function columnsOf({ column, than }: OwnCheck): ColumnOfRule[] {
  return than !== undefined && 'column' in than ? [column, than.column] : [column]
}

/** Whether the row keeps the rule. */
export function keepsCheck(check: OwnCheck, content: ItemContent, campaign: Rules): boolean {
  const { comparison, column, than } = check
  const left = shown(content, column, campaign)
  if (comparison === 'required') return left !== ''
  const right =
    than === undefined
      ? ''
      : 'column' in than
        ? shown(content, than.column, campaign)
        : bareText(valueOfRule(check, campaign) ?? '')
  if (left === '' || right === '') return true
  switch (kindOfRule(check)) {
    case 'day':
      return compare(comparison, dayOfText(left), dayOfText(right))
    case 'number':
      return compare(comparison, numberOf(left), numberOf(right))
    case 'length':
      return compare(comparison, left.length, numberOf(right))
    default:
      return compareTexts(comparison, left, right)
  }
}

/** What a cell of the column shows, bare; '' where it says nothing. */
function shown(content: ItemContent, column: ColumnOfRule, campaign: Rules): string {
  const value = valueOf(content, column)
  if (value === null) return ''
  return bareText(isItemField(column) ? sayField(column, value, campaign) : String(value))
}

function compare<Value extends string | number>(
  comparison: ComparisonOfRule,
  left: Value | null,
  right: Value | null,
): boolean {
  if (comparison === 'not-equal') return left !== right || left === null
  if (left === null || right === null) return false
  switch (comparison) {
    case 'earlier':
    case 'less':
      return left < right
    case 'not-later':
    case 'at-most':
    case 'short-enough':
      return left <= right
    case 'later':
    case 'more':
      return left > right
    case 'not-earlier':
    case 'at-least':
    case 'long-enough':
      return left >= right
    default:
      return left === right
  }
}

function compareTexts(comparison: ComparisonOfRule, left: string, right: string): boolean {
  switch (comparison) {
    case 'contains':
      return left.includes(right)
    case 'lacks':
      return !left.includes(right)
    case 'not-equal':
      return left !== right
    default:
      return left === right
  }
}

/** Whether a value can be compared so at all; what is wrong with it, else null. */
export function faultOfValue(check: OwnCheck): string | null {
  const value = check.than !== undefined && 'value' in check.than ? check.than.value : null
  if (value === null) return null
  switch (kindOfRule(check)) {
    case 'day':
      return readIsoDay(value) === null ? '不是确有的日期。请写成“年-月-日”（年四位，月日各两位）' : null
    case 'number':
      return numberOf(bareText(value)) === null ? '不是数。请只写数字' : null
    case 'length':
      return /^\d{1,4}$/.test(value) ? null : '不是字数。请写 0 到 9999 的整数'
    default:
      return bareText(value) === '' ? '是空的。请填写' : null
  }
}
