/** Turns what a merge decided into cells of the sheet. */
import type { Campaign } from '#rules/campaign'
import type { LedgerReading } from '#rules/readLedger'
import { cellOfField, planValue, type PlanValue } from '#rules/sheetPlan'
import type { ColumnKey } from '#rules/ledgerColumns'
import { fieldDefinitions } from '#rules/field'
import type { CellWrite, LedgerUpdate } from '../workbook/Workbook.ts'
import type { Baseline } from './baseline.ts'
import type { Merged } from './mergeAnswer.ts'

/** Writes the ids that rows were given. */
export function idWrites(
  reading: LedgerReading,
  renamed: readonly { readonly row: number; readonly id: string }[],
): CellWrite[] {
  const ids = reading.columns.get('rowId')
  if (ids === undefined) return []
  return renamed.map(({ row, id }) => ({ row: row - 1, column: ids, value: id, format: '@' }))
}

/** Cells that the server changed, versions, rows that are new here, and the baseline. */
export function ledgerUpdate(merged: Merged, reading: LedgerReading, campaign: Campaign): LedgerUpdate {
  const rowOfId = new Map(reading.rows.map((row) => [row.id, row]))
  const setting = { campaign, date1904: merged.baseline.date1904 }
  const cells: CellWrite[] = []
  for (const { id, key, content } of merged.writes) {
    const row = rowOfId.get(id)
    const column = reading.columns.get(key)
    // A column that the clerk deleted is not brought back; the value is safe in the baseline and on the server.
    if (row === undefined || column === undefined) continue
    cells.push({ row: row.row - 1, column, value: cellOfField(key, content, setting), format: formatOf(key) })
  }
  return {
    sheet: reading.place.sheet,
    cells: [...cells, ...versionWrites(merged.baseline, reading)],
    newRows: merged.newRows.map((item, index) =>
      rowValues(reading, (key, columns) =>
        planValue(key, item, setting, { columns, row: lastRowOf(reading) + index }),
      ),
    ),
    newRowFormats: columnFormats(reading),
    baseline: JSON.stringify(merged.baseline),
  }
}

/** Number format of a column's cells. */
export function formatOf(key: string): string {
  if (key === 'timeliness') return 'General'
  if (key === 'rowVersion') return '0'
  return fieldDefinitions.find((definition) => definition.field === key)?.kind === 'day' ? 'yyyy-mm-dd' : '@'
}

function versionWrites(baseline: Baseline, reading: LedgerReading): CellWrite[] {
  const column = reading.columns.get('rowVersion')
  if (column === undefined) return []
  return reading.rows.flatMap((row) => {
    const version = baseline.rows[row.id]?.version
    return version === undefined || version === row.version
      ? []
      : [{ row: row.row - 1, column, value: version, format: '0' }]
  })
}

/** A row's values by the sheet's own order of columns, from the table's first. */
function rowValues(
  reading: LedgerReading,
  valueOf: (key: ColumnKey, columns: readonly { readonly key: ColumnKey }[]) => PlanValue,
): PlanValue[] {
  const placed = [...reading.columns].toSorted((a, b) => a[1] - b[1])
  const first = placed[0]?.[1] ?? 0
  const last = placed.at(-1)?.[1] ?? 0
  const keys = new Map(placed.map(([key, column]) => [column, key]))
  const columns = Array.from({ length: last + 1 }, (_, column) => ({
    // A foreign column between ours keeps its place without a value.
    key: keys.get(column) ?? (`extras/` as const),
  }))
  return Array.from({ length: last - first + 1 }, (_, offset) => {
    const key = keys.get(first + offset)
    return key === undefined ? null : valueOf(key, columns)
  })
}

/** A column between ours that is not ours is left as it is. */
function columnFormats(reading: LedgerReading): string[] {
  const placed = [...reading.columns].toSorted((a, b) => a[1] - b[1])
  const first = placed[0]?.[1] ?? 0
  const formats = Array.from({ length: (placed.at(-1)?.[1] ?? first) - first + 1 }, () => 'General')
  for (const [key, column] of placed) formats[column - first] = formatOf(key)
  return formats
}

/** 0-based row below the last. */
function lastRowOf(reading: LedgerReading): number {
  return reading.rows.at(-1)?.row ?? reading.headerRow + 1
}
