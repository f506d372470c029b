/**
 * 读回规范台账 — the rows of a standard ledger as items, and what in them cannot be read.
 *
 * Columns are known by their headings, rows by their hidden id, so sorting, filtering and moving columns change
 * nothing. A cell that cannot be read as its field is left out of the item and named in a finding; nothing is
 * guessed. Data validation in Excel is no safeguard, because pasting goes past it: every cell is read afresh.
 */
import type { Campaign } from './campaign.ts'
import { readCategory } from './category.ts'
import { textOf } from './cellText.ts'
import { readClaim } from './claim.ts'
import { yearOf, type Day } from './day.ts'
import { readDisposal } from './disposal.ts'
import { labelOf, type ItemField } from './field.ts'
import type { Finding } from './finding.ts'
import { cellName, isDateFormat, type Cell, type SheetGrid } from './grid.ts'
import type { ItemContent } from './item.ts'
import { columnKeyOf, ROW_ID_LABEL, type ColumnKey } from './ledgerColumns.ts'
import { ledgerFinding, type LedgerPlace } from './ledgerFinding.ts'
import { isExtra } from './sheetPlan.ts'
import { readTimeLimit, type TimeLimitContext } from './timeLimit.ts'
import { findUnits } from './unit.ts'

/** One row of the standard ledger. `row` counts as Excel does, from 1; `id` is '' for a row typed in by hand. */
export interface LedgerRow {
  readonly row: number
  readonly id: string
  /** Version that the server gave the row; 0 for a row that it does not know. */
  readonly version: number
  readonly content: ItemContent
}

export interface LedgerReading {
  readonly place: LedgerPlace
  readonly rows: readonly LedgerRow[]
  /** Cells that could not be read as their field. */
  readonly findings: readonly Finding[]
  /** 0-based column of each key that the sheet has. */
  readonly columns: ReadonlyMap<ColumnKey, number>
  /** 0-based. */
  readonly headerRow: number
}

/** Headings are looked for in this many rows; people put letterheads above a table. */
const HEADER_SEARCH_ROWS = 30

/** Reads a standard ledger; null when the sheet is none (it has no column 行标识). */
export function readLedger(grid: SheetGrid, campaign: Campaign, file: string): LedgerReading | null {
  const headerRow = findHeader(grid)
  if (headerRow === null) return null
  const columns = new Map<ColumnKey, number>()
  for (const [column, cell] of (grid.rows[headerRow] ?? []).entries()) {
    const label = textOf(cell)
    const key = columnKeyOf(label)
    if (label !== '' && !columns.has(key)) columns.set(key, column)
  }
  const place = { file, sheet: grid.name }
  const findings: Finding[] = []
  const rows: LedgerRow[] = []
  for (let row = headerRow + 1; row < grid.rows.length; row++) {
    const read = readRow(grid, row, columns, { campaign, place, findings })
    if (read !== null) rows.push(read)
  }
  return { place, rows, findings, columns, headerRow }
}

interface RowReader {
  readonly campaign: Campaign
  readonly place: LedgerPlace
  readonly findings: Finding[]
}

function findHeader(grid: SheetGrid): number | null {
  const limit = Math.min(grid.rows.length, HEADER_SEARCH_ROWS)
  for (let row = 0; row < limit; row++) {
    if (grid.rows[row]?.some((cell) => cell?.value === ROW_ID_LABEL) === true) return row
  }
  return null
}

function readRow(
  grid: SheetGrid,
  row: number,
  columns: ReadonlyMap<ColumnKey, number>,
  reader: RowReader,
): LedgerRow | null {
  const content: ItemContent = {}
  let said = false
  let id = ''
  let version = 0
  for (const [key, column] of columns) {
    const cell = grid.rows[row]?.[column]
    const text = textOf(cell, grid.date1904)
    if (cell === undefined || text === '' || key === 'timeliness') continue
    if (key === 'rowId') id = text
    else if (key === 'rowVersion') version = Number.isInteger(Number(text)) ? Number(text) : 0
    else {
      // A number left under 序号 alone is no item: tables keep numbered empty rows for later.
      if (key !== 'itemNo' && key !== 'unit') said = true
      if (isExtra(key)) (content.extras ??= {})[key.slice('extras/'.length)] = text
      else readField(key, cell, text, content, { ...reader, at: cellName(row, column), row: row + 1, grid })
    }
  }
  return said ? { row: row + 1, id, version, content } : null
}

