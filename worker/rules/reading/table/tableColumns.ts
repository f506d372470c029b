/**
 * 表的栏目 — the columns of one table with a sample of their values, understood together.
 */
import type { Campaign } from '../../campaign/campaign.ts'
import { squashLabel } from '../../cells/cellText.ts'
import { codesOf, legendFor } from '../../columns/codeList.ts'
import { meaningsOf } from '../../columns/columnLabels.ts'
import type { ColumnsContext, UnreadColumn } from '../../columns/candidate.ts'
import { readColumns } from '../../columns/columns.ts'
import { labelOf, type ItemField } from '../../fields/field.ts'
import { columnName, type Cell } from '../../cells/grid.ts'
import type { ColumnReading, HeaderPool } from '../reading.ts'
import type { FindingList } from '../FindingList.ts'
import { withPool } from '../headerPool.ts'
import { joinDateParts } from './dateParts.ts'
import type { FoundTable } from './findTables.ts'
import { isMetadataText } from './headerMarks.ts'
import { labelPath, type HeaderBlock } from './headerRows.ts'
import type { MergedGrid } from '../MergedGrid.ts'

/** Rows looked at to judge a column: enough for shares, and the same for 20 rows as for 20,000. */
const SAMPLE_ROWS = 60
/** A group's name stands once for several rows: then empties are at least as many as this share. */
const GROUP_BLANKS = 0.4

/** Rows of the table's items, and the notes above and below them. */
export interface TableParts {
  readonly itemRows: readonly number[]
  readonly notes: readonly string[]
  /** Rows under the same header on other sheets. */
  readonly pool: HeaderPool | undefined
}

/** Fields with so few answers that forms number them. */
const CODED = new Set<string>(['kind', 'category', 'disposal', 'claimed'])
/** A note is read for codes up to this length. */
const LONGEST_NOTE = 300

/** Columns of the table: all under its header, and those with data beside it. */
export function columnsOfTable(
  grid: MergedGrid,
  block: HeaderBlock,
  { itemRows, notes, pool }: TableParts,
  context: ColumnsContext,
): ColumnReading[] {
  const used = new Set<number>()
  for (const row of itemRows) for (const { column } of grid.row(row)) used.add(column)
  const sample = spread(itemRows)
  const inputs: UnreadColumn[] = []
  const [first, last] = reach(block, used)
  for (let column = first; column <= last; column++) {
    const inHeader = column >= block.left && column <= block.right
    const path = inHeader ? labelPath(grid, block, column) : []
    const labelled = path.length > 0 && hasOwnLabel(grid, block, column)
    if (!labelled && !used.has(column)) continue
    inputs.push({
      column,
      path: withLegend(withCodes(grid, block, column, path), notes),
      cells: sample.map((row) => cellOf(grid, row, column)),
    })
  }
  const all = pool === undefined ? inputs : withPool(inputs, grid.grid.name, pool)
  return nameColumns(readColumns(joinDateParts(all), context))
}

/** A code list in the row of hints under the label belongs to the label: 整改状态 over （1未整改2整改中3已整改）. */
function withCodes(grid: MergedGrid, block: HeaderBlock, column: number, path: readonly string[]): string[] {
  if (path.length === 0) return []
  for (let row = block.bottom + 1; row <= block.last; row++) {
    const hint = grid.own(row, column)?.text ?? ''
    if (codesOf(hint).size > 0) return [...path.slice(0, -1), (path.at(-1) ?? '') + hint]
  }
  return [...path]
}

/** Texts of rows that hold a cell or two, short enough to be a note and with something to count by. */
export function notesIn(grid: MergedGrid, rows: readonly number[]): string[] {
  return rows
    .flatMap((row) => (grid.row(row).length <= 2 ? grid.row(row) : []))
    .map(({ text }) => text)
    .filter((text) => text.length <= LONGEST_NOTE && /[\dA-Ea-e①-⑨]/.test(text))
}

/** A note may give the codes of a column that has them nowhere else. */
function withLegend(path: readonly string[], notes: readonly string[]): string[] {
  const leaf = path.at(-1)
  if (leaf === undefined || notes.length === 0 || codesOf(leaf).size > 0) return [...path]
  if (!meaningsOf(leaf).some(({ role }) => CODED.has(role))) return [...path]
  const name = tidyLabel(leaf)
  const legend = notes.map((note) => legendFor(name, note)).find((list) => list !== '')
  return legend === undefined ? [...path] : [...path.slice(0, -1), leaf + legend]
}

