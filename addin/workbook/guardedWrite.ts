/**
 * Writing into rows that a person may move at any moment. One batch reads what stands in the places, then writes:
 * Excel works it off without anybody between. What was read shows whether the rows still stood where they were
 * looked at; when not, what was there is put back, and the caller looks again. Looking first in a batch of its own
 * would leave a gap in which a sort sends a value into another row.
 */
import type { PlanValue } from '#rules/ledgerSheet/sheetPlan'
import { cellInput } from './cellInput.ts'
import type { CellWrite, RowsSeen } from './Workbook.ts'

/** Cells of one column, one below the other: they go as one range, so that calls follow the columns, not the rows. */
interface Run {
  readonly row: number
  readonly column: number
  readonly cells: readonly CellWrite[]
}

/** What stood in the places of a write just before it. */
interface Glance {
  readonly runs: readonly { readonly run: Run; readonly held: Excel.Range }[]
  readonly seen: RowsSeen | null
  /** The column of ids, from the row `top`; null when there are none to compare. */
  readonly ids: Excel.Range | null
  readonly top: number
}

/** Queues the writes, with a look at their places before them; `isAsSeen` may be asked once the batch is done. */
export function writeGuarded(
  sheet: Excel.Worksheet,
  cells: readonly CellWrite[],
  seen: RowsSeen | null,
): Glance {
  const runs = runsOf(cells).map((run) => ({ run, held: rangeOf(sheet, run) }))
  for (const { held } of runs) held.load('values,formulas')
  const rows = seen === null ? [] : [...seen.ids.keys()]
  const top = rows.reduce((least, row) => Math.min(least, row), Infinity)
  const count = rows.reduce((most, row) => Math.max(most, row), -1) - top + 1
  const ids = seen === null || rows.length === 0 ? null : sheet.getRangeByIndexes(top, seen.column, count, 1)
  ids?.load('values')
  for (const { run } of runs) {
    // A range of its own: the one above keeps what was read.
    writeAs(
      rangeOf(sheet, run),
      run.cells.map((cell) => cell.value),
      run.cells[0]?.format ?? 'General',
    )
  }
  return { runs, seen, ids, top }
}

export function isAsSeen({ runs, seen, ids, top }: Glance): boolean {
  for (const { run, held } of runs) {
    for (const [index, cell] of run.cells.entries()) {
      if (cell.was !== undefined && (cell.was ?? '') !== held.values[index]?.[0]) return false
    }
  }
  if (seen === null || ids === null) return true
  for (const [row, id] of seen.ids) if (ids.values[row - top]?.[0] !== id) return false
  return true
}

/** Queues the return of what the write replaced. */
export function putBack(sheet: Excel.Worksheet, { runs }: Glance): void {
  for (const { run, held } of runs) {
    const values = run.cells.map((_, index): PlanValue => {
      const value: unknown = held.values[index]?.[0]
      const formula: unknown = held.formulas[index]?.[0]
      // A formula shows another value than its own text; text that looks like one is the same in both.
      if (typeof formula === 'string' && formula.startsWith('=') && formula !== value) return { formula }
      return typeof value === 'string' || typeof value === 'number' ? value : String(value)
    })
    writeAs(rangeOf(sheet, run), values, run.cells[0]?.format ?? 'General')
  }
}

/** Sets the cells of one column. */
export function writeAs(range: Excel.Range, values: readonly PlanValue[], format: string): void {
  // In a text cell an apostrophe might be kept as a sign of its own; in a general one it never is.
  if (format === '@') setFormat(range, 'General')
  range.values = values.map((value) => [cellInput(value)])
  if (format !== 'General') setFormat(range, format)
}

/** One format for every cell of the range; a single value stands for all. */
export function setFormat(range: Excel.Range, format: string): void {
  // Office.js takes a single value for the whole range, which its types do not say.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  range.numberFormat = format as unknown as string[][]
}

function runsOf(cells: readonly CellWrite[]): Run[] {
  const ordered = cells.toSorted((a, b) => a.column - b.column || a.row - b.row)
  const runs: Run[] = []
  for (let at = 0; at < ordered.length;) {
    const first = ordered[at]
    if (first === undefined) break
    let end = at + 1
    while (ordered[end]?.column === first.column && ordered[end]?.row === first.row + end - at) end++
    runs.push({ row: first.row, column: first.column, cells: ordered.slice(at, end) })
    at = end
  }
  return runs
}

function rangeOf(sheet: Excel.Worksheet, run: Run): Excel.Range {
  return sheet.getRangeByIndexes(run.row, run.column, run.cells.length, 1)
}
