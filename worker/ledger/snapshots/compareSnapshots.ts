/**
 * A state that is being frozen against the snapshot before it, row by row as it is frozen. Of the earlier
 * snapshot only where each row lies is held, and the few pages that were read last: both are in the same order,
 * so each page is read about once.
 */
import { compareRow, goneRow, type StateChange } from '#rules/figures/compareStates'
import type { FrozenItem } from '../items/freezeItems.ts'
import { fromJson } from '../store/jsonRows.ts'

/** Rows that moved to another unit or file lie a little apart. */
const PAGES_HELD = 6

export class SnapshotComparing {
  readonly #sql: SqlStorage
  readonly #before: string
  /** Row → the page it lies on; rows that were met are taken out. */
  readonly #pageOf: Map<string, number>
  readonly #held = new Map<number, ReadonlyMap<string, FrozenItem>>()

  constructor(sql: SqlStorage, before: string) {
    this.#sql = sql
    this.#before = before
    const rows = sql.exec<{ id: string; page: number }>(
      `SELECT json_extract(line.value, '$.id') AS id, page.no AS page
       FROM snapshot_page AS page, json_each(page.body) AS line
       WHERE page.snapshot = ? AND page.kind = 'item' ORDER BY page.no`,
      before,
    )
    this.#pageOf = new Map(Array.from(rows, ({ id, page }) => [id, page]))
  }

  /** What happened to the row since; null when nothing did. */
  compare(after: FrozenItem, ledgerNo: number): StateChange | null {
    const page = this.#pageOf.get(after.id)
    this.#pageOf.delete(after.id)
    return compareRow(page === undefined ? undefined : this.#page(page).get(after.id), after, ledgerNo)
  }

  /** Call when all rows were compared: those that are no longer there. */
  *gone(): Generator<StateChange, void> {
    for (const [id, page] of this.#pageOf) {
      const row = this.#page(page).get(id)
      if (row !== undefined) yield goneRow(row)
    }
  }

  #page(no: number): ReadonlyMap<string, FrozenItem> {
    let page = this.#held.get(no)
    if (page === undefined) {
      const { body } = this.#sql
        .exec<{ body: string }>(
          `SELECT body FROM snapshot_page WHERE snapshot = ? AND kind = 'item' AND no = ?`,
          this.#before,
          no,
        )
        .one()
      page = new Map(fromJson<FrozenItem[]>(body).map((item) => [item.id, item]))
    }
    // Read last stands last.
    this.#held.delete(no)
    this.#held.set(no, page)
    const [oldest] = this.#held.keys()
    if (this.#held.size > PAGES_HELD && oldest !== undefined) this.#held.delete(oldest)
    return page
  }
}
