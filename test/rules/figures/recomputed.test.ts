/**
 * 独立复算 — the simplest thing that could be right, written a second time with the platform's calendar and plain
 * loops, against the rules on thousands of drawn cases: overdue, working days, weeks, ladder.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { weekEnds } from '#rules/figures/trend'
import { addDays, asDay, type Day } from '#rules/calendar/day'
import type { Claimed } from '#rules/items/item'
import { isCompletedLate, latenessOf, timelinessOf, type Timed } from '#rules/items/lateness'
import { isoWeekOf } from '#rules/weeks/rhythmPeriods'
import { keyFiguresOf } from '#rules/figures/keyFigures'
import { tallyItems } from '#rules/figures/tally'
import { aCampaign, anItem, calendar2017 } from '../../stories.ts'

const campaign = aCampaign()
const DAY_MS = 86_400_000
const ms = (day: string): number => Date.parse(`${day}T00:00:00Z`)
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

/** Days in 2017 only: the table covers no other year. */
const day = fc.integer({ min: 0, max: 364 }).map((days) => addDays(asDay('2017-01-01'), days))
const maybeDay = fc.option(day, { nil: undefined })
const timed: fc.Arbitrary<Timed> = fc
  .record({
    due: maybeDay,
    claimed: fc.option(fc.constantFrom<Claimed>('not-started', 'in-progress', 'done', 'closed', 'dropped'), { nil: undefined }), // prettier-ignore
    completedOn: maybeDay,
    closedOn: fc.option(day, { nil: undefined, freq: 1 }),
  })
  .map((item) => Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined)))

function isOverdue({ due, claimed, completedOn, closedOn }: Timed, today: Day): boolean {
  // What the office took out of the count is late no more, whatever else the row says.
  if (claimed === 'dropped') return false
  if (claimed === 'closed' || closedOn !== undefined) return false
  if (claimed === 'done') return false
  if (claimed === undefined && completedOn !== undefined) return false
  return due !== undefined && ms(today) > ms(due)
}

function workdaysAfter(due: Day, today: Day): number {
  let count = 0
  for (let at = ms(due) + DAY_MS; at <= ms(today); at += DAY_MS) {
    const date = dayOf(at)
    const isWeekend = [0, 6].includes(new Date(at).getUTCDay())
    if (date in calendar2017.makeupDays) count++
    else if (!isWeekend && !(date in calendar2017.holidays)) count++
  }
  return count
}

function levelAfter(days: number): string | null {
  const reached = campaign.ladder.filter(({ daysLate }) => daysLate <= days)
  return reached.toSorted((a, b) => a.daysLate - b.daysLate).at(-1)?.level ?? null
}

/** ISO 8601 by its definition: week 1 holds 4 January. */
function isoWeek(date: string): string {
  const mondayOf = (at: number): number => at - ((new Date(at).getUTCDay() + 6) % 7) * DAY_MS
  const monday = mondayOf(ms(date))
  const year = new Date(monday + 3 * DAY_MS).getUTCFullYear()
  const first = mondayOf(ms(`${year}-01-04`))
  return `${year}-W${String((monday - first) / (7 * DAY_MS) + 1).padStart(2, '0')}`
}

/** What happens to an item, in order of days. */
type Event =
  | { readonly kind: 'plan' | 'extend'; readonly on: Day; readonly due: Day }
  | { readonly kind: 'claim' | 'close' | 'return' | 'reopen'; readonly on: Day }

const life: fc.Arbitrary<Event[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom<Event['kind']>('plan', 'extend', 'claim', 'claim', 'close', 'return', 'reopen'),
      on: day,
      due: day,
    }),
    { maxLength: 8 },
  )
  .map((events) => events.toSorted((a, b) => ms(a.on) - ms(b.on)))

/** As the worker moves the row: a claim bears its day, a closure too; a return and a reopening take the claim back. */
function happen(item: Timed, event: Event): Timed {
  const isStruckOff = item.claimed === 'closed'
  switch (event.kind) {
    case 'plan':
    case 'extend':
      return isStruckOff ? item : { ...item, due: event.due }
    case 'claim':
      return isStruckOff ? item : { ...item, claimed: 'done', completedOn: event.on }
    case 'close':
      return item.claimed === 'done' ? { ...item, claimed: 'closed', closedOn: event.on } : item
    case 'return':
      return item.claimed === 'done' ? notDone(item) : item
    default:
      return isStruckOff ? notDone(item) : item
  }
}

function notDone({ completedOn: _completedOn, closedOn: _closedOn, ...item }: Timed): Timed {
  return { ...item, claimed: 'in-progress' }
}

