/** Two items that are one problem (关联重复) on the wire: linked and unlinked by the office, shown by each of the two. */
import type { Day } from '#rules/calendar/day'
import type { ItemState } from '#rules/items/closure'
import * as v from 'valibot'
import { DaySchema } from './campaign.ts'
import { MAX_NOTE } from './note.ts'
import type { PermissionsOf } from './permission.ts'
import type { ProblemsOf } from './problem.ts'

const reason = v.pipe(v.string(), v.trim(), v.minLength(1, '请写明理由'), v.maxLength(MAX_NOTE))

/** POST /items/:id/link — this item is the same problem as `counting`, which counts for both. */
export const NewLink = v.object({
  counting: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  reason,
})
export type NewLink = v.InferOutput<typeof NewLink>

/** POST /items/:id/link/end — a limit only where the old one has passed. */
export const LinkEnd = v.object({ reason, due: v.optional(DaySchema) })
export type LinkEnd = v.InferOutput<typeof LinkEnd>

/** The other one of two linked items. */
export interface LinkedItem {
  /** Null where the reader may not open it. */
  readonly id: string | null
  readonly number: string
  readonly unit: string
  readonly state: ItemState
  /** Null where the reader is not told. */
  readonly problem: string | null
  readonly reason: string
  readonly since: Day
  readonly by: string
}

export const linkProblems = {
  'link.not-possible': [409, '现在不能关联', '请核对这两条问题的状态。'],
  'link.unknown': [404, '这条问题没有关联', '请刷新后再看。'],
  'link.limit-missing': [422, '解除关联须定新的时限', '请填写新的整改时限，从今天起算。'],
  'link.exposes': [422, '这句话可能暴露线索提供人', '请改写后再关联。'],
} as const satisfies ProblemsOf<'link'>

/** Who may, and why others may not. */
export const linkPermissions = {
  'link.decide': { roles: ['office'], reason: '两条问题是不是同一件，由领导小组办公室决定。' },
} as const satisfies PermissionsOf<'link'>
