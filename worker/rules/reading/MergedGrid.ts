/**
 * 合并单元格 — a sheet's cells with its merges laid over them.
 *
 * A merged block's value stands in its first cell and holds for the whole block. What programs leave in the
 * covered cells nobody sees in Excel; it is listed in `covered`, so that it can be said and not lost.
 */
import { textOf } from '../cells/cellText.ts'
import { cellAt, type Cell, type Merge, type SheetGrid } from '../cells/grid.ts'

/** More columns than any sheet has (16,384), so that a row and a column make one number. */
const STRIDE = 16_385

export interface Placed {
  readonly row: number
  readonly column: number
  readonly text: string
  readonly cell: Cell
}

/** Bounds of the non-empty cells, inclusive. */
export interface Bounds {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

export class MergedGrid {
  readonly grid: SheetGrid
  readonly bounds: Bounds | null
  /** Non-empty cells hidden under a merge. */
  readonly covered: readonly Placed[]
  /** Non-empty visible cells row by row, left to right. */
  readonly #rows: (readonly Placed[] | undefined)[] = []
  readonly #merges = new Map<number, Merge>()
  readonly #uncalculated: ReadonlySet<number>
  /** The same cells by row and column. */
  readonly #cells: ((Placed | undefined)[] | undefined)[] = []

  constructor(grid: SheetGrid) {
    this.grid = grid
    this.#uncalculated = new Set((grid.uncalculated ?? []).map(({ row, column }) => row * STRIDE + column))
    const lastRow = grid.rows.length - 1
    const lastColumn = grid.rows.reduce((most, row) => Math.max(most, row?.length ?? 0), 0) - 1
    for (const merge of grid.merges) this.#lay(merge, lastRow, lastColumn)
    const covered: Placed[] = []
    let bounds: { top: number; left: number; bottom: number; right: number } | null = null
    for (let row = 0; row <= lastRow; row++) {
      const placed = this.#readRow(row, covered)
      const first = placed[0]
      const last = placed.at(-1)
      if (first === undefined || last === undefined) continue
      this.#rows[row] = placed
      bounds ??= { top: row, left: first.column, bottom: row, right: last.column }
      bounds.bottom = row
      bounds.left = Math.min(bounds.left, first.column)
      bounds.right = Math.max(bounds.right, last.column)
    }
    this.bounds = bounds
    this.covered = covered
  }

  /** The row's non-empty cells; a merged block counts once, in its first row. */
  row(row: number): readonly Placed[] {
    return this.#rows[row] ?? []
  }

  /** The cell that stands at exactly this place. */
  own(row: number, column: number): Placed | undefined {
    const merge = this.merge(row, column)
    if (merge === undefined) return this.#find(row, column)
    return merge.top === row && merge.left === column ? this.#find(row, column) : undefined
  }

  /** The cell whose value holds here: its own, or that of the merged block around it. */
  at(row: number, column: number): Placed | undefined {
    const merge = this.merge(row, column)
    return merge === undefined ? this.#find(row, column) : this.#find(merge.top, merge.left)
  }

  merge(row: number, column: number): Merge | undefined {
    return this.#merges.size === 0 ? undefined : this.#merges.get(row * STRIDE + column)
  }

  /** Whether a formula stands here of which the file holds no result. */
  isUncalculated(row: number, column: number): boolean {
    return this.#uncalculated.size > 0 && this.#uncalculated.has(row * STRIDE + column)
  }

  text(row: number, column: number): string {
    return this.at(row, column)?.text ?? ''
  }

  #find(row: number, column: number): Placed | undefined {
    return this.#cells[row]?.[column]
  }

  #lay(merge: Merge, lastRow: number, lastColumn: number): void {
    if (merge.top === merge.bottom && merge.left === merge.right) return
    const bottom = Math.min(merge.bottom, lastRow)
    for (let row = merge.top; row <= bottom; row++) {
      // A block over whole rows or columns is laid no further than the sheet has cells.
      const right = Math.min(merge.right, lastColumn)
      for (let column = merge.left; column <= right; column++) this.#merges.set(row * STRIDE + column, merge)
    }
  }

  #readRow(row: number, covered: Placed[]): Placed[] {
    const placed: Placed[] = []
    const width = this.grid.rows[row]?.length ?? 0
    const inRow: (Placed | undefined)[] = (this.#cells[row] = [])
    for (let column = 0; column < width; column++) {
      const cell = cellAt(this.grid, row, column)
      if (cell === undefined || cell.value === null) continue
      const text = textOf(cell, this.grid.date1904)
      if (text === '') continue
      const here = { row, column, text, cell }
      const merge = this.merge(row, column)
      if (merge !== undefined && (merge.top !== row || merge.left !== column)) {
        covered.push(here)
        continue
      }
      placed.push(here)
      inRow[column] = here
    }
    return placed
  }
}

/** How many columns a cell spans. */
export function widthAt(grid: MergedGrid, row: number, column: number): number {
  const merge = grid.merge(row, column)
  return merge === undefined ? 1 : merge.right - merge.left + 1
}

/** How many rows a cell spans. */
export function heightAt(grid: MergedGrid, row: number, column: number): number {
  const merge = grid.merge(row, column)
  return merge === undefined ? 1 : merge.bottom - merge.top + 1
}
