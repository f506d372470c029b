/**
 * 进程与成效 — how the campaign went, week by week, and its closing figures (M-40): items found, closed, closed
 * on time, reopened, and the median of days from finding to closure. All of it is counted from the history.
 *
 * On time (按期) is a struck-off item whose completion, or else its closure, is not after its limit; one without a
 * limit is neither on time nor late. A withdrawn item (撤回) was none, from the day of its withdrawal on.
 */
import { addDays, daysBetween, weekdayOf, type Day } from '../calendar/day.ts'
import { isClosed, timelinessOf } from '../items/lateness.ts'
import { itemOn, type ItemVersion, type PastChange } from '../items/pastItem.ts'

/** More weeks than this do not fit a chart that can be read. */
const MOST_WEEKS = 26

/** A week as it stood at its end, or on the day of the figures. */
export interface WeekPoint {
  readonly day: Day
  /** Entered, and struck off, since the point before. */
  found: number
  closures: number
  /** Standing at its end. */
  total: number
  closed: number
  overdue: number
}

export interface ClosingFigures {
  readonly found: number
  readonly closed: number
  /** Struck-off items that had a limit and a day of completion or closure, and those among them on time. */
  readonly timed: number
  readonly onTime: number
  /** Items that were struck off and opened again, however they stand now. */
  readonly reopened: number
  /** From finding (or else entry) to closure; null when no closure has a day. */
  readonly medianDays: number | null
}

export interface TrendFigures {
  readonly weeks: readonly WeekPoint[]
  readonly closing: ClosingFigures
}

/** One item's life: its versions as `versionsOf` gives them, and the changes they were told from. */
export interface ItemLife {
  readonly enteredOn: Day
  readonly versions: readonly ItemVersion[]
  readonly changes: readonly PastChange[]
}

/** Grows life by life. `from` is the first day that the history knows. */
export class Trend {
  readonly #asOf: Day
  readonly #weeks: WeekPoint[]
  readonly #daysToClosure: number[] = []
  #found = 0
  #closed = 0
  #timed = 0
  #onTime = 0
  #reopened = 0

  constructor(from: Day, asOf: Day) {
    this.#asOf = asOf
    this.#weeks = weekEnds(from, asOf).map((day) => ({
      day,
      found: 0,
      closures: 0,
      total: 0,
      closed: 0,
      overdue: 0,
    }))
  }

  add(life: ItemLife): void {
    const { versions, changes, enteredOn } = life
    for (const point of this.#weeks) countAt(point, itemOn(versions, point.day))
    this.#pointOf(enteredOn).found++
    const known = changes.filter(({ day }) => day <= this.#asOf)
    for (const { act, day } of known) if (act === 'close') this.#pointOf(day).closures++
    const stands = itemOn(versions, this.#asOf)
    if (stands === null || stands.withdrawn) return
    this.#found++
    if (known.some(({ act }) => act === 'reopen')) this.#reopened++
    if (isClosed(stands.content)) this.#addClosed(stands, life, known)
  }

  finish(): TrendFigures {
    return {
      weeks: this.#weeks,
      closing: {
        found: this.#found,
        closed: this.#closed,
        timed: this.#timed,
        onTime: this.#onTime,
        reopened: this.#reopened,
        medianDays: medianOf(this.#daysToClosure),
      },
    }
  }

  #addClosed({ content }: ItemVersion, { enteredOn }: ItemLife, known: readonly PastChange[]): void {
    this.#closed++
    const closedOn = content.closedOn ?? known.findLast(({ act }) => act === 'close')?.day
    const doneOn = content.completedOn ?? closedOn
    if (content.due !== undefined && doneOn !== undefined) {
      this.#timed++
      if (doneOn <= content.due) this.#onTime++
    }
    if (closedOn !== undefined) {
      this.#daysToClosure.push(Math.max(0, daysBetween(content.foundOn ?? enteredOn, closedOn)))
    }
  }

  /** The week that the day falls into; what came before the first counts into the first. */
  #pointOf(day: Day): WeekPoint {
    const found = this.#weeks.find((point) => day <= point.day) ?? this.#weeks.at(-1)
    if (found === undefined) throw new Error('a course has at least its last day')
    return found
  }
}

/** Every Sunday from the day on, then the day of the figures itself. */
export function weekEnds(from: Day, asOf: Day): Day[] {
  const days: Day[] = [asOf]
  let sunday = addDays(asOf, -weekdayOf(asOf))
  if (weekdayOf(asOf) === 7) sunday = addDays(asOf, -7)
  for (; sunday >= from && days.length < MOST_WEEKS; sunday = addDays(sunday, -7)) days.unshift(sunday)
  return days
}

function countAt(point: WeekPoint, stands: ItemVersion | null): void {
  if (stands === null || stands.withdrawn) return
  point.total++
  // Whether it falls due soon makes no difference here.
  const timeliness = timelinessOf(stands.content, point.day, 0)
  if (timeliness === 'closed') point.closed++
  if (timeliness === 'overdue') point.overdue++
}

/** The lower of the two in the middle: a number of days that some item really took. */
function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null
}