interface CellReader extends RowReader {
  readonly at: string
  readonly row: number
  readonly grid: SheetGrid
}

function readField(
  field: ItemField,
  cell: Cell,
  text: string,
  content: ItemContent,
  reader: CellReader,
): void {
  if (cell.error === true) return refuse(reader, field, 'error-value', text)
  switch (field) {
    case 'foundOn':
    case 'due':
    case 'completedOn':
    case 'closedOn':
      return readDayField(field, cell, text, content, reader)
    case 'category': {
      const numbered = /^(\d{1,2})(?:[.．、\s]|$)/.exec(text)
      const category = readCategory(text, reader.campaign)
      const no = numbered === null ? (category?.sure === true ? category.no : null) : Number(numbered[1])
      if (no !== null && reader.campaign.categories.some((one) => one.no === no)) content.category = no
      else refuse(reader, field, 'unknown', text)
      return
    }
    case 'kind':
      if (reader.campaign.kinds.includes(text)) content.kind = text
      else refuse(reader, field, 'unknown', text, reader.campaign.kinds)
      return
    case 'disposal': {
      const disposal = readDisposal(text)
      if (disposal === null) refuse(reader, field, 'unknown', text)
      else content.disposal = disposal
      return
    }
    case 'claimed': {
      const claimed = readClaim(text, labelOf('claimed'))
      if (claimed === null) refuse(reader, field, 'unknown', text)
      else content.claimed = claimed
      return
    }
    case 'unit': {
      const unit = findUnits(text, reader.campaign.units).exact
      if (unit === null) refuse(reader, field, 'unknown', text)
      else content.unit = unit.id
      return
    }
    default:
      content[field] = text
  }
}

function readDayField(
  field: 'foundOn' | 'due' | 'completedOn' | 'closedOn',
  cell: Cell,
  text: string,
  content: ItemContent,
  reader: CellReader,
): void {
  const { campaign, grid } = reader
  // A day typed into a General cell arrives as a bare number; the column says that it is a day.
  const asDay =
    typeof cell.value === 'number' && !isDateFormat(cell.format) ? { ...cell, format: 'yyyy-mm-dd' } : cell
  const limit = readTimeLimit(asDay, limitContext(campaign, grid))
  if (typeof cell.value === 'number' && limit.kind === 'date') {
    content[field] = limit.due
    return
  }
  if (limit.kind === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(text)) {
    content[field] = limit.due
    return
  }
  const choices: readonly Day[] =
    limit.kind === 'date' ? [limit.due] : 'choices' in limit ? limit.choices : []
  refuse(reader, field, 'not-a-day', text, choices, 'why' in limit && limit.kind !== 'date' ? limit.why : '')
}

function limitContext(campaign: Campaign, grid: SheetGrid): TimeLimitContext {
  return {
    year: yearOf(campaign.starts),
    namedDays: campaign.namedDays ?? [],
    starts: campaign.starts,
    ends: campaign.ends,
    date1904: grid.date1904,
  }
}

function refuse(
  reader: CellReader,
  field: ItemField,
  what: 'error-value' | 'not-a-day' | 'unknown',
  given: string,
  choices: readonly string[] = [],
  why = '',
): void {
  reader.findings.push(
    ledgerFinding(
      reader.place,
      { row: reader.row, cell: reader.at },
      field,
      `${field}.${what}`,
      'block',
      given,
      choices,
      why,
    ),
  )
}
