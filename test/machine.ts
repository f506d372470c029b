/** How this machine is today: how long a fixed piece of work takes, beside what it takes on the machine we know. */

export interface Machine {
  /** Of the processor alone: 1 as on the machine we know, 2 where it is half as fast. At least 1. */
  readonly cpu: number
  /** With everything else that runs here: what takes one second on the machine we know takes this many. At least 1. */
  readonly slowness: number
}

/** On two quiet cores of the machine that the ceilings were set on, in milliseconds. */
const KNOWN_MS = 190
const TURNS = 100_000_000

/** Measures for about a fifth of a second, or as long as the machine is slow. */
export function measureMachine(): Machine {
  const cpu = process.cpuUsage()
  const begun = performance.now()
  churn(TURNS)
  const wallMs = performance.now() - begun
  return {
    cpu: Math.max(1, process.cpuUsage(cpu).user / 1000 / KNOWN_MS),
    slowness: Math.max(1, wallMs / KNOWN_MS),
  }
}

/** Arithmetic that no compiler can foresee. */
function churn(turns: number): number {
  let hash = 1
  for (let turn = 0; turn < turns; turn++) {
    hash = Math.imul(hash ^ (turn & 255), 16_777_619) >>> 0
    hash ^= hash >>> 13
  }
  return hash
}
