/**
 * Range.getSpecialCells: the visible cells and the formulas of a range, as areas.
 *
 * UNCHECKED AGAINST EXCEL: how Excel cuts the cells into areas; only what they cover is relied on.
 */
import type { Rect } from '../address.ts'
import type { CellsOf } from '../model/workbook.ts'
import { refuse } from '../wire.ts'

export function specialCells({ sheet, rect }: CellsOf, kind: string): Rect[] {
  const lines = (from: number, count: number, hidden: (line: number) => boolean): [number, number][] => {
    const runs: [number, number][] = []
    for (let line = from; line < from + count; line++) {
      const last = runs.at(-1)
      if (hidden(line)) continue
      if (last !== undefined && last[0] + last[1] === line) last[1]++
      else runs.push([line, 1])
    }
    return runs
  }
  if (kind === 'Visible') {
    const rows = lines(rect.row, rect.rows, (row) => sheet.isHiddenRow(row))
    const columns = lines(rect.column, rect.columns, (column) => sheet.hiddenColumns.has(column))
    return rows.flatMap(([row, count]) =>
      columns.map(([column, wide]) => ({ row, column, rows: count, columns: wide })),
    )
  }
  if (kind !== 'Formulas') throw refuse.unknown(`Range.getSpecialCells for ${kind}`)
  const areas: Rect[] = []
  for (const [row, column] of sheet.cells(rect)) {
    const cell = sheet.cell(row, column)
    if (cell?.formula !== undefined || cell?.fromFormula === true)
      areas.push({ row, column, rows: 1, columns: 1 })
  }
  return areas
}
