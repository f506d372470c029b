/**
 * 读一张表 — one table of a sheet: its columns, its rows, its items, its zero reports.
 */
import type { Campaign, UnitId } from '../campaign/campaign.ts'
import type { Day } from '../calendar/day.ts'
import type { ItemField } from '../fields/field.ts'
import { cellName } from '../cells/grid.ts'
import type { ReadItem, ZeroReport } from '../items/item.ts'
import { isNilReturn } from './table/nilReturn.ts'
import { ROW_CHOICES, rowRef } from './answers/readingAnswers.ts'
import type { ColumnReading, Decisions, HeaderPool, LimitYear } from './reading.ts'
import type { YearSource } from './sheetFacts.ts'
import { oddYears, sayOddYear, usualYear } from './table/oddYears.ts'
import type { TimeLimitContext } from '../timeLimit/timeLimit.ts'
import type { CellLedger } from './CellLedger.ts'
import type { FindingList } from './FindingList.ts'
import { labelsByColumn, type FoundTable } from './table/findTables.ts'
import { findOwnUnits } from '../campaign/unit.ts'
import { sayMissingColumns } from './missingColumns.ts'
import { sayRows } from './sayRows.ts'
import { ItemReader } from './item/ItemReader.ts'
import type { MergedGrid, Placed } from './MergedGrid.ts'
import {
  askAboutColumns,
  columnsOfTable,
  groupingColumns,
  likelyFields,
  notesIn,
} from './table/tableColumns.ts'
import { countsOnly } from './table/statistics.ts'
import type { RowContext } from './table/RowContext.ts'
import { isEmptyWord } from './table/nilRow.ts'
import { classifyRows, type RowKind } from './table/tableRows.ts'

export interface SheetContext {
  readonly file: string
  readonly grid: MergedGrid
  readonly campaign: Campaign
  readonly cells: CellLedger
  readonly findings: FindingList
  readonly limits: TimeLimitContext
  /** Where the year of `limits` comes from. */
  readonly yearSource: YearSource
  readonly asOf: Day | null
  readonly unit: UnitId | null
  /** The sheet collects or inspects the rows of others: its unit need not be theirs. */
  readonly collects: boolean
  readonly confirmed: Readonly<Record<string, string>> | undefined
  readonly pool: HeaderPool | undefined
  readonly decided: Decisions | undefined
  readonly today: Day | undefined
}

/** A table understood: its columns and what each of its rows is. `context` has the table's strip and unit. */
export interface UnderstoodTable {
  readonly table: FoundTable
  readonly context: SheetContext
  readonly columns: readonly ColumnReading[]
  readonly kinds: readonly RowKind[]
  readonly isLedger: boolean
}

/** Understands a table without reading its items yet. */
export function understandTable(table: FoundTable, context: SheetContext): UnderstoodTable {
  const { grid, campaign } = context
  const likely = likelyFields(grid, table.block, campaign)
  const first = rowContext(table, context, (column) => likely.get(column) ?? null)
  const before = classifyRows(first, table.from, table.to)
  const parts = {
    itemRows: rowsOf(table, before, 'item'),
    notes: notesIn(grid, [...table.above, ...rowsOf(table, before, 'footer', 'section')]),
    pool: context.pool,
  }
  const columns = columnsOfTable(grid, table.block, parts, {
    campaign,
    limits: context.limits,
    unit: context.unit,
    collects: context.collects,
    asOf: context.asOf,
    confirmed: context.confirmed,
  })
  const fields = new Map(columns.map(({ column, field }) => [column, field]))
  const second = rowContext(table, context, (column) => fields.get(column) ?? null)
  const kinds = classifyRows(second, table.from, table.to)
  return {
    table,
    context,
    columns,
    kinds,
    isLedger: isLedger(columns) && !countsOnly(grid, table.block, rowsOf(table, kinds, 'item')),
  }
}

