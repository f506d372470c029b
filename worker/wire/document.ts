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
