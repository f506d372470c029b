/**
 * 取值 — turns one cell into a field of the item, and says what it could not understand.
 *
 * A value that a field cannot take is kept as an extra under the column's label, with a finding: nothing is
 * lost, and nothing is guessed. Status words in a day column, and limits in a status column, go where they belong
 * when that place is empty; a status word in the limit column stays there and is asked about.
 */
import { tickedAnswers } from '../checkBoxes.ts'
import { readCategory } from '../category.ts'
import { readClaim } from '../claim.ts'
import { readDisposal } from '../disposal.ts'
import type { Day } from '../day.ts'
import type { ItemField } from '../field.ts'
import { isDateFormat } from '../grid.ts'
import { disposalLabels, type Claimed, type Disposal, type ItemContent } from '../item.ts'
import { readKind } from '../kind.ts'
import { readDay, readTimeLimit, type TimeLimitContext, type TimeLimitReading } from '../timeLimit.ts'
import type { Campaign } from '../campaign.ts'
import type { ColumnReading } from '../reading.ts'
import type { FindingList, FoundAt } from './FindingList.ts'
import { codesOf, decode } from '../codeList.ts'
import { isTick } from '../tickColumns.ts'
import type { Placed } from './MergedGrid.ts'
import { listsSeveral } from './severalProblems.ts'
import { takeTick } from './takeTick.ts'
import { isEmptyWord } from './tableRows.ts'

/** Longer texts are no limit, day, status or category. */
const LONGEST_VALUE = 300
const CLOSED = new Set<ColumnReading['field']>([
  'foundOn',
  'completedOn',
  'closedOn',
  'claimed',
  'category',
  'kind',
  'disposal',
])

/** What a cell is read with. `row` is the item's row: under a merge the cell stands higher. */
export interface ValueContext {
  readonly campaign: Campaign
  readonly limits: TimeLimitContext
  readonly findings: FindingList
  readonly row: number
  /** The day in the row from which a relative limit may count. */
  readonly baseDay: () => Day | undefined
}

/** An item under construction; `hint` holds what a column says besides its own field. */
export interface Draft {
  readonly content: ItemContent
  readonly hints: { claimed?: Claimed; disposal?: Disposal; due?: ItemContent['due'] }
  readonly extras: Record<string, string>
}

/** Reads the cell into the draft; true when it became the field's value, false when it is kept as an extra. */
export function takeValue(
  draft: Draft,
  column: ColumnReading,
  placed: Placed,
  context: ValueContext,
): boolean {
  const { content } = draft
  // Whatever is longer belongs to no vocabulary and is no day; it is kept without being searched.
  if (placed.text.length > LONGEST_VALUE && CLOSED.has(column.field)) {
    return keep(draft, column, placed, context, 'field.too-long')
  }
  if (column.ticked === true && isTick(placed.text)) {
    const taken = takeTick(content, column, context.campaign)
    return taken || keep(draft, column, placed, context, 'field.two-ticks')
  }
  switch (column.field) {
    case 'extra':
      draft.extras[column.label] = placed.text
      return false
    case 'due':
      return takeDue(draft, column, placed, context)
    case 'foundOn':
    case 'completedOn':
    case 'closedOn':
      return takeDay(draft, column.field, column, placed, context)
    case 'claimed':
      return takeClaim(draft, column, placed, context)
    case 'category': {
      const read = readCategory(wordOf(column, placed), context.campaign)
      if (read === null) return keep(draft, column, placed, context, 'category.unknown')
      content.category = read.no
      const name = context.campaign.categories.find((category) => category.no === read.no)?.name ?? ''
      if (!read.sure) say(column, placed, context, 'category.unsure', { suggestion: name })
      return true
    }
    case 'kind': {
      const kind = readKind(wordOf(column, placed), context.campaign)
      if (kind === null) return keep(draft, column, placed, context, 'kind.unknown')
      content.kind = kind
      return true
    }
    case 'disposal': {
      const disposal = readDisposal(wordOf(column, placed))
      if (disposal === null) return keep(draft, column, placed, context, 'disposal.unknown')
      content.disposal = disposal
      return true
    }
    // The unit is read by `ItemReader`, which knows the sheet's.
    case 'unit':
      return false
    default:
      return takeText(draft, column.field, column, placed, context)
  }
}

type TextField = Exclude<
  ItemField,
  'unit' | 'category' | 'kind' | 'disposal' | 'due' | 'foundOn' | 'completedOn' | 'closedOn' | 'claimed'
>

