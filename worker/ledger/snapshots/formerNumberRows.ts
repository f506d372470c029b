/** Items frozen before there were numbers (编号), read with the numbers that they have now: an item's is the same for ever. */
import type { FrozenItem } from '../items/freezeItems.ts'
import { numbersOf } from '../items/rows/itemNumberRows.ts'
import { fromJson } from '../store/jsonRows.ts'

/** Whether the snapshot was made since items have numbers (编号). */
export function hasNumbers(sql: SqlStorage, id: string): boolean {
  const first = sql
    .exec<{ number: string | null }>(
      `SELECT json_extract(body, '$[0].number') AS number FROM snapshot_page
       WHERE snapshot = ? AND kind = 'item' AND no = 0`,
      id,
    )
    .toArray()[0]
  return first === undefined || first.number !== null
}

/** Items frozen before there were numbers: what is frozen stays, and an item's number is the same for ever. */
export function withNumbers(sql: SqlStorage, text: string): string {
  const items = fromJson<FrozenItem[]>(text)
  const numbers = numbersOf(
    sql,
    items.map((item) => item.id),
  )
  return JSON.stringify(items.map((item) => ({ ...item, number: numbers.get(item.id) })))
}
