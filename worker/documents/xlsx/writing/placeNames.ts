/** How places of a workbook are written: A1:B2, '汇总台账'!$A$1. */
import { cellName, columnName } from '#rules/cells/grid'
import type { CellRange } from './placed.ts'

export function rangeName({ top, left, bottom, right }: CellRange): string {
  return `${cellName(top, left)}:${cellName(bottom, right)}`
}

export function fixedRangeName({ top, left, bottom, right }: CellRange): string {
  return `$${columnName(left)}$${top + 1}:$${columnName(right)}$${bottom + 1}`
}

/** A place on a sheet. Quotes are always right, and inside a name they are doubled. */
export function placeName(sheet: string, place: string): string {
  return `'${sheet.replaceAll("'", "''")}'!${place}`
}
