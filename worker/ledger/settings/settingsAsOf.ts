/** Settings are of their time: a past day is judged by those that held then. */
import type { Day } from '#rules/calendar/day'
import type { Actor } from '#wire/actor'
import type { Ledger } from '../Ledger.ts'
import { settingsOn } from './settingsRows.ts'

/** The ledger under the settings to judge a day by: for a past day those that held at its end. */
export function asOfDay(ledger: Ledger, { day: today }: Pick<Actor, 'day'>, asOf: Day): Ledger {
  const then = asOf < today ? settingsOn(ledger.sql, asOf) : null
  return then === null ? ledger : { ...ledger, campaign: then }
}
