/**
 * 统计 — one reducer for the pane, the circular and the summary, so that their figures cannot differ.
 *
 * `done` counts claims that await closure and `closed` what is struck off; the two do not overlap.
 */
import type { Campaign, LadderLevel, UnitId } from './campaign.ts'
import { daysBetween, type Day } from './day.ts'
import type { ItemContent, Origin } from './item.ts'
import { latenessOf, timelinessOf, type LimitMove, type Timeliness } from './lateness.ts'
import type { WorkCalendar } from './workday.ts'

export interface UnitTally {
  total: number
  done: number
  closed: number
  overdue: number
  dueSoon: number
}

export interface OverdueItem {
  readonly origin: Origin
  readonly unit: UnitId | null
  readonly due: Day
  readonly daysLate: number
  readonly workdaysLate: number
  readonly level: LadderLevel | null
  /** How the limit was moved, oldest first; absent when it was not. */
  readonly moves?: readonly LimitMove[]
}

export interface Tally {
  readonly asOf: Day
  readonly total: number
  readonly byTimeliness: Readonly<Record<Timeliness, number>>
  /** Every unit of the campaign, also those without items; items of no known unit stand under ''. */
  readonly byUnit: Readonly<Record<UnitId, Readonly<UnitTally>>>
  /** Latest first, then by unit in the campaign's order, then by place. */
  readonly overdue: readonly OverdueItem[]
  /** Years whose working days could not be told for want of a holiday table. */
  readonly uncoveredYears: readonly number[]
}

/** An item as it is counted: what it says, where it came from, and how its limit was moved. */
export interface TalliedItem extends ItemContent {
  readonly origin: Origin
  readonly moves?: readonly LimitMove[]
}

export function tallyItems(
  items: readonly TalliedItem[],
  campaign: Campaign,
  calendar: WorkCalendar,
  asOf: Day,
): Tally {
  const byTimeliness: Record<Timeliness, number> = {
    closed: 0,
    done: 0,
    'late-done': 0,
    overdue: 0,
    'due-soon': 0,
    'on-time': 0,
    ongoing: 0,
    'no-due': 0,
  }
  const byUnit: Record<UnitId, UnitTally> = {}
  for (const unit of campaign.units) byUnit[unit.id] = noneYet()
  const overdue: OverdueItem[] = []
  const uncovered = new Set<number>()

  for (const item of items) {
    const timeliness = timelinessOf(item, asOf, campaign.dueSoonDays)
    byTimeliness[timeliness]++
    const unit = (byUnit[item.unit ?? ''] ??= noneYet())
    unit.total++
    if (timeliness === 'closed') unit.closed++
    if (timeliness === 'done' || timeliness === 'late-done') unit.done++
    if (timeliness === 'due-soon') unit.dueSoon++
    const late = latenessOf(item, asOf, campaign, calendar)
    if (late === null) continue
    unit.overdue++
    for (const year of late.uncoveredYears) uncovered.add(year)
    overdue.push({
      origin: item.origin,
      unit: item.unit ?? null,
      due: late.due,
      daysLate: late.daysLate,
      workdaysLate: late.workdaysLate,
      level: late.level,
      ...(late.moves === undefined ? {} : { moves: late.moves }),
    })
  }

  const unitOrder = new Map(campaign.units.map((unit, index) => [unit.id, index]))
  const orderOf = (item: OverdueItem): number => unitOrder.get(item.unit ?? '') ?? campaign.units.length
  overdue.sort(
    (a, b) => daysBetween(b.due, a.due) || orderOf(a) - orderOf(b) || comparePlaces(a.origin, b.origin),
  )
  return {
    asOf,
    total: items.length,
    byTimeliness,
    byUnit,
    overdue,
    uncoveredYears: [...uncovered].toSorted((a, b) => a - b),
  }
}

function noneYet(): UnitTally {
  return { total: 0, done: 0, closed: 0, overdue: 0, dueSoon: 0 }
}

function comparePlaces(a: Origin, b: Origin): number {
  return compareText(a.file, b.file) || compareText(a.sheet, b.sheet) || a.row - b.row
}

/** By code unit, not by locale: the same order on every machine. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
