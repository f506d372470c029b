/**
 * 读一张工作表 — takes a sheet apart by content: tables, facts, unit, items; and accounts for every cell.
 */
import type { Campaign, Unit } from '../campaign/campaign.ts'
import { findOwnUnits } from '../campaign/unit.ts'
import type { Finding } from '../items/finding.ts'
import { columnName, type SheetGrid } from '../cells/grid.ts'
import type { ReadItem, ZeroReport } from '../items/item.ts'
import { isNilReturn } from './table/nilReturn.ts'
import type { LimitYear, ReadingOptions, SheetReading, TableReading } from './reading.ts'
import { CellLedger } from './CellLedger.ts'
import { FindingList } from './FindingList.ts'
import { findTables, type FoundTable } from './table/findTables.ts'
import { HeaderFinder } from './table/headerRows.ts'
import { MergedGrid } from './MergedGrid.ts'
import { contextOfTable, prepareSheet, range } from './prepareSheet.ts'
import { readTable, rowsOf, understandTable, type SheetContext, type UnderstoodTable } from './readTable.ts'
import { sayRows } from './sayRows.ts'
import { rowRef } from './answers/readingAnswers.ts'
import { takeMarks } from './sheetMarks.ts'
import { sheetAge, type SheetAge } from './sheetAge.ts'
import { askWhose, type SheetUnit } from './sheetUnit.ts'
import { mayTellProblem } from './table/unnamedProblem.ts'
import { headlessRows, kindOfSheet } from './sheetKind.ts'

export interface SheetResult {
  readonly reading: SheetReading
  /** How new the sheet is among sheets of one list. */
  readonly age: SheetAge
  readonly items: readonly ReadItem[]
  readonly findings: readonly Finding[]
  readonly zeroReports: readonly ZeroReport[]
}

/** Reads one sheet; `file` is the name that findings and origins carry. */
export function readSheet(
  file: string,
  sheet: SheetGrid,
  campaign: Campaign,
  options: ReadingOptions = {},
): SheetResult {
  const grid = new MergedGrid(sheet)
  const findings = new FindingList(file, sheet.name, campaign.ends)
  const cells = new CellLedger(grid)
  const finder = new HeaderFinder(campaign.columnAliases ?? [])
  const tables = findTables(grid, finder)
  const prepared = prepareSheet({ file, grid, tables }, campaign, options, findings)
  const context: SheetContext = {
    file,
    grid,
    campaign,
    cells,
    findings,
    limits: prepared.limits,
    yearSource: prepared.years.kind,
    asOf: prepared.facts.asOf,
    unit: prepared.unit.unit,
    collects: prepared.collects,
    confirmed: options.confirmed,
    pool: options.pool,
    decided: options.decided,
    today: options.today,
  }
  const understood = tables.map((table, i) => understandTable(table, contextOfTable(table, i, context)))
  const hasLedger = understood.some(({ isLedger }) => isLedger)
  const read = hasLedger ? readLedgers(understood, context) : setAside(understood, finder, context)
  if (hasLedger) sayHidden(sheet, understood, context)
  const { other } = prepared
  const isSaid = read.items.length + read.zeroReports.length > 0
  if (other !== null && isSaid && !rowsName(other.own, understood, campaign))
    findings.add(askWhose(other, sheet.name))
  sayCovered(grid, findings)
  return {
    reading: readingOf(context, prepared.unit, understood, read),
    age: sheetAge(sheet.name, prepared.facts.asOf, prepared.limits.year),
    items: read.items,
    findings: findings.all(),
    zeroReports: read.zeroReports,
  }
}

/** Whether a column of units or departments names this one: then the rows themselves say whose they are. */
function rowsName(unit: Unit, understood: readonly UnderstoodTable[], campaign: Campaign): boolean {
  return understood.some(({ table, kinds, columns, context: { grid } }) =>
    columns.some(
      ({ field, column }) =>
        (field === 'unit' || field === 'department') &&
        rowsOf(table, kinds, 'item').some(
          (row) => findOwnUnits(grid.text(row, column), campaign).exact === unit,
        ),
    ),
  )
}

