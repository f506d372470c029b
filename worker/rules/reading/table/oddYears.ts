/**
 * 可疑的年份 — one day of another year among many of one: 2071 or 2016 in a column of 2017 is likely a slip.
 *
 * A year that the neighbours of the day explain (a limit in January after many in December) is no slip.
 */
import { dayOfSerial, daysBetween, yearOf, type Day } from '../../calendar/day.ts'
import { isDateFormat, meantSerial } from '../../cells/grid.ts'
import type { ColumnReading } from '../reading.ts'
import { readDay, type TimeLimitContext } from '../../timeLimit/timeLimit.ts'
import { inYear } from '../item/limitChecks.ts'
import type { FindingList } from '../FindingList.ts'
import type { MergedGrid, Placed } from '../MergedGrid.ts'

const DATED: ReadonlySet<string> = new Set(['due', 'foundOn', 'completedOn', 'closedOn'])
/** Fewer days make no custom; a year that is far from every other one needs fewer. */
const FEWEST_DAYS = 5
const FEWEST_FAR = 3
/** Days to the nearest other day from which a neighbouring year is not explained by it. */
const FAR_DAYS = 120
const WRITTEN_YEAR = /(?<!\d)((?:19|20|21)\d\d)(?=\s*[年.\-/]|[01]\d[0-3]\d(?!\d))/g

export interface OddYear {
  readonly placed: Placed
  readonly column: ColumnReading
  readonly day: Day
  /** The same day in the year of the others. */
  readonly likely: Day
  readonly usual: number
  readonly others: number
}

/** Odd days of the table's columns of days; a day that a person has settled is none. */
export function oddYears(
  grid: MergedGrid,
  columns: readonly ColumnReading[],
  rows: readonly number[],
  limits: TimeLimitContext,
): OddYear[] {
  return columns
    .filter(({ field }) => DATED.has(field))
    .flatMap((column) => oddOf(grid, column, rows, limits))
}

/** The year that most limits of the table write; null when fewer than two write one, or no year is the most. */
export function usualYear(
  grid: MergedGrid,
  columns: readonly ColumnReading[],
  rows: readonly number[],
  limits: TimeLimitContext,
): number | null {
  const due = columns.find(({ field }) => field === 'due')
  if (due === undefined) return null
  const counts = new Map<number, number>()
  let total = 0
  for (const row of rows) {
    const placed = grid.own(row, due.column)
    const year = placed === undefined ? null : yearIn(placed, limits)
    if (year === null) continue
    total++
    counts.set(year, (counts.get(year) ?? 0) + 1)
  }
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1])
  return most !== undefined && total >= 2 && most[1] > total / 2 ? most[0] : null
}

function oddOf(
  grid: MergedGrid,
  column: ColumnReading,
  rows: readonly number[],
  limits: TimeLimitContext,
): OddYear[] {
  const byYear = new Map<number, Placed[]>()
  let total = 0
  for (const row of rows) {
    const placed = grid.own(row, column.column)
    const year = placed === undefined ? null : yearIn(placed, limits)
    if (placed === undefined || year === null) continue
    total++
    const known = byYear.get(year)
    if (known === undefined) byYear.set(year, [placed])
    else known.push(placed)
  }
  if (total < FEWEST_FAR || byYear.size < 2) return []
  const usual = [...byYear].toSorted((a, b) => b[1].length - a[1].length)[0]?.[0] ?? 0
  return [...byYear].flatMap(([year, [only, ...more]]) => {
    if (year === usual || only === undefined || more.length > 0) return []
    const isFar = [...byYear.keys()].every((other) => other === year || Math.abs(other - year) > 1)
    if (total < FEWEST_DAYS && !isFar) return []
    const others = [...byYear].flatMap(([other, cells]) => (other === year ? [] : cells))
    return odd(only, column, { usual, others }, limits)
  })
}

function odd(
  placed: Placed,
  column: ColumnReading,
  { usual, others }: { usual: number; others: readonly Placed[] },
  limits: TimeLimitContext,
): OddYear[] {
  if (placed.cell.answered === true) return []
  const day = readDay(placed.cell, limits)
  const likely = day === null ? null : inYear(day, usual)
  if (day === null || likely === null) return []
  // Among many of another campaign the one day within this one is no slip.
  const { starts, ends } = limits
  const isWithin = (one: Day): boolean =>
    starts !== undefined && ends !== undefined && one >= starts && one <= ends
  if (isWithin(day) && !isWithin(likely)) return []
  const isNear = others.some((other) => {
    const known = readDay(other.cell, limits)
    return known !== null && Math.abs(daysBetween(known, day)) <= FAR_DAYS
  })
  return isNear ? [] : [{ placed, column, day, likely, usual, others: others.length }]
}

/** Says the year that is likely a slip, with both years to choose from. */
export function sayOddYear(
  { placed, column, day, likely, usual, others }: OddYear,
  findings: FindingList,
): void {
  findings.add({
    field: column.field === 'extra' ? 'column' : column.field,
    code: 'day.odd-year',
    given: placed.text,
    row: placed.row,
    column: column.column,
    label: column.label,
    why: `这一栏其余 ${others} 个日期多在 ${usual} 年，像是笔误`,
    choices: [likely, day],
  })
}

/** The one year that a cell writes. */
function yearIn({ cell, text }: Placed, { date1904 }: TimeLimitContext): number | null {
  if (typeof cell.value === 'number') {
    const day = isDateFormat(cell.format) ? dayOfSerial(meantSerial(cell.value, cell.format), date1904) : null
    return day === null ? null : yearOf(day)
  }
  if (text.length > 40) return null
  let only: number | null = null
  for (const [, written] of text.matchAll(WRITTEN_YEAR)) {
    const year = Number(written)
    if (only !== null && only !== year) return null
    only = year
  }
  return only
}
