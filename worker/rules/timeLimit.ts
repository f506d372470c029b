/**
 * 整改时限 — by when an item is to be done, from what people write.
 */
import type { NamedDay } from './campaign.ts'
import { dayOf, dayOfSerial, lastDayOfMonth, type Day } from './day.ts'
import { isDateFormat, type Cell } from './grid.ts'
import type { Disposal } from './item.ts'
import type { WorkCalendar } from './workday.ts'
import { textOf } from './cellText.ts'

/** What the reading of a limit may lean on; nothing else, and never the clock. */
export interface TimeLimitContext {
  /** The year for limits that write none. */
  readonly year: number
  readonly namedDays: readonly NamedDay[]
  readonly starts?: Day | undefined
  readonly ends?: Day | undefined
  /** The day from which relative limits count (收到通知之日), when it is known. */
  readonly baseDay?: Day | undefined
  readonly calendar?: WorkCalendar | undefined
  readonly date1904?: boolean | undefined
}

export type TimeLimitReading =
  | { readonly kind: 'blank' }
  | {
      readonly kind: 'date'
      readonly due: Day
      readonly disposal?: Disposal
      readonly start?: Day
      readonly why: string
    }
  | { readonly kind: 'immediate' | 'ongoing'; readonly why: string }
  | {
      readonly kind: 'ambiguous' | 'relative'
      readonly code: string
      readonly choices: readonly Day[]
      readonly disposal?: Disposal
      readonly why: string
    }
  | { readonly kind: 'unreadable'; readonly code: string; readonly why: string }

/** Reads a time limit. */
export function readTimeLimit(cell: Cell, context: TimeLimitContext): TimeLimitReading {
  const text = textOf(cell, context.date1904)
  if (text === '') return { kind: 'blank' }
  const day = readDay(cell, context)
  if (day !== null) return { kind: 'date', due: day, why: `“${text}”是确定的日期` }
  if (/立行立改|即知即改/.test(text)) return { kind: 'immediate', why: `“${text}”属于立行立改` }
  if (/长期|持续/.test(text)) return { kind: 'ongoing', why: `“${text}”属于持续整改` }
  const monthEnd = /(?:(\d{4})年)?(\d{1,2})月底?前?$/.exec(text)
  if (monthEnd && Number(monthEnd[2]) >= 1 && Number(monthEnd[2]) <= 12) {
    const year = monthEnd[1] === undefined ? context.year : Number(monthEnd[1])
    return { kind: 'date', due: lastDayOfMonth(year, Number(monthEnd[2])), why: `“${text}”即该月的最后一天` }
  }
  return { kind: 'unreadable', code: 'due.unreadable', why: `“${text}”读不出日期` }
}

/** A plain day (发现日期, 完成时间, 销号日期); null when the cell names none. */
export function readDay(cell: Cell, context: TimeLimitContext): Day | null {
  if (typeof cell.value === 'number' && isDateFormat(cell.format)) {
    return dayOfSerial(cell.value, context.date1904)
  }
  const parts = /^(?:(\d{4})[-年/.])?(\d{1,2})[-月/.](\d{1,2})日?前?$/.exec(textOf(cell, context.date1904))
  if (!parts) return null
  return dayOf(parts[1] === undefined ? context.year : Number(parts[1]), Number(parts[2]), Number(parts[3]))
}
