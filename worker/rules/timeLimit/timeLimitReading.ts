/** What a time limit is read with, and what the reading can say. */
import type { NamedDay } from '../campaign/campaign.ts'
import type { Day } from '../calendar/day.ts'
import type { Disposal } from '../items/item.ts'
import type { WorkCalendar } from '../calendar/workday.ts'

/** What the reading of a limit may lean on; nothing else, and never the clock. */
export interface TimeLimitContext {
  /** The year for limits that write none. */
  readonly year: number
  /** What that year comes from, as a sentence names it; the ledger, when nobody says. */
  readonly yearFrom?: string | undefined
  /** Days that only the school can name (开学、放假、国庆节放假). */
  readonly namedDays: readonly NamedDay[]
  /** Bounds of the campaign; when they span a year end they choose the year of a limit that writes none. */
  readonly starts?: Day | undefined
  readonly ends?: Day | undefined
  /** The day from which relative limits count (收到通知之日), when it is known. */
  readonly baseDay?: Day | undefined
  readonly calendar?: WorkCalendar | undefined
  readonly date1904?: boolean | undefined
}

/**
 * `why` is one plain Chinese sentence. `choices` are the honest days a person may pick, earliest first; it may
 * be empty. `code` is the finding's code and never changes once shipped. A `date` alone has a day to rely on;
 * its `disposal` is there when the limit itself says one (…并长期坚持), its `start` when it is a range.
 */
export type TimeLimitReading =
  | { readonly kind: 'blank' }
  | DateReading
  | { readonly kind: 'immediate' | 'ongoing'; readonly why: string }
  | OpenReading
  | { readonly kind: 'unreadable'; readonly code: string; readonly why: string }

export interface DateReading {
  readonly kind: 'date'
  readonly due: Day
  readonly disposal?: Disposal
  readonly start?: Day
  /** What the year comes from, when the limit writes none. */
  readonly yearFrom?: string
  readonly why: string
}

/** No day to rely on: several honest readings or an impossible day (ambiguous), or no known base (relative). */
export interface OpenReading {
  readonly kind: 'ambiguous' | 'relative'
  readonly code: string
  readonly choices: readonly Day[]
  readonly disposal?: Disposal
  readonly why: string
}
