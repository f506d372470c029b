/**
 * 并排的表 — a header that runs over an empty column may be two tables side by side.
 *
 * An empty column by itself proves nothing: forms leave spacers. What stands behind it is a table of its own when
 * it names the columns of a ledger again, or when it counts (整改状态｜项数). Each table gets its strip of the sheet.
 */
import { squashLabel } from '../../cells/cellText.ts'
import { meaningsOf } from '../../columns/columnLabels.ts'
import { isCountLabel, WIDEST_COUNT } from './countTable.ts'
import { labelPath, type HeaderBlock } from './headerRows.ts'
import { MergedGrid } from '../MergedGrid.ts'

/** Columns from `left` to `right` with labels, and the strip of the sheet that goes with them. */
export interface Strip {
  readonly grid: MergedGrid
  readonly block: HeaderBlock
}

interface Run {
  readonly left: number
  right: number
}

/** So many labels said again make the same form again. */
const SAID_AGAIN = 2

/** The tables of one header block, left to right; rows `from`–`to` are those under it. */
export function stripsOf(grid: MergedGrid, block: HeaderBlock, from: number, to: number): Strip[] {
  const runs = runsOf(grid, block, from, to)
  const apart: Run[] = []
  for (const run of runs) {
    const before = apart.at(-1)
    if (before === undefined || standsAlone(grid, block, before, run)) apart.push(run)
    else before.right = run.right
  }
  if (apart.length < 2) return [{ grid, block }]
  return apart.map(({ left, right }, i) => {
    const start = i === 0 ? 0 : left
    const end = (apart[i + 1]?.left ?? Infinity) - 1
    return { grid: stripOf(grid, start, end), block: { ...block, left, right } }
  })
}

/** Runs of columns with a label or data between columns that have neither. */
function runsOf(grid: MergedGrid, block: HeaderBlock, from: number, to: number): Run[] {
  const labelled = (column: number): boolean => labelPath(grid, block, column).length > 0
  const bare = new Set<number>()
  for (let column = block.left + 1; column < block.right; column++) if (!labelled(column)) bare.add(column)
  for (let row = from; row <= to && bare.size > 0; row++)
    for (const { column } of grid.row(row)) bare.delete(column)
  if (bare.size === 0) return [{ left: block.left, right: block.right }]
  const runs: Run[] = []
  for (let column = block.left; column <= block.right; column++) {
    if (bare.has(column)) continue
    const last = runs.at(-1)
    if (last !== undefined && last.right === column - 1) last.right = column
    else runs.push({ left: column, right: column })
  }
  return runs
}

function standsAlone(grid: MergedGrid, block: HeaderBlock, before: Run, run: Run): boolean {
  const known = new Set(leavesOf(grid, block, before))
  const labels = leavesOf(grid, block, run)
  if (labels.length < 2) return false
  if (labels.filter((label) => known.has(label)).length >= SAID_AGAIN) return true
  if (labels.some(namesProblem) && [...known].some(namesProblem)) return true
  return labels.length <= WIDEST_COUNT && labels.some(isCountLabel)
}

function leavesOf(grid: MergedGrid, block: HeaderBlock, { left, right }: Run): string[] {
  const leaves: string[] = []
  for (let column = left; column <= right; column++)
    leaves.push(squashLabel(labelPath(grid, block, column).at(-1) ?? ''))
  return leaves
}

function namesProblem(label: string): boolean {
  return meaningsOf(label).some(({ role, score }) => role === 'problem' && score === 1)
}

function stripOf({ grid }: MergedGrid, left: number, right: number): MergedGrid {
  const rows = grid.rows.map((row) =>
    row?.map((cell, column) => (column >= left && column <= right ? cell : undefined)),
  )
  return new MergedGrid({ ...grid, rows })
}
