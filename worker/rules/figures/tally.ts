/**
 * 统计 — one reducer for the pane, the circular and the summary, so that their figures cannot differ.
 *
 * `done` counts claims that await closure and `closed` what is struck off; the two do not overlap. What the office
 * dropped (核减) stays in the total and is counted apart: a total falls by nobody's word.
 */
import type { Campaign, LadderLevel, UnitId } from '../campaign/campaign.ts'
import type { StepTaken } from '../campaign/stepTaken.ts'
import { comparePlaces } from '../items/compareText.ts'
import { daysBetween, type Day } from '../calendar/day.ts'
import type { ItemContent, Origin } from '../items/item.ts'
import {
  isCompletedLate,
  latenessOf,
  timelinessOf,
  type Lateness,
  type LimitMove,
  type Timeliness,
} from '../items/lateness.ts'
import type { Dropped } from '../items/count/withdrawal.ts'
import type { WorkCalendar } from '../calendar/workday.ts'

export interface UnitTally {
  total: number
  done: number
  closed: number
  overdue: number
  dueSoon: number
  dropped: number
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

export interface CompletedLate {
  readonly total: number
  readonly closed: number
}

export interface Tally {
  readonly asOf: Day
  readonly total: number
  readonly byTimeliness: Readonly<Record<Timeliness, number>>
  /** 累计逾期完成, struck off since or not, and those struck off; absent in snapshots of before they were counted. */
  readonly completedLate?: CompletedLate
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
  /** 编号 (教务-008); absent where rows were read from files alone and no worker has given any. */
  readonly number?: string | undefined
  readonly moves?: readonly LimitMove[]
  /** Why it was dropped (核减); absent where it was not. */
  readonly dropped?: Dropped
  /** Where it does not say when it was found and the campaign sets lights: when its row was entered. */
  readonly enteredOn?: Day
  /** Steps of the ladder taken for it, oldest first. */
  readonly steps?: readonly StepTaken[]
}

/** A tally without its list of overdue items. */
export type TallyCounts = Omit<Tally, 'overdue'>

/** The items at once; `Tallying` takes them one by one. */
export function tallyItems(
  items: readonly TalliedItem[],
  campaign: Campaign,
  calendar: WorkCalendar,
  asOf: Day,
): Tally {
  const tallying = new Tallying(campaign, calendar, asOf)
  for (const item of items) tallying.add(item)
  return tallying.finish()
}

/** A tally that grows item by item, so that a large ledger need never be held whole. */
export class Tallying {
  readonly #campaign: Campaign
  readonly #calendar: WorkCalendar
  readonly #asOf: Day
  readonly #byTimeliness: Record<Timeliness, number> = {
    closed: 0,
    done: 0,
    'late-done': 0,
    overdue: 0,
    'due-soon': 0,
    'on-time': 0,
    ongoing: 0,
    'no-due': 0,
    dropped: 0,
  }
  readonly #byUnit: Record<UnitId, UnitTally> = {}
  readonly #overdue: OverdueItem[] = []
  readonly #uncovered = new Set<number>()
  readonly #completedLate = { total: 0, closed: 0 }
  #total = 0

  constructor(campaign: Campaign, calendar: WorkCalendar, asOf: Day) {
    this.#campaign = campaign
    this.#calendar = calendar
    this.#asOf = asOf
    for (const unit of campaign.units) this.#byUnit[unit.id] = noneYet()
  }

  /** Counts the item; answers how it stands, for whoever lists it. */
  add(item: TalliedItem): { readonly timeliness: Timeliness; readonly lateness: Lateness | null } {
    const timeliness = timelinessOf(item, this.#asOf, this.#campaign.dueSoonDays)
    this.#total++
    this.#byTimeliness[timeliness]++
    const unit = (this.#byUnit[item.unit ?? ''] ??= noneYet())
    unit.total++
    if (timeliness === 'closed') unit.closed++
    if (timeliness === 'done' || timeliness === 'late-done') unit.done++
    if (timeliness === 'due-soon') unit.dueSoon++
    if (timeliness === 'dropped') unit.dropped++
    if (isCompletedLate(item)) {
      this.#completedLate.total++
      if (timeliness === 'closed') this.#completedLate.closed++
    }
    const lateness = latenessOf(item, this.#asOf, this.#campaign, this.#calendar)
    if (lateness !== null) {
      unit.overdue++
      this.#addOverdue(item, lateness)
    }
    return { timeliness, lateness }
  }

  finish(): Tally {
    const unitOrder = new Map(this.#campaign.units.map((unit, index) => [unit.id, index]))
    const orderOf = (item: OverdueItem): number =>
      unitOrder.get(item.unit ?? '') ?? this.#campaign.units.length
    this.#overdue.sort(
      (a, b) => daysBetween(b.due, a.due) || orderOf(a) - orderOf(b) || comparePlaces(a.origin, b.origin),
    )
    return {
      asOf: this.#asOf,
      total: this.#total,
      byTimeliness: this.#byTimeliness,
      completedLate: this.#completedLate,
      byUnit: this.#byUnit,
      overdue: this.#overdue,
      uncoveredYears: [...this.#uncovered].toSorted((a, b) => a - b),
    }
  }

  #addOverdue(
    item: TalliedItem,
    { due, daysLate, workdaysLate, level, moves, uncoveredYears }: Lateness,
  ): void {
    for (const year of uncoveredYears) this.#uncovered.add(year)
    this.#overdue.push({
      origin: item.origin,
      unit: item.unit ?? null,
      due,
      daysLate,
      workdaysLate,
      level,
      ...(moves === undefined ? {} : { moves }),
    })
  }
}

function noneYet(): UnitTally {
  return { total: 0, done: 0, closed: 0, overdue: 0, dueSoon: 0, dropped: 0 }
}

/** A tally as it was kept before anything could be dropped says nothing of it. */
export function withDropped<Counts extends TallyCounts>(kept: Counts): Counts {
  const byUnit = Object.entries(kept.byUnit).map(([unit, counts]) => [unit, { ...noneYet(), ...counts }])
  return {
    ...kept,
    byTimeliness: { ...kept.byTimeliness, dropped: kept.byTimeliness.dropped ?? 0 },
    byUnit: Object.fromEntries(byUnit),
  }
}
