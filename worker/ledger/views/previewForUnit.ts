/** 「如果现在汇总，本单位会被这样写」: the circular of this moment as far as it speaks of one unit. */
import type { Day } from '#rules/calendar/day'
import type { ZeroReport } from '#rules/items/item'
import { previewCircular } from '#rules/papers/circularPreview'
import { tallyItems } from '#rules/figures/tally'
import { withheldIn } from '#rules/people/withheld'
import type { CircularPreviewView } from '#wire/todo'
import { calendarOf } from '../../calendar/stateHolidays.ts'
import type { Actor } from '#wire/actor'
import { confidentialIds } from '../items/rows/confidentialRows.ts'
import { frozenNow } from '../items/frozenNow.ts'
import type { Ledger } from '../Ledger.ts'
import { reportMatrix } from '../weeks/reportMatrix.ts'
import { listSnapshots } from '../snapshots/snapshotRows.ts'
import { readUploadLines, currentUploads } from '../uploads/uploadRows.ts'
import { momentOn } from '../items/pastDay.ts'

/** Nothing is kept: it is a look, and the circular itself is drafted from a snapshot. */
export function previewForUnit(ledger: Ledger, actor: Actor, asOf: Day, unit: string): CircularPreviewView {
  const { sql, campaign } = ledger
  const calendar = calendarOf(campaign)
  const hidden = confidentialIds(sql)
  // As the circular itself will have it: what is confidential is counted, and told in none.
  const items = frozenNow(ledger).map((item) => withheldIn(item, hidden))
  const circularPreview = previewCircular(
    {
      campaign,
      calendar,
      asOf,
      snapshotNo: (listSnapshots(sql)[0]?.no ?? 0) + 1,
      items,
      findings: [],
      tally: tallyItems(items, campaign, calendar, asOf),
      reports: reportMatrix(ledger, momentOn(asOf, actor), null),
      zeroReports: currentUploads(sql).flatMap((id) => readUploadLines<ZeroReport>(sql, id, 'zero')),
    },
    unit,
  )
  // The rules pass each item's place on as it is, so the place itself leads back to the item.
  const idAt = new Map(items.map(({ origin, id }) => [origin, id]))
  const lines = circularPreview.lines.map((line) => ({
    ...line,
    items: line.items.map((item) => ({ ...item, id: idAt.get(item.origin) ?? '' })),
  }))
  return { ...circularPreview, asOf, lines }
}