/** The same from the events alone, with no item: the last completion that stands against the limit that holds. */
function lateByEvents(events: readonly Event[], today: Day): 'awaiting' | 'closed' | null {
  let due = 0
  let done = 0
  let closed = false
  for (const event of events) {
    if (ms(event.on) > ms(today)) break
    if ('due' in event && (event.kind === 'plan' || event.kind === 'extend') && !closed) due = ms(event.due)
    if (event.kind === 'claim' && !closed) done = ms(event.on)
    if (event.kind === 'close' && done > 0) closed = true
    if (event.kind === 'return' && !closed) done = 0
    if (event.kind === 'reopen' && closed) {
      done = 0
      closed = false
    }
  }
  if (due === 0 || done === 0 || done <= due) return null
  return closed ? 'closed' : 'awaiting'
}

describe('独立复算', () => {
  test('逾期、逾期天数、工作日天数、督办建议', () => {
    fc.assert(
      fc.property(timed, day, (item, today) => {
        const lateness = latenessOf(item, today, campaign, calendar2017)
        expect(timelinessOf(item, today, 7) === 'overdue').toBe(isOverdue(item, today))
        if (!isOverdue(item, today) || item.due === undefined) {
          expect(lateness).toBeNull()
          return
        }
        const days = (ms(today) - ms(item.due)) / DAY_MS
        expect(lateness).toMatchObject({
          daysLate: days,
          workdaysLate: workdaysAfter(item.due, today),
          level: levelAfter(days),
          uncoveredYears: [],
        })
      }),
      { numRuns: 5000 },
    )
  })

  test('统计里的逾期件数和清单', () => {
    fc.assert(
      fc.property(fc.array(timed, { maxLength: 30 }), day, (items, today) => {
        const tally = tallyItems(
          items.map((item) => anItem(withoutUndefined(item))),
          campaign,
          calendar2017,
          today,
        )
        const late = items.filter((item) => isOverdue(item, today))
        expect(tally.byTimeliness.overdue).toBe(late.length)
        // Nothing leaves the total: what was dropped is counted apart, by unit as in all.
        expect(tally.total).toBe(items.length)
        const dropped = items.filter(({ claimed }) => claimed === 'dropped').length
        expect([tally.byTimeliness.dropped, keyFiguresOf(tally).standing]).toEqual([
          dropped,
          items.length - dropped,
        ])
        expect(Object.values(tally.byUnit).reduce((sum, one) => sum + one.dropped, 0)).toBe(dropped)
        expect(Object.values(tally.byTimeliness).reduce((sum, count) => sum + count, 0)).toBe(items.length)
        expect(tally.overdue.map(({ due }) => due)).toEqual(late.map(({ due }) => due ?? '').toSorted())
      }),
      { numRuns: 1000 },
    )
  })

  test('累计逾期完成：一段一段的经历，销号前后都数得到，两种算法相同', () => {
    fc.assert(
      fc.property(fc.array(life, { maxLength: 20 }), day, (lives, today) => {
        const items = lives.map((events) => events.filter((event) => event.on <= today).reduce(happen, {}))
        const tally = tallyItems(
          items.map((item) => anItem(withoutUndefined(item))),
          campaign,
          calendar2017,
          today,
        )
        const late = lives.map((events) => lateByEvents(events, today))
        expect(tally.completedLate).toEqual({
          total: late.filter((one) => one !== null).length,
          closed: late.filter((one) => one === 'closed').length,
        })
      }),
      { numRuns: 3000 },
    )
  })

  test('逾期完成的，销号只改变它数在哪里，不改变累计', () => {
    fc.assert(
      fc.property(timed, day, (item, on) => {
        const { closedOn: _closedOn, ...rest } = item
        const open = { ...rest, claimed: 'done' as const }
        const closed = { ...open, claimed: 'closed' as const, closedOn: on }
        if (isCompletedLate(open)) expect(isCompletedLate(closed)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  test('星期和周次', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.nat(200), (start, span) => {
        const from = addDays(asDay('1990-01-01'), start)
        const to = addDays(from, span)
        expect(isoWeekOf(from)).toBe(isoWeek(from))
        const sundays: string[] = []
        for (let at = ms(from); at < ms(to); at += DAY_MS) {
          if (new Date(at).getUTCDay() === 0) sundays.push(dayOf(at))
        }
        // At most 26 points, the last of them the day itself.
        expect(weekEnds(from, to)).toEqual([...sundays.slice(-25), to])
      }),
      { numRuns: 5000 },
    )
  })
})

function withoutUndefined({ moves: _moves, ...item }: Timed): Omit<Timed, 'moves'> {
  return item
}
