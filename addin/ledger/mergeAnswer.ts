/**
 * Takes a sync answer into the baseline and tells what to write into the sheet. Three-way, field by field: where
 * only the server changed, its value goes into the cell; where both did, the field waits for a choice with mine,
 * theirs and original kept. What the pushed change itself said is no foreign edit, also when its answer was lost.
 */
import type { ItemContent } from '#rules/items/item'
import { differences, valueOf, withValues, type FieldValue } from '#rules/items/itemFields'
import { officeFields } from '#rules/ledgerSheet/ledgerColumns'
import type { LedgerRow } from '#rules/ledgerSheet/readLedger'
import type { FieldConflict, FieldKey, ItemRow, SyncAnswer } from '#wire/item'
import type { Baseline, BaselineRow, PendingPush } from './baseline.ts'

export interface FieldWrite {
  readonly id: string
  readonly key: FieldKey
  readonly content: ItemContent
}

export interface Merged {
  readonly baseline: Baseline
  /** Cells whose value the server changed. */
  readonly writes: readonly FieldWrite[]
  /** Rows of the server that the sheet does not have yet. */
  readonly newRows: readonly (Pick<ItemRow, 'id' | 'version' | 'content'> & { readonly number?: string })[]
  readonly received: number
}

/** Merges one answer; `rows` is the sheet as it stands now, after the answer came. */
export function mergeAnswer(
  baseline: Baseline,
  pushed: PendingPush | null,
  answer: SyncAnswer,
  rows: readonly LedgerRow[],
): Merged {
  const held: Record<string, BaselineRow> = { ...acknowledge(baseline, pushed, answer).rows }
  const inSheet = new Map(rows.map((row) => [row.id, row]))
  const writes: FieldWrite[] = []
  const newRows: ItemRow[] = []
  let received = 0
  for (const item of answer.items) {
    const before = held[item.id]
    const mine = inSheet.get(item.id)
    if (item.withdrawn) {
      held[item.id] = { ...agreedRow(item), withdrawn: true }
      continue
    }
    if (mine === undefined) {
      // A row that the clerk removed stays removed until he has answered; one never seen is added.
      // One that comes back from another unit is seen for the first time again.
      const isNew = before === undefined || before.transferred !== undefined
      if (isNew) newRows.push(item)
      held[item.id] = agreedRow(item)
      received += isNew ? 1 : 0
      continue
    }
    const merged = mergeRow(before, mine.content, item)
    held[item.id] = merged.row
    for (const key of merged.write) writes.push({ id: item.id, key, content: item.content })
    received += merged.write.length > 0 ? 1 : 0
  }
  for (const { id, unit, on } of answer.transferred ?? []) {
    const { conflicts: _conflicts, ...row } = held[id] ?? { version: 0, content: {} }
    if (row.transferred === undefined) received += 1
    held[id] = { ...row, transferred: { unit, on } }
  }
  return {
    baseline: { ...baseline, rows: held, cursor: answer.cursor, pending: null },
    writes,
    newRows,
    received,
  }
}

function agreedRow({ version, number, content }: ItemRow): BaselineRow {
  return { version, number, content }
}

/** The baseline with what the server took from the push: from now on that is common ground. */
function acknowledge(baseline: Baseline, pushed: PendingPush | null, answer: SyncAnswer): Baseline {
  if (pushed === null) return baseline
  const rows: Record<string, BaselineRow> = { ...baseline.rows }
  const accepted = new Map(answer.accepted.map((row) => [row.id, row.version]))
  const conflicting = new Map(
    answer.conflicts.map((row) => [row.id, new Set<string>(row.fields.map((field) => field.field))]),
  )
  for (const change of pushed.changes) {
    const version = accepted.get(change.id)
    if (version === undefined) continue
    const stopped = conflicting.get(change.id)
    const taken = Object.fromEntries(Object.entries(change.set).filter(([key]) => stopped?.has(key) !== true))
    const before = rows[change.id]
    rows[change.id] = { ...before, version, content: withValues(before?.content ?? {}, taken) }
  }
  return { ...baseline, rows }
}

function mergeRow(
  before: BaselineRow | undefined,
  mine: ItemContent,
  item: ItemRow,
): { row: BaselineRow; write: FieldKey[] } {
  const original = before?.content ?? {}
  const write: FieldKey[] = []
  const conflicts: FieldConflict[] = (before?.conflicts ?? []).filter(
    (conflict) => valueOf(mine, conflict.field) !== valueOf(item.content, conflict.field),
  )
  for (const { key, from, to } of differences(original, item.content)) {
    const field = fieldKey(key)
    const own = valueOf(mine, key)
    if (field === null || own === to) continue
    if (own === from || officeOnly.has(key)) write.push(field)
    else replace(conflicts, conflictOf(field, from, own, item))
  }
  return {
    row: {
      ...agreedRow(item),
      ...(conflicts.length > 0 ? { conflicts } : {}),
    },
    write,
  }
}

/** Here the office's word stands, whatever the cell says. */
const officeOnly: ReadonlySet<string> = new Set(['unit', ...officeFields])

function conflictOf(field: FieldKey, original: FieldValue, mine: FieldValue, item: ItemRow): FieldConflict {
  return {
    field,
    original,
    mine,
    theirs: valueOf(item.content, field),
    theirsBy: item.updatedBy,
    theirsAt: item.updatedAt,
  }
}

function replace(conflicts: FieldConflict[], conflict: FieldConflict): void {
  const at = conflicts.findIndex((one) => one.field === conflict.field)
  // The first original stays: it is what both sides once agreed on.
  if (at >= 0) conflicts[at] = { ...conflict, original: conflicts[at]?.original ?? conflict.original }
  else conflicts.push(conflict)
}

function fieldKey(key: string): FieldKey | null {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- keys of an item are field keys by construction
  return key as FieldKey
}
