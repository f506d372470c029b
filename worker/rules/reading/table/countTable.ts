/** 统计表 — small tables that stand beside or below a ledger and count it: 整改状态｜项数, 隐患等级｜数量. */

import { squashLabel } from '../../cells/cellText.ts'
import type { MergedGrid } from '../MergedGrid.ts'
import type { HeaderBlock } from './headerRows.ts'

/** A table that counts is a few columns wide. */
export const WIDEST_COUNT = 4
const COUNTS = /^(?:[^\s]{0,6}(?:数|数量|人次)|合计|小计|总计|占比|比例|百分比)$/

/** Whether a squashed label heads a column of counts. */
export function isCountLabel(label: string): boolean {
  return COUNTS.test(label)
}

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