interface Read {
  readonly kind: SheetReading['kind']
  readonly items: readonly ReadItem[]
  readonly zeroReports: readonly ZeroReport[]
  readonly years?: readonly LimitYear[]
}

function readLedgers(understood: readonly UnderstoodTable[], context: SheetContext): Read {
  const { grid, cells, findings } = context
  let items: ReadItem[] = []
  const zeroReports: ZeroReport[] = []
  const years: LimitYear[] = []
  for (const one of understood) {
    for (const row of one.table.above) cells.markAll(grid.row(row), 'metadata')
    if (one.isLedger) {
      const read = readTable(one)
      items.push(...read.items)
      zeroReports.push(...read.zeroReports)
      years.push(...read.years)
    } else setTableAside(one)
  }
  const { rows: decided } = context.decided ?? {}
  const isLeftOut = items.some(({ origin }) => decided?.[rowRef(origin)] === 'out')
  if (isLeftOut) items = items.filter(({ origin }) => decided?.[rowRef(origin)] !== 'out')
  const { marks } = grid.grid
  if (marks !== undefined) items = takeMarks(items, marks, understood, context)
  if (items.length === 0 && zeroReports.length === 0) zeroReports.push(...declaredNothing(context))
  if (items.length === 0 && zeroReports.length === 0 && !isLeftOut) {
    findings.add({ field: 'sheet', code: 'sheet.no-rows', given: '' })
  }
  if (items.some(({ unit }) => unit === undefined) && context.unit === null)
    sayUnitMissing(understood, context)
  for (const placed of cells.unread()) {
    cells.mark(placed, 'other')
    const at = { row: placed.row, column: placed.column, given: placed.text, field: 'row' as const }
    findings.add({ ...at, code: 'cell.unread', place: `工作表“${grid.grid.name}”第 ${placed.row + 1} 行` })
  }
  return { kind: 'ledger', items, zeroReports, years }
}

function sayUnitMissing(understood: readonly UnderstoodTable[], { findings }: SheetContext): void {
  const column = understood.some(({ columns }) => columns.some(({ field }) => field === 'unit'))
  // Rows with a unit column of their own are asked about one by one.
  if (!column) findings.add({ field: 'unit', code: 'unit.missing', given: '' })
}

function setTableAside({ table, columns, context }: UnderstoodTable): void {
  const { grid, cells, findings } = context
  for (let row = table.block.top; row <= table.to; row++) cells.markAll(grid.row(row), 'other')
  const given = columns.map(({ label }) => label).join('、')
  const at = { row: table.block.top, column: table.block.left, field: 'sheet' as const }
  const place = `工作表“${grid.grid.name}”第 ${table.block.top + 1} 行起`
  findings.add({ ...at, code: 'table.set-aside', given, place })
}

function setAside(understood: readonly UnderstoodTable[], finder: HeaderFinder, context: SheetContext): Read {
  const { grid } = context
  const { bounds } = grid
  if (bounds === null) return { kind: 'empty', items: [], zeroReports: [] }
  for (let row = bounds.top; row <= bounds.bottom; row++) context.cells.markAll(grid.row(row), 'other')
  const zeroReports = declaredNothing(context)
  if (zeroReports.length === 0 && askForProblem(understood, context))
    return { kind: 'other', items: [], zeroReports }
  const { kind, words } = kindOfSheet(grid, finder)
  const headless = kind === 'other' && zeroReports.length === 0 ? headlessRows(grid, context.limits) : []
  if (headless.length > 0) {
    context.findings.add({ field: 'sheet', code: 'sheet.no-header', given: sayRows(headless) })
    return { kind, items: [], zeroReports }
  }
  const why = zeroReports.length > 0 ? '是零报告，已按零报告读入；表' : words
  context.findings.add({ field: 'sheet', code: 'sheet.set-aside', given: grid.grid.name, why })
  return { kind, items: [], zeroReports }
}

