/**
 * Text on its way into a cell. Excel reads what looks like a formula, a number or a date as one, in the user's
 * locale; a leading apostrophe makes any text stay the text it is. Text that begins with a Chinese character or
 * mark is never read as anything else and goes without, so that the formula bar shows it clean.
 */
import type { PlanValue } from '#rules/ledgerSheet/sheetPlan'

const PLAIN = /^[\p{Script=Han}“”‘’《》〈〉（）【】、，。；：！？①-⑳]/u
/** Two Chinese shapes that Excel reads as dates or numbers: 二〇一七年九月, 一百. */
const CHINESE_NUMBER = /^[〇零一二三四五六七八九十百千万年月日]+$/

/** The input that makes the cell hold exactly this value. */
export function cellInput(value: PlanValue): string | number {
  if (value === null || value === '') return ''
  if (typeof value === 'number') return value
  if (typeof value === 'object') return value.formula
  return PLAIN.test(value) && !CHINESE_NUMBER.test(value) ? value : `'${value}`
}
