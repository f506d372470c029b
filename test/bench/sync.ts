/** Sync by size of the change and of the ledger: the cost must follow the change. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { ItemPage, ItemRow, SyncAnswer } from '#wire/item'
import type { BenchRow } from './benchRow.ts'
import { makeLoad, secondsSince } from './load.ts'
import { withOffice, type Office } from './office.ts'

const FILE_ROWS = 1000
/** The median of so many pushes. */
const PUSHES = 15

export async function benchSync(folder: string): Promise<BenchRow[]> {
  const [file] = makeLoad(join(folder, 'sync'), 1, FILE_ROWS)
  if (file === undefined) throw new Error('no load was made')
  const rows: BenchRow[] = []
  for (const count of [1000, 100_000]) {
    rows.push(
      ...(await withOffice(async (office) => {
        // The same rows under other names are other ledgers of the same unit.
        for (let copy = 1; copy <= count / FILE_ROWS; copy++) {
          const upload = await office.client.sendLedger(`${copy}-${file.name}`, file.bytes)
          await office.client.acceptLedger(upload.id)
        }
        return timeSyncs(office, count)
      })),
    )
  }
  return rows
}

async function timeSyncs(office: Office, count: number): Promise<BenchRow[]> {
  const held = new Map<string, ItemRow>()
  let cursor = await pull(office, held)
  if (held.size !== count) throw new Error(`${held.size} rows are held, not ${count}`)
  const rows: BenchRow[] = []
  for (const changed of [1, 50, 500]) {
    const times: number[] = []
    const cpu = office.cpuMs()
    for (let push = 0; push < PUSHES; push++) {
      const start = performance.now()
      const answer = await sync(office, [...held.values()].slice(0, changed), cursor, push)
      times.push(secondsSince(start))
      if (answer.accepted.length !== changed || answer.items.length !== changed) {
        throw new Error(`${answer.accepted.length} of ${changed} rows were taken`)
      }
      cursor = answer.cursor
      for (const item of answer.items) held.set(item.id, item)
    }
    const median = times.toSorted((a, b) => a - b)[Math.floor(PUSHES / 2)] ?? 0
    const cpuEach = ((office.cpuMs() - cpu) / PUSHES).toFixed(1)
    const note = `${cpuEach} ms CPU · ${((median / changed) * 1000).toFixed(2)} ms a row · peak ${office.peakMb()} MB`
    rows.push({
      what: `ours: sync of ${changed} changed rows, ledger of ${count}`,
      seconds: median,
      note,
    })
  }
  return rows
}

/** All rows into `held`; answers the cursor. */
async function pull({ ask }: Office, held: Map<string, ItemRow>): Promise<number> {
  for (let cursor = 0; ;) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the worker's answers are typed by #wire
    const page = (await (await ask('GET', `/items?cursor=${cursor}`)).json()) as ItemPage
    for (const item of page.items) held.set(item.id, item)
    cursor = page.cursor
    if (!page.more) return cursor
  }
}

async function sync(
  { ask }: Office,
  rows: readonly ItemRow[],
  cursor: number,
  push: number,
): Promise<SyncAnswer> {
  const changes = rows.map(({ id, version }) => ({
    id,
    base: version,
    set: { progress: `第${push + 1}次填报进展，${rows.length}行同时报送` },
  }))
  const request = { pushId: randomUUID(), cursor, unit: rows[0]?.unit ?? '', changes }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the worker's answers are typed by #wire
  return (await (await ask('POST', '/sync', request)).json()) as SyncAnswer
}
