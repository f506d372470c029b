/** Looking from a past day: from its end, and as far back as the history reaches. */
import type { Day } from '#rules/calendar/day'
import type { Actor } from '#wire/actor'
import { historyFrom } from './rows/itemChangeRows.ts'

/** A moment to look from: a past day is looked at from its end, today from now. */
export function momentOn(day: Day, actor: Pick<Actor, 'day' | 'time'>): { day: Day; time: string } {
  return { day, time: day === actor.day ? actor.time : '23:59' }
}

/** The day whose rows are told from the history; null for the rows as they are now. */
export function pastDay(sql: SqlStorage, actor: Pick<Actor, 'day'>, asOf: Day): Day | null {
  return asOf < actor.day && historyFrom(sql) <= asOf ? asOf : null
}
