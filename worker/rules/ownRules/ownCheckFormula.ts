/**
 * 自定规则的公式 — the rules as an Excel formula, for the column 规则检查 of the ledger and of 自查表.
 *
 * Says what `keepsCheck` says, in functions that Excel 2007, WPS and LibreOffice have; a text of the office's stands in
 * it only between quotation marks, so that =, +, - and @ begin nothing.
 * Limit: `42947` in a column of text is no day to the worker, and one to Excel where the cell holds a number.
 */
import type { Campaign } from '../campaign/campaign.ts'
import type { ColumnOfRule, ComparisonOfRule, OwnCheck } from '../campaign/ownRules.ts'
import { bareText, isDayColumn, kindOfRule, valueOfRule, type RuleKind } from './ownChecks.ts'

/** Excel ends a formula at 8,192 characters; rules that do not fit go into a further column. */
const LONGEST_FORMULA = 7500

/** What the column begins each broken rule with; marks look for it. */
export function checkTag(no: number): string {
  return `规则${no}：`
}

type CellOf = (column: ColumnOfRule) => string

/**
 * The formulas of the check columns, without the `=`; one in nearly every campaign. `cellOf` names the cell of a
 * column in the row, `problem` the cell without which the row is none.
 */
export function ownCheckFormulas(
  campaign: Pick<Campaign, 'ownChecks' | 'categories'>,
  cellOf: CellOf,
  problem: string,
): string[] {
  const chunks: string[] = []
  for (const [index, check] of (campaign.ownChecks ?? []).entries()) {
    const words = quoted(`${checkTag(index + 1)}${check.words}；`)
    const one = `IF(${breaks(check, campaign, cellOf)},${words},"")`
    const last = chunks.at(-1)
    if (last !== undefined && last.length + one.length < LONGEST_FORMULA) {
      chunks[chunks.length - 1] = `${last}&${one}`
    } else chunks.push(one)
  }
  return chunks.map((chunk) => `IF(LEN(TRIM(${problem}))=0,"",${chunk})`)
}

/** How many columns the rules need. */
export function ownCheckColumns(campaign: Pick<Campaign, 'ownChecks' | 'categories'>): number {
  return ownCheckFormulas(campaign, () => '$AA$1000000', '$AA$1000000').length
}

/** True where the row breaks the rule. */
function breaks(check: OwnCheck, campaign: Pick<Campaign, 'categories'>, cellOf: CellOf): string {
  const { column, comparison, than } = check
  const left = { cell: cellOf(column), isDay: isDayColumn(column) }
  if (comparison === 'required') return isEmpty(left)
  const kind = kindOfRule(check)
  if (than !== undefined && 'column' in than) {
    const right = { cell: cellOf(than.column), isDay: isDayColumn(than.column) }
    const broken = broke(comparison, asKind(left, kind), asKind(right, kind))
    return `IF(OR(${isEmpty(left)},${isEmpty(right)}),FALSE,${broken})`
  }
  const value = bareText(valueOfRule(check, campaign) ?? '')
  if (value === '') return 'FALSE'
  return `IF(${isEmpty(left)},FALSE,${broke(comparison, asKind(left, kind), literal(value, kind))})`
}

interface Side {
  readonly cell: string
  readonly isDay: boolean
}

function isEmpty({ cell, isDay }: Side): string {
  return isDay ? `NOT(ISNUMBER(${cell}))` : `LEN(${bare(cell)})=0`
}

/** Spaces and line breaks gone, as `bareText` does it. */
function bare(cell: string): string {
  return ['" "', '"　"', 'CHAR(9)', 'CHAR(10)', 'CHAR(13)'].reduce(
    (text, gone) => `SUBSTITUTE(${text},${gone},"")`,
    `${cell}&""`,
  )
}

/** The side as a value of the kind; an error where it is none. */
function asKind(side: Side, kind: RuleKind): string {
  const { cell, isDay } = side
  switch (kind) {
    case 'day':
      return isDay ? `INT(${cell})` : `IF(ISNUMBER(${cell}),INT(${cell}),${dayOf(bare(cell))})`
    case 'number':
      return isDay ? NO_VALUE : numberOf(bare(cell))
    case 'length':
      return isDay ? `10` : `LEN(${bare(cell)})`
    default:
      return isDay ? `TEXT(${cell},"yyyy-mm-dd")` : bare(cell)
  }
}

/** No number and no day: whatever is compared with it is wrong. */
const NO_VALUE = '1/0'

/** Dividing by FALSE is an error. */
function onlyIf(value: string, conditions: readonly string[]): string {
  return `${value}/AND(${conditions.join(',')})`
}

function dayOf(text: string): string {
  const plain = ['年', '月', '.', '/'].reduce((given, mark) => `SUBSTITUTE(${given},"${mark}","-")`, text)
  const day = ['日', '号'].reduce((given, mark) => `SUBSTITUTE(${given},"${mark}","")`, plain)
  return onlyIf(`DATEVALUE(${day})`, [
    `FIND("-",${day})=5`,
    `LEN(${day})-LEN(SUBSTITUTE(${day},"-",""))=2`,
    `ISNUMBER(VALUE(SUBSTITUTE(${day},"-","")))`,
  ])
}

/** Of the digits taken away, nothing may be left but one point and a minus in front. */
function numberOf(text: string): string {
  const rest = Array.from({ length: 10 }, (_, digit) => digit).reduce(
    (given, digit) => `SUBSTITUTE(${given},${digit},"")`,
    text,
  )
  return onlyIf(`VALUE(${text})`, [
    `ISNUMBER(MATCH("x"&${rest},{"x","x.","x-","x-."},0))`,
    `ISERROR(FIND("-",${text},2))`,
    `ISNUMBER(VALUE(RIGHT(${text})))`,
  ])
}

function literal(value: string, kind: RuleKind): string {
  if (kind === 'day') {
    const [year, month, day] = value.split('-').map(Number)
    return `DATE(${year ?? 0},${month ?? 0},${day ?? 0})`
  }
  return kind === 'text' ? quoted(value) : String(Number(value))
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}

const broken: Readonly<Record<ComparisonOfRule, (left: string, right: string) => string>> = {
  required: () => 'FALSE',
  equal: (left, right) => `IFERROR(${left}<>${right},TRUE)`,
  'not-equal': (left, right) => `IFERROR(${left}=${right},FALSE)`,
  earlier: (left, right) => `IFERROR(${left}>=${right},TRUE)`,
  'not-later': (left, right) => `IFERROR(${left}>${right},TRUE)`,
  later: (left, right) => `IFERROR(${left}<=${right},TRUE)`,
  'not-earlier': (left, right) => `IFERROR(${left}<${right},TRUE)`,
  less: (left, right) => `IFERROR(${left}>=${right},TRUE)`,
  'at-most': (left, right) => `IFERROR(${left}>${right},TRUE)`,
  more: (left, right) => `IFERROR(${left}<=${right},TRUE)`,
  'at-least': (left, right) => `IFERROR(${left}<${right},TRUE)`,
  contains: (left, right) => `ISERROR(FIND(${right},${left}))`,
  lacks: (left, right) => `ISNUMBER(FIND(${right},${left}))`,
  'long-enough': (left, right) => `${left}<${right}`,
  'short-enough': (left, right) => `${left}>${right}`,
}

function broke(comparison: ComparisonOfRule, left: string, right: string): string {
  return broken[comparison](left, right)
}
