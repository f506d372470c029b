import type { Campaign } from '#rules/campaign/campaign'

/** What an act works on. */
export interface Ledger {
  readonly sql: SqlStorage
  readonly campaign: Campaign
}
