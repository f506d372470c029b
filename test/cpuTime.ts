/** What a piece of work costs the processor: the clock on the wall would count what else runs on the machine. */
import { MACHINE_CPU } from './patience.ts'

/** Milliseconds on the machine we know (machine.ts), and what the work gave. For work in this process, in Node. */
export function cpuTime<T>(work: () => T): { readonly ms: number; readonly result: T } {
  const begun = process.cpuUsage()
  const result = work()
  const { user, system } = process.cpuUsage(begun)
  return { ms: (user + system) / 1000 / MACHINE_CPU, result }
}
