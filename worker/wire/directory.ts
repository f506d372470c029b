/** The directory of campaigns, for the one who runs the server. */
import type { Day } from '#rules/calendar/day'
import type { CampaignCopy } from '#rules/settings/copyCampaign'
import type { CampaignOpened } from './campaign.ts'

/** A line of the directory. */
export interface ListedCampaign {
  readonly id: string
  readonly name: string
  readonly institution: string
  readonly starts: Day
  readonly ends: Day
}

/** GET /operator/campaigns, the latest to begin first. */
export interface CampaignList {
  readonly campaigns: readonly ListedCampaign[]
}

/** POST /operator/campaigns/:template/copies: the copy as it was opened, with its codes, shown this once. */
export interface CopyOpened extends CampaignOpened, CampaignCopy {
  /** Confirmed headers (对应关系) that the reader goes on knowing. */
  readonly columns: number
}
