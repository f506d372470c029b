/**
 * A state that is being frozen against the snapshot before it, row by row as it is frozen. Of the earlier
 * snapshot only where each row lies is held, and the few pages that were read last: both are in the same order,
 * so each page is read about once.
 */
import { compareRow, goneRow, type StateChange } from '#rules/figures/compareStates'
import { withheldIn } from '#rules/people/withheld'
import { confidentialIds } from '../items/rows/confidentialRows.ts'
import type { FrozenItem } from '../items/freezeItems.ts'
import { itemPages, itemsOfPage } from './snapshotRows.ts'

/** Rows that moved to another unit or file lie a little apart. */
const PAGES_HELD = 6

export class SnapshotComparing {
  readonly #sql: SqlStorage
  readonly #before: string
  readonly #hidden: ReadonlySet<string>
  /** Row → the page it lies on; rows that were met are taken out. */
  readonly #pageOf: Map<string, number>
  readonly #held = new Map<number, ReadonlyMap<string, FrozenItem>>()

  constructor(sql: SqlStorage, before: string) {
    this.#sql = sql
    this.#before = before
    this.#hidden = confidentialIds(sql)
    this.#pageOf = itemPages(sql, before)
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
      // What was frozen before it became confidential is told no more either.
      const items = itemsOfPage(this.#sql, this.#before, no).map((item) => withheldIn(item, this.#hidden))
      page = new Map(items.map((item) => [item.id, item]))
    }
    // Read last stands last.
    this.#held.delete(no)
    this.#held.set(no, page)
    const [oldest] = this.#held.keys()
    if (this.#held.size > PAGES_HELD && oldest !== undefined) this.#held.delete(oldest)
    return page
  }
}
