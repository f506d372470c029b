/** The items as they are now, frozen nowhere, with what was decided and done about them. */
import type { Ledger } from '../Ledger.ts'
import { decidedOf, freezeItems, type FrozenItem } from './freezeItems.ts'
import { currentItems } from './rows/itemRows.ts'

/** Of one unit, or of all. */
export function frozenNow(ledger: Ledger, unit: string | null = null): FrozenItem[] {
  return freezeItems(currentItems(ledger.sql, unit), ledger.campaign, decidedOf(ledger, unit))
}
