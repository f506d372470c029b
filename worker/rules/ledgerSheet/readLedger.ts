/**
 * 读回规范台账 — the rows of a standard ledger as items, and what in them cannot be read.
 *
 * Columns are known by their headings, rows by their hidden id, so sorting, filtering and moving columns change
 * nothing. A cell that cannot be read as its field is left out of the item and named in a finding; nothing is
 * guessed. Data validation in Excel is no safeguard, because pasting goes past it: every cell is read afresh.
 */
import type { Campaign } from '../campaign/campaign.ts'
import { readCategory } from '../campaign/category.ts'
import { textOf } from '../cells/cellText.ts'
import { readClaim } from '../items/claim.ts'
import { yearOf, type Day } from '../calendar/day.ts'
import { readDisposal } from '../items/disposal.ts'
import { isOfKind, labelOf, type FieldOfKind, type ItemField } from '../fields/field.ts'
import type { Finding } from '../items/finding.ts'
import { cellName, isDateFormat, type Cell, type CellValue, type SheetGrid } from '../cells/grid.ts'
import type { ItemContent } from '../items/item.ts'
import { columnKeyOf, isComputed, ROW_ID_LABEL, type ColumnKey, type ComputedKey } from './ledgerColumns.ts'
import { ledgerFinding, type LedgerPlace } from '../items/ledgerFinding.ts'
import { isExtra } from './sheetPlan.ts'
import { readTimeLimit, type TimeLimitContext } from '../timeLimit/timeLimit.ts'
import { findUnits } from '../campaign/unit.ts'

/** One row of the standard ledger. `row` counts as Excel does, from 1; `id` is '' for a row typed in by hand. */
export interface LedgerRow {
  readonly row: number
  readonly id: string
  /** Version that the server gave the row; 0 for a row that it does not know. */
  readonly version: number
  /** What stands under 问题编号; shown there and never taken from there. */
  readonly number: string
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
  const reader = {
    campaign,
    place,
    findings,
    date1904: grid.date1904,
    limits: limitContext(campaign, grid),
    columns: [...columns].flatMap(([key, column]) => (isComputed(key) ? [] : [{ key, column }])),
    known: new Map<ItemField, Map<CellValue, FieldReading>>(),
  }
  for (let row = headerRow + 1; row < grid.rows.length; row++) {
    const read = readRow(grid.rows[row] ?? [], row, reader)
    if (read !== null) rows.push(read)
  }
  return { place, rows, findings, columns, headerRow }
}

interface LedgerReader {
  readonly campaign: Campaign
  readonly place: LedgerPlace
  readonly findings: Finding[]
  readonly date1904: boolean
  readonly limits: TimeLimitContext
  readonly columns: readonly { readonly key: Exclude<ColumnKey, ComputedKey>; readonly column: number }[]
  /** What cells of a field have been read as: a ledger says the same few units, classes and days again and again. */
  readonly known: Map<ItemField, Map<CellValue, FieldReading>>
}

/** A cell as its field, or why it is none. */
type FieldReading =
  | { readonly content: ItemContent }
  | {
      readonly text: string
      readonly what: 'error-value' | 'not-a-day' | 'unknown'
      readonly choices: readonly string[]
      readonly why: string
    }

function findHeader(grid: SheetGrid): number | null {
  const limit = Math.min(grid.rows.length, HEADER_SEARCH_ROWS)
  for (let row = 0; row < limit; row++) {
    if (grid.rows[row]?.some((cell) => cell?.value === ROW_ID_LABEL) === true) return row
  }
  return null
}

function readRow(cells: readonly (Cell | undefined)[], row: number, reader: LedgerReader): LedgerRow | null {
  const content: ItemContent = {}
  let said = false
  let id = ''
  let version = 0
  let number = ''
  for (const { key, column } of reader.columns) {
    const cell = cells[column]
    if (cell === undefined || cell.value === null) continue
    if (isExtra(key) || key === 'rowId' || key === 'rowVersion' || key === 'number') {
      const text = textOf(cell, reader.date1904)
      if (text === '') continue
      if (key === 'rowId') id = text
      else if (key === 'number') number = text
      else if (key === 'rowVersion') version = Number.isInteger(Number(text)) ? Number(text) : 0
      else {
        said = true
        ;(content.extras ??= {})[key.slice('extras/'.length)] = text
      }
      continue
    }
    const isSaid = takeField(key, cell, { content, row, column }, reader)
    // A number left under 序号 alone is no item: tables keep numbered empty rows for later.
    if (isSaid && key !== 'itemNo' && key !== 'unit') said = true
  }
  return said ? { row: row + 1, id, version, number, content } : null
}

