/** What a circular would be written from if it were drafted at this moment: the ledger as it stands, frozen nowhere. */
import type { Campaign } from '#rules/campaign'
import type { Day } from '#rules/day'
import type { ZeroReport } from '#rules/item'
import type { SummaryInput } from '#rules/summary'
import { tallyItems } from '#rules/tally'
import { allHolidaysOf, calendarOf } from '../calendar/stateHolidays.ts'
import type { Author } from './Author.ts'
import { movesByItem } from './extensionRows.ts'
import { freezeItems, type FrozenItem } from './freezeItems.ts'
import { standingItems } from './itemRows.ts'
import { reportMatrix } from './reportRows.ts'
import { standingPages } from './standingPages.ts'
import { readUploadLines, standingUploads } from './uploadRows.ts'
import { momentOn } from './pastDay.ts'

export interface StandingInput extends SummaryInput {
  readonly items: readonly FrozenItem[]
}

/** `past`: the rows as they stood on `asOf`, for what was drafted of a day gone by; else the rows of now. */
export function standingInput(
  sql: SqlStorage,
  campaign: Campaign,
  author: Pick<Author, 'day' | 'time'>,
  { asOf, past, snapshotNo }: { readonly asOf: Day; readonly past: boolean; readonly snapshotNo: number },
): StandingInput {
  const items = past
    ? [...standingPages(sql, campaign, { day: asOf, unit: null })].flatMap((page) =>
        page.flatMap(({ frozen }) => (frozen === null ? [] : [frozen])),
      )
    : freezeItems(standingItems(sql, null), campaign, movesByItem(sql, null))
  return {
    campaign,
    calendar: allHolidaysOf(campaign),
    asOf,
    snapshotNo,
    items,
    findings: [],
    tally: tallyItems(items, campaign, allHolidaysOf(campaign), asOf),
    reports: reportMatrix(sql, campaign, calendarOf(campaign), momentOn(asOf, author), null),
    zeroReports: standingUploads(sql).flatMap((id) => readUploadLines<ZeroReport>(sql, id, 'zero')),
  }
}
