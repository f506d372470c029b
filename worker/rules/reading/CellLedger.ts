/**
 * 单元格清点 — keeps account of a sheet's cells: what each was read as, once and only once.
 *
 * Whatever is not marked when the sheet has been read comes out of `unread`, and must be said by a finding.
 */
import type { CellAccount } from './reading.ts'
import type { MergedGrid, Placed } from './MergedGrid.ts'

export type CellUse = Exclude<keyof CellAccount, 'total'>

export class CellLedger {
  readonly #grid: MergedGrid
  /** By row, then by column: 1 where the cell was accounted for. */
  readonly #marked: (Uint8Array | undefined)[] = []
  readonly #width: number
  readonly #counts: Record<CellUse, number> = {
    field: 0,
    extra: 0,
    header: 0,
    metadata: 0,
    section: 0,
    footer: 0,
    other: 0,
  }

  constructor(grid: MergedGrid) {
    this.#grid = grid
    this.#width = (grid.bounds?.right ?? 0) + 1
  }

  /** Marks a cell; a second mark is ignored, the first reading stands. */
  mark(placed: Placed, use: CellUse): void {
    const row = (this.#marked[placed.row] ??= new Uint8Array(this.#width))
    if (row[placed.column] === 1) return
    row[placed.column] = 1
    this.#counts[use]++
  }

  markAll(cells: readonly Placed[], use: CellUse): void {
    for (const placed of cells) this.mark(placed, use)
  }

  /** Visible cells that nothing was said of. */
  unread(): Placed[] {
    const { bounds } = this.#grid
    const unread: Placed[] = []
    if (bounds === null) return unread
    for (let row = bounds.top; row <= bounds.bottom; row++) {
      const marked = this.#marked[row]
      for (const placed of this.#grid.row(row)) {
        if (marked?.[placed.column] !== 1) unread.push(placed)
      }
    }
    return unread
  }

  /** The account; `total` is counted from the grid, not from the marks. */
  account(): CellAccount {
    const { bounds, covered } = this.#grid
    let total = covered.length
    if (bounds !== null)
      for (let row = bounds.top; row <= bounds.bottom; row++) total += this.#grid.row(row).length
    return { total, ...this.#counts, other: this.#counts.other + covered.length }
  }
}
