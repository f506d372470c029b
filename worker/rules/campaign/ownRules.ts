/**
 * 自定规则 — what the office asks of rows by rules of its own: column · comparison · column or value · words · 阻止 or
 * 提醒; and the choices of its own columns. Kept in the settings; how a rule is judged: `items/ownChecks.ts`.
 */
import type { ItemField } from '../fields/field.ts'

/** A field of the ledger, or a column of its own. */
export type ColumnOfRule = ItemField | `extras/${string}`

/** The word says of what kind both sides are: 早于 compares days, 小于 numbers, 包含 texts; 等于 follows the column. */
export const comparisonLabels = {
  required: '必须填写',
  equal: '等于',
  'not-equal': '不等于',
  earlier: '早于',
  'not-later': '不晚于',
  later: '晚于',
  'not-earlier': '不早于',
  less: '小于',
  'at-most': '不大于',
  more: '大于',
  'at-least': '不小于',
  contains: '包含',
  lacks: '不包含',
  'long-enough': '字数不少于',
  'short-enough': '字数不多于',
} as const
export type ComparisonOfRule = keyof typeof comparisonLabels

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a constant's keys are those of its type
export const comparisonsOfRule = Object.keys(comparisonLabels) as ComparisonOfRule[]

export interface OwnCheck {
  readonly column: ColumnOfRule
  readonly comparison: ComparisonOfRule
  /** Absent for `required`; a value is kept as the office wrote it, a day as 'YYYY-MM-DD'. */
  readonly than?: { readonly column: ColumnOfRule } | { readonly value: string } | undefined
  /** What the person reads whose row breaks the rule. */
  readonly words: string
  /** 阻止: the row is not sent. Otherwise it is only pointed out. */
  readonly stops: boolean
}

/** 自有栏目的选项: a column that every ledger of the campaign has, with what may stand in it. */
export interface OwnList {
  readonly label: string
  readonly choices: readonly string[]
}

export const MAX_OWN_CHECKS = 30
export const MAX_RULE_WORDS = 80
/** Of the value that a rule compares with; a text in an Excel formula ends at 255. */
export const MAX_RULE_VALUE = 100
export const MAX_OWN_LISTS = 20
