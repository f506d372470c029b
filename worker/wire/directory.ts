/** The directory of campaigns, for the one who runs the server. */
import type { Day } from '#rules/calendar/day'
import type { CampaignCopy } from '#rules/settings/copyCampaign'
import type { CampaignOpened } from './campaign.ts'
import type { ProblemsOf } from './problem.ts'

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

export const operatorProblems = {
  'operator.wrong': [401, '运维口令不对', '开设专项行动须用运维口令。'],
  'operator.too-many': [429, '尝试次数过多', '请十分钟后再试。'],
} as const satisfies ProblemsOf<'operator'>

export const peopleProblems = {
  'people.too-early': [409, '专项行动还没有结束', '结束以后再清除个人信息。'],
} as const satisfies ProblemsOf<'people'>
