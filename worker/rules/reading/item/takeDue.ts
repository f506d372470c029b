/** 时限一格 — the cell of 整改时限: a day, a class, or a question; its text is always kept. */
import { readClaim } from '../../items/claim.ts'
import { isDateFormat, type Cell } from '../../cells/grid.ts'
import { addDays, sayDay, yearOf, type Day } from '../../calendar/day.ts'
import type { DateReading } from '../../timeLimit/timeLimitReading.ts'
import { readTimeLimit, type TimeLimitContext, type TimeLimitReading } from '../../timeLimit/timeLimit.ts'
import type { LimitOfRow } from './limitChecks.ts'
import { LONGEST_VALUE, say, type Draft, type ValueCell, type ValueContext } from './itemDraft.ts'
import type { Placed } from '../MergedGrid.ts'
import { isEmptyWord } from '../table/nilRow.ts'

export function takeDue(draft: Draft, cell: ValueCell): boolean {
  const { placed, context } = cell
  const { content, hints } = draft
  const dated = typeof placed.cell.value === 'number' && isDateFormat(placed.cell.format)
  if (!dated) content.dueText = placed.text
  if (placed.text.length > LONGEST_VALUE) {
    say(cell, 'due.unreadable', { why: '文字过长，读不出日期' })
    return true
  }
  const found = context.found()
  const read = withYear(readLimitOf(placed, context), placed, found?.day ?? null, context)
  switch (read.kind) {
    case 'blank':
      break
    case 'date':
      takeDay(draft, read, cell, found)
      break
    case 'immediate': {
      const last = placed.cell.answered === true ? lastDayOf(found?.day ?? null, context) : null
      if (last !== null) content.due = last
      hints.disposal = read.kind
      break
    }
    case 'ongoing':
      hints.disposal = read.kind
      break
    default:
      sayUnclearDue(draft, cell, read)
  }
  return true
}

/**
 * 立行立改 as a person's answer: so many days as the campaign gives it, from the day on which the problem was found,
 * else from today. What a form itself writes gives no day.
 */
function lastDayOf(found: Day | null, { campaign, today }: ValueContext): Day | null {
  const from = found ?? today
  return from === undefined ? null : addDays(from, campaign.disposal.immediateDays)
}

function takeDay(
  { content, hints }: Draft,
  read: DateReading,
  { column, placed, context: { checks, row } }: ValueCell,
  found: LimitOfRow['found'],
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

type Written = Pick<Placed, 'cell' | 'text'>

/** Contexts of other years by that of the sheet, so that limits read with one are remembered. */
const ofYears = new WeakMap<TimeLimitContext, Map<string, TimeLimitContext>>()

function inOtherYear(limits: TimeLimitContext, year: number, yearFrom: string): TimeLimitContext {
  let known = ofYears.get(limits)
  if (known === undefined) ofYears.set(limits, (known = new Map()))
  const key = `${year} ${yearFrom}`
  let context = known.get(key)
  if (context === undefined)
    known.set(key, (context = { ...limits, year, yearFrom, starts: undefined, ends: undefined }))
  return context
}

/**
 * The year of a limit that writes none: of the sheet's report, else of the first such day from the row's finding on,
 * else of the title, else of the campaign. What the other limits write decides only within the campaign.
 */
function withYear(
  read: TimeLimitReading,
  { cell, text }: Written,
  found: Day | null,
  context: ValueContext,
): TimeLimitReading {
  const { limits, yearSource, usualYear, campaign } = context
  if (read.kind !== 'date' || read.yearFrom === undefined) return read
  if (yearSource === 'report') return read.due < campaign.starts ? inUsualYear(read, cell, context) : read
  if (found !== null) return sinceFinding(read, { cell, text }, found, context)
  if (yearSource === 'title' || usualYear === null || usualYear === yearOf(read.due)) return read
  const other = readTimeLimit(cell, inOtherYear(limits, usualYear, '本表其他时限'))
  if (other.kind !== 'date') return read
  if (other.due >= campaign.starts && other.due <= campaign.ends) return other
  const why = `“${text}”：没有写年份，本表其他时限多在 ${usualYear} 年，不在本次行动之内`
  return { kind: 'ambiguous', code: 'due.other-year', choices: [read.due, other.due].toSorted(), why }
}

/** A day of evaluation (评价基准日) lies before the campaign and says nothing of the limits that lie within it. */
function inUsualYear(read: DateReading, cell: Cell, context: ValueContext): DateReading {
  const { limits, usualYear, campaign } = context
  if (usualYear === null) return read
  const other = readTimeLimit(cell, inOtherYear(limits, usualYear, '本表其他时限'))
  return other.kind === 'date' && other.due >= campaign.starts && other.due <= campaign.ends ? other : read
}

/** 5/6 found on 16 May: the next year's day only within the campaign, else a slip of the pen is as likely. */
function sinceFinding(
  read: DateReading,
  { cell, text }: Written,
  found: Day,
  { limits, campaign }: ValueContext,
): TimeLimitReading {
  if (read.due >= found && yearOf(read.due) === yearOf(found)) return read
  const from = `本行的发现日期${sayDay(found)}`
  const inYear = (year: number): TimeLimitReading => readTimeLimit(cell, inOtherYear(limits, year, from))
  const [same, next] = [inYear(yearOf(found)), inYear(yearOf(found) + 1)]
  if (same.kind === 'date' && same.due >= found) return same
  if (next.kind !== 'date' || next.due < found) return read
  if (next.due <= campaign.ends || same.kind !== 'date') return next
  const why = `“${text}”：没有写年份，当年早于${from}，次年晚于本次行动结束`
  return { kind: 'ambiguous', code: 'due.other-year', choices: [same.due, next.due], why }
}

/** 整改措施及时限 in one column: a plain day in the text is the limit unless another column says one. */
export function hintDue({ hints }: Draft, { placed: { cell, text }, context: { limits } }: ValueCell): void {
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
  cell: ValueCell,
  read: Extract<TimeLimitReading, { kind: 'ambiguous' | 'relative' | 'unreadable' }>,
): void {
  const { text } = cell.placed
  if (read.kind === 'unreadable') {
    if (isEmptyWord(text)) {
      say(cell, 'due.missing')
      return
    }
    // 已完成 under 整改时限 may be meant for any limit or deed: it is kept as written and asked about.
    if (readClaim(text, '') !== null) {
      say(cell, 'due.is-status')
      return
    }
    say(cell, read.code, { why: read.why })
    return
  }
  if (read.disposal !== undefined) draft.hints.disposal = read.disposal
  const [only, second] = read.choices
  say(cell, read.code, {
    why: read.why,
    ...(only !== undefined && second === undefined ? { suggestion: only } : { choices: read.choices }),
  })
}