/** Problems, or measures with a limit or someone to answer for them, make a ledger. */
function isLedger(columns: readonly ColumnReading[]): boolean {
  // A column that is asked about may be the one; and of 责任部门/责任人 both are there.
  const has = (field: ItemField): boolean =>
    columns.some((column) => column.field === field || column.guess === field || column.also === field)
  return has('problem') || (has('measures') && (has('due') || has('owner') || has('department')))
}

function rowContext(
  table: FoundTable,
  { grid, campaign }: SheetContext,
  fieldAt: RowContext['fieldAt'],
): RowContext {
  const labels = labelsByColumn(grid, table.block)
  return {
    grid,
    block: table.block,
    labelsAt: (column) => labels.get(column),
    fieldAt,
    units: campaign.units,
    aboveTexts: new Set(table.above.flatMap((row) => grid.row(row).map(({ text }) => text))),
  }
}

/** Rows of a kind, counted from 0. */
export function rowsOf(
  table: FoundTable,
  kinds: readonly RowKind[],
  ...wanted: readonly RowKind[]
): number[] {
  return kinds.flatMap((kind, i) => (wanted.includes(kind) ? [table.from + i] : []))
}

export interface TableItems {
  readonly items: readonly ReadItem[]
  readonly zeroReports: readonly ZeroReport[]
  readonly years: readonly LimitYear[]
}

/** Reads the items of a ledger and accounts for its cells. */
export function readTable(understood: UnderstoodTable): TableItems {
  const { table, columns, kinds, context } = understood
  const { grid, cells, findings, file } = context
  const itemRows = rowsOf(table, kinds, 'item')
  for (let row = table.block.top; row <= table.block.last; row++) cells.markAll(grid.row(row), 'header')
  askAboutColumns(table, columns, itemRows, findings)
  const odd = oddYears(grid, columns, itemRows, context.limits)
  const reader = new ItemReader({
    ...context,
    usualYear: usualYear(grid, columns, itemRows, context.limits),
    odd: new Set(odd.map(({ placed }) => `${placed.row},${placed.column}`)),
    columns,
    headerRow: table.block.bottom,
    sheetUnit: context.unit,
    unitsVary: unitsVary(understood, itemRows),
    grouping: groupingColumns(grid, columns, itemRows),
  })
  const items: ReadItem[] = []
  const zeroReports: ZeroReport[] = []
  kinds.forEach((kind, i) => {
    const row = table.from + i
    const placed = grid.row(row)
    if (kind === 'item') readItem(reader, row, items, context)
    else if (kind === 'heading') readHeading(reader, row, items, understood)
    else if (kind === 'nil') {
      const text = placed.findLast((one) => isNilReturn(one.text) && !isEmptyWord(one.text))?.text ?? '无'
      const unit = reader.unitOfRow(row)
      // A form whose every prepared row says 无 declares its nothing once.
      if (!zeroReports.some((report) => report.unit === unit)) {
        zeroReports.push({ file, sheet: grid.grid.name, row: row + 1, unit, text })
      }
      cells.markAll(grid.row(row), 'field')
    } else if (kind === 'section') {
      reader.section(placed.at(-1)?.text ?? '')
      cells.markAll(grid.row(row), 'section')
    } else markOther(kind, row, context)
  })
  const years = reader.finish()
  for (const one of odd) sayOddYear(one, findings)
  setBesideAside(understood)
  sayOnlyNumbers(rowsOf(table, kinds, 'only-number'), context)
  if (items.length > 0) sayMissingColumns(columns, context.campaign, findings)
  sayNilBesideItems(items, zeroReports, context)
  return { items, zeroReports, years }
}

/** Reads a row as an item, or behind the item above when it only goes on with its texts. */
function readItem(reader: ItemReader, row: number, items: ReadItem[], context: SheetContext): void {
  const longer = reader.goOnWithTexts(row)
  if (longer === null) {
    items.push(reader.read(row))
    return
  }
  items[items.length - 1] = longer.item
  const column = context.grid.row(row)[0]?.column ?? 0
  const given = longer.labels.join('')
  context.findings.add({ field: 'row', code: 'row.text-continued', given, row, column })
}