function takeText(
  draft: Draft,
  field: TextField,
  column: ColumnReading,
  placed: Placed,
  context: ValueContext,
): boolean {
  draft.content[field] = placed.text
  if (field === 'measures' && /[时期]限|时间/.test(column.path.at(-1) ?? '')) hintDue(draft, placed, context)
  if (field === 'problem' && listsSeveral(placed.text)) say(column, placed, context, 'problem.several')
  return true
}

/** 整改措施及时限 in one column: a plain day in the text is the limit unless another column says one. */
function hintDue({ hints }: Draft, { cell, text }: Placed, { limits }: ValueContext): void {
  const read = text.length > LONGEST_VALUE ? null : readTimeLimit(cell, limits)
  if (read?.kind === 'date') hints.due ??= read.due
}

function takeDue(draft: Draft, column: ColumnReading, placed: Placed, context: ValueContext): boolean {
  const { content, hints } = draft
  const dated = typeof placed.cell.value === 'number' && isDateFormat(placed.cell.format)
  if (!dated) content.dueText = placed.text
  if (placed.text.length > LONGEST_VALUE) {
    say(column, placed, context, 'due.unreadable', { why: '文字过长，读不出日期' })
    return true
  }
  const read = readLimitOf(placed, context)
  switch (read.kind) {
    case 'blank':
      break
    case 'date':
      content.due = read.due
      if (read.disposal !== undefined) hints.disposal = read.disposal
      if (read.due > context.campaign.ends && read.disposal !== 'ongoing') {
        say(column, placed, context, 'due.after-campaign', { suggestion: read.due })
      }
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

function takeDay(
  draft: Draft,
  field: 'foundOn' | 'completedOn' | 'closedOn',
  column: ColumnReading,
  placed: Placed,
  context: ValueContext,
): boolean {
  if (isEmptyWord(placed.text)) return true
  const day = readDay(placed.cell, context.limits)
  if (day !== null) {
    draft.content[field] = day
    return true
  }
  const claim = field === 'foundOn' ? null : readClaim(placed.text, column.path.at(-1) ?? '')
  if (claim === null) return keep(draft, column, placed, context, 'day.unreadable')
  draft.hints.claimed ??= claim
  return keep(draft, column, placed, context, 'day.is-status')
}

function takeClaim(draft: Draft, column: ColumnReading, placed: Placed, context: ValueContext): boolean {
  if (/^[/／\\—–-]+$/.test(placed.text)) return true
  const leaf = column.path.at(-1) ?? ''
  // 是 / 否 under a bare 是否 takes its question from the parent.
  const label = /^[是否/\s]{1,4}$/.test(leaf) ? `${column.path.at(-2) ?? ''}${leaf}` : leaf
  const claim = readClaim(wordOf(column, placed), label)
  if (claim !== null) {
    draft.content.claimed = claim
    return true
  }
  const limit = readTimeLimit(placed.cell, context.limits)
  if (limit.kind === 'immediate' || limit.kind === 'ongoing') {
    draft.hints.disposal ??= limit.kind
    return keep(draft, column, placed, context, 'claimed.is-limit', disposalLabels[limit.kind])
  }
  if (limit.kind === 'date') {
    draft.hints.due ??= limit.due
    return keep(draft, column, placed, context, 'claimed.is-limit', limit.due)
  }
  return keep(draft, column, placed, context, 'claimed.unknown')
}

/** Fills from hints what no column of its own said. */
export function settleHints({ content, hints }: Draft): void {
  if (hints.disposal !== undefined) content.disposal ??= hints.disposal
  if (hints.claimed !== undefined) content.claimed ??= hints.claimed
  if (hints.due !== undefined && content.dueText === undefined) content.due ??= hints.due
}

/** The cell's word, the word of its code in the label's list, or what is ticked in it. */
function wordOf(column: ColumnReading, placed: Placed): string {
  const word = decode(codesOf(column.path.at(-1) ?? ''), placed.text) ?? tickedAnswers(placed.text)
  return word ?? placed.text
}

function keep(
  draft: Draft,
  column: ColumnReading,
  placed: Placed,
  context: ValueContext,
  code: string,
  suggestion?: string,
): boolean {
  if (isEmptyWord(placed.text)) return true
  draft.extras[column.label] = placed.text
  say(column, placed, context, code, suggestion === undefined ? {} : { suggestion })
  return false
}

/** Says a finding at the row of the item, in the column of the cell. */
export function say(
  column: ColumnReading,
  placed: Placed,
  context: ValueContext,
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
