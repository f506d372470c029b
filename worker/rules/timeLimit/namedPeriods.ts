/**
 * The periods of a limit with their years: tokens joined to ranges (6-7月, 9月14日-21日, 11月至次年3月).
 *
 * A year written before a token holds for the later ones too. Without one the year is the ledger's; when the
 * campaign spans a year end, the year in which the period meets the campaign.
 */
import { daysInMonth, dayOf, yearOf, type Day } from '../calendar/day.ts'
import { findDateTokens, type DateToken } from './dateTokens.ts'
import { periodBounds, type ImpossibleDay, type PeriodBounds } from './periodBounds.ts'
import type { TimeLimitContext } from './timeLimitReading.ts'

export interface NamedPeriod {
  readonly at: number
  readonly end: number
  readonly token: DateToken
  /** Null for a day whose month is named nowhere (15日前). */
  readonly bounds: PeriodBounds | ImpossibleDay | null
  /** First day of a range. */
  readonly start?: Day
  readonly year: number
  /** Whether the year stands in the text. */
  readonly yearWritten: boolean
}

interface Dated {
  readonly at: number
  readonly end: number
  readonly token: DateToken
  readonly year: number | undefined
  /** The year is this token's own, not carried on from an earlier one. */
  readonly ownYear: boolean
}

const YEAR_JOINT = /^(?:[,.\-/(]|的|度)?$/
const RANGE = /^(?:日|起|开始|\))*(?:[-~至到]|直至|直到|止于|截至)于?$/
/** 9月或10月 is no list but a choice, which somebody has to make. */
const MONTH_LIST = /^[、,/和及与]$/

export function namedPeriods(text: string, context: TimeLimitContext): NamedPeriod[] {
  const dated = withYears(findDateTokens(text), text, context)
  const periods: NamedPeriod[] = []
  let previous: Dated | undefined
  for (const current of dated) {
    const between = previous === undefined ? '' : text.slice(previous.end, current.at)
    const last = periods.at(-1)
    if (previous !== undefined && last !== undefined && joinsRange(previous, current, between)) {
      periods[periods.length - 1] = rangeOf(last, current)
    } else periods.push(periodOf(current, previous, context))
    previous = current
  }
  return periods
}

/** Gives every token its written year, its own or the one carried on; drops years that only served a token. */
function withYears(tokens: readonly DateToken[], text: string, context: TimeLimitContext): Dated[] {
  const dated: Dated[] = []
  let carried: number | undefined
  let own: DateToken | undefined
  for (const [index, token] of tokens.entries()) {
    if (token.span === 'year') {
      const from = token.fromText === true ? (carried ?? context.year) : context.year
      const year = token.year ?? from + (token.offset ?? 0)
      // 年底 alone writes no year; 2017年底 and 明年底 do.
      const isWritten = token.year !== undefined || /^[今本当同明来翌次后去上]年/.test(text.slice(token.at))
      if (isWritten) carried = year
      const next = tokens[index + 1]
      const serves =
        token.part === undefined &&
        next !== undefined &&
        next.span !== 'year' &&
        YEAR_JOINT.test(text.slice(token.end, next.at))
      if (serves) own = token
      else
        dated.push({
          at: token.at,
          end: token.end,
          token,
          year: isWritten ? year : carried,
          ownYear: isWritten,
        })
      continue
    }
    dated.push({ at: own?.at ?? token.at, end: token.end, token, year: carried, ownYear: own !== undefined })
    own = undefined
  }
  return dated
}

function joinsRange(previous: Dated, current: Dated, between: string): boolean {
  if (RANGE.test(between)) return true
  const periods =
    previous.token.span === current.token.span && ['month', 'quarter'].includes(current.token.span)
  return periods && previous.token.part === undefined && MONTH_LIST.test(between)
}

function periodOf(current: Dated, previous: Dated | undefined, context: TimeLimitContext): NamedPeriod {
  const { at, end } = current
  const monthBefore =
    previous?.token.span === 'day' || previous?.token.span === 'month' ? previous.token.unit : undefined
  const token =
    current.token.span === 'date' && monthBefore !== undefined
      ? { ...current.token, unit: monthBefore }
      : current.token
  const year = current.year ?? chooseYear(token, context)
  const yearWritten = current.year !== undefined
  const isDateOnly = token.span === 'date' && token.unit === undefined
  return { at, end, token, bounds: isDateOnly ? null : periodBounds(token, year), year, yearWritten }
}

/** The range's end in the light of its start: …-21日 takes the month, 11月-3月 runs into the next year. */
function rangeOf(from: NamedPeriod, to: Dated): NamedPeriod {
  const token = to.token.span === 'date' ? { ...to.token, unit: from.token.unit } : to.token
  const wraps = !to.ownYear && token.span === from.token.span && (token.unit ?? 0) < (from.token.unit ?? 0)
  const year = to.ownYear ? (to.year ?? from.year) : from.year + (wraps ? 1 : 0)
  const isDateOnly = token.span === 'date' && token.unit === undefined
  const named = isDateOnly ? null : periodBounds(token, year)
  const start = from.bounds !== null && 'first' in from.bounds ? (from.start ?? from.bounds.first) : undefined
  const isReversed = named !== null && 'last' in named && start !== undefined && named.last < start
  const bounds = isReversed ? { choices: [], reason: '结束日期早于开始日期' } : named
  const period = {
    at: from.at,
    end: to.end,
    token,
    bounds,
    year,
    yearWritten: from.yearWritten || to.ownYear,
  }
  return start === undefined ? period : { ...period, start }
}

/** The year of a period that writes none. */
function chooseYear(token: DateToken, context: TimeLimitContext): number {
  const { starts, ends, year } = context
  if (starts === undefined || ends === undefined || yearOf(starts) === yearOf(ends)) return year
  if (token.span === 'year') return year
  const fitting: number[] = []
  for (let each = yearOf(starts); each <= yearOf(ends); each++) {
    const bounds = periodBounds(lenient(token, each), each)
    if ('last' in bounds && bounds.last >= starts && bounds.last <= ends) fitting.push(each)
  }
  return fitting.length === 0 || fitting.includes(year) ? year : (fitting[0] ?? year)
}

/** 9月31日 still belongs to the year of 30 September. */
function lenient(token: DateToken, year: number): DateToken {
  if (token.span !== 'day' || dayOf(year, token.unit ?? 0, 1) === null) return token
  return { ...token, date: Math.min(token.date ?? 1, daysInMonth(year, token.unit ?? 1)) }
}
