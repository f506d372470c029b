/**
 * Many units syncing at once: each sends five changed rows, looks at its sheet for a second or three, sends again.
 * Afterwards every row is there with what was last acknowledged, and the record holds. UNIT_SECONDS=60 for longer.
 */
import { randomUUID } from 'node:crypto'
import type { Campaign } from '#rules/campaign/campaign'
import type { ItemPage, SyncAnswer } from '#wire/item'
import { readDemoCampaign } from '../../worker/commands/demo.ts'
import type { BenchRow } from './benchRow.ts'
import { withOffice, type Ask, type Office } from './office.ts'

const SECONDS = Number(process.env['UNIT_SECONDS'] ?? 15)
const ROWS = 5
/** Between two syncs of one unit, in milliseconds. */
const PAUSE = { least: 1000, spread: 2000 }
/** Beyond it the pane says that something is wrong. */
const LIMIT_SECONDS = 1

export async function benchUnits(): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  for (const count of [60, 300]) {
    rows.push(await withOffice(async (office) => timeUnits(office, count), withUnits(count)))
  }
  return rows
}

/** The demo's campaign with so many units. */
export function withUnits(count: number): Campaign {
  const campaign = readDemoCampaign()
  const units = Array.from({ length: count }, (_, no) => ({
    ...campaign.units[0],
    id: `u${no}`,
    name: `第${no}单位`,
    aliases: [],
  }))
  return { ...campaign, units }
}

interface Work {
  readonly times: number[]
  readonly errors: string[]
  /** Row → what was last acknowledged. */
  readonly rows: Map<string, { version: number; progress: string }>
}

async function timeUnits(office: Office, count: number): Promise<BenchRow> {
  const work: Work = { times: [], errors: [], rows: new Map() }
  const clerks = await Promise.all(Array.from({ length: count }, async (_, no) => office.as(`u${no}`)))
  const until = performance.now() + SECONDS * 1000
  await Promise.all(clerks.map(async (ask) => syncUntil(ask, until, work)))
  const lost = await countLost(office, work)
  const times = work.times.toSorted((a, b) => a - b)
  const at = (share: number): number => (times[Math.floor(times.length * share)] ?? 0) / 1000
  const failed =
    work.errors.length === 0 ? 'no error' : `${work.errors.length} errors: ${work.errors[0] ?? ''}`
  return {
    what: `ours: ${count} units syncing for ${SECONDS} s, p95 (limit ${LIMIT_SECONDS} s)`,
    seconds: at(0.95),
    note: `p50 ${(at(0.5) * 1000).toFixed(0)} ms · p99 ${(at(0.99) * 1000).toFixed(0)} ms · ${times.length} syncs · ${failed} · ${work.rows.size} rows, ${lost} lost`,
  }
}

async function syncUntil(ask: Ask, until: number, work: Work): Promise<void> {
  const ids = Array.from({ length: ROWS }, () => randomUUID())
  await pause(Math.random() * PAUSE.spread)
  while (performance.now() < until) {
    const progress = `进展${randomUUID()}`
    const changes = ids.map((id) => {
      const version = work.rows.get(id)?.version ?? 0
      const set = version === 0 ? { problem: `问题${id}`, progress } : { progress }
      return { id, base: version, set }
    })
    const start = performance.now()
    try {
      const response = await ask('POST', '/sync', { pushId: randomUUID(), cursor: 1e9, changes })
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the worker's answers are typed by #wire
      const { accepted } = (await response.json()) as SyncAnswer
      work.times.push(performance.now() - start)
      for (const { id, version } of accepted) work.rows.set(id, { version, progress })
      if (accepted.length !== ROWS) work.errors.push(`${accepted.length} of ${ROWS} rows were taken`)
    } catch (error) {
      work.errors.push(String(error))
    }
    await pause(PAUSE.least + Math.random() * PAUSE.spread)
  }
}

async function countLost({ ask }: Office, work: Work): Promise<number> {
  const left = new Map(work.rows)
  for (let cursor = 0, more = true; more;) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the worker's answers are typed by #wire
    const page = (await (await ask('GET', `/items?cursor=${cursor}`)).json()) as ItemPage
    for (const { id, version, content } of page.items) {
      const known = left.get(id)
      if (known?.version === version && known.progress === content.progress) left.delete(id)
    }
    ;({ cursor, more } = page)
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as above
  const check = (await (await ask('GET', '/record/check')).json()) as { readonly breaks: readonly unknown[] }
  return left.size + check.breaks.length
}

async function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
