/**
 * 同一表头合看 — sheets that share a header are one form: their values are judged together and asked about once.
 */
import type { SheetGrid } from '../cells/grid.ts'
import { squashLabel } from '../cells/cellText.ts'
import { pathKey } from '../columns/pathKey.ts'
import type { UnreadColumn } from '../columns/candidate.ts'
import type { Finding } from '../items/finding.ts'
import type { HeaderPool, PooledRow, SheetReading, TableReading } from './reading.ts'

/** Rows pooled of one header: enough for shares. */
const MOST_ROWS = 60

type Header = readonly { readonly path: readonly string[] }[]

function headerKey(columns: Header): string {
  return columns.map(({ path }) => pathKey(path)).join('\n')
}

/**
 * The rows of headers that stand on several sheets and were understood differently, or not surely; null when there
 * are none, so that nothing needs to be read again.
 */
export function poolHeaders(
  sheets: readonly SheetGrid[],
  readings: readonly SheetReading[],
): HeaderPool | null {
  const tables = new Map<string, { grid: SheetGrid; table: TableReading }[]>()
  readings.forEach(({ tables: own }, i) => {
    const grid = sheets[i]
    for (const table of own) {
      if (grid === undefined || table.columns.length === 0) continue
      const key = headerKey(table.columns)
      tables.set(key, [...(tables.get(key) ?? []), { grid, table }])
    }
  })
  const pool = new Map<string, readonly PooledRow[]>()
  for (const [key, same] of tables) {
    if (same.length > 1 && isUnsettled(same.map(({ table }) => table))) pool.set(key, same.flatMap(rowsOf))
  }
  return pool.size === 0 ? null : pool
}

function isUnsettled(tables: readonly TableReading[]): boolean {
  const said = tables.map(({ columns }) =>
    columns.map(({ field, guess }) => `${field} ${guess ?? ''}`).join('\n'),
  )
  return (
    said.some((one) => one !== said[0]) ||
    tables.some(({ columns }) => columns.some(({ guess }) => guess !== null))
  )
}

function rowsOf({ grid, table }: { grid: SheetGrid; table: TableReading }): PooledRow[] {
  return table.dataRows.slice(0, MOST_ROWS).map((row) => ({
    sheet: grid.name,
    cells: new Map(table.columns.map(({ path, column }) => [pathKey(path), grid.rows[row - 1]?.[column]])),
  }))
}

/** The columns with the rows that the same header has on other sheets. */
export function withPool(inputs: readonly UnreadColumn[], sheet: string, pool: HeaderPool): UnreadColumn[] {
  const rows = (pool.get(headerKey(inputs)) ?? []).filter((row) => row.sheet !== sheet)
  const room = Math.max(0, MOST_ROWS - (inputs[0]?.cells.length ?? 0))
  const more = rows.slice(0, room)
  return inputs.map((input) => ({
    ...input,
    cells: [...input.cells, ...more.map(({ cells }) => cells.get(pathKey(input.path)))],
  }))
}

const ABOUT_COLUMNS: ReadonlySet<string> = new Set(['column.unsure', 'column.assumed'])

/** The findings with one question for a column that stands under the same labels on several sheets. */
export function askOnce(findings: readonly Finding[]): Finding[] {
  const first = new Map<string, { at: number; sheets: string[] }>()
  const kept: Finding[] = []
  for (const finding of findings) {
    const key = `${squashLabel(finding.given)}\n${finding.suggestion ?? ''}`
    const before = ABOUT_COLUMNS.has(finding.code) ? first.get(key) : undefined
    if (before === undefined) {
      if (ABOUT_COLUMNS.has(finding.code)) first.set(key, { at: kept.length, sheets: [finding.sheet] })
      kept.push(finding)
    } else if (!before.sheets.includes(finding.sheet)) before.sheets.push(finding.sheet)
    else kept.push(finding)
  }
  for (const { at, sheets } of first.values()) {
    const finding = kept[at]
    if (finding === undefined || sheets.length < 2) continue
    const names = sheets.map((sheet) => `“${sheet}”`).join('')
    kept[at] = {
      ...finding,
      message: finding.message.replace(`“${finding.sheet}”`, `${names}等 ${sheets.length} 张`),
    }
  }
  return kept
}
