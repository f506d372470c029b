/** Between real files and the host: sheets that a reader took out of an .xlsx become worksheets, and back. */
import type { Cell as GridCell, SheetGrid } from '#rules/cells/grid'
import { Host } from './host.ts'
import { withFormat } from './model/cellFormat.ts'
import type { Sheet } from './model/sheet.ts'
import { valueType } from './model/sheet.ts'
import type { WorkbookOptions } from './model/workbook.ts'
import { refuse } from './wire.ts'

function fill(sheet: Sheet, grid: SheetGrid): void {
  for (const [row, cells] of grid.rows.entries())
    for (const [column, given] of (cells ?? []).entries()) {
      if (given === undefined) continue
      const cell = sheet.ensure(row, column)
      cell.value = given.value ?? ''
      if (given.formula === true) cell.fromFormula = true
      if (given.format !== undefined) cell.format = withFormat(cell.format, 'numberFormat', given.format)
    }
  sheet.merges = grid.merges.map((merge) => ({
    row: merge.top,
    column: merge.left,
    rows: merge.bottom - merge.top + 1,
    columns: merge.right - merge.left + 1,
  }))
  for (const row of grid.hiddenRows ?? []) sheet.hiddenRows.add(row)
  for (const column of grid.hiddenColumns ?? []) sheet.hiddenColumns.add(column)
  if (grid.hidden === true) sheet.visibility = 'Hidden'
}

/** A host with these sheets open, the first visible one in front. Contents arrive as read: nothing is typed again. */
export function openWorkbook(grids: readonly SheetGrid[], options: WorkbookOptions = {}): Host {
  const host = new Host(options)
  const { workbook } = host
  if (grids.length === 0) return host
  const [blank] = workbook.sheets
  for (const grid of grids) {
    // Excel's days since 1904 would need every number shifted; no reader of ours leaves them so.
    if (grid.date1904) throw refuse.unknown('a workbook that counts days from 1904')
    fill(blank !== undefined && grid.name === blank.name ? blank : workbook.addSheet(grid.name), grid)
  }
  const front = workbook.sheets.find((sheet) => sheet !== blank && sheet.visibility === 'Visible')
  if (front !== undefined) workbook.activate(front)
  if (blank !== undefined && !grids.some((grid) => grid.name === blank.name)) workbook.deleteSheet(blank)
  workbook.selection = { sheet: workbook.active, rect: { row: 0, column: 0, rows: 1, columns: 1 } }
  return host
}

function gridCell(sheet: Sheet, row: number, column: number): GridCell | undefined {
  const cell = sheet.cell(row, column)
  if (cell === undefined) return undefined
  const value = sheet.valueAt(row, column)
  const format = cell.format['numberFormat']
  return {
    value: value === '' ? null : value,
    ...(typeof format === 'string' ? { format } : {}),
    ...(valueType(value) === 'Error' ? { error: true as const } : {}),
    ...(cell.formula !== undefined || cell.fromFormula === true ? { formula: true as const } : {}),
  }
}

/** A worksheet of the host as rules read it; errors name the sheets there are. */
export function sheetGrid(host: Host, name: string): SheetGrid {
  const { workbook } = host
  const sheet = workbook.sheet(name)
  if (sheet === undefined)
    throw refuse.notFound(`${name}; there are ${workbook.sheets.map((one) => one.name).join('、')}`)
  const used = sheet.used(true)
  const rows = Array.from({ length: used === null ? 0 : used.row + used.rows }, (_, row) =>
    Array.from({ length: used === null ? 0 : used.column + used.columns }, (__, column) =>
      gridCell(sheet, row, column),
    ),
  )
  return {
    name: sheet.name,
    rows,
    merges: sheet.merges.map((merge) => ({
      top: merge.row,
      left: merge.column,
      bottom: merge.row + merge.rows - 1,
      right: merge.column + merge.columns - 1,
    })),
    date1904: false,
    hidden: sheet.visibility !== 'Visible',
    hiddenRows: [...sheet.hiddenRows].toSorted((a, b) => a - b),
    hiddenColumns: [...sheet.hiddenColumns].toSorted((a, b) => a - b),
  }
}
