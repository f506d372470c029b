/** Rows of the ledger on the wire: what is kept, what is pushed, what comes back. */
import type { Day } from '#rules/calendar/day'
import type { Light } from '#rules/campaign/lights'
import type { ItemState } from '#rules/items/closure'
import type { Finding } from '#rules/items/finding'
import { fieldDefinitions, type ItemField } from '#rules/fields/field'
import type { ItemContent, Origin } from '#rules/items/item'
import type { Lateness, LimitMove } from '#rules/items/lateness'
import { withdrawalKinds } from '#rules/items/count/withdrawal'
import * as v from 'valibot'
import { DaySchema } from './campaign.ts'
import type { Evidence } from './evidence.ts'
import type { Extension } from './extension.ts'
import type { LinkedItem } from './link.ts'
import type { Notice } from './notice.ts'
import type { OpenRowQuestion } from './rowQuestion.ts'
import { CLERKS_ONLY, NO_ITEMS, seesItems, unitAndOffice, type PermissionsOf } from './permission.ts'
import type { ProblemsOf } from './problem.ts'
import type { Share, Support } from './support.ts'
import type { TalkLine } from './talk.ts'
import type { Withdrawal } from './withdrawal.ts'

/** A field of the item, or `extras/<label>` for a column that the campaign does not know. */
export type FieldKey = ItemField | `extras/${string}`
export type FieldValue = string | number | null

export type { ItemState }

export interface ItemRow {
  readonly id: string
  /** 编号 (教务-008): given once at entry, for good. */
  readonly number: string
  readonly unit: string
  /** Counts up with each accepted change of this row. */
  readonly version: number
  readonly state: ItemState
  readonly content: ItemContent
  readonly origin: Origin | null
  readonly updatedAt: string
  readonly updatedBy: string
  /** Struck by its clerk while it was a draft (撤回); kept with its history. */
  readonly withdrawn: boolean
}

export const MAX_SYNC_ROWS = 500
export const MAX_TEXT = 4000

const fieldNames = new Set<string>(fieldDefinitions.map((definition) => definition.field))

export const FieldKeySchema = v.pipe(
  v.string(),
  v.maxLength(210),
  v.check((key) => fieldNames.has(key) || /^extras\/.{1,200}$/su.test(key), '没有这一栏'),
)

/** One row's changed fields. `base` is the version they were made from; 0 says that the row is new. */
export const RowChange = v.object({
  id: v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{8,64}$/)),
  base: v.pipe(v.number(), v.integer(), v.minValue(0)),
  set: v.record(
    FieldKeySchema,
    v.nullable(v.union([v.pipe(v.string(), v.maxLength(MAX_TEXT)), v.pipe(v.number(), v.finite())])),
  ),
  /** A new row that stood in a ledger kept before: no discovery of this week, unless it says its day of finding. */
  takenOver: v.optional(v.literal(true)),
  /**
   * Takes the row away, with a reason: a draft of its clerk's own is struck; any other becomes a request to the office
   * (核减), which needs its kind.
   */
  withdraw: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500))),
  withdrawKind: v.optional(v.picklist(withdrawalKinds)),
})
export type RowChange = v.InferOutput<typeof RowChange>

export const SyncRequest = v.object({
  /** The same push sent again is answered as before and changes nothing. */
  pushId: v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{8,64}$/)),
  /** Last cursor the sender has seen; 0 for everything. */
  cursor: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** The office names the unit it acts for; a unit's own session has no need to. */
  unit: v.optional(v.pipe(v.string(), v.maxLength(40))),
  changes: v.pipe(v.array(RowChange), v.maxLength(MAX_SYNC_ROWS)),
})
export type SyncRequest = v.InferOutput<typeof SyncRequest>

/** One field changed on both sides since `base`. What was not chosen stays in the history. */
export interface FieldConflict {
  readonly field: FieldKey
  readonly original: FieldValue
  readonly mine: FieldValue
  readonly theirs: FieldValue
  readonly theirsBy: string
  readonly theirsAt: string
}

