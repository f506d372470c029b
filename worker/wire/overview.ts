/** How the campaign stands on a day; and the frozen state that documents are made from. */
import * as v from 'valibot'
import type { Day } from '#rules/day'
import type { ItemContent } from '#rules/item'
import type { ReportStatus } from '#rules/period'
import type { OverdueItem, Tally } from '#rules/tally'
import { DaySchema } from './campaign.ts'

/** An overdue item with the words a person needs to recognise it. */
export interface OverdueRow extends OverdueItem {
  readonly id: string
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
}

/** A unit sees its own figures only; the same shape with its own row. */
export const NewSnapshot = v.object({ asOf: v.optional(DaySchema) })
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
  readonly tally: Tally
}

/** GET /snapshots, newest first. */
export interface SnapshotList {
  readonly snapshots: readonly Snapshot[]
}
