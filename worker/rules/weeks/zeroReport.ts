/**
 * 零报告 — what a unit found in a week, and whether a declared nothing agrees with it (M-33).
 *
 * 「未发现问题的，实行零报告」: a week in which the unit found a problem is not a week of nothing. The day of finding
 * (发现日期) decides. Where a row does not say it, the day on which it was typed in does; a row of a ledger that was
 * kept before and is taken over (原有台账转入) was found at some earlier time, unless a person says that it is new.
 * Nor is a week of nothing one in which a problem of the unit's was still open: with open problems and nothing new the
 * report says 本周无新增; it is a weekly report, and counted apart from 零报告.
 */
import type { Day } from '../calendar/day.ts'
import type { ItemContent } from '../items/item.ts'
import { isClosed, isDropped } from '../items/lateness.ts'

/** What of a row says when its problem was found. */
export interface FoundRow {
  readonly content: ItemContent
  /** The day on which it was entered. */
  readonly createdOn: Day
  /** It came from a ledger kept before, and nobody has said that it is new. */
  readonly isTakenOver: boolean
}

/** The day on which a row's problem was found, as far as that is known; null for a row taken over that does not say. */
export function foundOnOf({ content, createdOn, isTakenOver }: FoundRow): Day | null {
  return content.foundOn ?? (isTakenOver ? null : createdOn)
}

/** What was found in the week: the items that contradict its zero report. */
export function foundIn<Item extends FoundRow>(
  items: readonly Item[],
  week: { readonly from: Day; readonly to: Day },
): Item[] {
  return items.filter((item) => {
    const found = foundOnOf(item)
    return found !== null && week.from <= found && found <= week.to
  })
}

/** What was taken over in the week from a ledger kept before: told apart from what was found. */
export function takenOverIn<Item extends FoundRow>(
  items: readonly Item[],
  week: { readonly from: Day; readonly to: Day },
): Item[] {
  return items.filter(
    (item) =>
      item.isTakenOver &&
      week.from <= item.createdOn &&
      item.createdOn <= week.to &&
      foundIn([item], week).length === 0,
  )
}

/** An item as far as it matters whether it was open. */
interface OpenItem {
  readonly content: ItemContent
  readonly createdOn: Day
  /** The day on which the office took it out of the count; null where it did not. */
  readonly droppedOn: Day | null
}

/** The items that were open at the end of the week, as far as it has gone by: entered, and neither struck off nor dropped. */
export function openAtEnd<Item extends OpenItem>(
  items: readonly Item[],
  { to }: { readonly to: Day },
  today: Day,
): Item[] {
  const end = today < to ? today : to
  return items.filter(({ content, createdOn, droppedOn }) => {
    if (createdOn > end) return false
    if (isDropped(content)) return droppedOn !== null && droppedOn > end
    if (isClosed(content)) return content.closedOn !== undefined && content.closedOn > end
    return true
  })
}
