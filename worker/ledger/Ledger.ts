import type { Campaign } from '#rules/campaign/campaign'

/** What a command works on: the rows of a campaign, and the settings that hold. */
export interface Ledger {
  readonly sql: SqlStorage
  readonly campaign: Campaign
}
