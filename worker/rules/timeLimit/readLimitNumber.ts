/**
 * A time limit that the workbook keeps as a number: a date's serial, 20170930, or figures such as 9.3 and 2017.1
 * whose last zero the spreadsheet dropped, so that two days may be meant.
 */
import {
  dateOf,
  dayOf,
  dayOfSerial,
  lastDayOfMonth,
  monthOf,
  sayDay,
  yearOf,
  type Day,
} from '../calendar/day.ts'
import { isDateFormat, meantSerial, type Cell } from '../cells/grid.ts'
import { textOf } from '../cells/cellText.ts'
import { readLimitText } from './readLimitText.ts'
import type { TimeLimitContext, TimeLimitReading } from './timeLimitReading.ts'

/** Serials before that are figures in a cell that happens to show dates: 9.3 is no day of January 1900. */
const EARLIEST_YEAR = 1980
/** A bare serial is believed within so many years of the ledger's year. */
const NEAR_YEARS = 5

/** Reads a number as a limit by its format, its size and its digits. */
export function readLimitNumber(cell: Cell, value: number, context: TimeLimitContext): TimeLimitReading {
  const serial = dayOfSerial(meantSerial(value, cell.format), context.date1904)
  const shown = textOf(cell, context.date1904)
  if (isDateFormat(cell.format) && serial !== null && yearOf(serial) >= EARLIEST_YEAR) {
    return shownDate(serial, cell.format ?? '', shown)
  }
  if (!Number.isInteger(value)) return figures(plainFigures(cell, value, shown), context)
  const isNear = serial !== null && Math.abs(yearOf(serial) - context.year) <= NEAR_YEARS
  if (value >= 20_000 && value < 100_000 && isNear) {
    return { kind: 'date', due: serial, why: `数字${value}是表格的日期序号，即${sayDay(serial)}` }
  }
  if (value >= 1_000_000 || (value >= 10_000 && value < 1_000_000))
    return readLimitText(String(value), context)
  const read = readLimitText(String(value), context)
  return read.kind === 'ambiguous' ? read : unreadableNumber(shown)
}

/** Figures as typed; a date format on 9.3 would show 1900-01-09, which nobody wrote. */
function plainFigures(cell: Cell, value: number, shown: string): string {
  return isDateFormat(cell.format) ? String(Number(value.toPrecision(15))) : shown
}

/** What the cell shows: with a format of year and month alone people see and mean a month. */
function shownDate(serial: Day, format: string, shown: string): TimeLimitReading {
  const bare = format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '')
  const monthOnly = /m/i.test(bare) && !/d/i.test(bare)
  if (!monthOnly) return { kind: 'date', due: serial, why: `单元格是日期${sayDay(serial)}` }
  const last = lastDayOfMonth(yearOf(serial), monthOf(serial))
  if (dateOf(serial) === 1 || serial === last) {
    return { kind: 'date', due: last, why: `单元格只显示到月（${shown}），以当月最后一天${sayDay(last)}为限` }
  }
  const why = `单元格只显示到月，存的却是${sayDay(serial)}，请确认`
  return { kind: 'ambiguous', code: 'due.two-way', choices: [serial, last], why }
}

/** 9.3 may be 9.30 and 2017.1 may be 2017.10; a format that shows two places (9.30) has settled it. */
function figures(shown: string, context: TimeLimitContext): TimeLimitReading {
  const year = /^((?:19|20|21)\d\d)\.(\d{1,2})$/.exec(shown)
  if (year !== null) return afterYear(shown, Number(year[1]), year[2] ?? '')
  const short = /^(\d{1,2})\.(\d{1,2})$/.exec(shown)
  if (short === null) return readLimitText(shown, context)
  const month = Number(short[1])
  const isShortYear = month > 12 && 2000 + month - context.year <= 1 && context.year - 2000 - month <= 1
  if (isShortYear) return afterYear(shown, 2000 + month, short[2] ?? '')
  return monthAndDay(shown, month, short[2] ?? '', context)
}

function afterYear(shown: string, year: number, digits: string): TimeLimitReading {
  const months =
    digits === '1'
      ? [1, 10]
      : [Number(digits) > 12 && digits.endsWith('0') ? Number(digits) / 10 : Number(digits)]
  const ends = months.filter((month) => month >= 1 && month <= 12).map((month) => lastDayOfMonth(year, month))
  return settle(shown, ends, `数字${shown}可能是${year}年1月，也可能是${year}年10月（末尾的0不显示）`)
}

function monthAndDay(
  shown: string,
  month: number,
  digits: string,
  context: TimeLimitContext,
): TimeLimitReading {
  const padded = digits.length === 1 ? [Number(digits), Number(digits) * 10] : [Number(digits)]
  const days = padded.map((date) => dayOf(context.year, month, date)).filter((day) => day !== null)
  const trimmed =
    digits.length === 2 && digits.endsWith('0') && days.length === 0 ? Number(digits) / 10 : null
  const last = trimmed === null ? null : dayOf(context.year, month, trimmed)
  if (days.length === 0 && last === null) return readLimitText(shown, context)
  const found = last === null ? days : [last]
  const read = settle(
    shown,
    found,
    `数字${shown}可能是${month}月${padded[0]}日，也可能是${month}月${padded[1]}日（末尾的0不显示）`,
  )
  return read.kind === 'date' ? { ...read, yearFrom: context.yearFrom ?? '台账' } : read
}

function settle(shown: string, days: readonly Day[], question: string): TimeLimitReading {
  const [due] = days
  if (due === undefined) return unreadableNumber(shown)
  if (days.length === 1) return { kind: 'date', due, why: `数字${shown}即${sayDay(due)}` }
  return { kind: 'ambiguous', code: 'due.two-way', choices: days, why: question }
}

function unreadableNumber(shown: string): TimeLimitReading {
  return { kind: 'unreadable', code: 'due.unreadable', why: `数字“${shown}”看不出是哪一天` }
}
