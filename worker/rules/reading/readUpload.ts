/**
 * 读报送文件 — reads a file that somebody sends in: their own ledgers, and the standard ledger where the file has one.
 *
 * A workbook that was standardised holds the same problems twice: in the unit's old sheet, which nobody touched, and
 * in 规范台账. The standard ledger counts, its rows carry their ids; rows of the old sheet that say the same are not
 * taken in a second time, and those that are only there are read like any others.
 */
import type { Campaign, UnitId } from '../campaign/campaign.ts'
import { labelOf } from '../fields/field.ts'
import type { Finding } from '../items/finding.ts'
import type { SheetGrid } from '../cells/grid.ts'
import type { ReadItem } from '../items/item.ts'
import { isItemField } from '../items/itemFields.ts'
import { shinglesOf } from '../cells/likeness.ts'
import { readAnswered, type AnsweredReading, type Said } from './answers/readAnswered.ts'
import { readLedger, type LedgerReading } from '../ledgerSheet/readLedger.ts'
import type { BookReading, BookToRead, ColumnReading, ReadingOptions, SheetReading } from './reading.ts'
import { rowRef } from './answers/readingAnswers.ts'
import { FindingList } from './FindingList.ts'
import { askWhose, otherUnitAbove } from './sheetUnit.ts'
import { isExtra, LIST_SHEET } from '../ledgerSheet/sheetPlan.ts'

export interface UploadReading extends AnsweredReading {
  /** Ids that rows of the standard ledger carry, by `rowRef`. */
  readonly ids: Readonly<Record<string, string>>
  /** The version that each of these rows was when the ledger was written, by `rowRef`. */
  readonly versions: Readonly<Record<string, number>>
}

/** Reads a file as `readAnswered` does, its standard ledgers by their ids. */
export function readUpload(
  book: BookToRead,
  campaign: Campaign,
  options: ReadingOptions,
  said: Said,
): UploadReading {
  const { file, sheets } = book
  const standard = sheets.flatMap((grid) => {
    const ledger = readLedger(grid, campaign, file)
    return ledger === null ? [] : [{ grid, ledger }]
  })
  if (standard.length === 0) {
    return { ...readAnswered(book, campaign, options, said), ids: {}, versions: {} }
  }
  const own = new Set(standard.map(({ grid }) => grid))
  const others = sheets.filter((grid) => !own.has(grid) && !grid.name.startsWith(LIST_SHEET))
  const rest = readAnswered({ file, sheets: others }, campaign, options, said)
  const { owners, sheets: decidedSheets } = said.answers
  const taken = standard.filter(({ grid }) => decidedSheets?.[grid.name] !== 'out')
  const items = taken.flatMap(({ ledger }) => itemsOf(ledger, owners?.[ledger.place.sheet] ?? options.unit))
  const whose = taken.flatMap((one) => otherOwner(one, campaign, { ...options, decided: { owners } }))
  const ids = standard.flatMap(({ ledger }) => idsOf(ledger))
  return {
    ...rest,
    reading: joined({ ...rest.reading, findings: [...whose, ...rest.reading.findings] }, items, standard),
    ids: Object.fromEntries(ids),
    versions: Object.fromEntries(standard.flatMap(({ ledger }) => versionsIn(ledger))),
  }
}

interface Standard {
  readonly grid: SheetGrid
  readonly ledger: LedgerReading
}

function itemsOf({ place, rows }: LedgerReading, unit: UnitId | undefined): ReadItem[] {
  return rows.map(({ row, content }) => ({
    origin: { ...place, row },
    ...(unit === undefined ? {} : { unit }),
    ...content,
  }))
}

/** A standard ledger says whose it is above its header; it may have been copied from another unit. */
function otherOwner(
  { grid, ledger }: Standard,
  campaign: Campaign,
  { unit, decided }: ReadingOptions,
): Finding[] {
  const { file, sheet } = ledger.place
  const isAsked = unit !== undefined && decided?.owners?.[sheet] === undefined && ledger.rows.length > 0
  const other = isAsked ? otherUnitAbove({ file, grid, headerRow: ledger.headerRow }, campaign, unit) : null
  if (other === null) return []
  const findings = new FindingList(file, sheet)
  findings.add(askWhose(other, sheet))
  return findings.all()
}

