/** A department's ledger sent as a file: read, looked at and answered, then taken in. */
import type { Finding } from '#rules/items/finding'
import { claims, type Origin } from '#rules/items/item'
import type { BookReading } from '#rules/reading/reading'
import { withdrawalKinds } from '#rules/items/count/withdrawal'
import * as v from 'valibot'
import { FieldKeySchema, type FieldKey, type FieldValue } from './item.ts'
import { MappingSchema } from './profile.ts'
import { unitAndOffice, type PermissionsOf } from './permission.ts'
import type { ProblemsOf } from './problem.ts'

export const MAX_UPLOAD_BYTES = 10 * 1024 * 1024

/** Carries the opening password of a workbook, percent-encoded; a header is in no log and in no address. */
export const PASSWORD_HEADER = 'x-workbook-password'

/** A file has so many rows at most that a person answers one by one; beyond it, the file is mended instead. */
const MAX_ANSWERS = 2000
/** '工作表!G6': a sheet's name has 31 characters in Excel, more in a CSV's file name. */
const RefSchema = v.pipe(v.string(), v.regex(/^.{1,300}![A-Z]{0,3}\d{1,7}$/su, '位置写法不对'))
const UnitIdSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(40))
const ItemIdSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{8,64}$/))

/** POST /uploads/:id/reading — all answers so far; the file is read again with them. */
export const ReadingRequest = v.object({
  /** `pathKey` → a field's name or 'extra'. */
  mapping: v.optional(MappingSchema, {}),
  /** '工作表!G6' → a day, 'ongoing' or 'immediate'. */
  limits: v.optional(
    answers(
      v.pipe(v.string(), v.regex(/^(?:\d{4}-\d{2}-\d{2}|ongoing|immediate)$/, '须为日期或长期、立行立改')),
    ),
    {},
  ),
  /** '工作表!12' → whose the row is; for the office. */
  units: v.optional(answers(UnitIdSchema), {}),
  /** '工作表!H6' → the state that the words there mean; at a column's label: for the whole column. */
  claims: v.optional(answers(v.picklist([...claims, 'told', 'none'])), {}),
  /** '工作表!12' → whether the row is one of the ledger's. */
  rows: v.optional(answers(v.picklist(['in', 'out'])), {}),
  /** A sheet's name → whether its rows count. */
  sheets: v.optional(v.record(v.pipe(v.string(), v.maxLength(300)), v.picklist(['in', 'out'])), {}),
  /** A sheet's name → whose it is, where it names another unit than its sender; only the office names others. */
  owners: v.optional(v.record(v.pipe(v.string(), v.maxLength(300)), UnitIdSchema), {}),
  /** '工作表!12' → the item of another file that this row is, or 'new'. */
  same: v.optional(answers(v.union([v.literal('new'), ItemIdSchema])), {}),
  /** Name of the earlier file of which this one is the new version; null: of none. */
  follows: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(500)))),
  /** Whose the whole file is; for the office. */
  unit: v.optional(UnitIdSchema),
  /** Used to open the file, never kept. */
  password: v.optional(v.pipe(v.string(), v.maxLength(255))),
})
export type ReadingRequest = v.InferOutput<typeof ReadingRequest>

/** Answers as they are kept: all but the password. */
export type UploadAnswers = Omit<ReadingRequest, 'password'>

/** POST /uploads/:id/acceptance. */
export const AcceptanceRequest = v.object({
  /**
   * The plan that was looked at (`Upload.basis`); when the ledger has moved on since, or the file was read
   * again, it is asked again.
   */
  basis: v.optional(v.pipe(v.string(), v.maxLength(80))),
  /** By item: the fields of which the file's word is taken although the row has gone on since. */
  stale: v.optional(
    v.pipe(
      v.record(ItemIdSchema, v.array(FieldKeySchema)),
      v.check((stale) => Object.keys(stale).length <= MAX_ANSWERS, '一次答复的行太多'),
    ),
    {},
  ),
  /** Whether added rows that say no day of finding were found this week; else they are an earlier ledger's. */
  foundThisWeek: v.optional(v.boolean(), false),
  /** Vanished rows, by item: kept, or withdrawn with a reason. A row without an answer is asked about next time. */
  gone: v.optional(
    v.pipe(
      v.record(
        ItemIdSchema,
        v.variant('act', [
          v.object({ act: v.literal('keep') }),
          v.object({
            act: v.literal('withdraw'),
            reason: v.pipe(v.string(), v.trim(), v.minLength(1, '撤回须写明理由'), v.maxLength(500)),
            /** What kind of 核减 it is, where the row is not its clerk's own to strike. */
            kind: v.optional(v.picklist(withdrawalKinds)),
          }),
        ]),
      ),
      v.check((gone) => Object.keys(gone).length <= MAX_ANSWERS, '一次答复的行太多'),
    ),
    {},
  ),
})
export type AcceptanceRequest = v.InferOutput<typeof AcceptanceRequest>

/** What taking the reading in would do. `gone` rows are asked about, never closed. */
export interface UploadPlan {
  readonly added: number
  readonly changed: number
  readonly untouched: number
  readonly gone: number
  /** Rows that went to another unit (移交): they stay in the file and are not entered again; absent when there are none. */
  readonly transferred?: number
}

/** A row that the file had and has no more: a question for a person, never a closure. */
export interface GoneRow {
  readonly id: string
  readonly unit: string
  readonly origin: Origin
  readonly problem: string
  /** Why it cannot be taken away; null when it can. */
  readonly whyKept: string | null
  /** Why it is asked of the office (核减) instead of being struck; null where the sender may strike it. */
  readonly whyAsked?: string | null
}

