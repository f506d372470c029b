/**
 * 汇总的依据 — everything that papers and the summary are made from: one frozen state of the campaign, for papers with
 * its items at hand, for the summary with figures at hand and items by pages.
 */
import type { Campaign } from '../campaign/campaign.ts'
import type { ChangeCounts, StateChange } from './compareStates.ts'
import type { TrendFigures } from './trend.ts'
import type { Day } from '../calendar/day.ts'
import type { Finding } from '../items/finding.ts'
import type { ZeroReport } from '../items/item.ts'
import type { WeekStatus } from '../weeks/period.ts'
import type { RegisterFigures } from '../registers/registerFigures.ts'
import type { SupervisedNotice } from './supervised.ts'
import type { TalliedItem, Tally, TallyCounts } from './tally.ts'
import type { WorkCalendar } from '../calendar/workday.ts'
import type { Survey } from './survey.ts'
import type { Pages } from './Pages.ts'

/** The snapshot before this one, for “与上次相比”. */
export interface PreviousSummary {
  readonly snapshotNo: number
  readonly asOf: Day
  readonly tally: TallyCounts
}

/** What papers are made from, items at hand. */
export interface PaperFacts {
  readonly campaign: Campaign
  readonly calendar: WorkCalendar
  readonly asOf: Day
  readonly snapshotNo: number
  readonly items: readonly TalliedItem[]
  readonly findings: readonly Finding[]
  /** Of exactly these items on this day; the totals printed come from it. */
  readonly tally: Tally
  readonly reports: WeekStatus
  readonly zeroReports: readonly ZeroReport[]
  readonly previous?: PreviousSummary | undefined
}

/** What the summary is made from: figures at hand, items by pages, so that it does not matter how many there are. */
export interface SummaryFacts extends Pick<
  PaperFacts,
  'campaign' | 'calendar' | 'asOf' | 'findings' | 'reports' | 'zeroReports'
> {
  readonly tally: TallyCounts
  readonly survey: Survey
  /** In the order of the ledger. */
  readonly items: Pages<TalliedItem>
  /** Null where no history was kept. */
  readonly course: TrendFigures | null
  /** Oldest first. */
  readonly notices: readonly SupervisedNotice[]
  readonly previous: Pick<PreviousSummary, 'asOf' | 'tally'> | null
  /** What the registers said; null in a snapshot that was made before there were any. */
  readonly registers?: RegisterFigures | null | undefined
  /** Against `previous`; null when there is none, or it was not compared. */
  readonly changes: { readonly counts: ChangeCounts; readonly pages: Pages<StateChange> } | null
  /** The rows are those of the making, judged by a day before their history. */
  readonly isAfterwards: boolean
  /** SHA-256 of the items: equal states have equal ones. */
  readonly sha256: string | null
}
