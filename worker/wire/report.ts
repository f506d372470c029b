/** Weekly reports (周报告) and zero reports (零报告). */
import * as v from 'valibot'
import type { Day } from '#rules/day'
import type { ReportStatus } from '#rules/period'
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
