/**
 * npm run bench: one table, each figure beside a peer or a limit in the same run.
 *
 * Ours is the worker through its own API, in a workerd whose heap is capped at 128 MB. The load is ledgers in
 * three layouts (make_load.py). Names after the command choose parts: `npm run bench -- sync summary`. Needs
 * Debian's python3-openpyxl.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asDay } from '#rules/calendar/day'
import { benchAggregate, benchGrowth } from './aggregate.ts'
import type { BenchRow } from './benchRow.ts'
import { benchPane } from './pane.ts'
import { benchRunning } from './running.ts'
import { benchSummary } from './summary.ts'
import { benchSync } from './sync.ts'
import { benchUnits } from './units.ts'

const asOf = asDay('2017-08-15')
const parts: Readonly<Record<string, (folder: string) => Promise<BenchRow[]>>> = {
  aggregate: async (folder) => benchAggregate(folder, asOf),
  growth: benchGrowth,
  summary: async (folder) => benchSummary(folder, asOf),
  sync: benchSync,
  units: benchUnits,
  running: async (folder) => benchRunning(folder, asOf),
  pane: benchPane,
}

const asked = process.argv.slice(2)
const unknown = asked.find((name) => parts[name] === undefined)
if (unknown !== undefined) throw new Error(`no part ${unknown}; there are ${Object.keys(parts).join(', ')}`)

const folder = mkdtempSync(join(tmpdir(), 'ledgerloop-bench-'))
const rows: BenchRow[] = []
try {
  for (const [name, bench] of Object.entries(parts)) {
    if (asked.length === 0 || asked.includes(name)) rows.push(...(await bench(folder)))
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
console.table(rows.map(({ what, seconds, note }) => ({ what, seconds: seconds.toFixed(3), note })))
