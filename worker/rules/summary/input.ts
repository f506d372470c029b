/**
 * 汇总的依据 — everything that the summary and the circular are made from: one frozen state of the campaign.
 */
import type { Campaign, UnitId } from '../campaign.ts'
import type { Day } from '../day.ts'
import type { Finding } from '../finding.ts'
import type { ZeroReport } from '../item.ts'
import type { ReportStatus } from '../period.ts'
import type { TalliedItem, Tally } from '../tally.ts'
import type { WorkCalendar } from '../workday.ts'

/** Where each unit stands in each week; `statuses` run parallel to `periods`. */
export interface ReportStanding {
  readonly periods: readonly { readonly period: string; readonly due: Day }[]
  readonly units: readonly { readonly unit: UnitId; readonly statuses: readonly ReportStatus[] }[]
}

/** The snapshot before this one, for “与上次相比”. */
export interface PreviousSummary {
  readonly snapshotNo: number
  readonly asOf: Day
  readonly tally: Tally
}

export interface SummaryInput {
  readonly campaign: Campaign
  readonly calendar: WorkCalendar
  readonly asOf: Day
  readonly snapshotNo: number
  readonly items: readonly TalliedItem[]
  readonly findings: readonly Finding[]
  /** Of exactly these items on this day; the totals printed come from it. */
  readonly tally: Tally
  readonly reports: ReportStanding
  readonly zeroReports: readonly ZeroReport[]
  readonly previous?: PreviousSummary | undefined
}