/** A heading whose numbered rows have problems of their own may be a problem too: that is asked. */
function readHeading(
  reader: ItemReader,
  row: number,
  items: ReadItem[],
  { context, columns }: UnderstoodTable,
): void {
  const { grid, findings, decided } = context
  const ref = rowRef({ sheet: grid.grid.name, row: row + 1 })
  if (decided?.rows?.[ref] === 'in') {
    items.push(reader.read(row))
    return
  }
  reader.heading(row)
  const column = columns.find(({ field }) => field === 'problem')?.column ?? 0
  const hasOwnProblems = grid.at(row + 1, column)?.row === row + 1
  if (!hasOwnProblems || decided?.rows?.[ref] === 'out') return
  const given = grid.text(row, column)
  findings.add({ field: 'row', code: 'row.heading', given, row, column, choices: ROW_CHOICES })
}

/** Whether the rows name two units of the campaign or more, each in a cell of its own. */
function unitsVary({ columns, context }: UnderstoodTable, itemRows: readonly number[]): boolean {
  const column = columns.find(({ field }) => field === 'unit')
  if (column === undefined) return false
  const { grid, campaign } = context
  const texts = new Set(itemRows.map((row) => grid.text(row, column.column)))
  const named = new Set<string>()
  for (const text of texts) {
    const { exact } = findOwnUnits(text, campaign)
    if (exact !== null) named.add(exact.id)
    if (named.size > 1) return true
  }
  return false
}

/** Another table beside this one, behind an empty column: kept apart and said once. */
function setBesideAside({ table, columns, context }: UnderstoodTable): void {
  const { grid, cells, findings } = context
  const first = Math.min(table.block.left, ...columns.map(({ column }) => column))
  const last = Math.max(table.block.right, ...columns.map(({ column }) => column))
  const beside: Placed[] = []
  for (let row = table.block.top; row <= table.to; row++) {
    for (const placed of grid.row(row)) {
      if (placed.column >= first && placed.column <= last) continue
      beside.push(placed)
      cells.mark(placed, 'other')
    }
  }
  const [corner] = beside
  if (corner === undefined) return
  const given = beside
    .slice(0, 8)
    .map(({ text }) => text)
    .join('、')
  const place = `工作表“${grid.grid.name}”${cellName(corner.row, corner.column)} 起`
  findings.add({
    row: corner.row,
    column: corner.column,
    field: 'sheet',
    code: 'table.set-aside',
    given,
    place,
  })
}

function sayNilBesideItems(
  items: readonly ReadItem[],
  zeroReports: readonly ZeroReport[],
  { findings }: SheetContext,
): void {
  for (const { unit, row, text } of zeroReports) {
    if (!items.some((item) => (item.unit ?? null) === unit)) continue
    findings.add({ field: 'row', code: 'row.nil-beside-items', given: text, row: row - 1, column: 0 })
  }
}

function markOther(kind: RowKind, row: number, { grid, cells, findings }: SheetContext): void {
  const first = grid.row(row)[0]
  if (first === undefined) return
  if (kind === 'header' || kind === 'title') cells.markAll(grid.row(row), 'header')
  else if (kind === 'total' || kind === 'footer') cells.markAll(grid.row(row), 'footer')
  else {
    cells.markAll(grid.row(row), 'other')
    const code = kind === 'example' ? 'row.example' : 'row.doubtful'
    const at = { row, column: first.column, given: first.text, field: 'row' as const }
    if (kind !== 'only-number') findings.add({ ...at, code })
  }
}

function sayOnlyNumbers(rows: readonly number[], { grid, findings }: SheetContext): void {
  const first = rows[0]
  if (first === undefined) return
  const given = sayRows(rows)
  const column = grid.row(first)[0]?.column ?? 0
  const place = `工作表“${grid.grid.name}”`
  findings.add({ field: 'row', code: 'row.only-number', given, row: first, column, place })
}
