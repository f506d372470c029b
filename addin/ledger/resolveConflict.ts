/** 我的 or 对方: a person's choice for one field changed on both sides. What was not chosen stays in the history. */
import type { FieldKey } from '#wire/item'
import type { Baseline } from './baseline.ts'
import type { FieldWrite } from './mergeAnswer.ts'

interface Resolution {
  readonly baseline: Baseline
  /** The cell to set when theirs was chosen; mine is in the sheet already and goes with the next sync. */
  readonly write: FieldWrite | null
}

export function resolveConflict(
  baseline: Baseline,
  id: string,
  field: FieldKey,
  choice: 'mine' | 'theirs',
): Resolution {
  const row = baseline.rows[id]
  if (row === undefined) return { baseline, write: null }
  const { conflicts: waiting = [], ...rest } = row
  const left = waiting.filter((conflict) => conflict.field !== field)
  const resolved = left.length > 0 ? { ...rest, conflicts: left } : rest
  return {
    baseline: { ...baseline, rows: { ...baseline.rows, [id]: resolved } },
    write: choice === 'theirs' ? { id, key: field, content: row.content } : null,
  }
}
