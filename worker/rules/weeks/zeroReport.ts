/**
 * 零报告 — whether a declared nothing agrees with the unit's own data (M-33).
 *
 * 「未发现问题的，实行零报告」: a week in which the unit found a problem is not a week of nothing; nor is one in which a
 * problem of the unit's was still open. With open problems and nothing new the report says 本周无新增: it
 * is a weekly report, and counted apart from 零报告.
 */
import type { Day } from '../calendar/day.ts'
import type { ItemContent } from '../items/item.ts'
import { isClosed, isDropped } from '../items/lateness.ts'

/** The items that contradict a report of nothing new in the week: by the day of finding (发现日期), or else of entry. */
export function contradictionsOf<Item extends { readonly content: ItemContent; readonly createdOn: Day }>(
  items: readonly Item[],
  week: { readonly from: Day; readonly to: Day },
): Item[] {
  return items.filter(({ content, createdOn }) => {
    const found = content.foundOn ?? createdOn
    return week.from <= found && found <= week.to
  })
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
