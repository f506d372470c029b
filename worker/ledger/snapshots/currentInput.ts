/** What a circular would be written from if it were drafted at this moment: the ledger as it stands, frozen nowhere. */
import type { Day } from '#rules/calendar/day'
import type { ZeroReport } from '#rules/items/item'
import type { PaperFacts } from '#rules/figures/facts'
import { tallyItems } from '#rules/figures/tally'
import { allHolidaysOf } from '../../calendar/stateHolidays.ts'
import { withheldIn } from '#rules/people/withheld'
import type { Actor } from '#wire/actor'
import { confidentialIds } from '../items/rows/confidentialRows.ts'
import type { FrozenItem } from '../items/freezeItems.ts'
import { frozenNow } from '../items/frozenNow.ts'
import type { Ledger } from '../Ledger.ts'
import { reportMatrix } from '../weeks/reportMatrix.ts'
import { currentPages } from '../items/currentPages.ts'
import { readUploadLines, currentUploads } from '../uploads/uploadRows.ts'
import { momentOn } from '../items/pastDay.ts'

export interface CurrentInput extends PaperFacts {
  readonly items: readonly FrozenItem[]
}

/** `past`: the rows as they stood on `asOf`, for what was drafted of a day gone by; else the rows of now. */
export function currentInput(
  ledger: Ledger,
  actor: Pick<Actor, 'day' | 'time'>,
  { asOf, past, snapshotNo }: { readonly asOf: Day; readonly past: boolean; readonly snapshotNo: number },
): CurrentInput {
  const { sql, campaign } = ledger
  const hidden = confidentialIds(sql)
  const told = past
    ? [...currentPages(ledger, { day: asOf, unit: null })].flatMap((page) =>
        page.flatMap(({ frozen }) => (frozen === null ? [] : [frozen])),
      )
    : frozenNow(ledger)
  const items = told.map((item) => withheldIn(item, hidden))
  return {
    campaign,
    calendar: allHolidaysOf(campaign),
    asOf,
    snapshotNo,
    items,
    findings: [],
    tally: tallyItems(items, campaign, allHolidaysOf(campaign), asOf),
    reports: reportMatrix(ledger, momentOn(asOf, actor), null),
    zeroReports: currentUploads(sql).flatMap((id) => readUploadLines<ZeroReport>(sql, id, 'zero')),
  }
}
