/**
 * 上期、上次 — what a paper and a workbook are compared with, so that a figure never moves backwards in time.
 *
 * A circular is compared with the last published issue of its kind that tells of an earlier day: what readers have in
 * hand. A workbook is compared with the state of a week before (a setting): the latest frozen state that is at least
 * so old; a campaign too young for one, with its oldest. A look into the past (a day before the newest frozen one)
 * is compared with nothing, and nothing is ever compared with it: it was made out of turn. Nothing is compared with a
 * state of the same day or of a later one.
 */
import type { Campaign } from '../campaign/campaign.ts'
import { addDays, type Day } from '../calendar/day.ts'

/** Where the campaign says nothing: week by week, as the meetings are. */
const DEFAULT_COMPARE_DAYS = 7

/** Days back that a workbook looks for what it is compared with. */
export function compareDaysOf({ compareDays }: Pick<Campaign, 'compareDays'>): number {
  return compareDays ?? DEFAULT_COMPARE_DAYS
}

/** Something that tells of a day; lists of them are in the order in which they were made or published. */
export interface OfDay {
  readonly asOf: Day
}

/**
 * The issue that one of `asOf` is compared with, among the published ones of its kind: of the latest day before, and of
 * several of one day the last. Null where there is none, and where a later day has been told of already.
 */
export function issueBefore<Issue extends OfDay>(published: readonly Issue[], asOf: Day): Issue | null {
  if (published.some((issue) => issue.asOf > asOf)) return null
  return latestOf(published.filter((issue) => issue.asOf < asOf))
}

/** The frozen state that a workbook of `asOf` is compared with; `frozen` are those made before it. */
export function stateBefore<State extends OfDay>(
  frozen: readonly State[],
  asOf: Day,
  compareDays: number,
): State | null {
  const inTurn = madeInTurn(frozen)
  const newest = inTurn.at(-1)
  if (newest === undefined || asOf < newest.asOf) return null
  const earlier = inTurn.filter((state) => state.asOf < asOf)
  const old = earlier.filter((state) => state.asOf <= addDays(asOf, -compareDays))
  return latestOf(old) ?? firstOf(earlier)
}

/** What stands now, of all that was made: a look into the past, though made last, is not shown as how things are. */
export function newestState<State extends OfDay>(inOrderOfMaking: readonly State[]): State | null {
  return latestOf(inOrderOfMaking)
}

/** Without looks into the past: each is of no earlier day than any before it. */
function madeInTurn<State extends OfDay>(frozen: readonly State[]): State[] {
  const inTurn: State[] = []
  for (const state of frozen) {
    const newest = inTurn.at(-1)
    if (newest === undefined || state.asOf >= newest.asOf) inTurn.push(state)
  }
  return inTurn
}

/** Of the latest day; of several, the last. */
function latestOf<One extends OfDay>(list: readonly One[]): One | null {
  return list.reduce<One | null>((best, one) => (best === null || one.asOf >= best.asOf ? one : best), null)
}

/** Of the first day the last one made: what that day came to. */
function firstOf<One extends OfDay>(inTurn: readonly One[]): One | null {
  return inTurn.findLast((one) => one.asOf === inTurn[0]?.asOf) ?? null
}
