/** 牵头、配合 on the wire: the office names supporting units, each reports its share; the row stays the lead's. */
import type { Day } from '#rules/calendar/day'
import type { ItemContent } from '#rules/items/item'
import { MAX_SUPPORTING } from '#rules/items/support/support'
import type { ItemState } from '#rules/items/closure'
import * as v from 'valibot'
import type { Evidence } from './evidence.ts'
import { MAX_NOTE } from './note.ts'
import { unitAndHead, type PermissionsOf } from './permission.ts'
import type { ProblemsOf } from './problem.ts'

/** PUT /items/:id/supports — all units that support the item from now on; none ends it. */
export const SupportNaming = v.object({
  units: v.pipe(
    v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(40))),
    v.maxLength(MAX_SUPPORTING, `最多 ${MAX_SUPPORTING} 个配合单位`),
  ),
  /** Whether they may read it although it is confidential. */
  told: v.boolean(),
  note: v.pipe(v.string(), v.trim(), v.maxLength(MAX_NOTE)),
})
export type SupportNaming = v.InferOutput<typeof SupportNaming>

/** What a share may say; a report of its own belongs into evidence. */
export const MAX_SHARE = 1000

/** POST /items/:id/shares. The sender names it, so that the same one sent again is not said twice. */
export const NewShare = v.object({
  id: v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{8,64}$/)),
  text: v.pipe(v.string(), v.trim(), v.minLength(1, '请写进展'), v.maxLength(MAX_SHARE)),
})
export type NewShare = v.InferOutput<typeof NewShare>

export interface Support {
  readonly unit: string
  readonly since: Day
  readonly told: boolean
}

export interface Share {
  readonly id: string
  readonly unit: string
  readonly at: string
  readonly by: string
  readonly text: string
}

/** An item as a supporting unit sees it: what the row says, all shares, its own files; no talk, no request, no notice. */
export interface SupportedItem {
  readonly id: string
  readonly number: string
  /** The lead. */
  readonly unit: string
  readonly state: ItemState
  readonly content: ItemContent
  readonly since: Day
  readonly shares: readonly Share[]
  readonly evidence: readonly Evidence[]
  /** Why nothing can be added now; null when it can. */
  readonly whyNot: string | null
}

/** GET /supports. */
export interface SupportedItems {
  readonly items: readonly SupportedItem[]
}

export const supportProblems = {
  'support.not-possible': [409, '现在不能这样指定配合单位', '请核对责任单位和所选单位。'],
  'support.exposes': [422, '这句话可能暴露线索提供人', '请改写后再指定。'],
  'support.reused': [409, '进展编号重复', '请重新提交。'],
} as const satisfies ProblemsOf<'support'>

/** Who may, and why others may not. */
export const supportPermissions = {
  'support.name': { roles: ['office'], reason: '配合单位由领导小组办公室指定。' },
  'support.read': { roles: unitAndHead, reason: '配合事项由配合单位办理，办公室在问题详情里看。' },
  'support.share': { roles: unitAndHead, reason: '配合进展由配合单位填报。' },
} as const satisfies PermissionsOf<'support'>
