/** What the ledger says that the server does not know yet: changed fields only, row by row. */
import { asClaim } from '#rules/items/closure'
import type { Finding } from '#rules/items/finding'
import type { ItemContent } from '#rules/items/item'
import { differences, type FieldValue } from '#rules/items/itemFields'
import { isOver } from '#rules/items/lateness'
import { officeFields } from '#rules/ledgerSheet/ledgerColumns'
import type { LedgerReading, LedgerRow } from '#rules/ledgerSheet/readLedger'
import { rowOf } from '#rules/ledgerSheet/checkLedger'
import type { RowChange } from '#wire/item'
import type { Baseline, BaselineRow } from './baseline.ts'

export interface KeptBack {
  readonly row: number
  readonly id: string
  readonly problem: string
  readonly findings: readonly Finding[]
}

export interface LedgerDiff {
  /** Rows to send, with the changed fields. */
  readonly changes: readonly RowChange[]
  /** Changed rows that a finding keeps in the sheet. */
  readonly keptBack: readonly KeptBack[]
  /** Rows that the server has and the sheet has no more: a question, never a deletion. */
  readonly missing: readonly { readonly id: string; readonly problem: string }[]
  /** Changed fields in all, kept back or not. */
  readonly changedFields: number
}

/** Compares the ledger with its baseline. Rows need their ids (`assignIds`). */
export function diffLedger(
  baseline: Baseline,
  reading: Pick<LedgerReading, 'columns'>,
  rows: readonly LedgerRow[],
  findings: readonly Finding[],
): LedgerDiff {
  const blocks = blocksByRow(findings)
  const takenOver = new Set(baseline.takenOver)
  const changes: RowChange[] = []
  const keptBack: KeptBack[] = []
  let changedFields = 0
  for (const row of rows) {
    const agreed = baseline.rows[row.id]
    const set = changedValues(row, agreed, reading)
    const count = Object.keys(set).length
    if (isNoMoreOurs(agreed) || (count === 0 && agreed !== undefined)) continue
    changedFields += count
    const blockers = blocks.get(row.row)
    if (blockers !== undefined) {
      keptBack.push({ row: row.row, id: row.id, problem: row.content.problem ?? '', findings: blockers })
    } else {
      const isTakenOver = agreed === undefined && takenOver.has(row.id)
      changes.push({
        id: row.id,
        base: agreed?.version ?? 0,
        set,
        ...(isTakenOver ? { takenOver: true } : {}),
      })
    }
  }
  return { changes, keptBack, missing: missingRows(baseline, rows), changedFields }
}

/** Struck on the server, or another unit's now. */
function isNoMoreOurs(row: BaselineRow | undefined): boolean {
  return row?.withdrawn === true || row?.transferred !== undefined
}

/** Fields of which the sheet says something else than the baseline; a deleted column says nothing at all. */
function changedValues(
  row: LedgerRow,
  agreed: BaselineRow | undefined,
  reading: Pick<LedgerReading, 'columns'>,
): Record<string, FieldValue> {
  const waiting = new Set<string>(agreed?.conflicts?.map((conflict) => conflict.field))
  const known = new Set<string>(reading.columns.keys())
  const closed = agreed !== undefined && isOver(agreed.content)
  const set: [string, FieldValue][] = []
  for (const { key, to } of differences(
    agreed?.content ?? {},
    closed ? row.content : sendable(row.content),
  )) {
    if (notOursToSend.has(key) || waiting.has(key)) continue
    // Without its column the sheet cannot have changed a field, only lost sight of it.
    if (to === null && !known.has(key)) continue
    set.push([key, to])
  }
  return Object.fromEntries(set)
}

/** The unit comes from the sign-in; days and counts of what the office decides come from the office. */
const notOursToSend: ReadonlySet<string> = new Set(['unit', ...officeFields])

/** A unit's 已销号 is sent as 已完成, awaiting the office's review. */
function sendable(content: ItemContent): ItemContent {
  return asClaim(content)
}

function blocksByRow(findings: readonly Finding[]): Map<number, Finding[]> {
  const blocks = new Map<number, Finding[]>()
  for (const finding of findings) {
    if (finding.severity !== 'block') continue
    const row = rowOf(finding)
    const earlier = blocks.get(row)
    if (earlier === undefined) blocks.set(row, [finding])
    else earlier.push(finding)
  }
  return blocks
}

function missingRows(
  baseline: Baseline,
  rows: readonly LedgerRow[],
): { readonly id: string; readonly problem: string }[] {
  const present = new Set(rows.map((row) => row.id))
  return Object.entries(baseline.rows)
    .filter(([id, row]) => !present.has(id) && !isNoMoreOurs(row) && !isOver(row.content))
    .map(([id, row]) => ({ id, problem: row.content.problem ?? '' }))
}
