/**
 * 零报告 — whether a declared nothing agrees with the unit's own data (M-33).
 *
 * 「未发现问题的，实行零报告」: a week in which the unit found a problem is not a week of nothing. The day of
 * finding (发现日期) decides; where a row does not say it, the day on which the row was entered does.
 */
import type { Day } from '../calendar/day.ts'
import type { ItemContent } from '../items/item.ts'

/** The items that contradict a zero report of the week. */
export function contradictionsOf<Item extends { readonly content: ItemContent; readonly createdOn: Day }>(
  items: readonly Item[],
  week: { readonly from: Day; readonly to: Day },
): Item[] {
  return items.filter(({ content, createdOn }) => {
    const found = content.foundOn ?? createdOn
    return week.from <= found && found <= week.to
  })
}
