/**
 * Every row its own id. A row typed in has none; a copied row carries the id of the row it was copied from. Of
 * rows with one id the one that agrees most with the baseline keeps it, the others become new rows.
 */
import { differences } from '#rules/items/itemFields'
import type { LedgerRow } from '#rules/ledgerSheet/readLedger'
import type { Baseline } from './baseline.ts'

interface Identified {
  readonly rows: readonly LedgerRow[]
  /** Rows (Excel's numbers) whose id has to be written into the sheet. */
  readonly renamed: readonly { readonly row: number; readonly id: string }[]
}

export function assignIds(rows: readonly LedgerRow[], baseline: Baseline, newId: () => string): Identified {
  const keeper = new Map<string, LedgerRow>()
  for (const row of rows) {
    if (row.id === '') continue
    const rival = keeper.get(row.id)
    if (rival === undefined || distance(row, baseline) < distance(rival, baseline)) keeper.set(row.id, row)
  }
  const renamed: { row: number; id: string }[] = []
  const identified = rows.map((row) => {
    if (row.id !== '' && keeper.get(row.id) === row) return row
    const id = newId()
    renamed.push({ row: row.row, id })
    return { ...row, id, version: 0 }
  })
  return { rows: identified, renamed }
}

function distance(row: LedgerRow, baseline: Baseline): number {
  const agreed = baseline.rows[row.id]
  return agreed === undefined ? 0 : differences(agreed.content, row.content).length
}
