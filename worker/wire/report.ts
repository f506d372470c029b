/** Weekly reports (周报告) and zero reports (零报告). */
import * as v from 'valibot'
import type { Day } from '#rules/calendar/day'
import type { ReportStatus } from '#rules/weeks/period'
import { MAX_TEXT } from './item.ts'

export const ReportSubmission = v.variant('kind', [
  v.object({
    kind: v.literal('weekly'),
    text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(MAX_TEXT)),
  }),
  v.object({ kind: v.literal('zero'), text: v.pipe(v.string(), v.trim(), v.maxLength(MAX_TEXT)) }),
])
export type ReportSubmission = v.InferOutput<typeof ReportSubmission>

export interface Report {
  readonly unit: string
  /** '2017-W24'. */
  readonly period: string
  readonly kind: 'weekly' | 'zero'
  readonly text: string
  readonly submittedAt: string
  readonly submittedBy: string
}

/** Units × weeks: who reported, who sent a zero, who was late, who is missing. */
export interface ReportMatrix {
  readonly periods: readonly { readonly period: string; readonly due: Day }[]
  readonly units: readonly { readonly unit: string; readonly statuses: readonly ReportStatus[] }[]
}

/** GET /reports/:period — what was handed in for a week; a unit sees its own. */
export interface ReportList {
  readonly reports: readonly Report[]
}

/** GET /reports/draft — a week's report written from the unit's own ledger, for a person to mend. */
export interface ReportDraft {
  readonly period: string
  readonly due: Day
  /** 'zero' when the week brought nothing new and nothing was done. */
  readonly kind: 'weekly' | 'zero'
  readonly text: string
}
