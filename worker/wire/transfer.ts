/** 移交 on the wire: an item goes to another unit; both see it. */
import type { Day } from '#rules/calendar/day'
import * as v from 'valibot'
import { MAX_NOTE } from './note.ts'
import { NO_ITEMS, seesItems, type PermissionsOf } from './permission.ts'
import type { ProblemsOf } from './problem.ts'

/** POST /items/:id/transfers. A request of the unit to hand it over is answered by it. */
export const NewTransfer = v.object({
  unit: v.pipe(v.string(), v.minLength(1, '请选择移交给哪个单位'), v.maxLength(40)),
  reason: v.pipe(v.string(), v.trim(), v.minLength(1, '请写明移交理由'), v.maxLength(MAX_NOTE)),
})
export type NewTransfer = v.InferOutput<typeof NewTransfer>

/** GET /transfers — newest first; to a unit, those from it and to it. */
export interface Transfer {
  readonly id: string
  readonly item: string
  /** 编号, which went along. */
  readonly number: string
  /** The problem as it stood when it went. */
  readonly problem: string
  readonly from: string
  readonly to: string
  readonly reason: string
  readonly on: Day
  readonly by: string
}

export const transferProblems = {
  'transfer.not-possible': [409, '现在不能移交', '请先同步，看清这条问题的状态。'],
} as const satisfies ProblemsOf<'transfer'>

/** Who may, and why others may not. */
export const transferPermissions = {
  'transfer.read': { roles: seesItems, reason: NO_ITEMS },
  'transfer.make': { roles: ['office'], reason: '移交由领导小组办公室决定。单位请申请核减，类别选“移交”。' },
} as const satisfies PermissionsOf<'transfer'>
