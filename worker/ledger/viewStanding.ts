/** How the campaign stands on a day: looked at (总览) or frozen (汇总). */
import type { Campaign } from '#rules/campaign'
import { awaitsReview } from '#rules/closure'
import type { Day } from '#rules/day'
import type { Finding } from '#rules/finding'
import type { ZeroReport } from '#rules/item'
import { tallyItems } from '#rules/tally'
import type { Overview } from '#wire/overview'
import { allStateHolidays, calendarOf } from '../calendar/stateHolidays.ts'
import type { Author } from './Author.ts'
import { movesByItem } from './extensionRows.ts'
import { freezeItems, type FrozenItem } from './freezeItems.ts'
import { standingItems } from './itemRows.ts'
import { reportMatrix } from './reportRows.ts'
import type { FrozenState } from './snapshotRows.ts'
import { readUploadLines, standingUploads, type ReadingKind } from './uploadRows.ts'
import { weekOf } from './weeklyWork.ts'

/** A moment to look from: a past day is looked at from its end, today from now. */
export function momentOn(day: Day, author: Pick<Author, 'day' | 'time'>): { day: Day; time: string } {
  return { day, time: day === author.day ? author.time : '23:59' }
}

/** The overview; of one unit with its own figures alone. */
export function viewStanding(
  sql: SqlStorage,
  campaign: Campaign,
  now: { readonly day: Day; readonly time: string },
  unit: string | null,
): Overview {
  const units = unit === null ? campaign.units : campaign.units.filter((known) => known.id === unit)
  const held = standingItems(sql, unit)
  const frozen = freezeItems(held, campaign, movesByItem(sql, unit))
  const { overdue, ...tally } = tallyItems(frozen, { ...campaign, units }, allStateHolidays, now.day)
  // The tally passes each item's place on as it is, so the place itself leads back to the item.
  const itemAt = new Map(frozen.map((item) => [item.origin, item]))
  return {
    tally,
    overdue: overdue.flatMap((late) => {
      const item = itemAt.get(late.origin)
      if (item === undefined) return []
      const { id, state: _state, origin: _origin, moves: _moves, ...content } = item
      return [{ ...late, id, content }]
    }),
    week: weekOf(sql, campaign, now, unit),
    closuresToReview: held.filter(awaitsReview).length,
  }
}

/** Everything that a snapshot of this moment freezes. */
export function collectState(
  sql: SqlStorage,
  campaign: Campaign,
  author: Author,
  asOf: Day,
): Omit<FrozenState, 'sha256'> & { readonly rows: { readonly item: readonly FrozenItem[] } } {
  const calendar = calendarOf(campaign)
  const frozen = freezeItems(standingItems(sql, null), campaign, movesByItem(sql, null))
  const uploads = standingUploads(sql)
  const linesOf = <T>(kind: ReadingKind): T[] => uploads.flatMap((id) => readUploadLines<T>(sql, id, kind))
  return {
    id: crypto.randomUUID(),
    asOf,
    campaign,
    tally: tallyItems(frozen, campaign, allStateHolidays, asOf),
    reports: reportMatrix(sql, campaign, calendar, momentOn(asOf, author), null),
    rows: { item: frozen, finding: linesOf<Finding>('finding'), zero: linesOf<ZeroReport>('zero') },
  }
}
