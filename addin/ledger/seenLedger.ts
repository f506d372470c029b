/** The standard ledger as it was looked at: what stood in the cells, what they say, and what was agreed. */
import type { Campaign } from '#rules/campaign/campaign'
import type { Cell, SheetGrid } from '#rules/cells/grid'
import { readLedger, type LedgerReading } from '#rules/ledgerSheet/readLedger'
import { otherUnitAbove } from '#rules/reading/sheetUnit'
import type { LedgerUpdate, OpenLedger } from '../workbook/Workbook.ts'
import { readBaseline, whyForeign, type Baseline } from './baseline.ts'
import type { SyncSetting } from './SyncSetting.ts'

export interface SeenLedger {
  readonly grid: SheetGrid
  readonly reading: LedgerReading
  readonly baseline: Baseline
  /** The baseline as it is kept in the workbook. */
  readonly text: string
}

/** Why there is nothing to compare. */
export type NoLedger =
  | { readonly kind: 'no-ledger' | 'no-baseline' | 'other-campaign' | 'other-unit' }
  /** What stands above its header names another unit. */
  | { readonly kind: 'names-other-unit'; readonly named: string }

export async function seeLedger(
  openLedger: () => Promise<OpenLedger>,
  setting: SyncSetting,
): Promise<SeenLedger | NoLedger> {
  const { grid, baseline: text } = await openLedger()
  if (grid === null) return { kind: 'no-ledger' }
  const baseline = readBaseline(text)
  if (text === null || baseline === null) return { kind: 'no-baseline' }
  const foreign = whyForeign(baseline, { campaignId: setting.campaign.id, unitId: setting.unitId })
  if (foreign !== null) return { kind: foreign }
  const dated = { ...grid, date1904: baseline.date1904 }
  const reading = readLedger(dated, setting.campaign, setting.fileName)
  if (reading === null) return { kind: 'no-ledger' }
  const named = nameOfOther(dated, reading, setting)
  return named === null ? { grid: dated, reading, baseline, text } : { kind: 'names-other-unit', named }
}

function nameOfOther(
  grid: SheetGrid,
  { headerRow, rows }: LedgerReading,
  { campaign, fileName, unitId }: SyncSetting,
): string | null {
  if (unitId === null || rows.length === 0) return null
  return otherUnitAbove({ file: fileName, grid, headerRow }, campaign, unitId)?.unit.name ?? null
}

/** The ledger as it is after an update that was written: without asking the workbook once more. */
export function afterUpdate(
  seen: SeenLedger,
  update: LedgerUpdate,
  baseline: Baseline,
  campaign: Campaign,
): SeenLedger {
  const rows = seen.grid.rows.map((row) => (row === undefined ? undefined : [...row]))
  for (const { row, column, value } of update.cells) (rows[row] ??= [])[column] = cellOf(value)
  const left = Math.min(...seen.reading.columns.values())
  for (const values of update.newRows) {
    const cells: (Cell | undefined)[] = []
    // What a formula shows is no field's content.
    for (const [offset, value] of values.entries())
      cells[left + offset] = typeof value === 'object' ? undefined : cellOf(value)
    rows.push(cells)
  }
  const grid = { ...seen.grid, rows }
  const reading = readLedger(grid, campaign, seen.reading.place.file)
  return { grid, reading: reading ?? seen.reading, baseline, text: update.baseline }
}

function cellOf(value: string | number | null): Cell | undefined {
  return value === null || value === '' ? undefined : { value }
}
