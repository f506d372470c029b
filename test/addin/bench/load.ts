/** The ledgers that the pane is measured on, and a line of the table; made and printed by test/bench/pane.ts. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SheetGrid } from '#rules/cells/grid'
import { readWorkbookFile } from '../../../worker/documents/xlsx/read.ts'

/** As in test/bench/benchRow.ts. */
export interface PaneRow {
  readonly what: string
  readonly seconds: number
  readonly note: string
}

/** The sheets of the one workbook of so many rows. */
export async function loadOf(folder: string, rows: number): Promise<readonly SheetGrid[]> {
  const place = join(folder, String(rows))
  const [name] = readdirSync(place)
  if (name === undefined) throw new Error(`no load in ${place}`)
  return (await readWorkbookFile(readFileSync(join(place, name)), name)).sheets
}

export function secondsSince(start: number): number {
  return (performance.now() - start) / 1000
}
