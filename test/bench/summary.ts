/** The summary workbook alone, by size: time, memory, first byte, beside a raw deflate of the same parts. */
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import PizZip from 'pizzip'
import type { Day } from '#rules/day'
import type { BenchRow } from './benchRow.ts'
import { makeLoad, secondsSince } from './load.ts'
import { withOffice, type Office } from './office.ts'

const ROWS = 1000

export async function benchSummary(folder: string, asOf: Day): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  for (const count of [1000, 5000, 20_000]) {
    const files = makeLoad(join(folder, `summary-${count}`), count / ROWS, ROWS)
    rows.push(
      ...(await withOffice(async (office) => {
        for (const { name, bytes } of files) {
          const upload = await office.client.sendLedger(name, bytes)
          await office.client.acceptLedger(upload.id)
        }
        const { id } = await office.client.takeSnapshot(asOf)
        office.peakMb()
        return timeSummary(office, id, count)
      })),
    )
  }
  return rows
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
  const deflate = deflateSeconds(Buffer.concat(chunks))
  const note = `first byte ${firstByte.toFixed(2)} · peak ${peakMb()} MB`
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
