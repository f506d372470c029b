/**
 * How long the tests wait, said once. A wait follows what is awaited; these are the ceilings after which nobody believes
 * any more that it comes. They grow with the slowness of the machine, measured when a run begins (vitest.config.ts), and
 * are so generous that a load which comes later does no harm. What the product itself limits in time is not said here.
 */
import type { Machine } from './machine.ts'

/** For one thing to come: a text on a page, an answer, an alarm. On a quiet machine most come within a second. */
const ONE_THING_MS = 60_000
/** For a whole test or hook, which awaits many things; the last net, as what hangs is caught by the wait itself. */
const WHOLE_TEST_MS = 300_000

/** What vitest is told on this machine: its own ceilings, and what the tests read from the environment. */
export function patienceOn({ slowness, cpu }: Machine): {
  readonly testTimeout: number
  readonly hookTimeout: number
  readonly expect: { readonly poll: { readonly timeout: number } }
  readonly env: Readonly<Record<string, string>>
} {
  const awaited = Math.round(ONE_THING_MS * slowness)
  const whole = Math.round(WHOLE_TEST_MS * slowness)
  return {
    testTimeout: whole,
    hookTimeout: whole,
    expect: { poll: { timeout: awaited } },
    env: { AWAITED_MS: String(awaited), MACHINE_CPU: String(cpu) },
  }
}

/** Node and workerd both have it; their types do not agree about it. */
interface Host {
  readonly process: { readonly env: Readonly<Record<string, string | undefined>> }
}
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both hosts of the tests have it
const { env } = (globalThis as unknown as Host).process

/** Ceiling for one thing to come, in milliseconds on this machine. */
export const AWAITED_MS = Number(env['AWAITED_MS'] ?? ONE_THING_MS)

/** How many times as slow as on the machine we know the processor is, whatever else runs on it; at least 1. */
export const MACHINE_CPU = Number(env['MACHINE_CPU'] ?? 1)