/** Asks which column of a table tells its problems; false when no table is like a ledger. */
function askForProblem(understood: readonly UnderstoodTable[], { grid, findings }: SheetContext): boolean {
  let isAsked = false
  for (const one of understood) {
    const choices = mayTellProblem(one).map(({ label }) => label)
    if (choices.length === 0) continue
    const { bottom, left } = one.table.block
    const given = one.columns.map(({ label }) => `“${label}”`).join('')
    const place = `工作表“${grid.grid.name}”第 ${bottom + 1} 行`
    findings.add({
      field: 'column',
      code: 'table.no-problem',
      given,
      row: bottom,
      column: left,
      place,
      choices,
    })
    isAsked = true
  }
  return isAsked
}

/** A nil return outside a table's rows: in a letter, under an empty table, in a note. */
function declaredNothing({ grid, file, unit }: SheetContext): ZeroReport[] {
  const { bounds } = grid
  if (bounds === null) return []
  for (let row = bounds.top; row <= Math.min(bounds.bottom, bounds.top + 200); row++) {
    for (const { text } of grid.row(row)) {
      const said = text.replace(/^[（(]?(?:注|备注|说明)\s*[：:]\s*/, '')
      // A lone 无 somewhere declares nothing.
      if (said.length >= 6 && isNilReturn(said))
        return [{ file, sheet: grid.grid.name, row: row + 1, unit, text }]
    }
  }
  return []
}

function sayHidden(
  sheet: SheetGrid,
  understood: readonly UnderstoodTable[],
  { grid, findings }: SheetContext,
): void {
  if (sheet.hidden === true) findings.add({ field: 'sheet', code: 'sheet.hidden', given: sheet.name })
  const rows = (sheet.hiddenRows ?? []).filter((row) => grid.row(row).length > 0)
  if (rows.length > 0) findings.add({ field: 'row', code: 'row.hidden', given: sayRows(rows) })
  const used = new Set(understood.flatMap(({ columns }) => columns.map(({ column }) => column)))
  const columns = (sheet.hiddenColumns ?? []).filter((column) => used.has(column))
  if (columns.length > 0) {
    findings.add({ field: 'column', code: 'column.hidden', given: columns.map(columnName).join('、') })
  }
}

function sayCovered(grid: MergedGrid, findings: FindingList): void {
  for (const { row, column, text } of grid.covered) {
    findings.add({ field: 'row', code: 'cell.covered', given: text, row, column })
  }
}

function readingOf(
  { grid, cells }: SheetContext,
  unit: SheetUnit,
  understood: readonly UnderstoodTable[],
  { kind, years = [] }: Read,
): SheetReading {
  const ledgers = understood.filter(({ isLedger }) => isLedger)
  const rows = (...wanted: Parameters<typeof rowsOf>[2][]): number[] =>
    ledgers.flatMap(({ table, kinds }) => rowsOf(table, kinds, ...wanted).map((row) => row + 1))
  return {
    sheet: grid.grid.name,
    kind,
    titleRows: ledgers.flatMap(({ table }) => table.above.map((row) => row + 1)),
    headerRows: ledgers.flatMap(({ table }) => headerRowsOf(table)),
    dataRows: rows('item', 'nil'),
    sectionRows: rows('section', 'heading'),
    footerRows: rows('footer', 'total'),
    columns: ledgers[0]?.columns ?? [],
    tables: understood.map(({ table, kinds, columns, isLedger }): TableReading => ({
      kind: isLedger ? 'ledger' : 'other',
      headerRows: headerRowsOf(table),
      dataRows: rowsOf(table, kinds, 'item', 'nil').map((row) => row + 1),
      columns,
    })),
    unit: unit.unit,
    unitFrom: unit.from,
    cells: cells.account(),
    ...(years.length === 0 ? {} : { years }),
  }
}

function headerRowsOf({ block }: FoundTable): number[] {
  return range(block.top, block.last).map((row) => row + 1)
}
