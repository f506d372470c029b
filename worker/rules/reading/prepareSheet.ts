/**
 * 读表之前 — what is known of a sheet before its rows are read: facts, unit, year of its limits; and of each table.
 */
import type { Campaign } from '../campaign/campaign.ts'
import { yearOf } from '../calendar/day.ts'
import type { ReadingOptions } from './reading.ts'
import type { TimeLimitContext } from '../timeLimit/timeLimit.ts'
import type { FindingList } from './FindingList.ts'
import type { FoundTable } from './table/findTables.ts'
import { isMetadataText } from './table/headerMarks.ts'
import type { MergedGrid } from './MergedGrid.ts'
import type { SheetContext } from './readTable.ts'
import { oneUnit, readFacts, yearForLimits, type SheetFacts, type YearBase } from './sheetFacts.ts'
import {
  collectsOthers,
  findSheetUnit,
  nameOfFile,
  otherUnitOf,
  type OtherUnit,
  type SheetUnit,
} from './sheetUnit.ts'

/** A title is a line. */
const LONGEST_TITLE = 80
/** Rows at the foot in which 填报单位 may stand instead of above. */
const FOOT_ROWS = 8

/** A sheet whose tables are found, and the file that it stands in. */
interface FoundSheet {
  readonly file: string
  readonly grid: MergedGrid
  readonly tables: readonly FoundTable[]
}

interface Prepared {
  readonly facts: SheetFacts
  readonly unit: SheetUnit
  /** Named by the sheet instead of the unit for which it was sent; null where a person has said whose it is. */
  readonly other: OtherUnit | null
  readonly collects: boolean
  readonly years: YearBase
  readonly limits: TimeLimitContext
}

/** Facts, unit and year of a sheet. */
export function prepareSheet(
  { file, grid, tables }: FoundSheet,
  campaign: Campaign,
  options: ReadingOptions,
  findings: FindingList,
): Prepared {
  const base: TimeLimitContext = {
    year: yearOf(campaign.starts),
    namedDays: campaign.namedDays ?? [],
    starts: campaign.starts,
    ends: campaign.ends,
    calendar: options.calendar,
    date1904: grid.grid.date1904,
  }
  const { bounds } = grid
  const above = tables[0]?.above ?? range(bounds?.top ?? 0, Math.min(bounds?.bottom ?? -1, 30))
  const block = tables[0]?.block
  const header =
    block === undefined ? [] : range(block.top, block.bottom).filter((row) => hasFacts(grid, row))
  const foot = range(
    Math.max(bounds?.top ?? 0, (bounds?.bottom ?? -1) - FOOT_ROWS + 1),
    bounds?.bottom ?? -1,
  ).filter((row) => grid.row(row).length <= 4 && hasFacts(grid, row))
  const facts = readFacts(grid, [...above, ...header, ...foot], base, campaign.units)
  const titles = above.flatMap((row) => {
    const title = grid.row(row)[0]
    return title === undefined || title.text.length > LONGEST_TITLE ? [] : [title]
  })
  const texts = { titles, sheet: grid.grid.name, file: nameOfFile(file) }
  const owner = options.decided?.owners?.[grid.grid.name]
  const given = owner ?? options.unit
  const unit: SheetUnit =
    given === undefined ? findSheetUnit(campaign, facts, texts, findings) : { unit: given, from: 'given' }
  const isAsked = given !== undefined && owner === undefined
  const years = yearForLimits(campaign, facts, [...titles.map(({ text }) => text), texts.sheet, texts.file])
  return {
    facts,
    unit,
    other: isAsked ? otherUnitOf(campaign, given, facts, texts) : null,
    collects: collectsOthers(texts),
    years,
    limits: { ...base, year: years.year, yearFrom: years.from },
  }
}

function hasFacts(grid: MergedGrid, row: number): boolean {
  return grid.row(row).some(({ text }) => isMetadataText(text) || /[：:]$/.test(text))
}

/** Numbers from `from` to `to`, both inclusive. */
export function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)
}

/** Below or beside the first table, a table with a unit's name over it is that unit's. */
export function contextOfTable(table: FoundTable, i: number, context: SheetContext): SheetContext {
  if (i === 0) return { ...context, grid: table.grid }
  const { units } = context.campaign
  const named = readFacts(table.grid, table.above, context.limits, units).unitText?.text
  const texts = table.above.flatMap((row) => table.grid.row(row).map(({ text }) => text))
  const unit = [...(named === undefined ? [] : [named]), ...texts]
    .map((text) => (text.length <= LONGEST_TITLE ? oneUnit(text, units) : null))
    .find((one) => one !== null)
  return { ...context, grid: table.grid, unit: unit?.id ?? context.unit }
}
