/** Extensions (延期) on the wire: asked by the unit, decided by the office. */
import type { Day } from '#rules/calendar/day'
import type { ExtensionState } from '#rules/items/extension'
import * as v from 'valibot'
import { DaySchema } from './campaign.ts'
import { MAX_NOTE } from './note.ts'
import { unitAndHead, type PermissionsOf } from './permission.ts'
import type { ProblemsOf } from './problem.ts'

export const NewExtension = v.object({
  to: DaySchema,
  reason: v.pipe(v.string(), v.trim(), v.minLength(1, '请写明延期理由'), v.maxLength(MAX_NOTE)),
})
export type NewExtension = v.InferOutput<typeof NewExtension>

/** The office's decision; a refusal needs its reason. `to` grants another day than the one asked for. */
export const ExtensionDecision = v.variant('decision', [
  v.object({
    decision: v.literal('approve'),
    to: v.optional(DaySchema),
    note: v.pipe(v.string(), v.trim(), v.maxLength(MAX_NOTE)),
  }),
  v.object({
    decision: v.literal('refuse'),
    note: v.pipe(v.string(), v.trim(), v.minLength(1, '不批准须写明理由'), v.maxLength(MAX_NOTE)),
  }),
])
export type ExtensionDecision = v.InferOutput<typeof ExtensionDecision>

export interface Extension {
  readonly id: string
  readonly item: string
  readonly unit: string
  readonly state: ExtensionState
  /** The limit when it was asked. */
  readonly from: Day
  readonly asked: Day
  /** What was granted; null until and unless it is approved. */
  readonly granted: Day | null
  readonly reason: string
  readonly askedAt: string
  readonly askedOn: Day
  readonly askedBy: string
  /** Asked after the limit had passed. */
  readonly isLate: boolean
  readonly decidedAt: string | null
  readonly decidedOn: Day | null
  readonly decidedBy: string | null
  readonly note: string
}

export const extensionProblems = {
  'extension.unknown': [404, '没有这份延期申请', '请刷新后再看。'],
  'extension.not-possible': [422, '不能这样延期', '请按提示改正后再办。'],
  'extension.decided': [409, '这份延期申请不用再答复', '请刷新后再看。'],
} as const satisfies ProblemsOf<'extension'>

/** Who may, and why others may not. */
export const extensionPermissions = {
  'extension.ask': { roles: unitAndHead, reason: '延期由责任单位申请。' },
  'extension.decide': { roles: ['office'], reason: '延期由领导小组办公室批准。' },
} as const satisfies PermissionsOf<'extension'>
