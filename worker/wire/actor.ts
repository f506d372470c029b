/** Who does something to a ledger, and when: taken from the session and the office's clock, never from a body. */
import type { Day } from '#rules/calendar/day'
import type { Holder } from '#rules/people/whoActs'
import type { Role } from './session.ts'

export interface Actor {
  readonly role: Role
  /** The unit of a clerk's or head's session; null for those above the units. */
  readonly unit: string | null
  /** As the history names them: the unit's name, its head, the office's name, and the holder of the pass. */
  readonly name: string
  /** By which pass they came in; absent for the system itself and in a demo. */
  readonly pass?: string
  readonly holder?: Holder
  /** As the sealed record names them, where it is not `name`: by the pass, which leads to its holder while he is known. */
  readonly recordedAs?: string
  /** ISO instant. */
  readonly at: string
  /** The day and time ('HH:MM') in the campaign's time zone. */
  readonly day: Day
  readonly time: string
  /** The request's short number. */
  readonly requestId: string
}
