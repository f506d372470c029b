/** 一条问题的草稿 — an item under construction, and how what its cells could not take is kept and said. */
import type { Campaign } from '../../campaign/campaign.ts'
import type { Day } from '../../calendar/day.ts'
import type { Claimed, Disposal, ItemContent } from '../../items/item.ts'
import { cellName } from '../../cells/grid.ts'
import { cellRef } from '../answers/readingAnswers.ts'
import type { ColumnReading, Decisions } from '../reading.ts'
import type { TimeLimitContext } from '../../timeLimit/timeLimit.ts'
import type { YearSource } from '../sheetFacts.ts'
import type { LimitChecks, LimitOfRow } from './limitChecks.ts'
import type { FindingList, FoundAt } from '../FindingList.ts'
import type { Placed } from '../MergedGrid.ts'
import { isEmptyWord } from '../table/nilRow.ts'

/** What a cell is read with. `row` is the item's row: under a merge the cell stands higher. */
export interface ValueContext {
  readonly campaign: Campaign
  readonly limits: TimeLimitContext
  readonly findings: FindingList
  readonly row: number
  /** What a person has decided of cells and rows. */
  readonly decided: Decisions | undefined
  /** The day of the reading, as far as the caller says it. */
  readonly today: Day | undefined
  /** What the limits of the table are held against. */
  readonly checks: LimitChecks
  /** Where the year of `limits` comes from. */
  readonly yearSource: YearSource
  /** The year that most limits of the table write; null when they write none or differ. */
  readonly usualYear: number | null
  /** The day on which the row's problem was found, and the column that says it. */
  readonly found: () => LimitOfRow['found']
  /** The day in the row from which a relative limit may count. */
  readonly baseDay: () => Day | undefined
}

/** A cell that is read for an item, under its column; where a value is taken from above, `placed` is the cell above. */
export interface ValueCell {
  readonly column: ColumnReading
  readonly placed: Placed
  readonly context: ValueContext
}

/** An item under construction; `hint` holds what a column says besides its own field. */
export interface Draft {
  readonly content: ItemContent
  readonly hints: { claimed?: Claimed; disposal?: Disposal; due?: ItemContent['due'] }
  readonly extras: Record<string, string>
}

/** Longer texts are no limit, day, status or category. */
export const LONGEST_VALUE = 300
/** Fills from hints what no column of its own said. */
export function settleHints({ content, hints }: Draft): void {
  if (hints.disposal !== undefined) content.disposal ??= hints.disposal
  if (hints.claimed !== undefined) content.claimed ??= hints.claimed
  if (hints.due !== undefined && content.dueText === undefined) content.due ??= hints.due
}

/** Keeps the cell as an extra and says why its field cannot take it; true when there was nothing to keep. */
export function keep(draft: Draft, cell: ValueCell, code: string, suggestion?: string): boolean {
  const { column, placed } = cell
  if (isEmptyWord(placed.text)) return true
  draft.extras[column.label] = placed.text
  say(cell, code, suggestion === undefined ? {} : { suggestion })
  return false
}

/**
 * The state that a person has given to the words in this column of the row: one of the four, what they tell, or none.
 * Undefined when nobody was asked.
 */
export function claimDecided(
  { column }: ColumnReading,
  { decided, findings, row }: ValueContext,
): Claimed | 'told' | 'none' | undefined {
  return decided?.claims?.[cellRef(findings.sheet, cellName(row, column))]
}

/** Says a finding at the row of the item, in the column of the cell. */
export function say(
  { column, placed, context }: ValueCell,
  code: string,
  more: Pick<FoundAt, 'why' | 'suggestion' | 'choices'> = {},
): void {
  context.findings.add({
    field: column.field === 'extra' ? 'column' : column.field,
    code,
    given: placed.text,
    row: context.row,
    column: column.column,
    label: column.label,
    ...more,
  })
}
