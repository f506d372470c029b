/**
 * 待定的栏目 — a column before it is understood, and everything that speaks for its meanings.
 */
import type { Campaign, UnitId } from '../campaign/campaign.ts'
import type { Day } from '../calendar/day.ts'
import type { Cell } from '../cells/grid.ts'
import type { ColumnRole, ItemField } from '../fields/field.ts'
import type { TimeLimitContext } from '../timeLimit/timeLimit.ts'
import type { ColumnEvidence } from './columnEvidence.ts'
import type { PathMeaning } from './columnPath.ts'

/** A column before it is understood. `cells` is a sample of its rows, undefined where the row has none. */
export interface UnreadColumn {
  readonly column: number
  /** Labels from top to bottom, as written, trimmed. */
  readonly path: readonly string[]
  readonly cells: readonly (Cell | undefined)[]
  /** Columns of a date that is split into 年, 月, 日. */
  readonly parts?: readonly number[]
}

export interface ColumnsContext {
  readonly campaign: Campaign
  readonly limits: TimeLimitContext
  /** The sheet's unit, where it is known without its columns. */
  readonly unit: UnitId | null
  /** The sheet collects or inspects the rows of others: its unit need not be theirs. */
  readonly collects?: boolean
  /** 截至 day of the sheet. */
  readonly asOf: Day | null
  /** Mappings that the unit has confirmed, by `pathKey`. */
  readonly confirmed?: Readonly<Record<string, string>> | undefined
}

/** One column with everything that speaks for its meanings. */
export interface Candidate {
  readonly input: UnreadColumn
  readonly evidence: ColumnEvidence
  readonly scores: Map<ItemField, number>
  readonly meanings: readonly PathMeaning[]
  readonly confirmed: ColumnRole | null
  /** Share of the sampled rows in which the column is filled. */
  readonly filled: number
}

/** Moves the scores of meanings that the column has, each by its step; others stay. */
export function move({ scores }: Candidate, ...steps: readonly (readonly [ItemField, number])[]): void {
  for (const [field, step] of steps) {
    const score = scores.get(field)
    if (score !== undefined) scores.set(field, Math.max(0, score + step))
  }
}
