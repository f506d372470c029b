/**
 * npm run bench: one table, each figure beside a peer doing the same job in the same run.
 *
 * The load is 29 workbooks of 700 rows in three layouts (make_load.py). Ours is the whole way through the
 * worker's door in a workerd whose heap is capped at 128 MB: upload, reading, acceptance, snapshot, summary and
 * circular. The peers merge the same files into one styled workbook: the script an office would write with
 * openpyxl, and the same with exceljs. Needs Debian's python3-openpyxl.
 */
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asDay } from '#rules/day'
import { CampaignClient, openCampaign, signIn, type Send } from '../../worker/commands/campaignClient.ts'
import { readDemoCampaign } from '../../worker/commands/demo.ts'
import { startWorkerd, type RunningWorker } from '../../worker/commands/workerd.ts'

/** Cloudflare gives an isolate 128 MB. */
const HEAP_CAP_MB = 128
const here = import.meta.dirname
const asOf = asDay('2017-08-15')
const folder = mkdtempSync(join(tmpdir(), 'ledgerloop-bench-'))

interface Row {
  readonly what: string
  readonly seconds: number
  readonly note: string
}

const rows: Row[] = []
try {
  await benchAggregate()
  await benchGrowth()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
console.table(rows.map(({ what, seconds, note }) => ({ what, seconds: seconds.toFixed(2), note })))

async function benchAggregate(): Promise<void> {
  const load = join(folder, 'load')
  run('/usr/bin/python3', [join(here, 'make_load.py'), load, '29', '700'])
  const ours = await throughOurDoor(load)
  const openpyxl = run('/usr/bin/python3', [
    join(here, 'merge_openpyxl.py'),
    load,
    join(folder, 'openpyxl.xlsx'),
    asOf,
  ])
  const exceljs = run(process.execPath, [
    join(here, 'mergeExceljs.ts'),
    load,
    join(folder, 'exceljs.xlsx'),
    asOf,
  ])
  const times = (peer: number): string => `${(peer / ours.seconds).toFixed(1)} × ours`
  rows.push(
    {
      what: `ours: ${ours.items} items, 29 files → summary and circular`,
      seconds: ours.seconds,
      note: ours.note,
    },
    { what: 'openpyxl: the same files → one workbook', seconds: openpyxl, note: times(openpyxl) },
    { what: 'exceljs: the same files → one workbook', seconds: exceljs, note: times(exceljs) },
  )
}

async function throughOurDoor(load: string): Promise<Row & { items: number }> {
  const { office, worker } = await openOffice()
  try {
    const laps: string[] = []
    const start = performance.now()
    let lap = start
    const mark = (name: string): void => {
      const now = performance.now()
      laps.push(`${name} ${((now - lap) / 1000).toFixed(2)}`)
      lap = now
    }
    for (const file of readdirSync(load).toSorted()) {
      const upload = await office.sendLedger(file, readFileSync(join(load, file)))
      await office.acceptLedger(upload.id)
    }
    mark('read and take in')
    const snapshot = await office.takeSnapshot(asOf)
    mark('snapshot')
    const summary = await office.download(`/snapshots/${snapshot.id}/summary.xlsx`)
    mark('summary')
    const circular = await office.draftCircular(snapshot.id)
    await office.download(`/circulars/${circular.id}/file.docx`)
    mark('circular')
    const seconds = (performance.now() - start) / 1000
    laps.push(`${(summary.length / 1e6).toFixed(1)} MB out`, `peak ${peakMb(worker)} MB`)
    return { what: '', seconds, note: laps.join(' · '), items: snapshot.itemCount }
  } finally {
    await worker.stop()
  }
}

/** Cost must grow in step with the rows: time per row within 1.5 times from 700 to 11,200. */
async function benchGrowth(): Promise<void> {
  for (const count of [700, 2800, 11_200]) {
    const load = join(folder, `growth-${count}`)
    run('/usr/bin/python3', [join(here, 'make_load.py'), load, '1', String(count)])
    const [file = ''] = readdirSync(load)
    const { office, worker } = await openOffice()
    try {
      const bytes = readFileSync(join(load, file))
      const start = performance.now()
      const upload = await office.sendLedger(file, bytes)
      await office.acceptLedger(upload.id)
      const seconds = (performance.now() - start) / 1000
      const perRow = ((seconds / count) * 1e6).toFixed(0)
      rows.push({
        what: `ours: one workbook of ${count} rows, read and taken in`,
        seconds,
        note: `${perRow} µs a row · peak ${peakMb(worker)} MB`,
      })
    } finally {
      await worker.stop()
    }
  }
}

async function openOffice(): Promise<{ office: CampaignClient; worker: RunningWorker }> {
  const operatorCode = randomBytes(16).toString('hex')
  const worker = await startWorkerd({
    data: null,
    assets: null,
    port: 0,
    variables: { OPERATOR_CODE: operatorCode, SESSION_SECRET: randomBytes(32).toString('hex') },
    log: false,
    heapMb: HEAP_CAP_MB,
  })
  const send: Send = async (path, request) => fetch(worker.url + path, request)
  const opened = await openCampaign(send, operatorCode, readDemoCampaign())
  return { office: new CampaignClient(send, await signIn(send, opened.codes, null)), worker }
}

function peakMb(worker: RunningWorker): number {
  const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${worker.pid}/status`, 'utf8'))?.[1]
  return Math.round(Number(kilobytes) / 1024)
}

/** Runs a peer and answers its wall seconds. */
function run(command: string, args: readonly string[]): number {
  const start = performance.now()
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}:\n${stderr}`)
  return (performance.now() - start) / 1000
}
