/**
 * 自定规则的写法 — a row of the settings sheet (栏目 · 比较 · 与什么比 · 提示语 · 不符时) → a rule, and back.
 *
 * A name of a column in 【】, or a heading of the ledger's own as it stands, is a column; anything else is a value, and
 * “…” around it says so where a value is called like a column. A day is kept as 'YYYY-MM-DD'.
 */
import type { ColumnOfRule, ComparisonOfRule, OwnCheck } from '../campaign/ownRules.ts'
import { fieldDefinitions } from '../fields/field.ts'
import { columnLabel, bareText, dayOfText, faultOfValue, kindOfRule } from './ownChecks.ts'

/** As the sheet says it. */
export interface WrittenCheck {
  readonly column: string
  readonly comparison: ComparisonOfRule
  readonly than: string
  readonly words: string
  readonly stops: boolean
}

/** Which cell is wrong, and how; the way out with it. */
export interface WrittenFault {
  readonly key: 'column' | 'comparison' | 'than'
  readonly message: string
}

export function readOwnCheck(written: WrittenCheck): OwnCheck | WrittenFault {
  const { comparison, words, stops } = written
  const column = columnNamed(written.column)
  const said = written.than.trim()
  if (comparison === 'required') {
    if (said === '') return { column, comparison, words, stops }
    return { key: 'than', message: '“必须填写”不与什么比。请把这一格清空' }
  }
  if (said === '') return { key: 'than', message: '没有写与什么比。请填写一栏的名称或一个值' }
  const check: OwnCheck = { column, comparison, than: operand(said), words, stops }
  return faultOf(check) ?? withPlainDay(check)
}

export function isWrittenFault(read: OwnCheck | WrittenFault): read is WrittenFault {
  return 'message' in read
}

export function writeOwnCheck({ column, comparison, than, words, stops }: OwnCheck): WrittenCheck {
  return { column: writeColumn(column), comparison, than: writeOperand(than), words, stops }
}

/** A heading of the ledger, or a column of its own: of the campaign's lists, or of some unit's. */
export function columnNamed(text: string): ColumnOfRule {
  const bare = /^【(.+)】$/su.exec(text.trim())?.[1]?.trim() ?? text.trim()
  return fieldDefinitions.find(({ label }) => label === bare)?.field ?? `extras/${bare}`
}

function operand(said: string): NonNullable<OwnCheck['than']> {
  const quoted = /^[“"](.*)[”"]$/su.exec(said)?.[1]
  if (quoted !== undefined) return { value: quoted }
  const isColumn = /^【.+】$/su.test(said) || fieldDefinitions.some(({ label }) => label === said)
  return isColumn ? { column: columnNamed(said) } : { value: said }
}

function faultOf(check: OwnCheck): WrittenFault | null {
  const { column, than } = check
  if (than !== undefined && 'column' in than && than.column === column) {
    return { key: 'than', message: '与自己那一栏比没有意义。请改写' }
  }
  const kind = kindOfRule(check)
  if (kind === 'length' && than !== undefined && 'column' in than) {
    return { key: 'than', message: '字数只能与一个数比。请写一个数' }
  }
  const day = withPlainDay(check)
  const fault = faultOfValue(day)
  if (fault === null) return null
  const value = than !== undefined && 'value' in than ? than.value : ''
  return { key: 'than', message: `写的是“${value}”，${fault}` }
}

/** 2017年8月31日 where a day is compared → 2017-08-31. */
function withPlainDay(check: OwnCheck): OwnCheck {
  const value = check.than !== undefined && 'value' in check.than ? check.than.value : null
  if (value === null || kindOfRule(check) !== 'day') return check
  const day = dayOfText(bareText(value))
  return day === null ? check : { ...check, than: { value: day } }
}

function writeColumn(column: ColumnOfRule): string {
  return columnLabel(column)
}

function writeOperand(than: OwnCheck['than']): string {
  if (than === undefined) return ''
  if ('column' in than) return `【${columnLabel(than.column)}】`
  const reads = operand(than.value)
  return 'value' in reads && reads.value === than.value ? than.value : `“${than.value}”`
}
