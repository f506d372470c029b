/** Registers (登记簿) on the wire: entries with their versions, and what the registers say as a whole. */
import type { Day } from '#rules/calendar/day'
import { MAX_ENTRY_TEXT, MAX_LINKED_ITEMS } from '#rules/registers/checkEntry'
import type { RegisterEntry, RegisterKey, RegisterValues } from '#rules/registers/register'
import * as v from 'valibot'
import { DaySchema } from './campaign.ts'
import { MAX_NOTE } from './note.ts'
import type { PermissionsOf } from './permission.ts'
import type { ProblemsOf } from './problem.ts'

/** Entries of one page of a register's list, newest first. */
export const REGISTER_PAGE = 500

const id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{8,64}$/))
const version = v.pipe(v.number(), v.integer(), v.minValue(1))

/** Shape and size only; what a register's fields may say is checked by its description. */
const Values = v.pipe(
  v.record(
    v.pipe(v.string(), v.maxLength(40)),
    v.nullable(
      v.union([
        v.pipe(v.string(), v.maxLength(MAX_ENTRY_TEXT * 2)),
        v.pipe(v.number(), v.finite()),
        v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.maxLength(MAX_LINKED_ITEMS * 2)),
      ]),
    ),
  ),
  v.check((values) => Object.keys(values).length <= 40, '栏目太多'),
)

/** The sender names the entry, so that the same one sent again is not entered twice. */
export const NewEntry = v.object({ id, values: Values })
export type NewEntry = v.InferOutput<typeof NewEntry>

/** All values as they shall be; `base` is the version that was looked at. */
export const EntryChange = v.object({ base: version, values: Values })
export type EntryChange = v.InferOutput<typeof EntryChange>

export const EntryWithdrawal = v.object({
  base: version,
  reason: v.pipe(v.string(), v.trim(), v.minLength(1, '请写明撤回理由'), v.maxLength(MAX_NOTE)),
})
export type EntryWithdrawal = v.InferOutput<typeof EntryWithdrawal>

/**
 * POST …/item — the entry becomes a row of its unit's ledger. What is handed over in words of its own (线索) says them;
 * `heeded`: texts of hints that a person has looked at and keeps.
 */
export const EntryTurn = v.object({
  base: version,
  wording: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(MAX_ENTRY_TEXT))),
  to: v.optional(v.pipe(v.string(), v.maxLength(40))),
  foundOn: v.optional(DaySchema),
  heeded: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(MAX_ENTRY_TEXT))), v.maxLength(200)), []),
})
export type EntryTurn = v.InferOutput<typeof EntryTurn>

/** An entry as it stands, with who entered it and who changed it last. */
export interface EntryRow extends RegisterEntry {
  readonly version: number
  readonly enteredBy: string
  readonly changedAt: string
  readonly changedBy: string
  /** Reason of the last act; of a withdrawn entry why it was withdrawn. */
  readonly note: string
}

export type EntryAct = 'add' | 'change' | 'withdraw' | 'turn'

export interface EntryVersion {
  readonly version: number
  readonly act: EntryAct
  readonly values: RegisterValues
  readonly note: string
  readonly at: string
  readonly on: Day
  readonly by: string
}

/** GET /registers/:register — newest first; `more` asks for the entries before the last one's number. */
export interface EntryList {
  readonly register: RegisterKey
  readonly entries: readonly EntryRow[]
  readonly more: boolean
}

/** GET /registers/:register/:id — oldest version first. */
export interface EntryHistory {
  readonly entry: EntryRow
  readonly versions: readonly EntryVersion[]
}

/** GET /items/:id/entries — entries that an item was made of, or that are about it. */
export interface ItemEntries {
  readonly entries: readonly EntryRow[]
}

export const registerProblems = {
  'register.unknown': [404, '没有这本登记簿', '请从登记簿列表中选择。'],
} as const satisfies ProblemsOf<'register'>

export const entryProblems = {
  'entry.unknown': [404, '没有这条登记', '可能不属于本单位，请刷新后再看。'],
  'entry.invalid': [422, '登记内容有误', ''],
  'entry.exists': [409, '这个单位已经登记过', '请打开原来的登记修改，以前的内容会保留。'],
  'entry.changed': [409, '这条登记刚有变化', '请刷新，看过最新内容后再改。'],
  'entry.not-possible': [409, '现在不能这样办理', ''],
  'entry.exposes': [422, '转办表述可能暴露线索提供人', '请改写；确需保留的，看过后勾选再转办。'],
} as const satisfies ProblemsOf<'entry'>

/** Who may, and why others may not. */
export const registerPermissions = {
  'register.read': {
    roles: ['unit', 'head', 'office', 'group', 'publicity', 'leader'],
    reason: '管理员账号不查看登记簿。',
  },
  'register.write': {
    roles: ['unit', 'head', 'office', 'publicity'],
    reason: '登记簿由各单位和领导小组办公室登记，领导账号只读。',
  },
} as const satisfies PermissionsOf<'register'>
