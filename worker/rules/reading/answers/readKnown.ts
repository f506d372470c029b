/**
 * 按确认过的对应关系读 — reads a workbook with what its unit confirmed before, so that it need not be asked again.
 *
 * Whose file it is may only be known once it was read; the profiles of that unit then apply, and the file is read a
 * second time only where they say something else than the reader did.
 */
import type { Campaign, UnitId } from '../../campaign/campaign.ts'
import { pathKey } from '../../columns/pathKey.ts'
import type { Finding } from '../../items/finding.ts'
import { confirmedMeanings, headerChange, profilesFor, type Profile } from './profile.ts'
import { readRowByRow } from '../readBook.ts'
import type { BookReading, BookToRead, ColumnReading, ReadingOptions, SheetReading } from '../reading.ts'

/** Reads a workbook, each finding at its own cell; `profiles` newest first, of any unit. `options.confirmed` counts before all of them. */
export function readKnown(
  { file, sheets }: BookToRead,
  campaign: Campaign,
  options: ReadingOptions,
  profiles: readonly Profile[],
): BookReading {
  const first = readRowByRow(file, sheets, campaign, options)
  const known = profilesFor(profiles, unitsOf(first, options.unit))
  if (known.length === 0) return first
  const tables = first.sheets.flatMap((sheet) => sheet.tables)
  const confirmed = { ...confirmedMeanings(known, tables), ...options.confirmed }
  const agrees = tables.every(({ columns }) =>
    columns.every((column) => {
      const meaning = confirmed[pathKey(column.path)]
      return meaning === undefined || (meaning === column.field && column.guess === null)
    }),
  )
  const reading = agrees
    ? { ...first, sheets: first.sheets.map((sheet) => asConfirmed(sheet, confirmed)) }
    : readRowByRow(file, sheets, campaign, { ...options, confirmed })
  return { ...reading, findings: [...reading.findings, ...sayHeaderChanges(reading, known)] }
}

function unitsOf(reading: BookReading, given: UnitId | undefined | null): Set<UnitId | null> {
  if (given !== undefined && given !== null) return new Set([given])
  const named = reading.sheets.map(({ unit }) => unit).filter((unit) => unit !== null)
  if (named.length > 0) return new Set(named)
  const rows = new Set(reading.items.flatMap(({ unit }) => (unit === undefined ? [] : [unit])))
  // A ledger of many units is nobody's own form.
  return rows.size === 1 ? rows : new Set()
}

function asConfirmed(sheet: SheetReading, confirmed: Readonly<Record<string, string>>): SheetReading {
  const sure = (columns: readonly ColumnReading[]): ColumnReading[] =>
    columns.map((column) =>
      confirmed[pathKey(column.path)] === column.field
        ? { ...column, confidence: 1, reason: '这一栏的含义由本单位确认过' }
        : column,
    )
  return {
    ...sheet,
    columns: sure(sheet.columns),
    tables: sheet.tables.map((table) => ({ ...table, columns: sure(table.columns) })),
  }
}

/** Says where a known header was revised: the new columns are the ones to look at. */
function sayHeaderChanges(reading: BookReading, known: readonly Profile[]): Finding[] {
  // Taking a file in keeps what it was read as; only an answer is somebody's word.
  const isChosen = known.some(({ chosen }) => chosen.length > 0)
  return reading.sheets.flatMap(({ sheet, tables }) =>
    tables.flatMap((table): Finding[] => {
      const change = table.kind === 'ledger' ? headerChange(known, table) : null
      if (change === null) return []
      const parts = [
        change.added.length > 0 ? `新增${quoted(change.added)}` : '',
        change.missing.length > 0 ? `缺少${quoted(change.missing)}` : '',
      ].filter((part) => part !== '')
      if (parts.length === 0) return []
      return [
        {
          file: reading.file,
          sheet,
          cell: null,
          field: 'sheet',
          code: 'header.changed',
          severity: 'look',
          given: parts.join('；'),
          message: `工作表“${sheet}”的表头与${isChosen ? '上次确认' : '上次收入'}的不一样：${parts.join('；')}。其余各栏的含义与上次相同，请看一看新增的栏。`,
        },
      ]
    }),
  )
}

/** So many labels are named; a longer list helps nobody. */
const LABELS_NAMED = 8

function quoted(labels: readonly string[]): string {
  const named = labels
    .slice(0, LABELS_NAMED)
    .map((label) => `“${label === '' ? '（无表头）' : label}”`)
    .join('')
  return labels.length > LABELS_NAMED ? `${named}等 ${labels.length} 栏` : named
}
