/**
 * A session that renews itself while the pane is open: whoever holds it always sends the newest token. It ends with
 * the working day, with its access code, or when the computer slept longer than an hour.
 */
import type { Role, Session } from '#wire/session'
import { call } from './calls.ts'

/** Looked at this often; a computer that wakes looks at once, since the timer is late. */
const LOOK_MS = 60_000
/** Renewed with this left: three tries by a bad line still come in time. */
const RENEW_SECONDS_BEFORE = 20 * 60

export class LivingSession implements Session {
  #now: Session
  readonly #keep: (renewed: Session) => void

  /** `keep` is told of every renewal, for the next opening of the pane. */
  constructor(first: Session, keep: (renewed: Session) => void) {
    this.#now = first
    this.#keep = keep
  }

  get id(): string {
    return this.#now.id
  }
  get token(): string {
    return this.#now.token
  }
  get expiresAt(): number {
    return this.#now.expiresAt
  }
  get campaignId(): string {
    return this.#now.campaignId
  }
  get role(): Role {
    return this.#now.role
  }
  get unitId(): string | null {
    return this.#now.unitId
  }

  /** Renews when it is time; the answer ends the watch. */
  live(): () => void {
    const timer = setInterval(() => void this.renewIfDue(Date.now() / 1000), LOOK_MS)
    return () => clearInterval(timer)
  }

  async renewIfDue(nowSeconds: number): Promise<void> {
    if (this.#now.expiresAt - nowSeconds > RENEW_SECONDS_BEFORE) return
    try {
      this.#now = await call<Session>('POST', '/session/renewal', { session: this.#now })
      this.#keep(this.#now)
    } catch {
      // Offline: the next look tries again. Ended: the next request says so, where the person can read it.
    }
  }
}
