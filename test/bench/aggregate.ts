/** The whole way, files to summary workbook, beside scripts that merge the same files; and how its cost grows. */
import { join } from 'node:path'
import type { Day } from '#rules/calendar/day'
import type { BenchRow } from './benchRow.ts'
import { Laps, makeLoad, run, secondsSince, type LedgerFile } from './load.ts'
import { withOffice } from './office.ts'

const UNITS = 29
const ROWS = 700

/**
 * 29 ledgers of 700 rows: ours through the API, which keeps every reading, row, change and snapshot; our engine
 * alone, which like the scripts keeps nothing; openpyxl and exceljs as an office would script them.
 */
export async function benchAggregate(folder: string, asOf: Day): Promise<BenchRow[]> {
  const load = join(folder, 'load')
  const ours = await throughOurApi(makeLoad(load, UNITS, ROWS), asOf)
  const merge = (command: string, script: string): number =>
    run(command, [join(import.meta.dirname, script), load, join(folder, `${script}.xlsx`), asOf])
  const engine = merge(process.execPath, 'mergeOurs.ts')
  const openpyxl = merge('/usr/bin/python3', 'merge_openpyxl.py')
  const exceljs = merge(process.execPath, 'mergeExceljs.ts')
  const whole = ours[0]?.seconds ?? 0
  const times = (peer: number): string =>
    `${(peer / whole).toFixed(1)} × ours · ${(peer / engine).toFixed(1)} × our engine`
  return [
    ...ours,
    {
      what: 'our engine alone: the same files → summary workbook',
      seconds: engine,
      note: 'Node, from start',
    },
    { what: 'openpyxl: the same files → one workbook', seconds: openpyxl, note: times(openpyxl) },
    { what: 'exceljs: the same files → one workbook', seconds: exceljs, note: times(exceljs) },
  ]
}

async function throughOurApi(files: readonly LedgerFile[], asOf: Day): Promise<BenchRow[]> {
  return withOffice(async ({ client, peakMb }) => {
    const laps = new Laps()
    for (const { name, bytes } of files) {
      const upload = await client.sendLedger(name, bytes)
      await client.acceptLedger(upload.id)
    }
    laps.mark('read and take in')
    const snapshot = await client.takeSnapshot(asOf)
    laps.mark('snapshot')
    const summary = await client.download(`/snapshots/${snapshot.id}/summary.xlsx`)
    laps.mark('summary')
    const note = [...laps.said, `${(summary.length / 1e6).toFixed(1)} MB out`, `peak ${peakMb()} MB`]
    const start = performance.now()
    const circular = await client.draftCircular(snapshot.id)
    await client.download(`/circulars/${circular.id}/file.docx`)
    const late = snapshot.tally.overdue.length
    return [
      {
        what: `ours: ${snapshot.itemCount} items, ${files.length} files → summary workbook`,
        seconds: laps.seconds,
        note: note.join(' · '),
      },
      {
        what: `ours: and the circular, ${late} overdue items in its attachment`,
        seconds: secondsSince(start),
        note: `peak ${peakMb()} MB`,
      },
    ]
  })
}

/** Cost must grow in step with the rows: time per row within 1.5 times from 700 to 11,200. */
export async function benchGrowth(folder: string): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  for (const count of [700, 2800, 11_200]) {
    const files = makeLoad(join(folder, `growth-${count}`), 1, count)
    rows.push(
      await withOffice(async ({ client, peakMb }) => {
        // The first file ever is read by code that has not run yet; an office sends many.
        await client.sendLedger('warm.xlsx', files[0]?.bytes ?? new Uint8Array())
        const start = performance.now()
        for (const { name, bytes } of files) {
          const upload = await client.sendLedger(name, bytes)
          await client.acceptLedger(upload.id)
        }
        const seconds = secondsSince(start)
        const perRow = ((seconds / count) * 1e6).toFixed(0)
        return {
          what: `ours: one workbook of ${count} rows, read and taken in`,
          seconds,
          note: `${perRow} µs a row · peak ${peakMb()} MB`,
        }
      }),
    )
  }
  return rows
}