/** How far the table's columns go: data right beside its header belongs to it, data beyond an empty column does not. */
export function reach(block: HeaderBlock, used: ReadonlySet<number>): [number, number] {
  let first = block.left
  while (used.has(first - 1)) first--
  let last = block.right
  while (used.has(last + 1)) last++
  return [first, last]
}

function hasOwnLabel(grid: MergedGrid, block: HeaderBlock, column: number): boolean {
  for (let row = block.top; row <= block.bottom; row++) {
    const own = grid.own(row, column)
    if (own !== undefined && !isMetadataText(own.text)) return true
  }
  return false
}

function cellOf(grid: MergedGrid, row: number, column: number): Cell | undefined {
  const placed = grid.at(row, column)
  return placed === undefined || placed.column !== column ? undefined : placed.cell
}

function spread(rows: readonly number[]): number[] {
  if (rows.length <= SAMPLE_ROWS) return [...rows]
  const step = rows.length / SAMPLE_ROWS
  return Array.from({ length: SAMPLE_ROWS }, (_, i) => rows[Math.floor(i * step)] ?? 0)
}

/** Gives each column the name of its extras: leaf or parent/leaf, and its letter where that is not unique. */
function nameColumns(columns: readonly ColumnReading[]): ColumnReading[] {
  const taken = new Set<string>()
  return columns.map((column) => {
    const letter = `${columnName(column.column)}列`
    const parts = column.path
      .slice(-2)
      .map(tidyLabel)
      .filter((part) => part !== '')
    let label = parts.length === 0 ? letter : parts.join('/')
    if (taken.has(label)) label = `${label}（${letter}）`
    taken.add(label)
    return { ...column, label }
  })
}

/** A label without the spaces and line breaks that only spread it out; Latin words keep theirs. */
export function tidyLabel(label: string): string {
  return label
    .trim()
    .replace(/[\s\u3000]+/g, ' ')
    .replace(/ ?([^\x20-\x7e]) ?/g, '$1')
    .replace(/ (?=[%(/])/g, '')
}

/** What labels alone make of the columns: enough to tell items from other rows before the values are read. */
export function likelyFields(
  grid: MergedGrid,
  block: HeaderBlock,
  campaign: Campaign,
): Map<number, ItemField | 'extra'> {
  const fields = new Map<number, ItemField | 'extra'>()
  for (let column = block.left; column <= block.right; column++) {
    const leaf = labelPath(grid, block, column).at(-1) ?? ''
    const best = meaningsOf(leaf, campaign.columnAliases)[0]
    fields.set(column, best?.role ?? 'extra')
  }
  return fields
}

/** Columns left of the number in which a value stands once for the rows below it. */
export function groupingColumns(
  grid: MergedGrid,
  columns: readonly ColumnReading[],
  itemRows: readonly number[],
): Set<number> {
  const number = columns.find(({ field }) => field === 'itemNo')
  const grouping = new Set<number>()
  if (number === undefined || itemRows.length < 3) return grouping
  const patterns = new Map<string, number>()
  for (const { column } of columns.filter((one) => one.column < number.column)) {
    const texts = itemRows.map((row) => squashLabel(grid.text(row, column)))
    const blanks = texts.filter((text) => text === '').length
    const filled = texts.filter((text) => text !== '')
    const changes = filled.every((text, i) => i === 0 || text !== filled[i - 1])
    if (texts[0] === '' || !changes || blanks === 0) continue
    const pattern = texts.map((text) => (text === '' ? 0 : 1)).join('')
    const twin = patterns.get(pattern)
    patterns.set(pattern, column)
    // Two columns blank in the same rows (大类 and its number) name groups however few the blanks are.
    if (twin !== undefined) grouping.add(twin)
    if (twin !== undefined || blanks / texts.length >= GROUP_BLANKS) grouping.add(column)
  }
  return grouping
}

/** Says the columns that a person has to decide on. */
export function askAboutColumns(
  { grid, block }: FoundTable,
  columns: readonly ColumnReading[],
  itemRows: readonly number[],
  findings: FindingList,
): void {
  for (const column of columns) {
    const place = `工作表“${grid.grid.name}”${columnName(column.column)} 列`
    const at = { row: block.bottom, column: column.column, field: 'column' as const, place }
    if (column.path.length === 0) {
      const row = itemRows.find((one) => grid.own(one, column.column) !== undefined)
      const given = row === undefined ? '' : grid.text(row, column.column)
      if (column.field === 'extra') findings.add({ ...at, code: 'column.unlabelled', given })
    } else if (column.guess !== null) {
      findings.add({
        ...at,
        code: column.field === column.guess ? 'column.assumed' : 'column.unsure',
        given: column.label,
        why: column.reason,
        suggestion: labelOf(column.guess),
      })
    }
  }
}
