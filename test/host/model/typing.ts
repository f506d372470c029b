/** Excel's reading of what is put into a cell: `=…` is a formula, `12%` a number, `2017年7月31日` a day. */
import { getFormatFromId, parseValue } from 'numfmt'
import { serialOf } from './functions.ts'
import { tokenize } from './formula.ts'
import type { Value } from './sheet.ts'

export interface Typed {
  readonly value: Value
  readonly formula?: string
  /** The number format the input brings along when the cell has none. */
  readonly numberFormat?: string
}

const LEADS_FORMULA = /^[=+\-@]/

/** Days as a Chinese Excel reads them; `thisYear` fills in 7月31日. */
function chineseDay(text: string, thisYear: number): Typed | null {
  const match = /^(?:(\d{4})年)?(\d{1,2})月(?:(\d{1,2})日)?$/.exec(text)
  if (match === null) return null
  const [, year, month = '', day] = match
  if (year === undefined && day === undefined) return null
  const [m, d] = [Number(month), day === undefined ? 1 : Number(day)]
  const y = year === undefined ? thisYear : Number(year)
  const daysInMonth = new Date(Date.UTC(y, m, 0)).getUTCDate()
  if (m < 1 || m > 12 || d < 1 || d > daysInMonth) return null
  const numberFormat = `${year === undefined ? '' : 'yyyy"年"'}m"月"${day === undefined ? '' : 'd"日"'}`
  return { value: serialOf(y, m, d), numberFormat }
}

function parsed(text: string, thisYear: number): Typed | null {
  const day = chineseDay(text, thisYear)
  if (day !== null) return day
  const yearMonth = /^(\d{4})[-/](\d{1,2})$/.exec(text)
  if (yearMonth !== null) {
    const month = Number(yearMonth[2])
    if (month >= 1 && month <= 12)
      return { value: serialOf(Number(yearMonth[1]), month, 1), numberFormat: 'mmm-yy' }
  }
  const read = parseValue(text)
  if (read === null || read === undefined || read.value === null) return null
  const value: unknown = read.value
  if (typeof value !== 'number' && typeof value !== 'boolean' && typeof value !== 'string') return null
  const code = 'formatId' in read && typeof read.formatId === 'number' ? getFormatFromId(read.formatId) : null
  return typeof code === 'string' ? { value, numberFormat: code } : { value }
}

/**
 * What a cell of `numberFormat` holds after `input`. Null when Excel would refuse it as a broken formula.
 *
 * Unchecked in Excel (text-as-formula): a string from an add-in that begins with + - @ and is no number is
 * taken for a formula, as if typed; the host is on the strict side here.
 * Unchecked in Excel (number-into-text-cell): a number put into a text cell becomes text.
 * Unchecked in Excel (apostrophe-in-text-cell): the leading apostrophe is taken off in a text cell too.
 */
export function readInput(input: Value, numberFormat: string, thisYear: number): Typed | null {
  if (typeof input === 'string' && input.startsWith("'")) return { value: input.slice(1) }
  if (numberFormat === '@') return { value: typeof input === 'boolean' ? input : String(input) }
  if (typeof input !== 'string' || input.trim() === '') return { value: input }
  const plain = input.startsWith('=') ? null : parsed(input, thisYear)
  if (plain !== null) return plain
  if (!LEADS_FORMULA.test(input) || input.length === 1) return { value: input }
  const formula = input.startsWith('=') ? input : `=${input.startsWith('@') ? input.slice(1) : input}`
  return tokenize(formula) === null ? null : { value: 0, formula }
}
