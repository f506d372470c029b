/** What an office and an operator wait for: overview and circular of 20,000 items, backup and restore, the start. */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Day } from '#rules/calendar/day'
import { checkFile, sendBackup, writeBackup, type Operator } from '../../worker/commands/backupFile.ts'
import { startWorkerd } from '../../worker/commands/local/workerd.ts'
import { sendTo } from '../../worker/commands/campaignClient.ts'
import type { BenchRow } from './benchRow.ts'
import { makeLoad, secondsSince } from './load.ts'
import { HEAP_CAP_MB, peakMb, withOffice, type Office } from './office.ts'

const ITEMS = 20_000
const FILE_ROWS = 1000

export async function benchRunning(folder: string, asOf: Day): Promise<BenchRow[]> {
  const files = makeLoad(join(folder, 'running'), ITEMS / FILE_ROWS, FILE_ROWS)
  return withOffice(async (office) => {
    for (const { name, bytes } of files) {
      const upload = await office.client.sendLedger(name, bytes)
      await office.client.acceptLedger(upload.id)
    }
    office.peakMb()
    const snapshot = await office.client.takeSnapshot(asOf)
    return [
      await timed(office, `overview of ${ITEMS} items`, `/overview?asOf=${asOf}`),
      await timedCircular(office, snapshot.id),
      await timed(office, `the whole record checked, ${ITEMS} items`, '/record/check'),
      ...(await timeBackup(office)),
      await timeStart(),
    ]
  })
}

async function timed(office: Office, what: string, path: string): Promise<BenchRow> {
  const start = performance.now()
  await (await office.ask('GET', path)).arrayBuffer()
  return { what: `ours: ${what}`, seconds: secondsSince(start), note: `peak ${office.peakMb()} MB` }
}

async function timedCircular(office: Office, snapshot: string): Promise<BenchRow> {
  const start = performance.now()
  const { id } = await office.client.draftCircular(snapshot)
  await office.client.download(`/circulars/${id}/file.docx`)
  const note = `peak ${office.peakMb()} MB`
  return { what: `ours: circular of ${ITEMS} items, drafted and set`, seconds: secondsSince(start), note }
}

async function timeBackup({ operator, campaignId, peakMb: peak }: Office): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ledgerloop-backup-'))
  const path = join(folder, 'backup.jsonl')
  try {
    let start = performance.now()
    const head = await writeBackup(operator, campaignId, path)
    const backup = secondsSince(start)
    const note = `${Math.round(statSync(path).size / 1e6)} MB file · peak ${peak()} MB`
    start = performance.now()
    const { verdict } = await checkFile(path)
    if (verdict.breaks.length > 0) throw new Error(verdict.breaks[0]?.what)
    const verify = secondsSince(start)
    const restore = await withEmptyWorker(async (empty, mb) => {
      const begin = performance.now()
      await sendBackup(empty, head, path)
      return { seconds: secondsSince(begin), note: `all seals checked again · peak ${mb()} MB` }
    })
    return [
      { what: `ours: backup of ${ITEMS} items`, seconds: backup, note },
      { what: 'ours: that file verified', seconds: verify, note: `${verdict.rows} rows` },
      { what: 'ours: restored from it', ...restore },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function withEmptyWorker<T>(
  work: (operator: Operator, peakMb: () => number) => Promise<T>,
): Promise<T> {
  const code = 'bench-only-operator'
  const worker = await startWorkerd({
    data: null,
    assets: null,
    port: 0,
    variables: { OPERATOR_CODE: code, SESSION_SECRET: 'bench-only-secret-bench-only-secret' },
    log: false,
    heapMb: HEAP_CAP_MB,
  })
  try {
    return await work({ send: sendTo(worker.url), code }, () => peakMb(worker.pid))
  } finally {
    await worker.stop()
  }
}

async function timeStart(): Promise<BenchRow> {
  const start = performance.now()
  const seconds = await withEmptyWorker(async ({ send }) => {
    await send('/api/health', { method: 'GET', headers: {} })
    return secondsSince(start)
  })
  return { what: 'ours: from the start of workerd to the first answer', seconds, note: 'storage reached' }
}
