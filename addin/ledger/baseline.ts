/**
 * The baseline: the ledger as last agreed with the server, kept in the workbook itself. What differs from it is
 * what has not been sent, so edits made offline need no queue of their own and survive in any copy of the file.
 */
import type { ItemContent } from '#rules/items/item'
import type { FieldConflict, GoneToUnit, RowChange } from '#wire/item'

export interface BaselineRow {
  readonly version: number
  /** 编号; absent until the server has told it. */
  readonly number?: string
  readonly content: ItemContent
  /** Withdrawn (撤回) on the server; the row in the sheet is shown as such and never sent again. */
  readonly withdrawn?: true
  /** It went to another unit (移交); the row keeps its text, is marked by its number, and is never sent again. */
  readonly transferred?: Pick<GoneToUnit, 'unit' | 'on'>
  /** Fields changed on both sides that wait for a choice; they are not sent meanwhile. */
  readonly conflicts?: readonly FieldConflict[]
}

/** A push that has no answer yet. It is sent again as it is, so that the server knows it for the same. */
export interface PendingPush {
  readonly pushId: string
  readonly cursor: number
  readonly changes: readonly RowChange[]
}

export interface Baseline {
  readonly format: 1
  readonly campaignId: string
  /** Whose ledger this is; null for the office's own. */
  readonly unitId: string | null
  readonly date1904: boolean
  readonly cursor: number
  readonly rows: Readonly<Record<string, BaselineRow>>
  readonly pending: PendingPush | null
  /** Ids of rows that were made from a ledger kept before: on their way to the server they say so. */
  readonly takenOver?: readonly string[]
}

export function emptyBaseline(campaignId: string, unitId: string | null, date1904: boolean): Baseline {
  return { format: 1, campaignId, unitId, date1904, cursor: 0, rows: {}, pending: null }
}

/** The baseline in a workbook; null when there is none or it is not one of ours. */
export function readBaseline(text: string | null): Baseline | null {
  if (text === null) return null
  try {
    const value: unknown = JSON.parse(text)
    return isBaseline(value) ? value : null
  } catch {
    return null
  }
}

function isBaseline(value: unknown): value is Baseline {
  return (
    typeof value === 'object' &&
    value !== null &&
    'format' in value &&
    value.format === 1 &&
    'rows' in value &&
    typeof value.rows === 'object' &&
    'cursor' in value &&
    typeof value.cursor === 'number'
  )
}

/** Why this ledger cannot be synced by this session; null when it can. */
export function whyForeign(
  baseline: Baseline,
  session: { readonly campaignId: string; readonly unitId: string | null },
): 'other-campaign' | 'other-unit' | null {
  if (baseline.campaignId !== session.campaignId) return 'other-campaign'
  return baseline.unitId === session.unitId ? null : 'other-unit'
}
