/**
 * The brake on requests: a token bucket per pass, in the object's memory. It keeps one runaway client from taking
 * the campaign's object from everybody else; what it forgets by a restart is no loss.
 */
import type { RequestLimit } from './requestLimit.ts'

interface Bucket {
  left: number
  atMs: number
}

/** Full buckets say nothing; beyond this many they are swept out. */
const MANY_BUCKETS = 2000

export class RateLimiter {
  readonly #buckets = new Map<string, Bucket>()

  /** Whether a request of this cost may pass; what is refused costs nothing. */
  passes(who: string, cost: number, { burst, perMinute }: RequestLimit, nowMs: number): boolean {
    const bucket = this.#buckets.get(who) ?? { left: burst, atMs: nowMs }
    const refill = (Math.max(0, nowMs - bucket.atMs) * perMinute) / 60_000
    const left = Math.min(burst, bucket.left + refill)
    const passes = left >= cost
    this.#buckets.set(who, { left: passes ? left - cost : left, atMs: nowMs })
    if (this.#buckets.size > MANY_BUCKETS) this.#sweep(burst, perMinute, nowMs)
    return passes
  }

  #sweep(burst: number, perMinute: number, nowMs: number): void {
    for (const [who, { left, atMs }] of this.#buckets) {
      if (left + ((nowMs - atMs) * perMinute) / 60_000 >= burst) this.#buckets.delete(who)
    }
  }
}
