/** Extensions (延期) on the wire: asked by the unit, decided by the office. */
import type { Day } from '#rules/calendar/day'
import type { ExtensionState } from '#rules/items/extension'
import * as v from 'valibot'
import { DaySchema } from './campaign.ts'
import { MAX_NOTE } from './note.ts'

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