/** A row that would change; texts are cut at 200 characters, the row itself shows the whole. */
export interface ChangedRow {
  readonly id: string
  readonly unit: string
  readonly origin: Origin
  readonly problem: string
  readonly fields: readonly {
    readonly field: FieldKey
    readonly from: FieldValue
    readonly to: FieldValue
    /** It was also changed in the ledger since the file was last read; the file's word is taken. */
    readonly clash: boolean
  }[]
  /** A limit that the file moves but may not: the sentence that says why. */
  readonly heldBack: string | null
  /** What the row had before and has no more: it stays as it is unless a person takes the file's word. */
  readonly stale: readonly { readonly field: FieldKey; readonly message: string }[]
}

/** A row about to be added that another file of the unit has brought already. */
export interface DuplicateRow {
  /** As in `same`. */
  readonly row: string
  readonly item: string
  readonly problem: string
  readonly origin: Origin
  readonly finding: Finding
}

export interface Upload {
  readonly id: string
  readonly file: string
  readonly sha256: string
  readonly at: string
  readonly by: string
  readonly status: 'read' | 'accepted' | 'taken-back'
  readonly plan: UploadPlan
  /** Names the reading and the state of the ledger that the plan was made against. */
  readonly basis: string
  /** The file is byte for byte the one that was last taken in, and nothing would change. */
  readonly identical: boolean
  /** The rows counted as `gone`, `changed`; at most the first 200 of each. */
  readonly gone: readonly GoneRow[]
  readonly changes: readonly ChangedRow[]
  /** At most the first 200. */
  readonly possibleDuplicates: readonly DuplicateRow[]
  /** An earlier file of which this one seems to be the new version. */
  readonly predecessor: string | null
  readonly answers: UploadAnswers
  /** Questions that an earlier answer for this file has settled. */
  readonly carried: number
  /** How the file was read: hidden sheets, sheets that are charts …; sentences. */
  readonly notes: readonly string[]
  readonly reading: BookReading
}

export interface UploadAccepted {
  readonly id: string
  readonly added: number
  readonly changed: number
  readonly untouched: number
  readonly zeroReports: number
  /** Vanished rows that were struck; those kept; those that the office was asked to drop, or dropped itself (核减). */
  readonly withdrawn: number
  readonly kept: number
  readonly asked?: number
  readonly dropped?: number
}

/** POST /uploads/:id/withdrawal — the file is taken back as a whole, while nobody touched any of its rows. */
export interface UploadTakenBack {
  readonly id: string
  /** Rows that it had added and that are withdrawn now; those with their former values; those that came back. */
  readonly withdrawn: number
  readonly restored: number
  readonly returned: number
  /** Zero reports of the file: as far as they counted for a week, they stay, until the unit reports anew. */
  readonly zeroReportsKept: number
}

/** GET /uploads, newest first, without the readings and what they would change. */
export interface UploadList {
  readonly uploads: readonly UploadHead[]
}

export type UploadHead = Pick<Upload, 'id' | 'file' | 'sha256' | 'at' | 'by' | 'status' | 'plan'>

function answers<S extends v.GenericSchema<string>>(
  value: S,
): v.GenericSchema<Record<string, v.InferOutput<S>>> {
  return v.pipe(
    v.record(RefSchema, value),
    v.check((given) => Object.keys(given).length <= MAX_ANSWERS, '一次答复的行太多'),
  )
}

export const uploadProblems = {
  'upload.unknown': [404, '没有这份文件', '请重新上传。'],
  'upload.accepted': [409, '这份文件已经收入', '如需改动，请在台账中改，或重新上传。'],
  'upload.changed': [409, '台账刚有变化', '请看过新的变更内容后再接收。'],
  // The finding's own sentence says which unit is named and where.
  'upload.other-unit': [409, '这份文件写的是别的单位', '请先答复是谁的台账，再接收。'],
  'upload.not-accepted': [409, '这份文件没有收入', '没有收入的文件不用收回。'],
  'upload.untraced': [409, '这份文件不能整份收回', '它收入时还没有记下写了哪些行，请在台账中逐条改正。'],
  // The ledger's own sentence names the rows.
  'upload.counted': [409, '这份文件不能由本单位整份收回', '已经计入的问题只能申请核减，由办公室决定。'],
  'upload.touched': [409, '收入以后又有改动，不能整份收回', '请在台账中逐条改正。'],
  'upload.no-room': [507, '存放原文件的空间已满', '请联系系统管理员清理以前的文件。'],
} as const satisfies ProblemsOf<'upload'>

export const readingProblems = {
  'reading.misplaced': [422, '有的答复对不上文件内容', '请重新读取后再答复。'],
} as const satisfies ProblemsOf<'reading'>

export const fileProblems = {
  // The reader's own sentence asks for it.
  'file.password': [422, '文件设有打开密码', '密码只用来打开这一次，不保存。'],
  'file.name': [422, '文件名有误', '请用普通的文件名重新上传。'],
  // The reader's own sentence already says what to do.
  'file.unreadable': [422, '文件无法读取', ''],
} as const satisfies ProblemsOf<'file'>

/** Who may, and why others may not. */
export const uploadPermissions = {
  'upload.write': { roles: unitAndOffice, reason: '台账文件由单位填报人和领导小组办公室报送。' },
} as const satisfies PermissionsOf<'upload'>
