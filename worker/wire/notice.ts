/** Supervision notices (督办单) on the wire. */
import type { Day } from '#rules/calendar/day'
import { MAX_NOTICE_ITEMS, type NoticeState } from '#rules/figures/supervisionNotice'
import * as v from 'valibot'
import { DaySchema } from './campaign.ts'
import { MAX_NOTE } from './note.ts'
import { NO_ITEMS, seesItems, unitAndHead, type PermissionsOf } from './permission.ts'
import type { ProblemsOf } from './problem.ts'

const itemId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{8,64}$/))

export const NewNotice = v.object({
  unit: v.pipe(v.string(), v.maxLength(40)),
  items: v.pipe(v.array(itemId), v.minLength(1, '请至少选一条问题'), v.maxLength(MAX_NOTICE_ITEMS)),
  demand: v.pipe(v.string(), v.trim(), v.minLength(1, '请写明督办要求'), v.maxLength(MAX_NOTE)),
  /** The campaign's number of working days from today when absent. */
  answerBy: v.optional(DaySchema),
})
export type NewNotice = v.InferOutput<typeof NewNotice>

export const NoticeReply = v.object({
  text: v.pipe(v.string(), v.trim(), v.minLength(1, '请写明办理情况'), v.maxLength(MAX_NOTE)),
})
export type NoticeReply = v.InferOutput<typeof NoticeReply>

/**
 * The office has read an answer: accepted, settled where every item has ended, or returned with a reason and a day for
 * the next one.
 */
export const NoticeReview = v.variant('decision', [
  v.object({ decision: v.literal('accept'), note: v.pipe(v.string(), v.trim(), v.maxLength(MAX_NOTE)) }),
  v.object({ decision: v.literal('settle'), note: v.pipe(v.string(), v.trim(), v.maxLength(MAX_NOTE)) }),
  v.object({
    decision: v.literal('return'),
    note: v.pipe(v.string(), v.trim(), v.minLength(1, '退回须写明理由'), v.maxLength(MAX_NOTE)),
    answerBy: v.optional(DaySchema),
  }),
])
export type NoticeReview = v.InferOutput<typeof NoticeReview>

/** One line of a notice's history after its issue. */
export interface NoticeStep {
  readonly act: 'answer' | 'return' | 'accept' | 'settle'
  readonly text: string
  readonly at: string
  readonly on: Day
  readonly by: string
  /** An answer after the day that held then. */
  readonly isLate: boolean
}

export interface NoticeItem {
  readonly id: string
  /** 编号. */
  readonly number: string
  readonly problem: string
  readonly due: Day | null
  readonly isClosed: boolean
  /** Struck off, or taken out of the count by the office. */
  readonly isEnded: boolean
}

export interface Notice {
  readonly id: string
  /** 督办〔2017〕3号. */
  readonly number: string
  readonly unit: string
  readonly items: readonly NoticeItem[]
  readonly demand: string
  /** The day that holds now; a return may have set a later one. */
  readonly answerBy: Day
  readonly state: NoticeState
  readonly issuedAt: string
  readonly issuedOn: Day
  readonly issuedBy: string
  /** Oldest first. */
  readonly steps: readonly NoticeStep[]
}

/** GET /notices, newest first; a unit sees its own. */
export interface NoticeList {
  readonly notices: readonly Notice[]
}

export const noticeProblems = {
  'notice.unknown': [404, '没有这份督办单', '请刷新后再看。'],
  'notice.not-possible': [422, '不能这样督办', '请按提示改正后再发。'],
  'notice.not-awaited': [409, '这份督办单不用再答复', '已经答复或办结，请刷新后再看。'],
  'notice.not-settled': [409, '列出的问题还没有都销号，不能办结', '请先阅答复，问题都销号后再办结。'],
  'notice.not-answered': [409, '这份督办单还没有可审阅的答复', '请等责任单位答复，或刷新后再看。'],
} as const satisfies ProblemsOf<'notice'>

/** Who may, and why others may not. */
export const noticePermissions = {
  'notice.read': { roles: seesItems, reason: NO_ITEMS },
  'notice.issue': { roles: ['office'], reason: '督办单由领导小组办公室发出。' },
  'notice.answer': { roles: unitAndHead, reason: '督办单由责任单位答复。' },
} as const satisfies PermissionsOf<'notice'>
