/** Turns what a merge decided into cells of the sheet. */
import type { Campaign } from '#rules/campaign/campaign'
import type { LedgerReading } from '#rules/ledgerSheet/readLedger'
import { cellOfField, planValue, type PlanValue } from '#rules/ledgerSheet/sheetPlan'
import type { ColumnKey } from '#rules/ledgerSheet/ledgerColumns'
import { fieldDefinitions } from '#rules/fields/field'
import type { CellWrite, LedgerUpdate, RowsSeen } from '../workbook/Workbook.ts'
import type { Baseline, BaselineRow } from './baseline.ts'
import type { Merged } from './mergeAnswer.ts'
import type { SeenLedger } from './seenLedger.ts'

/** Writes the ids that rows were given, with the baseline that holds the push they are for. */
export function idUpdate(
  seen: SeenLedger,
  renamed: readonly { readonly row: number; readonly id: string }[],
  baseline: Baseline,
): LedgerUpdate {
  const column = seen.reading.columns.get('rowId')
  const cells =
    column === undefined
      ? []
      : renamed.map(({ row, id }) => ({
          ...placeOf(seen, row - 1, column),
          value: id,
          format: '@',
        }))
  return {
    sheet: seen.reading.place.sheet,
    cells,
    newRows: [],
    newRowFormats: [],
    baseline: JSON.stringify(baseline),
    // Without ids to write it does not matter where the rows stand.
    seen: cells.length === 0 ? null : rowsSeen(seen.reading),
    before: seen.text,
  }
}

/** Cells that the server changed, versions, rows that are new here, and the baseline. */
export function ledgerUpdate(merged: Merged, seen: SeenLedger, campaign: Campaign): LedgerUpdate {
  const { reading } = seen
  const rowOfId = new Map(reading.rows.map((row) => [row.id, row]))
  const setting = { campaign, date1904: merged.baseline.date1904 }
  const cells: CellWrite[] = []
  for (const { id, key, content } of merged.writes) {
    const row = rowOfId.get(id)
    const column = reading.columns.get(key)
    // A column that the clerk deleted is not brought back; the value is safe in the baseline and on the server.
    if (row === undefined || column === undefined) continue
    cells.push({
      ...placeOf(seen, row.row - 1, column),
      value: cellOfField(key, content, setting),
      format: formatOf(key),
    })
  }
  return {
    sheet: reading.place.sheet,
    cells: [
      ...cells,
      ...versionWrites(merged.baseline, reading),
      ...numberWrites(merged.baseline, seen, campaign),
    ],
    newRows: merged.newRows.map((item, index) =>
      rowValues(reading, (key, columns) =>
        planValue(key, item, setting, { columns, row: lastRowOf(reading) + index }),
      ),
    ),
    newRowFormats: columnFormats(reading),
    baseline: JSON.stringify(merged.baseline),
    seen: rowsSeen(reading),
    before: seen.text,
  }
}

/** The ids by row, as they were read; null for a sheet that lost its column of ids. */
export function rowsSeen(reading: LedgerReading): RowsSeen | null {
  const column = reading.columns.get('rowId')
  return column === undefined
    ? null
    : { column, ids: new Map(reading.rows.map((row) => [row.row - 1, row.id])) }
}

/** A cell and what it held when the ledger was read; `row` from 0. */
export function placeOf(
  { grid }: Pick<SeenLedger, 'grid'>,
  row: number,
  column: number,
): Pick<CellWrite, 'row' | 'column' | 'was'> {
  return { row, column, was: grid.rows[row]?.[column]?.value ?? null }
}

/** Number format of a column's cells. */
export function formatOf(key: string): string {
  if (key === 'timeliness' || key.startsWith('checks/')) return 'General'
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

/** The server's number into each cell that says another: new rows get theirs, and what was typed there is put back. */
function numberWrites(baseline: Baseline, { reading, grid }: SeenLedger, campaign: Campaign): CellWrite[] {
  const column = reading.columns.get('number')
  if (column === undefined) return []
  return reading.rows.flatMap((row) => {
    const number = markedNumber(baseline.rows[row.id], campaign)
    return number === row.number
      ? []
      : [{ ...placeOf({ grid }, row.row - 1, column), value: number === '' ? null : number, format: '@' }]
  })
}

/** 教务-008（已移交后勤处）: what marks a row that another unit has now, whatever other columns the sheet still has. */
function markedNumber(row: BaselineRow | undefined, { units }: Campaign): string {
  const number = row?.number ?? ''
  const to = row?.transferred?.unit
  if (to === undefined) return number
  return `${number}（已移交${units.find(({ id }) => id === to)?.name ?? to}）`
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
