/** Circulars (通报) drafted from a snapshot. */
import * as v from 'valibot'
import type { Day } from '#rules/day'
import type { Circular } from '#rules/circular'

export const NewCircular = v.object({
  snapshot: v.pipe(v.string(), v.maxLength(64)),
  /** Day printed under the text; the snapshot's day when absent. */
  issuedOn: v.optional(v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/))),
})
export type NewCircular = v.InferOutput<typeof NewCircular>

export interface CircularDraft {
  readonly id: string
  readonly snapshot: string
  readonly asOf: Day
  readonly madeAt: string
  readonly madeBy: string
  readonly circular: Circular
}

export const wordContentType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
export const workbookContentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** GET /circulars, newest first. */
export interface CircularList {
  readonly circulars: readonly CircularDraft[]
}

/** PUT /templates/circular — what became of an uploaded Word template. */
export interface TemplateKept {
  readonly sha256: string
  readonly bytes: number
}
