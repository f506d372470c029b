import type { Campaign } from '#rules/campaign/campaign'
import type { Day } from '#rules/calendar/day'

/** Whose ledger is looked at, and on which day. */
export interface SyncSetting {
  readonly campaign: Campaign
  readonly unitId: string | null
  readonly today: Day
  readonly fileName: string
  /** Rows in one push; the wire's limit. */
  readonly maxRows: number
}