export interface RowConflict {
  readonly id: string
  /** Version now held; pushing again from it with a choice resolves the conflict. */
  readonly version: number
  readonly fields: readonly FieldConflict[]
}

/**
 * A row may stand in `accepted` and in `conflicts` at once: fields that nobody else changed are taken in,
 * the others wait for a choice. A push repeated gets its first outcome again, with the rows as they are now.
 */
export interface SyncAnswer {
  readonly accepted: readonly { readonly id: string; readonly version: number }[]
  readonly unchanged: readonly string[]
  readonly conflicts: readonly RowConflict[]
  readonly refused: readonly { readonly id: string; readonly findings: readonly Finding[] }[]
  /** Rows that the office was asked to drop (核减): they stand in the count until it has decided. */
  readonly asked?: readonly string[]
  /** Rows that went to another unit (移交) since the sender's cursor: its sheet keeps their text and sends them no more. */
  readonly transferred?: readonly GoneToUnit[]
  /** What is asked of the rows that were just taken; none where nothing is. */
  readonly questions?: readonly OpenRowQuestion[]
  /** Rows changed by anybody after the sender's cursor, this push included; `more` asks for another call. */
  readonly items: readonly ItemRow[]
  readonly cursor: number
  readonly more: boolean
}

/** A row that another unit has now. */
export interface GoneToUnit {
  readonly id: string
  readonly unit: string
  readonly on: Day
}

export interface ItemPage {
  readonly transferred?: readonly GoneToUnit[]
  readonly items: readonly ItemRow[]
  readonly cursor: number
  readonly more: boolean
}

export const ClosureRequest = v.object({
  completedOn: DaySchema,
  note: v.pipe(v.string(), v.trim(), v.maxLength(MAX_TEXT)),
})
export type ClosureRequest = v.InferOutput<typeof ClosureRequest>

/** POST /items/:id/unit — whose an item is that came without a unit. */
export const ItemAssignment = v.object({ unit: v.pipe(v.string(), v.minLength(1), v.maxLength(40)) })
export type ItemAssignment = v.InferOutput<typeof ItemAssignment>

/** POST /items/:id/confidentiality — told to its unit, the office and the leading group only, or to all again. */
export const ItemProtection = v.object({
  confidential: v.boolean(),
  reason: v.pipe(v.string(), v.trim(), v.minLength(1, '请写明理由'), v.maxLength(500)),
})
export type ItemProtection = v.InferOutput<typeof ItemProtection>

/** The version of the row that was looked at; a row that has changed since is looked at again. */
const seen = v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)))

/** A body that names further items is refused, not half understood. */
const ONE_BY_ONE = '销号逐件办理，一次只办一件，不能附带其他问题'

/**
 * The office's answer to one closure request, and the leading group's to what the office agreed to; a return needs
 * its reason (M-24: one by one).
 */
export const ClosureReview = v.variant('decision', [
  v.strictObject(
    { decision: v.literal('close'), seen, note: v.pipe(v.string(), v.trim(), v.maxLength(MAX_TEXT)) },
    ONE_BY_ONE,
  ),
  v.strictObject(
    {
      decision: v.literal('return'),
      seen,
      note: v.pipe(v.string(), v.trim(), v.minLength(1, '退回须写明理由'), v.maxLength(MAX_TEXT)),
    },
    ONE_BY_ONE,
  ),
])
export type ClosureReview = v.InferOutput<typeof ClosureReview>

/** Opening a struck-off or dropped item again (回头看, M-28) needs its reason, and a new limit. */
export const Reopening = v.object({
  due: v.optional(DaySchema),
  note: v.pipe(v.string(), v.trim(), v.minLength(1, '重开须写明理由'), v.maxLength(MAX_TEXT)),
})
export type Reopening = v.InferOutput<typeof Reopening>

