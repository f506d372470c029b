/** What a file brings and the office's own rules stop: new rows are left out, of known rows the columns stay as they were. */
import type { Campaign } from '#rules/campaign/campaign'
import { isSettled } from '#rules/items/closure'
import { withValues } from '#rules/items/itemFields'
import { refusedColumns } from '#rules/ownRules/fileFindings'
import type { IncomingRow } from '#rules/reconcile/matchRows'
import type { Change, Reconciliation } from '#rules/reconcile/reconcile'
import type { HeldItem } from '../items/rows/itemRows.ts'

/** The reconciliation without what may not be taken. */
export function withOwnRules(
  campaign: Campaign,
  held: ReadonlyMap<string, HeldItem>,
  incoming: readonly IncomingRow[],
  reconciliation: Reconciliation,
): Reconciliation {
  if ((campaign.ownChecks ?? []).length + (campaign.ownLists ?? []).length === 0) return reconciliation
  const isTaken = (index: number): boolean => {
    const row = incoming[index]
    return row === undefined || refusedColumns(row.content, campaign, undefined) === null
  }
  const checked = reconciliation.changed.map((change) => heldBack(campaign, held.get(change.id), change))
  return {
    ...reconciliation,
    added: reconciliation.added.filter(isTaken),
    changed: checked.filter(({ set }) => Object.keys(set).length > 0),
    untouched: [...reconciliation.untouched, ...checked.filter(({ set }) => Object.keys(set).length === 0)],
  }
}

function heldBack(campaign: Campaign, item: HeldItem | undefined, change: Change): Change {
  if (item === undefined || isSettled(item)) return change
  const refused = refusedColumns(withValues(item.content, change.set), campaign, item.content)
  if (refused === null) return change
  const [left, taken] = [Object.entries(change.set), Object.entries(change.set)].map((entries, side) =>
    Object.fromEntries(entries.filter(([key]) => refused.keys.has(key) === (side === 0))),
  )
  const before = change.heldBack
  return {
    ...change,
    set: taken ?? {},
    heldBack: {
      set: { ...before?.set, ...left },
      why: before === undefined ? refused.why : `${before.why}${refused.why}`,
    },
  }
}
