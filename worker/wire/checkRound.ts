/** Rounds of checks (抽查、回头看) on the wire: drawn once, judged row by row, replayed by anybody. */
import { checkKindLabels, type CheckKind, type Verdict } from '#rules/checks/checkRound'
import type { ItemState } from '#rules/items/closure'
import type { Day } from '#rules/calendar/day'
import type { DrawnStratum } from '#rules/checks/drawSample'
import type { DrawCandidate, DrawSettings } from '#rules/checks/drawSettings'
import type { Inspector } from '#rules/checks/drawInspectors'
import * as v from 'valibot'
import { DaySchema } from './campaign.ts'
import { MAX_NOTE } from './note.ts'
import { seesAll, type PermissionsOf } from './permission.ts'
import type { ProblemsOf } from './problem.ts'

const weight = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100))
const kinds: readonly CheckKind[] = ['spot-check', 'look-back']

/** More rows than this are no check but a census; a look-back of everything says so by `size: null`. */
export const MAX_CHECK_ROWS = 2000

/** POST /check-rounds. What is left out is the kind's or the campaign's default. */
export const NewCheckRound = v.object({
  kind: v.picklist(kinds, `检查的种类是${Object.values(checkKindLabels).join('、')}之一`),
  /** What it is for, in the office's words: 第三季度抽查. */
  purpose: v.pipe(v.string(), v.trim(), v.maxLength(200)),
  size: v.nullable(
    v.pipe(
      v.number(),
      v.integer('抽查条数须为整数'),
      v.minValue(1, '至少抽一条'),
      v.maxValue(MAX_CHECK_ROWS, `一次至多 ${MAX_CHECK_ROWS} 条`),
    ),
  ),
  strataBy: v.pipe(v.array(v.picklist(['unit', 'category', 'state'])), v.maxLength(3)),
  eachStratum: v.boolean(),
  weights: v.optional(v.object({ late: weight, reopened: weight })),
  states: v.optional(
    v.pipe(
      v.array(v.picklist(['open', 'closure-requested', 'closure-reviewed', 'closed'])),
      v.minLength(1, '请至少选一种状态'),
    ),
  ),
  /** Only these units; all when absent. */
  units: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(40))), v.maxLength(500))),
  /** Said aloud beforehand where the draw is public; made by the server when absent. */
  seed: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(64))),
  inspectors: v.pipe(
    v.array(
      v.object({
        name: v.pipe(v.string(), v.trim(), v.minLength(1, '请写明检查人员姓名'), v.maxLength(40)),
        unit: v.nullable(v.pipe(v.string(), v.maxLength(40))),
      }),
    ),
    v.maxLength(100),
    v.check(
      (list) => new Set(list.map(({ name, unit }) => `${name} ${unit ?? ''}`)).size === list.length,
      '检查人员有重复',
    ),
  ),
})
export type NewCheckRound = v.InferOutput<typeof NewCheckRound>

/** POST /check-rows/:id/verdict — what was found of one row; a failure needs its reason. */
export const NewVerdict = v.strictObject(
  {
    verdict: v.picklist(['pass', 'fail', 'held', 'relapsed', 'unfinished']),
    reason: v.pipe(v.string(), v.trim(), v.maxLength(MAX_NOTE)),
    /** The new limit of an item that the failure opens again. */
    due: v.optional(DaySchema),
  },
  '检查结果逐条登记，一次只登记一条',
)
export type NewVerdict = v.InferOutput<typeof NewVerdict>

export interface CheckRow {
  readonly id: string
  /** From 1, in the order of the draw. */
  readonly place: number
  readonly item: string
  readonly unit: string
  /** The item's 编号. */
  readonly number: string
  readonly problem: string
  readonly stratum: string
  readonly weight: number
  /** Null where every inspector would have to recuse themselves (回避), or none was named. */
  readonly inspector: Inspector | null
  /** The item's state when it was drawn. */
  readonly stateThen: ItemState
  readonly verdict: Verdict | null
  readonly reason: string
  readonly judgedOn: Day | null
  readonly judgedBy: string | null
  /** Whether the verdict opened the item again. */
  readonly hasReopened: boolean
  /** The circular that has cited the failure; null until one has. */
  readonly citedIn: string | null
}

export interface CheckRoundHead {
  readonly id: string
  readonly kind: CheckKind
  /** Counted within its kind. */
  readonly kindNo: number
  readonly name: string
  readonly purpose: string
  readonly seed: string
  readonly algorithm: string
  readonly settings: DrawSettings
  readonly inspectors: readonly Inspector[]
  readonly strata: readonly DrawnStratum[]
  readonly frameSize: number
  /** SHA-256 of `frameText`. */
  readonly frameSha256: string
  readonly madeAt: string
  readonly madeOn: Day
  readonly madeBy: string
  readonly rows: number
  readonly judged: number
  readonly failed: number
}

/** GET /check-rounds, newest first. */
export interface CheckRoundList {
  readonly rounds: readonly CheckRoundHead[]
}

/** GET /check-rounds/:id. */
export interface CheckRound extends CheckRoundHead {
  readonly list: readonly CheckRow[]
}

/** GET /check-rounds/:id/record — all that is needed to draw again: 抽查记录. */
export interface DrawRecord {
  readonly round: CheckRound
  /** In the order of the record. */
  readonly frame: readonly DrawCandidate[]
}

/** GET /check-rounds/:id/replay — the draw made again from the record. */
export interface DrawReplay {
  readonly isSame: boolean
  /** Why not, in words; empty when it is. */
  readonly differences: readonly string[]
}

/** A failure that no circular has cited yet (M-26). */
export interface FailureToCite {
  readonly row: string
  readonly item: string
  readonly unit: string
  /** The item's 编号. */
  readonly number: string
  readonly problem: string
  readonly roundName: string
  readonly verdict: Verdict
  readonly reason: string
  readonly judgedOn: Day
  readonly hasReopened: boolean
}

export const checkProblems = {
  'check.unknown': [404, '没有这次检查', '请从抽查、回头看的列表中选择。'],
  'check.not-possible': [422, '不能这样检查', '请按提示改正后再办。'],
} as const satisfies ProblemsOf<'check'>

/** Who may, and why others may not. */
export const checkPermissions = {
  'check.draw': { roles: ['office'], reason: '抽查和回头看由领导小组办公室组织。' },
  'check.read': { roles: seesAll, reason: '检查记录只供领导小组及其办公室和领导查看。' },
} as const satisfies PermissionsOf<'check'>
