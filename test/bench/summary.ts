/**
 * 汇总 by size: freezing the items and setting the workbook in type, each with its time and peak memory, and when the
 * first byte came; beside openpyxl and exceljs merging the same files, and a raw deflate of the same parts.
 */
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import PizZip from 'pizzip'
import type { Day } from '#rules/calendar/day'
import type { BenchRow } from './benchRow.ts'
import { makeLoad, run, secondsSince, type LedgerFile } from './load.ts'
import { withOffice, type Office } from './office.ts'

const ROWS = 1000

const SIZES = [1000, 5000, 20_000, 100_000]

/** Beyond it openpyxl takes a minute and exceljs more memory than this machine has; neither says more there. */
const MOST_FOR_PEERS = 20_000

export async function benchSummary(folder: string, asOf: Day): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  for (const count of SIZES) {
    const load = join(folder, `summary-${count}`)
    const files = makeLoad(load, count / ROWS, ROWS)
    rows.push(...(await ours(files, count, asOf)))
    if (count <= MOST_FOR_PEERS) rows.push(...peers(load, folder, asOf, count))
  }
  return rows
}

async function ours(files: readonly LedgerFile[], count: number, asOf: Day): Promise<BenchRow[]> {
  return withOffice(async (office) => {
    for (const { name, bytes } of files) {
      const upload = await office.client.sendLedger(name, bytes)
      await office.client.acceptLedger(upload.id)
    }
    office.peakMb()
    const first = await timeSnapshot(office, `ours: ${count} items frozen`, asOf)
    const again = await timeSnapshot(office, `ours: frozen again, compared row by row`, asOf)
    return [first.row, again.row, ...(await timeSummary(office, again.id, count))]
  })
}

async function timeSnapshot(
  { client, peakMb }: Office,
  what: string,
  asOf: Day,
): Promise<{ readonly id: string; readonly row: BenchRow }> {
  const start = performance.now()
  const { id } = await client.takeSnapshot(asOf)
  return { id, row: { what, seconds: secondsSince(start), note: `peak ${peakMb()} MB` } }
}

async function timeSummary({ ask, peakMb }: Office, id: string, count: number): Promise<BenchRow[]> {
  const start = performance.now()
  const { body } = await ask('GET', `/snapshots/${id}/summary.xlsx`)
  if (body === null) throw new Error('a summary without a body')
  const chunks: Uint8Array[] = []
  let firstByte = 0
  for await (const chunk of body) {
    if (chunks.length === 0) firstByte = secondsSince(start)
    chunks.push(chunk)
  }
  const seconds = secondsSince(start)
  const workbook = Buffer.concat(chunks)
  const deflate = deflateSeconds(workbook)
  const size = (workbook.length / 1e6).toFixed(1)
  const note = `first byte ${firstByte.toFixed(2)} · peak ${peakMb()} MB · ${size} MB out`
  return [
    { what: `ours: summary of ${count} items from a snapshot`, seconds, note },
    {
      what: `zlib: deflate of the same parts, level 6`,
      seconds: deflate,
      note: `summary ${(seconds / deflate).toFixed(1)} × this`,
    },
  ]
}

/** What packing the workbook's parts costs at the usual level, and nothing else. */
function deflateSeconds(workbook: Uint8Array): number {
  const parts = Object.values(new PizZip(workbook).files).map((part) => part.asUint8Array())
  const start = performance.now()
  for (const part of parts) deflateRawSync(part)
  return secondsSince(start)
}

/** An office's scripts: they read the files and write one workbook, and keep nothing. */
function peers(load: string, folder: string, asOf: Day, count: number): BenchRow[] {
  const merge = (name: string, command: string, script: string): BenchRow => ({
    what: `${name}: ${count} rows, files → one workbook`,
    seconds: run(command, [
      join(import.meta.dirname, script),
      load,
      join(folder, `${script}-${count}.xlsx`),
      asOf,
    ]),
    note: 'reading included',
  })
  return [
    merge('openpyxl', '/usr/bin/python3', 'merge_openpyxl.py'),
    merge('exceljs', process.execPath, 'mergeExceljs.ts'),
  ]
}
