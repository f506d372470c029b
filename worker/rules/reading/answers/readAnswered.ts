/**
 * 答复后再读 — reads a workbook with a person's answers: what a column means, when a limit ends, whose a row is.
 *
 * An answer changes the reading, never the file's own words: the limit as written stays in 时限原文, an unreadable
 * day stays as an extra. What the file alone says is kept beside the answered row, so that the same file sent again
 * does not take the answer back.
 */
import type { Campaign, UnitId } from '../../campaign/campaign.ts'
import { pathKey } from '../../columns/pathKey.ts'
import { readIsoDay } from '../../calendar/day.ts'
import { labelOf } from '../../fields/field.ts'
import { cellName, placeOfCell, type SheetGrid } from '../../cells/grid.ts'
import { disposalLabels, type ItemContent, type ReadItem } from '../../items/item.ts'
import { differences, extraLabel, isItemField, withValues, type FieldValue } from '../../items/itemFields.ts'
import type { Profile } from './profile.ts'
import {
  asksForLimit,
  asksForUnit,
  cellRef,
  DAY_FIELDS,
  limitLabels,
  rowRef,
  type ReadingAnswers,
} from './readingAnswers.ts'
import { readKnown } from './readKnown.ts'
import type { BookReading, BookToRead, ReadingOptions } from '../reading.ts'
import { foldFindings } from '../foldFindings.ts'
import {
  recallDecisions,
  recallLimits,
  recallUnits,
  rememberAnswers,
  rememberedOf,
  type RememberedAnswers,
} from './rememberedAnswers.ts'

/** A row whose answered content is not what the file alone says. */
export interface AnsweredRow {
  /** As `rowRef`. */
  readonly row: string
  readonly asRead: ItemContent
  /** Its limit counts from the day of this reading: where the row has one already, that one holds. */
  readonly fromToday?: true
  /** 「“整改时限”按答复定为“2017-08-31”」. */
  readonly note: string
}

export interface AnsweredReading {
  readonly reading: BookReading
  readonly answered: readonly AnsweredRow[]
  readonly remember: RememberedAnswers
  /** Questions that an earlier answer for this file has settled. */
  readonly carried: number
  /** Answers to places that are not there: sentences. */
  readonly misplaced: readonly string[]
}

/** What people have said of the file's words: before, of files like it, and now, of this one. */
export interface Said {
  /** Newest first. */
  readonly profiles: readonly Profile[]
  /** Of the file of this name. */
  readonly remembered: RememberedAnswers
  /** Of other files of the same unit, newest first. */
  readonly alike?: readonly RememberedAnswers[]
  readonly answers: ReadingAnswers
}

/** Reads a workbook with what is known of its unit and with a person's answers. */
export function readAnswered(
  book: BookToRead,
  campaign: Campaign,
  options: ReadingOptions,
  { profiles, remembered: named, alike = [], answers }: Said,
): AnsweredReading {
  const { sheets } = book
  const withMapping = { ...options, confirmed: answers.mapping }
  const plain = readKnown(book, campaign, withMapping, profiles)
  const remembered = rememberedOf(plain, named, alike)
  const recalled = recallLimits(plain, remembered, answers.limits)
  const limits = { ...recalled, ...answers.limits }
  const recalledDecisions = recallDecisions(plain, remembered, answers)
  const decided = {
    claims: { ...recalledDecisions.claims, ...answers.claims },
    rows: { ...recalledDecisions.rows, ...answers.rows },
    sheets: { ...recalledDecisions.sheets, ...answers.sheets },
    owners: { ...recalledDecisions.owners, ...answers.owners },
  }
  const isDecided = Object.values({ limits, ...decided }).some((one) => Object.keys(one ?? {}).length > 0)
  const settled = isDecided
    ? keepWords(
        plain,
        readKnown(
          { ...book, sheets: sheets.map((sheet) => withLimits(sheet, limits)) },
          campaign,
          { ...withMapping, decided },
          profiles,
        ),
      )
    : plain
  const recalledUnits = recallUnits(settled, remembered, answers.units)
  const reading = assignUnits(settled, { ...recalledUnits, ...answers.units })
  const plainByRow = new Map(plain.items.map((item) => [rowRef(item.origin), item]))
  return {
    reading: { ...reading, findings: foldFindings(reading.findings) },
    answered: reading.items.flatMap((item) =>
      answeredRow(plainByRow.get(rowRef(item.origin)), item, campaign),
    ),
    remember: rememberAnswers(plain, { limits, units: { ...recalledUnits, ...answers.units }, decided }),
    carried: [recalled, recalledUnits, ...Object.values(recalledDecisions)].reduce(
      (sum, one) => sum + Object.keys(one).length,
      0,
    ),
    misplaced: misplaced(plain, sheets, answers),
  }
}

/** The sheet with days in place of what could not be read; a merged or repeated cell carries them to its rows. */
function withLimits(grid: SheetGrid, limits: Readonly<Record<string, string>>): SheetGrid {
  const prefix = `${grid.name}!`
  const answers = Object.entries(limits).flatMap(([ref, answer]) => {
    const place = ref.startsWith(prefix) ? placeOfCell(ref.slice(prefix.length)) : null
    return place === null ? [] : [{ ...place, answer }]
  })
  if (answers.length === 0) return grid
  const byRow = new Map<number, typeof answers>()
  for (const one of answers) byRow.set(one.row, [...(byRow.get(one.row) ?? []), one])
  return {
    ...grid,
    rows: grid.rows.map((row, rowIndex) => {
      const answered = byRow.get(rowIndex)
      if (answered === undefined) return row
      const cells = [...(row ?? [])]
      for (const { column, answer } of answered) cells[column] = { value: limitWords(answer), answered: true }
      return cells
    }),
  }
}