function idsOf({ place, rows }: LedgerReading): [string, string][] {
  return rows.flatMap(({ row, id }): [string, string][] =>
    id === '' ? [] : [[rowRef({ sheet: place.sheet, row }), id]],
  )
}

/** Version 0: the server did not know the row yet. */
function versionsIn({ place, rows }: LedgerReading): [string, number][] {
  return rows.flatMap(({ row, id, version }): [string, number][] =>
    id === '' || version < 1 ? [] : [[rowRef({ sheet: place.sheet, row }), version]],
  )
}

function joined(rest: BookReading, items: readonly ReadItem[], standard: readonly Standard[]): BookReading {
  const said = new Set(items.map(saidBy).filter((text) => text !== ''))
  const isTwice = (item: ReadItem): boolean => said.has(saidBy(item))
  const name = standard[0]?.grid.name ?? ''
  return {
    ...rest,
    items: [...items, ...rest.items.filter((item) => !isTwice(item))],
    findings: [
      ...standard.flatMap(({ ledger }) => ledger.findings),
      ...rest.findings.filter(({ code }) => code !== 'file.no-ledger'),
      ...sayTwice(rest, rest.items.filter(isTwice), name),
    ],
    sheets: [...standard.map(sheetReading), ...rest.sheets],
  }
}

function saidBy(item: ReadItem): string {
  return shinglesOf(item.problem ?? '').bare
}

function sayTwice({ file }: BookReading, twice: readonly ReadItem[], standard: string): Finding[] {
  return [...new Set(twice.map(({ origin }) => origin.sheet))].map((sheet) => {
    const count = twice.filter(({ origin }) => origin.sheet === sheet).length
    return {
      file,
      sheet,
      cell: null,
      field: 'sheet',
      code: 'sheet.standardised',
      severity: 'note',
      given: String(count),
      message: `工作表“${sheet}”有 ${count} 条与“${standard}”相同，以“${standard}”为准，没有重复收入。`,
    }
  })
}

function sheetReading({ grid, ledger }: Standard): SheetReading {
  const columns = [...ledger.columns].map(([key, column]): ColumnReading => {
    const isOwn = isItemField(key)
    const label = isOwn ? labelOf(key) : isExtra(key) ? key.slice('extras/'.length) : key
    return {
      column,
      path: [label],
      label,
      field: isOwn ? key : 'extra',
      confidence: 1,
      reason: isOwn ? '规范台账的固定栏目' : '规范台账中本单位自己的栏目，原样保留',
      guess: null,
    }
  })
  const shown = columns.filter(({ label }) => !OWN_COLUMNS.has(label) && !label.startsWith('checks/'))
  const headerRows = [ledger.headerRow + 1]
  const dataRows = ledger.rows.map(({ row }) => row)
  return {
    sheet: grid.name,
    kind: 'ledger',
    titleRows: Array.from({ length: ledger.headerRow }, (_, row) => row + 1),
    headerRows,
    dataRows,
    sectionRows: [],
    footerRows: [],
    columns: shown,
    // No table of a person's own form: there is nothing to confirm in it.
    tables: [],
    unit: null,
    unitFrom: null,
    cells: accountOf(grid, ledger),
  }
}

/** Columns that the standard ledger keeps for itself. */
const OWN_COLUMNS: ReadonlySet<string> = new Set(['rowId', 'rowVersion', 'number', 'timeliness'])

function accountOf(grid: SheetGrid, ledger: LedgerReading): SheetReading['cells'] {
  const extras = new Set([...ledger.columns].flatMap(([key, column]) => (isExtra(key) ? [column] : [])))
  const account = { total: 0, field: 0, extra: 0, header: 0, metadata: 0, section: 0, footer: 0, other: 0 }
  const known = new Set(ledger.columns.values())
  const rows = new Set(ledger.rows.map(({ row }) => row - 1))
  grid.rows.forEach((row, rowIndex) =>
    row?.forEach((cell, column) => {
      if (cell === undefined || cell.value === null || cell.value === '') return
      account.total++
      if (rowIndex < ledger.headerRow) account.metadata++
      else if (rowIndex === ledger.headerRow) account.header++
      else if (!rows.has(rowIndex) || !known.has(column)) account.other++
      else if (extras.has(column)) account.extra++
      else account.field++
    }),
  )
  return account
}
