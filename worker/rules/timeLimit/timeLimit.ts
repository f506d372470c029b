/**
 * 整改时限 — by when an item is to be done, from what people write.
 *
 * A limit is read by a grammar: its text is brought into one spelling (limitText), the dates and periods in it
 * are found and joined to ranges (dateTokens, namedPeriods), each is weighed by the words around it
 * (limitPhrase, settlePhrases). A period ends with its last day; 前 includes the day it names (9月30日前), but
 * 8月前 can mean two days and is asked. One day, or a question: never a guess. The clock is never consulted.
 * Limits: a fixed date never rolls over a holiday (民法典第二百零三条 governs periods only).
 */
import { dayOfSerial, yearOf, type Day } from '../calendar/day.ts'
import { isDateFormat, meantSerial, type Cell } from '../cells/grid.ts'
import { textOf } from '../cells/cellText.ts'
import { canonicalLimit } from './limitText.ts'
import { namedPeriods } from './namedPeriods.ts'
import { readLimitNumber } from './readLimitNumber.ts'
import { readLimitText } from './readLimitText.ts'
import { twoWayForm } from './twoWayForm.ts'
import type { TimeLimitContext, TimeLimitReading } from './timeLimitReading.ts'

export type { TimeLimitContext, TimeLimitReading } from './timeLimitReading.ts'

/** Reads a cell of the column 整改时限. */
export function readTimeLimit(cell: Cell, context: TimeLimitContext): TimeLimitReading {
  if (cell.error === true) {
    return { kind: 'unreadable', code: 'due.error-value', why: `单元格是公式错误值“${String(cell.value)}”` }
  }
  if (typeof cell.value === 'number') return readLimitNumber(cell, cell.value, context)
  const text = textOf(cell, context.date1904)
  if (text === '') return { kind: 'blank' }
  if (typeof cell.value === 'boolean') {
    return { kind: 'unreadable', code: 'due.unreadable', why: `“${text}”不是时限` }
  }
  return readLimitOnce(text, context)
}

/** Longer limits hardly repeat. */
const LONGEST_KEPT = 40
/** What was read before in the same ledger: seven hundred rows share a few dozen limits. */
const readBefore = new WeakMap<TimeLimitContext, Map<string, TimeLimitReading>>()

function readLimitOnce(text: string, context: TimeLimitContext): TimeLimitReading {
  if (text.length > LONGEST_KEPT) return readLimitText(text, context)
  let known = readBefore.get(context)
  if (known === undefined) readBefore.set(context, (known = new Map()))
  let reading = known.get(text)
  if (reading === undefined) known.set(text, (reading = readLimitText(text, context)))
  return reading
}

/** Serials before that are figures in a cell that happens to show dates. */
const EARLIEST_YEAR = 1980

/** No day is written without a figure or 月 (九月三十日); most texts of a ledger have neither. ㋀ and ㏠ hide theirs. */
const HOLDS_DAY = /[\p{N}月㋀-㋋㏠-㏾]/u

/**
 * Reads a cell that names a plain day (发现日期、完成时间、销号日期). Null when it names none or more than one:
 * a blank, a status word (未完成), a month alone, a range, a day that does not exist, figures with two readings.
 */
export function readDay(cell: Cell, context: TimeLimitContext): Day | null {
  if (cell.error === true) return null
  if (typeof cell.value === 'number') return readDayNumber(cell, cell.value, context)
  const text = textOf(cell, context.date1904)
  if (!HOLDS_DAY.test(text) || twoWayForm(text, context) !== null) return null
  const periods = namedPeriods(canonicalLimit(text, context.year), context)
  const [only] = periods
  if (only === undefined || periods.length !== 1 || only.start !== undefined) return null
  if (only.token.span !== 'day' || only.bounds === null || !('last' in only.bounds)) return null
  return only.bounds.last
}

function readDayNumber(cell: Cell, value: number, context: TimeLimitContext): Day | null {
  const serial = dayOfSerial(meantSerial(value, cell.format), context.date1904)
  const isDated = isDateFormat(cell.format) && serial !== null && yearOf(serial) >= EARLIEST_YEAR
  if (isDated) return serial
  const read = readLimitNumber(cell, value, context)
  // 2017.9 names a month, which is a limit but no day.
  const isMonth = !Number.isInteger(value) && value >= 100
  return read.kind === 'date' && !isMonth ? read.due : null
}
