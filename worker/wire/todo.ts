/** 待办 — what waits for a person now: the unit's side and the office's side of asking and answering. */
import type { Day } from '#rules/calendar/day'
import type { CircularPreview, PreviewItem, PreviewLine } from '#rules/papers/circularPreview'
import * as v from 'valibot'
import { withTodoAndGroup, type PermissionsOf } from './permission.ts'

/**
 * For the unit: closure-returned 退回 · closure-approved 同意销号 · reopened 重开 · extension-approved ·
 * extension-refused · notice 督办待答复 · order 调度事项待落实 · report-owed 周报告待补报 · published 新印发 · question
 * 收台账时没有答复 (for the office, of items without a unit) · asked 填报的行待答复 · due-soon 临期 · claimed 报完成、还没有申请销号 · dropped 已核减 ·
 * withdrawal-refused 不予核减 · transferred-away 移交其他单位 · transferred-here 由其他单位移交来 · support 指定为配合单位. For the office: closure 待审核 · extension 待批 · withdrawal 核减待决定 · answer 督办答复待阅 · notice-late 督办逾期未答复 · supervise 按阶梯建议督办, one per unit · week-ready 本周通报草稿和
 * 催报名单已备好. For both: talk 对方来话 · share 配合单位报进展. For the leading group: confirm 待确认.
 */
export type MatterKind =
  | 'closure-returned'
  | 'closure-approved'
  | 'reopened'
  | 'extension-approved'
  | 'extension-refused'
  | 'notice'
  | 'order'
  | 'report-owed'
  | 'published'
  | 'question'
  | 'asked'
  | 'due-soon'
  | 'claimed'
  | 'dropped'
  | 'withdrawal-refused'
  | 'closure'
  | 'confirm'
  | 'extension'
  | 'withdrawal'
  | 'answer'
  | 'notice-late'
  | 'supervise'
  | 'week-ready'
  | 'talk'
  | 'transferred-away'
  | 'transferred-here'
  | 'support'
  | 'share'

export interface Matter {
  /** Names this very event: seen once, it does not come again as news. */
  readonly key: string
  readonly kind: MatterKind
  readonly unit: string
  /** The item to open; of a notice its first; empty where the matter is about none. */
  readonly item: string
  readonly notice: string | null
  /** The item's 编号; absent where the matter is about none. */
  readonly number?: string
  /** The item's problem, the notice's number, the order, or the paper's title. */
  readonly title: string
  /** What the other side said: the reason of a return, the reason of a request. */
  readonly note: string
  /** The day that counts: the limit, the day to answer by, the day asked for. */
  readonly day: Day | null
  /** By when the office answers, where the campaign sets itself a time; what is past it comes first. */
  readonly answerBy?: Day
  /** Whether it ends by being seen, rather than by being done. */
  readonly isNews: boolean
}

/** GET /todo. At most `MAX_MATTERS` of a kind are listed; `counts` are whole. */
export interface Todo {
  readonly matters: readonly Matter[]
  readonly counts: Readonly<Partial<Record<MatterKind, number>>>
}

export const MAX_MATTERS = 100

/** POST /todo/seen. */
export const MattersSeen = v.object({
  keys: v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(120))), v.maxLength(500)),
})
export type MattersSeen = v.InferOutput<typeof MattersSeen>

/** GET /overview/circular-preview: as the rules give it, each item with the id to open it by. */
export interface CircularPreviewView extends Omit<CircularPreview, 'lines'> {
  readonly asOf: Day
  readonly lines: readonly (Omit<PreviewLine, 'items'> & {
    readonly items: readonly (PreviewItem & { readonly id: string })[]
  })[]
}

/** Who may, and why others may not. */
export const todoPermissions = {
  'todo.read': { roles: withTodoAndGroup, reason: '待办事项只在责任单位、领导小组及其办公室。' },
} as const satisfies PermissionsOf<'todo'>
