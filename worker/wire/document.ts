/** Circulars (通报) and the office's other papers: drafted from a snapshot, made final, published. */
import { namings, praises, type Tone } from '#rules/papers/circular/tone'
import type { Day } from '#rules/calendar/day'
import { draftKinds, type DraftKind } from '#rules/papers/draftPaper'
import type { Paper } from '#rules/papers/paper'
import type { PaperKind } from '#rules/campaign/paperKind'
import type { Staleness } from '#rules/papers/stalePaper'
import * as v from 'valibot'
import { DaySchema } from './campaign.ts'
import { MAX_NOTE } from './note.ts'
import { seesAll, withTodo, type PermissionsOf } from './permission.ts'
import type { ProblemsOf } from './problem.ts'

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64))

const ToneSchema = v.object({
  naming: v.picklist(namings),
  praise: v.picklist(praises),
  /** Whom criticism does not name, each with the reason that is kept. */
  leftOut: v.pipe(
    v.array(
      v.object({
        unit: id,
        reason: v.pipe(v.string(), v.trim(), v.minLength(1, '不点名的单位须写明理由'), v.maxLength(200)),
      }),
    ),
    v.maxLength(500),
  ),
})

export const NewCircular = v.object({
  snapshot: id,
  /** The weekly circular when absent. */
  kind: v.optional(v.picklist(draftKinds), 'weekly-circular'),
  /** Day printed under the text; the snapshot's day when absent. */
  issuedOn: v.optional(DaySchema),
  tone: v.optional(ToneSchema),
  /** To whom a reminder goes. */
  unit: v.optional(id),
})
export type NewCircular = v.InferInput<typeof NewCircular>

/** POST /circulars/:id/draft — written again from this snapshot, as asked before unless said otherwise. */
export const Redraft = v.object({
  snapshot: id,
  issuedOn: v.optional(DaySchema),
  tone: v.optional(ToneSchema),
})
export type Redraft = v.InferInput<typeof Redraft>

/** A published circular that must not stand: the reason stays with it. */
export const Withdrawal = v.object({
  note: v.pipe(v.string(), v.trim(), v.minLength(1, '撤回须写明理由'), v.maxLength(MAX_NOTE)),
})
export type Withdrawal = v.InferOutput<typeof Withdrawal>

/** 草稿 · 已定稿 · 已印发 · 已撤回. */
export type CircularState = 'draft' | 'final' | 'published' | 'withdrawn'

export interface CircularStep {
  readonly act: 'draft' | 'redraft' | 'final' | 'publish' | 'withdraw'
  readonly at: string
  readonly on: Day
  readonly by: string
  readonly note: string
}

export interface CircularDraft {
  readonly id: string
  readonly kind: DraftKind
  readonly state: CircularState
  readonly snapshot: string
  readonly asOf: Day
  readonly madeAt: string
  readonly madeBy: string
  readonly tone: Tone
  /** To whom a reminder goes; null for what goes to all. */
  readonly unit: string | null
  readonly circular: Paper
  /** Of the final text and the template that it is set in; null for a draft. */
  readonly sha256: string | null
  /** Oldest first. */
  readonly steps: readonly CircularStep[]
}

/** GET /circulars/:id/staleness — what of a draft the ledger no longer says. */
export interface CircularStaleness extends Staleness {
  /** 「2处数字已变化」; empty when nothing has changed. */
  readonly said: string
}

/** GET /circulars/:id/figures/:key — the rows that a figure counts; null when it counts no rows. */
export interface FigureRows {
  readonly rows:
    | readonly {
        readonly id: string
        readonly number: string
        readonly ledgerNo: number
        readonly unit: string
        readonly problem: string
      }[]
    | null
}

/** What everybody whom it concerns sees of a published one. */
export interface PublishedCircular {
  readonly id: string
  readonly kind: DraftKind
  readonly publishedOn: Day
  readonly circular: Paper
}

/** GET /published, newest first. */
export interface PublishedList {
  readonly published: readonly PublishedCircular[]
}

export const wordContentType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
export const workbookContentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** GET /circulars, newest first. */
export interface CircularList {
  readonly circulars: readonly CircularDraft[]
}

/** PUT /templates/:kind — what became of an uploaded Word template. */
export interface TemplateKept {
  readonly sha256: string
  readonly bytes: number
}

/** GET /templates — which kinds have a template of the office's own. */
export interface TemplateList {
  readonly templates: readonly {
    readonly kind: PaperKind
    readonly own: { readonly at: string; readonly by: string; readonly sha256: string } | null
  }[]
}

export const circularProblems = {
  'circular.unknown': [404, '没有这份通报', '请从通报列表中选择。'],
  'circular.nothing': [422, '没有可写的内容', '不需要起草。'],
  'circular.stale': [409, '草稿中的数字已有变化', '请重新起草，核对后再定稿。'],
  'circular.not-draft': [409, '已经定稿', '定稿后不再改动；需要更正的，请另行起草。'],
  'circular.not-final': [409, '现在不能印发', '先定稿再印发；已经印发或撤回的不能再次印发。'],
  'circular.not-published': [409, '还没有印发', '没有印发的不需要撤回。'],
} as const satisfies ProblemsOf<'circular'>

export const templateProblems = {
  'template.unknown': [404, '没有这一种模板', '请从模板列表中选择。'],
  'template.bad': [422, '模板有误', '请按提示在 Word 中改正后重新上传。'],
} as const satisfies ProblemsOf<'template'>

/** Who may, and why others may not. */
export const circularPermissions = {
  'circular.preview': { roles: withTodo, reason: '通报预览供责任单位和领导小组办公室查看。' },
  'circular.make': { roles: ['office'], reason: '通报由领导小组办公室起草。' },
  'circular.read': { roles: seesAll, reason: '通报草稿在印发前只供领导小组及其办公室和领导查看。' },
} as const satisfies PermissionsOf<'circular'>

/** Who may, and why others may not. */
export const publishedPermissions = {
  'published.read': {
    roles: ['unit', 'head', 'office', 'group', 'publicity', 'leader'],
    reason: '管理员账号不查看通报。',
  },
  'published.open': {
    roles: ['office', 'publicity'],
    reason: '网站公开版由宣传部和领导小组办公室使用。',
  },
} as const satisfies PermissionsOf<'published'>

/** Who may, and why others may not. */
export const templatePermissions = {
  'template.read': { roles: ['office'], reason: '模板由领导小组办公室管理。' },
  'template.write': { roles: ['office'], reason: '模板由领导小组办公室管理。' },
} as const satisfies PermissionsOf<'template'>
