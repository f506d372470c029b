/** A closure on the wire: from the request to the last word on it, with what each who decided had seen. */
import type { Day } from '#rules/calendar/day'
import type { Evidence } from './evidence.ts'
import type { ItemRow } from './item.ts'
import { unitAndHead, type PermissionsOf } from './permission.ts'
import type { ProblemsOf } from './problem.ts'

/** A file that had been looked at when the decision was made. */
export interface SeenEvidence {
  readonly id: string
  readonly name: string
  readonly sha256: string
}

/** One step: 申请销号 · 办公室同意 · 销号 · 退回 · 重开. */
export interface ClosureStep {
  readonly act: 'request-closure' | 'agree-closure' | 'close' | 'return' | 'reopen'
  readonly by: string
  readonly role: string
  readonly at: string
  readonly on: Day
  readonly note: string
  /** The row's version that the step made. */
  readonly version: number
  /** What the one who decided had looked at by then; empty for the unit's own steps. */
  readonly seen: readonly SeenEvidence[]
}

/** From one request (or a claim in a file) to the closure, and to the reopening if there was one. */
export interface ClosureRound {
  readonly steps: readonly ClosureStep[]
  /** Null until it is struck off. */
  readonly closedOn: Day | null
  /** Set when what was struck off was opened again; the round before stays as it was. */
  readonly reopenedOn: Day | null
}

/** GET /items/:id/closure — what a closing sheet (销号单) is made from. */
export interface ClosureRecord {
  readonly item: ItemRow
  /** Oldest first. */
  readonly rounds: readonly ClosureRound[]
  readonly evidence: readonly Evidence[]
  readonly reopened: number
}

export const closureProblems = {
  'closure.reason-missing': [422, '同意销号须写明理由', '请写明凭什么同意，理由印在销号单上。'],
  'closure.limit-missing': [422, '重开须定新的时限', '请填写新的整改时限，从今天起算。'],
  'closure.incomplete': [422, '还不具备申请销号的条件', '请按所列各项补齐后再申请。'],
} as const satisfies ProblemsOf<'closure'>

/** Who may, and why others may not. */
export const closurePermissions = {
  'closure.request': { roles: unitAndHead, reason: '销号由责任单位申请（整改完成一件、申请一件）。' },
  'closure.review': { roles: ['office'], reason: '销号只由领导小组办公室逐件审核。' },
  'closure.confirm': { roles: ['group'], reason: '办公室同意销号后，由领导小组逐件确认。' },
} as const satisfies PermissionsOf<'closure'>
