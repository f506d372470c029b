/**
 * 起算日 — the day in an item's row from which a relative limit counts (收到通知之日起30日内).
 *
 * The day on which the notice went out or came in stands before the day of finding or entering. The law counts
 * from the day named; which day a unit meant it alone knows, so the result is offered as a choice.
 */
import type { Day } from '../calendar/day.ts'
import type { ColumnReading } from './reading.ts'
import { readDay, type TimeLimitContext } from '../timeLimit/timeLimit.ts'
import type { MergedGrid } from './MergedGrid.ts'

const NOTICE =
  /(?:下发|印发|发出|下达|交办|反馈|移交|通知|督办|立项|接收|收到|签收|受理|接件).{0,4}(?:日期|时间|日)$/

/** Columns that may hold the base day, the likeliest first. */
export function baseDayColumns(columns: readonly ColumnReading[]): ColumnReading[] {
  const notices = columns.filter(
    ({ field, path }) => (field === 'extra' || field === 'foundOn') && NOTICE.test(path.at(-1) ?? ''),
  )
  const found = columns.filter((column) => column.field === 'foundOn' && !notices.includes(column))
  return [...notices, ...found]
}

/** The first of the columns that names a day in this row; undefined when none does. */
export function baseDayOf(
  grid: MergedGrid,
  row: number,
  columns: readonly ColumnReading[],
  limits: TimeLimitContext,
): Day | undefined {
  for (const { column } of columns) {
    const placed = grid.at(row, column)
    const day = placed === undefined ? null : readDay(placed.cell, limits)
    if (day !== null) return day
  }
  return undefined
}
