/**
 * 规范本表 — from a reading of the unit's own sheet to the standard ledger and its baseline.
 *
 * Rows that the server already has, because the file was once sent or the pane once synced, keep their ids, so that
 * standardising again updates and never doubles.
 */
import type { Campaign, UnitId } from '#rules/campaign/campaign'
import { asClaim } from '#rules/items/closure'
import type { ItemContent, ReadItem } from '#rules/items/item'
import { differences, withValues, type FieldValue } from '#rules/items/itemFields'
import { isOver } from '#rules/items/lateness'
import { reconcileRows } from '#rules/reconcile/reconcile'
import {
  planLedgerSheet,
  type PlannedItem,
  type SheetPlan,
  type SheetPlanOptions,
} from '#rules/ledgerSheet/sheetPlan'
import type { FieldConflict, FieldKey, ItemRow } from '#wire/item'
import { emptyBaseline, type Baseline, type BaselineRow } from './baseline.ts'

interface StandardiseInput {
  readonly campaign: Campaign
  readonly unitId: UnitId | null
  readonly file: string
  readonly items: readonly ReadItem[]
  /** What the server holds of this unit. */
  readonly held: readonly ItemRow[]
  readonly options: SheetPlanOptions
  readonly newId: () => string
}

export interface Standardised {
  readonly plan: SheetPlan
  readonly baseline: Baseline
  /** Rows that the server knew already. */
  readonly matched: number
  /** New rows that do not say when they were found. */
  readonly undated: number
  /** Of those, the ones that say something else than the server; each field waits for a person's choice. */
  readonly differing: readonly { readonly problem: string; readonly fields: readonly FieldConflict[] }[]
}

export function standardise(input: StandardiseInput): Standardised {
  const incoming = input.items.map((item) => ({
    content: contentOf(item, input.unitId),
    origin: item.origin,
  }))
  const held = input.held.filter((row) => !row.withdrawn)
  const matches = reconcileRows(
    held.map(({ id, content, origin }) => ({ id, content, origin, lastRead: null })),
    incoming,
    input.file,
  )
  const idOf = new Map(
    [...matches.changed, ...matches.untouched].map((change) => [change.incoming, change.id]),
  )
  const heldById = new Map(held.map((row) => [row.id, row]))
  const rows: Record<string, BaselineRow> = {}
  const takenOver: string[] = []
  const differing: { problem: string; fields: readonly FieldConflict[] }[] = []
  const planned = incoming.map(({ content }, index): PlannedItem => {
    const known = heldById.get(idOf.get(index) ?? '')
    if (known === undefined) {
      const id = input.newId()
      takenOver.push(id)
      return { id, version: 0, content }
    }
    const met = meet(known, content)
    rows[known.id] = met.row
    const { conflicts } = met.row
    if (conflicts !== undefined) differing.push({ problem: content.problem ?? '', fields: conflicts })
    return { id: known.id, version: known.version, number: known.number, content: met.content }
  })
  const baseline = emptyBaseline(input.campaign.id, input.unitId, input.options.date1904)
  return {
    plan: planLedgerSheet(planned, input.options),
    baseline: { ...baseline, rows, ...(takenOver.length === 0 ? {} : { takenOver }) },
    matched: Object.keys(rows).length,
    undated: incoming.filter(({ content }, index) => !idOf.has(index) && content.foundOn === undefined)
      .length,
    differing,
  }
}

/**
 * The sheet's row and the server's, of which nobody can say which is newer. What only one of them says is taken;
 * where both say something else, the sheet's stays in the cell and the field waits for a person's choice.
 */
function meet(known: ItemRow, content: ItemContent): { row: BaselineRow; content: ItemContent } {
  // What the office has struck off stands, whatever the old sheet still says.
  if (isOver(known.content)) {
    return { row: agreedOf(known), content: known.content }
  }
  const unsaid: [string, FieldValue][] = []
  const conflicts: FieldConflict[] = []
  for (const { key, from, to } of differences(known.content, content)) {
    if (to === null) unsaid.push([key, from])
    else if (from !== null && key !== 'unit') {
      conflicts.push({
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- keys of an item are field keys
        field: key as FieldKey,
        original: null,
        mine: to,
        theirs: from,
        theirsBy: known.updatedBy,
        theirsAt: known.updatedAt,
      })
    }
  }
  return {
    row: { ...agreedOf(known), ...(conflicts.length > 0 ? { conflicts } : {}) },
    content: withValues(content, Object.fromEntries(unsaid)),
  }
}

function agreedOf({ version, number, content }: ItemRow): BaselineRow {
  return { version, number, content }
}

function contentOf(item: ReadItem, unitId: UnitId | null): PlannedItem['content'] {
  const { origin: _origin, ...content } = item
  // In a unit's own ledger every row is the unit's; a row that names another stays as read and is asked about.
  return unitId === null || content.unit !== undefined
    ? asClaim(content)
    : { ...asClaim(content), unit: unitId }
}
