/** What a circular would be written from if it were drafted at this moment: the ledger as it stands, frozen nowhere. */
import type { Campaign } from '#rules/campaign/campaign'
import type { Day } from '#rules/calendar/day'
import type { ZeroReport } from '#rules/items/item'
import type { SummaryInput } from '#rules/summary/summary'
import { tallyItems } from '#rules/figures/tally'
import { allHolidaysOf, calendarOf } from '../../calendar/stateHolidays.ts'
import type { Author } from '../../guard/Author.ts'
import { movesByItem } from '../items/extensionRows.ts'
import { freezeItems, type FrozenItem } from '../items/freezeItems.ts'
import { standingItems } from '../items/itemRows.ts'
import { reportMatrix } from '../weeks/reportRows.ts'
import { standingPages } from '../items/standingPages.ts'
import { readUploadLines, standingUploads } from '../uploads/uploadRows.ts'
import { momentOn } from '../items/pastDay.ts'

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
