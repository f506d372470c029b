/** The rows of one unit for its self-checking ledger (自查表): ids and versions, so that they are known again. */
import type { PlannedItem } from '#rules/ledgerSheet/sheetPlan'
import type { Ledger } from '../Ledger.ts'
import { itemsAfter } from '../items/itemRows.ts'

/** In the order in which they were entered. */
function rowsOfUnit({ sql }: Ledger, unit: string): PlannedItem[] {
  return itemsAfter(sql, 0, unit, Number.MAX_SAFE_INTEGER)
    .filter(({ withdrawn }) => !withdrawn)
    .toSorted((a, b) => a.no - b.no)
    .map(({ id, version, content }) => ({ id, version, content }))
}

export const selfCheckActs = { 'ledger.rows': rowsOfUnit }