/** One line of an item's append-only history. */
export interface ItemChange {
  readonly version: number
  readonly at: string
  readonly by: string
  readonly act:
    | 'create'
    | 'edit'
    | 'withdraw'
    | 'keep'
    | 'assign'
    | 'request-closure'
    | 'agree-closure'
    | 'close'
    | 'return'
    | 'reopen'
    | 'conflict'
    | 'take-back'
    | 'add-evidence'
    | 'remove-evidence'
    | 'ask-extension'
    | 'extend'
    | 'refuse-extension'
    | 'supervise'
    | 'answer-notice'
    | 'return-answer'
    | 'accept-answer'
    | 'settle-notice'
    | 'check'
    | 'ask-withdrawal'
    | 'drop'
    | 'refuse-withdrawal'
    | 'recall-withdrawal'
    | 'transfer'
    | 'protect'
    | 'unprotect'
    | 'support'
    | 'link'
    | 'unlink'
    | 'follow'
  readonly note: string
  readonly fields: readonly { readonly field: FieldKey; readonly from: FieldValue; readonly to: FieldValue }[]
}

/**
 * GET /items/:id — one row with its whole history, oldest first, and all that was handed in and asked for it. To the unit
 * that had it before it went to another, as far as it was there.
 */
export interface ItemHistory {
  /** It went to another unit than the reader's; absent for everybody else. */
  readonly transferred?: GoneToUnit
  readonly item: ItemRow
  readonly changes: readonly ItemChange[]
  readonly evidence: readonly Evidence[]
  readonly extensions: readonly Extension[]
  /** How the office moved its limit, oldest first. */
  readonly moves: readonly LimitMove[]
  readonly notices: readonly Notice[]
  /** Requests to take it out of the count (核减), oldest first. */
  readonly withdrawals: readonly Withdrawal[]
  /** Why its clerk may not strike it alone; null when it may, and for everybody else. */
  readonly whyNotAlone: string | null
  /** What is asked of this row, alone or with another. */
  readonly questions: readonly OpenRowQuestion[]
  /** How often it was opened again after having been struck off (M-28). */
  readonly reopened: number
  /** What unit and office said to each other, oldest first; empty for whoever is neither. */
  readonly talk: readonly TalkLine[]
  /** Why it is told to its unit, the office and the leading group only; null when it is not confidential. */
  readonly confidential: string | null
  /** Units that support the lead (配合单位) now; to the office also those that the row's own columns name and it has not. */
  readonly supports: readonly Support[]
  readonly offeredSupporters: readonly string[]
  /** What supporting units reported, oldest first. */
  readonly shares: readonly Share[]
  /** The item at which this one counts (关联重复); null when it counts itself. */
  readonly link: LinkedItem | null
  /** Items that count at this one. */
  readonly linked: readonly LinkedItem[]
  /** Null when it is not overdue. */
  readonly lateness: Lateness | null
  /** Null where the campaign sets no lights, and where none is lit. */
  readonly light: Light | null
}

export const itemProblems = {
  'item.unknown': [404, '没有这个问题', '可能已被撤回或不属于本单位，请先同步再看。'],
  'item.not-allowed': [409, '现在不能这样办理', '请先同步，看清这条问题的状态。'],
  'item.changed': [409, '这条问题刚有变化', '请重新打开，看过最新内容后再决定。'],
} as const satisfies ProblemsOf<'item'>

export const syncProblems = {
  'sync.push-reused': [409, '同步编号重复', '请重新同步一次。'],
} as const satisfies ProblemsOf<'sync'>

/** Who may, and why others may not. */
export const itemPermissions = {
  'item.read': { roles: seesItems, reason: NO_ITEMS },
  'item.write': { roles: unitAndOffice, reason: CLERKS_ONLY },
  'item.protect': { roles: ['office'], reason: '问题是否保密，由领导小组办公室决定。' },
  'item.assign': { roles: ['office'], reason: '问题属于哪个单位，由领导小组办公室指定。' },
} as const satisfies PermissionsOf<'item'>
