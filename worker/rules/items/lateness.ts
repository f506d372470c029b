/**
 * 逾期 — when an item is late.
 *
 * Late begins the day after `due` and ends when the item is struck off (销号). An item whose completion the
 * unit claims is awaiting closure, not overdue: its clock stands at the claimed day, and it is late-done when
 * that day is after `due`. When the office returns a claim the clock runs again from `due`, which is why a
 * returned claim is simply no claim here. `today` is passed in, so that a circular dated the 5th can be printed
 * again on the 9th; nothing here is ever stored.
 */
import type { Campaign, LadderLevel } from '../campaign/campaign.ts'
import { nextRung, stepsSince, type StepTaken } from '../campaign/stepTaken.ts'
import { daysBetween, type Day } from '../calendar/day.ts'
import type { ItemContent } from './item.ts'
import { limitRule } from './moves/limitRule.ts'
import { countWorkdays, type WorkCalendar } from '../calendar/workday.ts'

/**
 * closed 已销号 · done 待销号 · late-done 待销号（逾期完成） · overdue 逾期 · due-soon 临期 · on-time 未到期 ·
 * ongoing 持续整改（无期限） · no-due 期限待明确 · dropped 核减: the office took it out of the count, and it is
 * counted apart.
 */
export type Timeliness =
  | 'closed'
  | 'done'
  | 'late-done'
  | 'overdue'
  | 'due-soon'
  | 'on-time'
  | 'ongoing'
  | 'no-due'
  | 'dropped'

export const timelinessLabels: Readonly<Record<Timeliness, string>> = {
  closed: '已销号',
  done: '待销号',
  'late-done': '待销号（逾期完成）',
  overdue: '逾期',
  'due-soon': '临期',
  'on-time': '未到期',
  ongoing: '持续整改',
  'no-due': '期限待明确',
  dropped: '核减',
}

/**
 * A limit that the office moved: `due` already is the last `to`; the first `from` is the limit set at first (原时限).
 * By an approved extension (延期), or by a reopening, which sets a new limit and is no extension.
 */
export interface LimitMove {
  readonly from: Day
  readonly to: Day
  readonly decidedOn: Day
  /** An extension when absent. */
  readonly by?: 'reopening'
}

/** 延期次数: how often the limit was extended. */
export function extensionsIn(moves: readonly LimitMove[]): number {
  return moves.filter(({ by }) => by === undefined).length
}

/** What lateness is computed from. */
export type Timed = Pick<
  ItemContent,
  'due' | 'dueText' | 'disposal' | 'claimed' | 'completedOn' | 'closedOn'
> & {
  /** Oldest first; absent when the limit was never moved. */
  readonly moves?: readonly LimitMove[] | undefined
  /** Steps of the ladder taken for it, oldest first; absent when there were none. */
  readonly steps?: readonly StepTaken[] | undefined
}

/** Whether the ledger or the unit says that the work is done. A completion date without a status says so too. */
export function claimsDone(item: Timed): boolean {
  return item.claimed === 'done' || (item.claimed === undefined && item.completedOn !== undefined)
}

export function isClosed(item: Timed): boolean {
  return item.claimed === 'closed' || item.closedOn !== undefined
}

/** Taken out of the count by the office (核减). */
export function isDropped(item: Pick<Timed, 'claimed'>): boolean {
  return item.claimed === 'dropped'
}

/** Nothing is left to be done: struck off (销号) or taken out of the count (核减). */
export function isOver(item: Timed): boolean {
  return isClosed(item) || isDropped(item)
}

/**
 * Whether it was completed after its limit, as moved by extensions, struck off since or not: 累计逾期完成. An item that
 * was struck off without a day of completion counts by the day of striking off; one without a limit, or that says no
 * day, is not late. It is the completion of now that counts: an item that was opened again is not completed.
 */
export function isCompletedLate(item: Timed): boolean {
  const closed = isClosed(item)
  if (item.due === undefined || !(closed || claimsDone(item))) return false
  const doneOn = item.completedOn ?? (closed ? item.closedOn : undefined)
  return doneOn !== undefined && doneOn > item.due
}

/** How an item stands on `today`; due soon means within `dueSoonDays` calendar days, the due day included. */
export function timelinessOf(item: Timed, today: Day, dueSoonDays: number): Timeliness {
  if (isDropped(item)) return 'dropped'
  if (isClosed(item)) return 'closed'
  if (claimsDone(item)) {
    return isCompletedLate(item) ? 'late-done' : 'done'
  }
  if (item.due === undefined) return item.disposal === 'ongoing' ? 'ongoing' : 'no-due'
  const daysLeft = daysBetween(today, item.due)
  if (daysLeft < 0) return 'overdue'
  return daysLeft <= dueSoonDays ? 'due-soon' : 'on-time'
}

/** The sum behind a verdict of overdue, so that it can be explained and checked. */
export interface Lateness {
  readonly due: Day
  readonly daysLate: number
  /** Working days after `due` up to and including today. */
  readonly workdaysLate: number
  /** Years without a holiday table that the count had to cross. */
  readonly uncoveredYears: readonly number[]
  /** The step that comes next and was not yet taken. */
  readonly level: LadderLevel | null
  /** Steps taken since the limit passed; absent when there were none. */
  readonly steps?: readonly StepTaken[]
  /** How the limit was moved, oldest first; absent when it was not. */
  readonly moves?: readonly LimitMove[]
  /** By what rule the limit is counted: 立行立改，按发现后15天计; absent when it was said. */
  readonly rule?: string
}

/** How late an overdue item is; null when it is not overdue. */
export function latenessOf(
  item: Timed,
  today: Day,
  campaign: Campaign,
  calendar: WorkCalendar,
): Lateness | null {
  if (item.due === undefined || timelinessOf(item, today, campaign.dueSoonDays) !== 'overdue') return null
  const daysLate = daysBetween(item.due, today)
  const rule = limitRule(item)
  const steps = stepsSince(item.due, item.steps ?? [])
  const { workdays, uncoveredYears } = countWorkdays(calendar, item.due, today)
  return {
    due: item.due,
    daysLate,
    workdaysLate: workdays,
    uncoveredYears,
    level: nextRung(
      campaign.ladder,
      daysLate,
      steps.map(({ level }) => level),
    ),
    ...(steps.length === 0 ? {} : { steps }),
    ...(item.moves === undefined || item.moves.length === 0 ? {} : { moves: item.moves }),
    ...(rule === '' ? {} : { rule }),
  }
}