/** Fields of few different values; every other one is text as it stands. */
type ReadField = Exclude<ItemField, FieldOfKind<'text'>>

function isReadField(field: ItemField): field is ReadField {
  return !isOfKind(field, 'text')
}

/** False for a cell that says nothing. */
function takeField(
  field: ItemField,
  cell: Cell,
  to: { readonly content: ItemContent; readonly row: number; readonly column: number },
  reader: LedgerReader,
): boolean {
  if (cell.error !== true && !isReadField(field)) {
    const text = textOf(cell, reader.date1904)
    if (text !== '') to.content[field] = text
    return text !== ''
  }
  const read = isReadField(field)
    ? readKnown(field, cell, reader)
    : unreadable('error-value', textOf(cell, reader.date1904))
  if (read === null) return false
  if ('content' in read) Object.assign(to.content, read.content)
  else {
    const at = { row: to.row + 1, cell: cellName(to.row, to.column) }
    const { what, text, choices, why } = read
    const said = { code: `${field}.${what}`, severity: 'block', given: text, choices, why } as const
    reader.findings.push(ledgerFinding(reader.place, at, said))
  }
  return true
}

function readKnown(field: ReadField, cell: Cell, reader: LedgerReader): FieldReading | null {
  const known = reader.known.get(field) ?? new Map<CellValue, FieldReading>()
  reader.known.set(field, known)
  // A cell with a look of its own, or an error, is rare enough to be read each time.
  const isPlain = cell.format === undefined && cell.error === undefined
  const before = isPlain ? known.get(cell.value) : undefined
  if (before !== undefined) return before
  const text = textOf(cell, reader.date1904)
  if (text === '') return null
  const read = cell.error === true ? unreadable('error-value', text) : readField(field, cell, text, reader)
  if (isPlain) known.set(cell.value, read)
  return read
}

function readField(field: ReadField, cell: Cell, text: string, reader: LedgerReader): FieldReading {
  const { campaign } = reader
  if (isOfKind(field, 'day')) return readDayField(field, cell, text, reader.limits)
  switch (field) {
    case 'category':
      return readCategoryField(text, campaign)
    case 'kind':
      return campaign.kinds.includes(text)
        ? { content: { kind: text } }
        : unreadable('unknown', text, campaign.kinds)
    case 'disposal':
      return readAs(field, text, readDisposal(text))
    case 'claimed':
      return readAs(field, text, readClaim(text, labelOf('claimed')))
    case 'unit':
      return readAs(field, text, findUnits(text, campaign.units).exact?.id ?? null)
    default:
      return field satisfies never
  }
}

function readAs(field: ReadField, text: string, value: string | null): FieldReading {
  return value === null ? unreadable('unknown', text) : { content: { [field]: value } }
}

function readCategoryField(text: string, campaign: Campaign): FieldReading {
  const numbered = /^(\d{1,2})(?:[.．、\s]|$)/.exec(text)
  const category = readCategory(text, campaign)
  const no = numbered === null ? (category?.sure === true ? category.no : null) : Number(numbered[1])
  return no !== null && campaign.categories.some((one) => one.no === no)
    ? { content: { category: no } }
    : unreadable('unknown', text)
}

function readDayField(
  field: FieldOfKind<'day'>,
  cell: Cell,
  text: string,
  limits: TimeLimitContext,
): FieldReading {
  // A day typed into a General cell arrives as a bare number; the column says that it is a day.
  const asDay =
    typeof cell.value === 'number' && !isDateFormat(cell.format) ? { ...cell, format: 'yyyy-mm-dd' } : cell
  const limit = readTimeLimit(asDay, limits)
  if (limit.kind === 'date' && (typeof cell.value === 'number' || /^\d{4}-\d{2}-\d{2}$/.test(text))) {
    return { content: { [field]: limit.due } }
  }
  const choices: readonly Day[] =
    limit.kind === 'date' ? [limit.due] : 'choices' in limit ? limit.choices : []
  return unreadable('not-a-day', text, choices, 'why' in limit && limit.kind !== 'date' ? limit.why : '')
}

function unreadable(
  what: 'error-value' | 'not-a-day' | 'unknown',
  text: string,
  choices: readonly string[] = [],
  why = '',
): FieldReading {
  return { what, text, choices, why }
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
