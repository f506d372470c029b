/** Flags (疑点) on the wire: found by rule, decided by people. */
import type { Day } from '#rules/calendar/day'
import type { Flag } from '#rules/checks/integrity/flag'
import * as v from 'valibot'
import { MAX_NOTE } from './note.ts'
import type { PermissionsOf } from './permission.ts'
import type { ProblemsOf } from './problem.ts'

/** POST /flags/decision. A flag is dismissed with a reason, or noted: somebody goes into it. */
export const FlagDecision = v.variant('decision', [
  v.object({
    key: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
    decision: v.literal('dismiss'),
    reason: v.pipe(v.string(), v.trim(), v.minLength(1, '排除疑点须写明理由'), v.maxLength(MAX_NOTE)),
  }),
  v.object({
    key: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
    decision: v.literal('note'),
    reason: v.pipe(v.string(), v.trim(), v.maxLength(MAX_NOTE)),
  }),
])
export type FlagDecision = v.InferOutput<typeof FlagDecision>

export interface DecidedFlag {
  readonly decision: FlagDecision['decision']
  readonly reason: string
  readonly on: Day
  readonly by: string
}

export interface FlagRow extends Flag {
  /** The last decision; null while nobody has looked. */
  readonly decided: DecidedFlag | null
}

/** By id, what a person knows an item by. */
export type ItemTitles = Readonly<
  Record<string, { readonly unit: string; readonly number: string; readonly problem: string }>
>

/** GET /flags: undecided ones first, then the noted, then the dismissed. */
export interface FlagList {
  readonly flags: readonly FlagRow[]
  readonly titles: ItemTitles
}

export const flagProblems = {
  'flag.unknown': [404, '没有这处疑点', '台账可能刚有变化，请刷新后再看。'],
} as const satisfies ProblemsOf<'flag'>

/** Who may, and why others may not. */
export const flagPermissions = {
  'flag.read': { roles: ['office', 'group'], reason: '疑点线索只供领导小组及其办公室查看。' },
  'flag.decide': { roles: ['office'], reason: '疑点由领导小组办公室核实。' },
} as const satisfies PermissionsOf<'flag'>
