/**
 * 零报告 — what a unit found in a week, and whether a declared nothing agrees with it (M-33).
 *
 * 「未发现问题的，实行零报告」: a week in which the unit found a problem is not a week of nothing. The day of finding
 * (发现日期) decides. Where a row does not say it, the day on which it was typed in does; a row of a ledger that was
 * kept before and is taken over (原有台账转入) was found at some earlier time, unless a person says that it is new.
 */
import type { Day } from '../calendar/day.ts'
import type { ItemContent } from '../items/item.ts'

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
