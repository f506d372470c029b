/**
 * 规范本表 — from a reading of the unit's own sheet to the standard ledger and its baseline.
 *
 * Rows that the server already has, because the file was once sent or the pane once synced, keep their ids, so that
 * standardising again updates and never doubles.
 */
import type { Campaign, UnitId } from '#rules/campaign'
import { asClaim } from '#rules/closure'
import type { ReadItem } from '#rules/item'
import { isClosed } from '#rules/lateness'
import { reconcileRows } from '#rules/reconcile'
import { planLedgerSheet, type PlannedItem, type SheetPlan, type SheetPlanOptions } from '#rules/sheetPlan'
import type { ItemRow } from '#wire/item'
import { emptyBaseline, type Baseline, type BaselineRow } from './baseline.ts'

export interface StandardiseInput {
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
  const planned = incoming.map(({ content }, index): PlannedItem => {
    const known = heldById.get(idOf.get(index) ?? '')
    if (known === undefined) return { id: input.newId(), version: 0, content }
    rows[known.id] = { version: known.version, content: known.content }
    // What the office has struck off stands, whatever the old sheet still says.
    return {
      id: known.id,
      version: known.version,
      content: isClosed(known.content) ? known.content : content,
    }
  })
  const baseline = emptyBaseline(input.campaign.id, input.unitId, input.options.date1904)
  return {
    plan: planLedgerSheet(planned, input.options),
    baseline: { ...baseline, rows },
    matched: Object.keys(rows).length,
  }
}

function contentOf(item: ReadItem, unitId: UnitId | null): PlannedItem['content'] {
  const { origin: _origin, ...content } = item
  // In a unit's own ledger every row is the unit's; a row that names another stays as read and is asked about.
  return unitId === null || content.unit !== undefined
    ? asClaim(content)
    : { ...asClaim(content), unit: unitId }
}
