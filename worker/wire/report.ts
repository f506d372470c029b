/** Weekly reports (周报告) and zero reports (零报告). */
import * as v from 'valibot'
import type { Day } from '#rules/calendar/day'
import type { ReportKind, ReportStatus } from '#rules/weeks/period'
import { MAX_TEXT } from './item.ts'
import { NO_ITEMS, seesItems, unitAndHead, type PermissionsOf } from './permission.ts'
import type { ProblemsOf } from './problem.ts'

export const ReportSubmission = v.variant('kind', [
  v.object({
    kind: v.literal('weekly'),
    text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(MAX_TEXT)),
  }),
  /** 本周无新增: nothing new, and problems still open. */
  v.object({ kind: v.literal('no-new'), text: v.pipe(v.string(), v.trim(), v.maxLength(MAX_TEXT)) }),
  v.object({ kind: v.literal('zero'), text: v.pipe(v.string(), v.trim(), v.maxLength(MAX_TEXT)) }),
])
export type ReportSubmission = v.InferOutput<typeof ReportSubmission>

export interface Report {
  readonly unit: string
  /** '2017-W24'. */
  readonly period: string
  readonly kind: ReportKind
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
  /** The weeks that the unit still owes, the earliest first; one whose day is over is made up (补报). */
  readonly owed: readonly { readonly period: string; readonly due: Day; readonly isPast: boolean }[]
  /** When the week brought nothing new and nothing was done: 'zero', or 'no-new' while a problem is open. */
  readonly kind: ReportKind
  readonly text: string
  /** A problem of the unit's is open: nothing new is 本周无新增, and no zero report. */
  readonly hasOpen: boolean
}

export const reportProblems = {
  'report.period-unknown': [404, '没有这个报送期', '请核对周次，例如 2017-W24。'],
  'report.period-ahead': [409, '报送期还没有开始', '请到该周再报。'],
  'report.zero-open': [
    409,
    '还有没有销号的问题，不能报零报告',
    '没有新问题的，请报“本周无新增”；整改有进展的，请报周报告。',
  ],
  'report.zero-contradicted': [
    409,
    '本周有新问题，不能报零报告，也不能报“本周无新增”',
    '请改报周报告；如果所列问题有误，请先更正。',
  ],
} as const satisfies ProblemsOf<'report'>

/** Who may, and why others may not. */
export const reportPermissions = {
  'report.write': { roles: unitAndHead, reason: '周报告和零报告由责任单位报送。' },
  'report.read': { roles: seesItems, reason: NO_ITEMS },
} as const satisfies PermissionsOf<'report'>
