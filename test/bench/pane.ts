/** What the pane costs: its round trips to Excel, its check, its opening. Measured in test/addin/bench. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { BenchRow } from './benchRow.ts'
import { makeLoad } from './load.ts'

/** Rows of the ledgers that are measured: for the round trips, and for the check. */
const SIZES = [20, 200, 2000, 5000, 10_000]

export function benchPane(folder: string): Promise<BenchRow[]> {
  const loads = join(folder, 'pane')
  for (const size of SIZES) makeLoad(join(loads, String(size)), 1, size)
  const { status, stdout, stderr } = spawnSync(process.execPath, ['test/addin/bench/run.ts', loads], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`the pane could not be measured:\n${stderr}${stdout}`)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own process printed them as such
  return Promise.resolve(JSON.parse(stdout.trim().split('\n').at(-1) ?? '[]') as BenchRow[])
}
