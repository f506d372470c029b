/** 进度统计 — a table of names and figures, which counts the rows of a ledger and is none. */
import { squashLabel } from '../../cells/cellText.ts'
import type { MergedGrid } from '../MergedGrid.ts'
import { isCountLabel } from './countTable.ts'
import type { HeaderBlock } from './headerRows.ts'

const FIGURE = /^\d+(?:\.\d+)?\s*[%％]?$|^[/／—–-]$/

/** Whether a table is a statistic: a column of counts in its header, and rows of one name and figures. */
export function countsOnly(grid: MergedGrid, block: HeaderBlock, rows: readonly number[]): boolean {
  if (rows.length === 0 || !grid.row(block.bottom).some(({ text }) => isCountLabel(squashLabel(text))))
    return false
  return rows.every((row) => {
    const cells = grid.row(row)
    const names = cells.filter(({ text }) => !FIGURE.test(text)).length
    return names <= 1 && cells.length - names >= 2
  })
}
