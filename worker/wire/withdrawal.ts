/** Taking a problem out of the count (核减) on the wire: asked by the unit, decided by the office. */
import { withdrawalKinds, type WithdrawalKind, type WithdrawalState } from '#rules/items/count/withdrawal'
import type { Day } from '#rules/calendar/day'
import * as v from 'valibot'
import { MAX_NOTE } from './note.ts'
import { unitAndHead, type PermissionsOf } from './permission.ts'
import type { ProblemsOf } from './problem.ts'

/** POST /items/:id/withdrawals. */
export const NewWithdrawal = v.object({
  kind: v.picklist(withdrawalKinds, '请选择核减类别'),
  reason: v.pipe(v.string(), v.trim(), v.minLength(1, '请写明核减理由'), v.maxLength(MAX_NOTE)),
})
export type NewWithdrawal = v.InferOutput<typeof NewWithdrawal>

/** POST /withdrawals/:id/decision — a refusal needs its reason. */
export const WithdrawalDecision = v.variant('decision', [
  v.object({ decision: v.literal('drop'), note: v.pipe(v.string(), v.trim(), v.maxLength(MAX_NOTE)) }),
  v.object({
    decision: v.literal('refuse'),
    note: v.pipe(v.string(), v.trim(), v.minLength(1, '不予核减须写明理由'), v.maxLength(MAX_NOTE)),
  }),
])
export type WithdrawalDecision = v.InferOutput<typeof WithdrawalDecision>

export interface Withdrawal {
  readonly id: string
  readonly item: string
  readonly unit: string
  readonly state: WithdrawalState
  readonly kind: WithdrawalKind
  readonly reason: string
  readonly askedAt: string
  readonly askedOn: Day
  readonly askedBy: string
  readonly decidedAt: string | null
  readonly decidedOn: Day | null
  readonly decidedBy: string | null
  readonly note: string
}

export const withdrawalProblems = {
  'withdrawal.unknown': [404, '没有这份核减申请', '请刷新后再看。'],
  'withdrawal.not-possible': [409, '现在不能核减', '请先同步，看清这条问题的状态。'],
  'withdrawal.decided': [409, '这份核减申请不用再答复', '请刷新后再看。'],
} as const satisfies ProblemsOf<'withdrawal'>

/** Who may, and why others may not. */
export const withdrawalPermissions = {
  'withdrawal.ask': { roles: unitAndHead, reason: '核减由责任单位申请。' },
  'withdrawal.decide': { roles: ['office'], reason: '核减由领导小组办公室决定。' },
} as const satisfies PermissionsOf<'withdrawal'>
