/** 时限一格 — the cell of 整改时限: a day, a class, or a question; its text is always kept. */
import { readClaim } from '../../items/claim.ts'
import { isDateFormat } from '../../cells/grid.ts'
import type { ColumnReading } from '../reading.ts'
import { sayDay, yearOf, type Day } from '../../calendar/day.ts'
import type { DateReading } from '../../timeLimit/timeLimitReading.ts'
import { readTimeLimit, type TimeLimitContext, type TimeLimitReading } from '../../timeLimit/timeLimit.ts'
import type { LimitOfRow } from './limitChecks.ts'
import { LONGEST_VALUE, say, type Draft, type ValueContext } from './itemDraft.ts'
import type { Placed } from '../MergedGrid.ts'
import { isEmptyWord } from '../table/tableRows.ts'

export function takeDue(draft: Draft, column: ColumnReading, placed: Placed, context: ValueContext): boolean {
  const { content, hints } = draft
  const dated = typeof placed.cell.value === 'number' && isDateFormat(placed.cell.format)
  if (!dated) content.dueText = placed.text
  if (placed.text.length > LONGEST_VALUE) {
    say(column, placed, context, 'due.unreadable', { why: '文字过长，读不出日期' })
    return true
  }
  const found = context.found()
  const read = inYearOfFinding(readLimitOf(placed, context), placed, found?.day ?? null, context)
  switch (read.kind) {
    case 'blank':
      break
    case 'date':
      takeDay(draft, read, { column, placed, found }, context)
      break
    case 'immediate':
    case 'ongoing':
      hints.disposal = read.kind
      break
    default:
      sayUnclearDue(draft, column, placed, context, read)
  }
  return true
}

interface LimitCell {
  readonly column: ColumnReading
  readonly placed: Placed
  readonly found: LimitOfRow['found']
}

function takeDay(
  { content, hints }: Draft,
  read: DateReading,
  { column, placed, found }: LimitCell,
  { checks, row }: ValueContext,
): void {
  if (read.disposal !== undefined) hints.disposal = read.disposal
  const holds = checks.check({
    row,
    column,
    given: placed.text,
    due: read.due,
    yearFrom: read.yearFrom,
    isOngoing: read.disposal === 'ongoing',
    isSettled: placed.cell.answered === true,
    found,
  })
  if (holds) content.due = read.due
}

/** Contexts of other years by that of the sheet, so that limits read with one are remembered. */
const ofYears = new WeakMap<TimeLimitContext, Map<string, TimeLimitContext>>()

function inOtherYear(limits: TimeLimitContext, year: number, found: Day): TimeLimitContext {
  let known = ofYears.get(limits)
  if (known === undefined) ofYears.set(limits, (known = new Map()))
  const key = `${year} ${found}`
  let context = known.get(key)
  if (context === undefined) {
    const yearFrom = `本行的发现日期${sayDay(found)}`
    known.set(key, (context = { ...limits, year, yearFrom, starts: undefined, ends: undefined }))
  }
  return context
}

/**
 * A limit without a year follows the day of finding in its row: the first such day from then on. The sheet's own day
 * of report is the better source.
 */
function inYearOfFinding(
  read: TimeLimitReading,
  { cell }: Placed,
  found: Day | null,
  { limits, isReported }: ValueContext,
): TimeLimitReading {
  if (read.kind !== 'date' || read.yearFrom === undefined || found === null || isReported) return read
  if (read.due >= found && yearOf(read.due) === yearOf(found)) return read
  for (const year of [yearOf(found), yearOf(found) + 1]) {
    const other = readTimeLimit(cell, inOtherYear(limits, year, found))
    if (other.kind === 'date' && other.due >= found) return other
  }
  return read
}

/** 整改措施及时限 in one column: a plain day in the text is the limit unless another column says one. */
export function hintDue({ hints }: Draft, { cell, text }: Placed, { limits }: ValueContext): void {
  const read = text.length > LONGEST_VALUE ? null : readTimeLimit(cell, limits)
  if (read?.kind === 'date') hints.due ??= read.due
}

/** 30日内 with 下发日期 in the same row: the day counted from it is offered. */
function readLimitOf({ cell }: Placed, { limits, baseDay }: ValueContext): TimeLimitReading {
  const read = readTimeLimit(cell, limits)
  const base = read.kind === 'relative' && read.choices.length === 0 ? baseDay() : undefined
  return base === undefined ? read : readTimeLimit(cell, { ...limits, baseDay: base })
}

function sayUnclearDue(
  draft: Draft,
  column: ColumnReading,
  placed: Placed,
  context: ValueContext,
  read: Extract<TimeLimitReading, { kind: 'ambiguous' | 'relative' | 'unreadable' }>,
): void {
  if (read.kind === 'unreadable') {
    if (isEmptyWord(placed.text)) {
      say(column, placed, context, 'due.missing')
      return
    }
    // 已完成 under 整改时限 may be meant for any limit or deed: it is kept as written and asked about.
    if (readClaim(placed.text, '') !== null) {
      say(column, placed, context, 'due.is-status')
      return
    }
    say(column, placed, context, read.code, { why: read.why })
    return
  }
  if (read.disposal !== undefined) draft.hints.disposal = read.disposal
  const [only, second] = read.choices
  say(column, placed, context, read.code, {
    why: read.why,
    ...(only !== undefined && second === undefined ? { suggestion: only } : { choices: read.choices }),
  })
}
