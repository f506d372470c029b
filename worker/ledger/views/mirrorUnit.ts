/** 「如果现在汇总，本单位会被这样写」: the circular of this moment as far as it speaks of one unit. */
import type { Campaign } from '#rules/campaign/campaign'
import type { Day } from '#rules/calendar/day'
import type { ZeroReport } from '#rules/items/item'
import { mirrorCircular } from '#rules/papers/mirror'
import { tallyItems } from '#rules/figures/tally'
import type { UnitMirror } from '#wire/desk'
import { calendarOf } from '../../calendar/stateHolidays.ts'
import type { Author } from '../../guard/Author.ts'
import { movesByItem } from '../items/extensionRows.ts'
import { freezeItems } from '../items/freezeItems.ts'
import { standingItems } from '../items/itemRows.ts'
import { reportMatrix } from '../weeks/reportRows.ts'
import { listSnapshots } from '../snapshots/snapshotRows.ts'
import { readUploadLines, standingUploads } from '../uploads/uploadRows.ts'
import { momentOn } from '../items/pastDay.ts'

/** Nothing is kept: it is a look, and the circular itself is drafted from a snapshot. */
export function mirrorUnit(
  sql: SqlStorage,
  campaign: Campaign,
  author: Author,
  asOf: Day,
  unit: string,
): UnitMirror {
  const calendar = calendarOf(campaign)
  const items = freezeItems(standingItems(sql, null), campaign, movesByItem(sql, null))
  const mirror = mirrorCircular(
    {
      campaign,
      calendar,
      asOf,
      snapshotNo: (listSnapshots(sql)[0]?.no ?? 0) + 1,
      items,
      findings: [],
      tally: tallyItems(items, campaign, calendar, asOf),
      reports: reportMatrix(sql, campaign, calendar, momentOn(asOf, author), null),
      zeroReports: standingUploads(sql).flatMap((id) => readUploadLines<ZeroReport>(sql, id, 'zero')),
    },
    unit,
  )
  // The rules pass each item's place on as it is, so the place itself leads back to the item.
  const idAt = new Map(items.map(({ origin, id }) => [origin, id]))
  const lines = mirror.lines.map((line) => ({
    ...line,
    items: line.items.map((item) => ({ ...item, id: idAt.get(item.origin) ?? '' })),
  }))
  return { ...mirror, asOf, lines }
}
