/** The items as they are now, frozen nowhere, with how their limits moved and what was done about them. */
import type { Ledger } from '../Ledger.ts'
import { movesByItem } from './extensionRows.ts'
import { freezeItems, type FrozenItem } from './freezeItems.ts'
import { currentItems } from './itemRows.ts'
import { stepsByItem } from './stepTakenRows.ts'

/** Of one unit, or of all. */
export function frozenNow(ledger: Ledger, unit: string | null = null): FrozenItem[] {
  const items = currentItems(ledger.sql, unit)
  return freezeItems(items, ledger.campaign, movesByItem(ledger.sql, unit), stepsByItem(ledger, null))
}
