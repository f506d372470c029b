/** How the campaign stands on a day; and the frozen state that documents are made from. */
import * as v from 'valibot'
import type { ChangeCounts } from '#rules/figures/compareStates'
import type { Day } from '#rules/calendar/day'
import type { ItemContent } from '#rules/items/item'
import type { Dropped } from '#rules/items/count/withdrawal'
import type { ReportStatus } from '#rules/weeks/period'
import type { OverdueItem, Tally, TallyCounts } from '#rules/figures/tally'
import { DaySchema } from './campaign.ts'
import { NO_ITEMS, seesAll, seesItems, type PermissionsOf } from './permission.ts'
import type { ProblemsOf } from './problem.ts'

/** An overdue item with the words a person needs to recognise it. */
export interface OverdueRow extends OverdueItem {
  readonly id: string
  readonly number: string
  readonly content: ItemContent
}

export interface Overview {
  readonly tally: Omit<Tally, 'overdue'>
  readonly overdue: readonly OverdueRow[]
  /** The reporting period of `asOf`, and where each unit stands in it. */
  readonly week: {
    readonly period: string
    readonly due: Day
    readonly units: readonly { readonly unit: string; readonly status: ReportStatus }[]
  } | null
  readonly closuresToReview: number
  /** What the office took out of the count (核减), listed apart; the latest first. */
  readonly dropped: readonly DroppedRow[]
}

/** An item that was dropped, and why. */
export interface DroppedRow extends Dropped {
  readonly id: string
  readonly unit: string
  readonly problem: string
}

/**
 * The rows of a past day are told from the history, as they stood at its end. `rows: 'now'` judges the rows as they
 * are now by that day instead: for ledgers that came in afterwards.
 */
export const NewSnapshot = v.object({
  asOf: v.optional(DaySchema),
  rows: v.optional(v.picklist(['then', 'now'])),
})
export type NewSnapshot = v.InferOutput<typeof NewSnapshot>

/** 汇总 — an immutable state of all units' items as of a day. */
export interface Snapshot {
  readonly id: string
  readonly no: number
  readonly asOf: Day
  readonly madeAt: string
  readonly madeBy: string
  readonly itemCount: number
  /** Of the canonical JSON of its items; equal states have equal hashes. */
  readonly sha256: string
  /** 'present': the history does not reach back to `asOf`, or so it was asked: the rows are those of the making. */
  readonly basis: SnapshotBasis
  /** The day of the state that it was compared with; null where it was compared with none. */
  readonly previousAsOf: Day | null
  /** What changed since then; null where it was compared with none. */
  readonly changes: ChangeCounts | null
  readonly tally: Tally
}

/** A snapshot without its list of overdue items, which may be long. */
export interface SnapshotHead extends Omit<Snapshot, 'tally'> {
  readonly tally: TallyCounts
}

export type SnapshotBasis = 'history' | 'present'

/** GET /snapshots, newest first. */
export interface SnapshotList {
  readonly snapshots: readonly SnapshotHead[]
}

export const snapshotProblems = {
  'snapshot.unknown': [404, '没有这次汇总', '请从汇总列表中选择。'],
} as const satisfies ProblemsOf<'snapshot'>

/** Who may, and why others may not. */
export const overviewPermissions = {
  'overview.read': { roles: seesItems, reason: NO_ITEMS },
} as const satisfies PermissionsOf<'overview'>

/** Who may, and why others may not. */
export const snapshotPermissions = {
  'snapshot.make': { roles: ['office'], reason: '汇总由领导小组办公室进行。' },
  'snapshot.read': { roles: seesAll, reason: '汇总含各单位内容，只供领导小组及其办公室和领导查看。' },
} as const satisfies PermissionsOf<'snapshot'>