function limitWords(answer: string): string {
  return answer === 'ongoing' || answer === 'immediate' ? limitLabels[answer] : answer
}

/** The file's own words beside the answered values. */
function keepWords(plain: BookReading, settled: BookReading): BookReading {
  const plainByRow = new Map(plain.items.map((item) => [rowRef(item.origin), item]))
  return {
    ...settled,
    items: settled.items.map((item) => {
      const before = plainByRow.get(rowRef(item.origin))
      if (before === undefined) return item
      const said: [string, FieldValue][] = differences(before, item).flatMap(({ key, from, to }) =>
        from !== null && (key === 'dueText' || (to === null && extraLabel(key) !== null))
          ? [[key, from]]
          : [],
      )
      return said.length === 0 ? item : { ...withValues(item, Object.fromEntries(said)), origin: item.origin }
    }),
  }
}

function assignUnits(reading: BookReading, units: Readonly<Record<string, UnitId>>): BookReading {
  if (Object.keys(units).length === 0) return reading
  const items = reading.items.map((item): ReadItem => {
    const unit = units[rowRef(item.origin)]
    return unit === undefined ? item : { ...item, unit }
  })
  const homeless = new Set(
    items.filter(({ unit }) => unit === undefined).flatMap(({ origin }) => [origin.sheet, rowRef(origin)]),
  )
  return {
    ...reading,
    items,
    findings: reading.findings.filter((finding) => {
      if (finding.code === 'unit.missing') return homeless.has(finding.sheet)
      if (!asksForUnit(finding) || finding.cell === null) return true
      const row = `${finding.sheet}!${/\d+$/.exec(finding.cell)?.[0] ?? ''}`
      // A name in the letterhead is settled when no row of the sheet is without a unit.
      return units[row] === undefined && homeless.has(finding.sheet)
    }),
  }
}

function answeredRow(plain: ReadItem | undefined, item: ReadItem, campaign: Campaign): AnsweredRow[] {
  if (plain === undefined || plain === item) return []
  const changes = differences(plain, item)
  if (changes.length === 0) return []
  const { origin: _origin, ...asRead } = plain
  const said = changes.map(({ key, to }) => {
    const label = isItemField(key) ? labelOf(key) : (extraLabel(key) ?? key)
    return `“${label}”按答复定为“${sayValue(key, to, campaign)}”`
  })
  const isFromToday = item.disposal === 'immediate' && item.due !== undefined && item.foundOn === undefined
  return [
    {
      row: rowRef(item.origin),
      asRead,
      note: said.join('，'),
      ...(isFromToday && plain.due === undefined ? { fromToday: true } : {}),
    },
  ]
}

function sayValue(key: string, value: FieldValue, campaign: Campaign): string {
  if (value === null) return '空'
  if (key === 'unit') return campaign.units.find(({ id }) => id === value)?.name ?? String(value)
  const labels: Readonly<Record<string, string>> = disposalLabels
  return key === 'disposal' ? (labels[value] ?? String(value)) : String(value)
}

function misplaced(plain: BookReading, sheets: readonly SheetGrid[], answers: ReadingAnswers): string[] {
  const keys = new Set(
    plain.sheets.flatMap(({ tables }) =>
      tables.flatMap(({ columns }) => columns.map(({ path }) => pathKey(path))),
    ),
  )
  const rows = new Set(plain.items.map(({ origin }) => rowRef(origin)))
  return [
    ...Object.keys(answers.mapping)
      .filter((key) => !keys.has(key))
      .map((key) => `没有“${key}”这一栏`),
    ...Object.entries(answers.limits)
      .filter(([ref, value]) => !takesAnswer(plain, sheets, ref, value))
      .map(([ref]) => `“${ref}”不是填日期或时限的单元格`),
    ...Object.keys(answers.claims ?? {})
      .filter((ref) => !plain.sheets.some(({ sheet }) => ref.startsWith(`${sheet}!`)))
      .map((ref) => `没有“${ref}”这一格`),
    ...Object.keys({ ...answers.sheets, ...answers.owners })
      .filter((name) => !plain.sheets.some(({ sheet }) => sheet === name))
      .map((name) => `没有工作表“${name}”`),
    ...Object.keys(answers.units)
      .filter((ref) => !rows.has(ref))
      .map((ref) => `“${ref}”不是问题所在的行`),
  ]
}

/** A filled cell under a column of days: an answer elsewhere would overwrite the file's own words. */
function takesAnswer(plain: BookReading, sheets: readonly SheetGrid[], ref: string, value: string): boolean {
  const at = ref.lastIndexOf('!')
  const name = ref.slice(0, at)
  const grid = sheets.find((sheet) => sheet.name === name)
  const row = Number(/\d+$/.exec(ref)?.[0] ?? 0)
  const isWord = value === 'ongoing' || value === 'immediate'
  if (!isWord && readIsoDay(value) === null) return false
  return plain.sheets
    .filter(({ sheet }) => sheet === name)
    .flatMap(({ tables }) => tables.filter(({ dataRows }) => dataRows.includes(row)))
    .flatMap((table) => table.columns)
    .filter(({ field }) => (isWord ? field === 'due' : DAY_FIELDS.has(field)))
    .some(
      ({ column }) =>
        ref === cellRef(name, cellName(row - 1, column)) &&
        (grid?.rows[row - 1]?.[column] !== undefined || isAsked(plain, name, cellName(row - 1, column))),
    )
}

/** An empty cell is asked about where another one of its row says something of it, or its formula has no result. */
function isAsked({ findings }: BookReading, sheet: string, cell: string): boolean {
  return findings.some((finding) => asksForLimit(finding) && finding.sheet === sheet && finding.cell === cell)
}
