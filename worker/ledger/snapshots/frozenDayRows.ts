/** The SQL of which days were frozen: what a new snapshot may be compared with. */
import type { Day } from '#rules/calendar/day'

/** Of which days there are snapshots, in the order of their making. */
export function frozenDays(sql: SqlStorage): { readonly id: string; readonly asOf: Day }[] {
  return sql
    .exec<{ id: string; as_of: string }>('SELECT id, as_of FROM snapshot ORDER BY no')
    .toArray()
    .map(({ id, as_of }) => ({
      id,
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written as a Day
      asOf: as_of as Day,
    }))
}
