/** The standard ledger as it was looked at: what stood in the cells, what they say, and what was agreed. */
import type { SheetGrid } from '#rules/grid'
import { readLedger, type LedgerReading } from '#rules/readLedger'
import type { OpenLedger } from '../workbook/Workbook.ts'
import { readBaseline, whyForeign, type Baseline } from './baseline.ts'
import type { SyncSetting } from './syncLedger.ts'

export interface SeenLedger {
  readonly grid: SheetGrid
  readonly reading: LedgerReading
  readonly baseline: Baseline
  /** The baseline as it is kept in the workbook. */
  readonly text: string
}

/** Why there is nothing to compare. */
export interface NoLedger {
  readonly kind: 'no-ledger' | 'no-baseline' | 'other-campaign' | 'other-unit'
}

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
  return reading === null ? { kind: 'no-ledger' } : { grid: dated, reading, baseline, text }
}
