/** 免报 — units that owe no weekly report for some weeks, granted by the office with a reason. */
import { periodBegins } from '#rules/weeks/rhythmPeriods'
import * as v from 'valibot'
import { MAX_NOTE } from './note.ts'
import type { PermissionsOf } from './permission.ts'
import type { ProblemsOf } from './problem.ts'

const period = v.pipe(
  v.string(),
  v.check((name) => periodBegins(name) !== null, '报送期须写成 2017-W24 的样子'),
)
const reason = (missing: string) =>
  v.pipe(v.string(), v.trim(), v.minLength(1, missing), v.maxLength(MAX_NOTE))

/** POST /exemptions: the weeks from `from` to `to`, both included, of each of the units. */
export const NewExemption = v.pipe(
  v.object({
    units: v.pipe(
      v.array(v.pipe(v.string(), v.maxLength(40))),
      v.minLength(1, '请选择单位'),
      v.maxLength(500),
    ),
    from: period,
    to: period,
    reason: reason('请写明免报理由'),
  }),
  v.check(
    ({ from, to }) => (periodBegins(from) ?? '') <= (periodBegins(to) ?? ''),
    '结束的报送期早于开始的报送期',
  ),
)
export type NewExemption = v.InferOutput<typeof NewExemption>

/** POST /exemptions/:id/end: the unit owes again. */
export const ExemptionEnd = v.object({ reason: reason('请写明撤销理由') })
export type ExemptionEnd = v.InferOutput<typeof ExemptionEnd>

export interface Exemption {
  readonly id: string
  readonly unit: string
  /** '2017-W24', both included. */
  readonly from: string
  readonly to: string
  readonly reason: string
  readonly grantedAt: string
  readonly grantedBy: string
  readonly ended: { readonly at: string; readonly by: string; readonly reason: string } | null
}

/** GET /exemptions, newest first. */
export interface ExemptionList {
  readonly exemptions: readonly Exemption[]
}

export const exemptionProblems = {
  'exemption.unknown': [404, '没有这条免报', '请刷新后再看。'],
} as const satisfies ProblemsOf<'exemption'>

/** Who may, and why others may not. */
export const exemptionPermissions = {
  'exemption.grant': { roles: ['office'], reason: '免报由领导小组办公室决定。' },
} as const satisfies PermissionsOf<'exemption'>
