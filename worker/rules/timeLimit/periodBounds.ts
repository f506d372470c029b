/** First and last day of a named period, or why there is none. */
import { addDays, dayOf, daysInMonth, lastDayOfMonth, type Day } from '../calendar/day.ts'
import type { DateToken } from './dateTokens.ts'

export interface PeriodBounds {
  readonly first: Day
  readonly last: Day
  /**
   * The end is named (9月30日, 9月底), so that 前 includes it; 8月前 and 8月中旬前 leave open which end is meant.
   */
  readonly fixed: boolean
  /** 初 and 中 name no day; `choices` are the days people mean by them. */
  readonly vague?: readonly Day[]
}

export interface ImpossibleDay {
  /** The last day of the month, where the month exists. */
  readonly choices: readonly Day[]
  readonly reason: string
}

/** 上旬 ends on the 10th, 中旬 on the 20th, 下旬 with the month. */
const TEN_DAYS = 10

/** The bounds of the token in the year. A 'date' token needs its month in `unit`. */
export function periodBounds(token: DateToken, year: number): PeriodBounds | ImpossibleDay {
  const unit = token.unit ?? 0
  if (token.span === 'day' || token.span === 'date') return oneDay(year, unit, token.date ?? 0)
  const months = { month: 1, quarter: 3, half: 6, year: 12 }[token.span]
  const firstMonth = token.span === 'year' ? 1 : (unit - 1) * months + 1
  const lastMonth = firstMonth + months - 1
  const first = dayOf(year, firstMonth, 1)
  if (first === null || lastMonth > 12) return { choices: [], reason: impossiblePeriod(token, year) }
  return partOfPeriod(token, first, lastDayOfMonth(year, lastMonth))
}

function oneDay(year: number, month: number, date: number): PeriodBounds | ImpossibleDay {
  const day = dayOf(year, month, date)
  if (day !== null) return { first: day, last: day, fixed: true }
  if (dayOf(year, month, 1) === null) {
    return { choices: [], reason: month > 12 || month < 1 ? `没有${month}月` : `年份${year}不合理` }
  }
  if (date === 0) return { choices: [], reason: `没有${month}月0日` }
  const leap = month === 2 && date === 29 ? `${year}年2月没有29日` : `${month}月没有${date}日`
  return { choices: [lastDayOfMonth(year, month)], reason: leap }
}

function impossiblePeriod(token: DateToken, year: number): string {
  if (token.span === 'month')
    return (token.unit ?? 0) > 12 || token.unit === 0 ? `没有${token.unit}月` : `年份${year}不合理`
  return token.span === 'quarter' ? `没有第${token.unit}季度` : `年份${year}不合理`
}

function partOfPeriod(token: DateToken, first: Day, last: Day): PeriodBounds {
  const at = (date: number): Day => addDays(first, date - 1)
  switch (token.part) {
    case 'end':
      return { first, last, fixed: true }
    case 'start':
      return { first, last, fixed: false, vague: startOf(token, first, last) }
    case 'middle':
      return { first, last, fixed: false, vague: middleOf(token, first, last) }
    case 'first-ten':
      return { first, last: at(TEN_DAYS), fixed: false }
    case 'mid-ten':
      return { first: at(TEN_DAYS + 1), last: at(2 * TEN_DAYS), fixed: false }
    case 'last-ten':
      return { first: at(2 * TEN_DAYS + 1), last, fixed: false }
    // 中下旬 is two thirds of a month: the end of either is an honest reading.
    case 'first-or-mid-ten':
      return {
        first,
        last: at(2 * TEN_DAYS),
        fixed: false,
        vague: [at(TEN_DAYS), at(2 * TEN_DAYS)],
      }
    case 'mid-or-last-ten':
      return { first: at(TEN_DAYS + 1), last, fixed: false, vague: [at(2 * TEN_DAYS), last] }
    case 'first-half':
      return { first, last: at(15), fixed: false }
    case 'last-half':
      return { first: at(16), last, fixed: false }
    default:
      return { first, last, fixed: false }
  }
}

function startOf(token: DateToken, first: Day, last: Day): Day[] {
  if (token.span === 'month') return [first, addDays(first, 4), addDays(first, TEN_DAYS - 1)]
  const month = Number(first.slice(5, 7))
  const year = Number(first.slice(0, 4))
  return [first, lastDayOfMonth(year, month)].filter((day) => day <= last)
}

function middleOf(token: DateToken, first: Day, last: Day): Day[] {
  const year = Number(first.slice(0, 4))
  const month = Number(first.slice(5, 7))
  if (token.span === 'month') return [addDays(first, 14), last]
  const half = token.span === 'year' ? 6 : token.span === 'half' ? 3 : 2
  const middle = lastDayOfMonth(year, Math.min(12, month + half - 1))
  return daysInMonth(year, month) > 0 ? [middle, last] : [last]
}
