/** 排序 — rows change places within a block; looks move along, rules stay with their places. */
import type { Rect } from '../address.ts'
import { intersect } from '../address.ts'
import { refuse } from '../wire.ts'
import { offsetFormula } from './formula.ts'
import { compare } from './operand.ts'
import type { Cell, Sheet, Value } from './sheet.ts'
import type { SortField } from './table.ts'
import type { Origin } from './workbook.ts'

// Excel's PinYin order of a Chinese system.
const pinyin = new Intl.Collator('zh-CN-u-co-pinyin')

function order(a: Value, b: Value): number {
  return typeof a === 'string' && typeof b === 'string' ? pinyin.compare(a, b) : compare(a, b)
}

function compareRows(sheet: Sheet, rect: Rect, fields: readonly SortField[], a: number, b: number): number {
  for (const field of fields) {
    const x = sheet.valueAt(a, rect.column + field.key)
    const y = sheet.valueAt(b, rect.column + field.key)
    // Empty cells come last whichever way the sort goes.
    if (x === '' || y === '') {
      if (x !== y) return x === '' ? 1 : -1
      continue
    }
    const difference = order(x, y)
    if (difference !== 0) return field.ascending ? difference : -difference
  }
  return a - b
}

/** Sorts the rows of `rect`; `fields` count columns from its left edge. */
export function sortRows(sheet: Sheet, rect: Rect, fields: readonly SortField[], origin: Origin): void {
  sheet.protection.require('allowSort')
  sheet.protection.guard(rect)
  if (sheet.merges.some((merge) => intersect(merge, rect)))
    throw refuse.conflict('merged cells cannot be sorted')
  const numbers = Array.from({ length: rect.rows }, (_, n) => rect.row + n)
  const sorted = numbers.toSorted((a, b) => compareRows(sheet, rect, fields, a, b))
  const taken = sorted.map((row) =>
    Array.from({ length: rect.columns }, (_, n): Cell | undefined => sheet.cell(row, rect.column + n)),
  )
  for (const [n, cells] of taken.entries()) {
    const row = rect.row + n
    const from = sorted[n] ?? row
    for (const [k, cell] of cells.entries()) {
      const column = rect.column + k
      if (cell === undefined) sheet.rows.get(row)?.delete(column)
      else {
        if (cell.formula !== undefined) cell.formula = offsetFormula(cell.formula, row - from, 0)
        const target = sheet.rows.get(row) ?? new Map<number, Cell>()
        sheet.rows.set(row, target.set(column, cell))
      }
    }
  }
  sheet.workbook.touch()
  sheet.workbook.emit({ kind: 'rowSorted', sheet, rect, origin })
  // Unchecked in Excel (sort-events): a sort is also told as an edit of the block.
  sheet.workbook.emit({ kind: 'changed', sheet, rect, changeType: 'RangeEdited', origin })
}
