/** The ladder (阶梯) and accountability (责任追究) on the wire: proposed by rule, taken or declined by a person. */
import type { StepTaken } from '#rules/campaign/stepTaken'
import type { LadderLevel } from '#rules/campaign/campaign'
import type { Day } from '#rules/calendar/day'
import type { AccountabilityEvidence, LadderDecision, LadderProposal } from '#rules/checks/ladderProposal'
import * as v from 'valibot'
import type { ItemTitles } from './flag.ts'
import { MAX_NOTE } from './note.ts'
import { seesAll, type PermissionsOf } from './permission.ts'
import type { ProblemsOf } from './problem.ts'

const unit = v.pipe(v.string(), v.minLength(1), v.maxLength(40))
const levels: readonly LadderLevel[] = ['reminder', 'supervision', 'circular', 'talk']

/** POST /ladder/decisions: one unit, one step. Declining needs its reason. */
export const NewLadderDecision = v.variant('decision', [
  v.strictObject({
    unit,
    level: v.picklist(levels),
    decision: v.literal('take'),
    reason: v.pipe(v.string(), v.trim(), v.maxLength(MAX_NOTE)),
  }),
  v.strictObject({
    unit,
    level: v.picklist(levels),
    decision: v.literal('decline'),
    reason: v.pipe(v.string(), v.trim(), v.minLength(1, '不采纳须写明理由'), v.maxLength(MAX_NOTE)),
  }),
])
export type NewLadderDecision = v.InferOutput<typeof NewLadderDecision>

/** A proposal that somebody has decided, with the sum as it was then. */
export interface DecidedStep extends LadderDecision {
  readonly id: string
  readonly decision: NewLadderDecision['decision']
  readonly reason: string
  readonly on: Day
  readonly by: string
}

/** GET /ladder. */
export interface LadderView {
  readonly proposals: readonly LadderProposal[]
  /** Newest first. */
  readonly decided: readonly DecidedStep[]
  readonly titles: ItemTitles
  /** Of the items in the proposals: what was done about them already, oldest first. */
  readonly taken: Readonly<Record<string, readonly StepTaken[]>>
}

/** POST /accountabilities (M-38): refused without evidence. */
export const NewAccountability = v.object({
  unit,
  /** Whom it holds to account, as the office writes it; empty for the unit as a whole. */
  person: v.pipe(v.string(), v.trim(), v.maxLength(100)),
  /** 批评教育、责令检查、通报批评、组织处理…: the office's own word. */
  form: v.pipe(v.string(), v.trim(), v.minLength(1, '请写明追究方式'), v.maxLength(100)),
  reason: v.pipe(v.string(), v.trim(), v.minLength(1, '请写明事由'), v.maxLength(MAX_NOTE)),
  evidence: v.pipe(
    v.array(
      v.object({
        kind: v.picklist(['check', 'reopening', 'flag']),
        ref: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
      }),
    ),
    v.maxLength(100),
  ),
})
export type NewAccountability = v.InferOutput<typeof NewAccountability>

/** Something that can be cited, in words. */
export interface CitableEvidence extends AccountabilityEvidence {
  readonly text: string
}

export interface Accountability extends Omit<NewAccountability, 'evidence'> {
  readonly id: string
  /** As it stood when it was cited. */
  readonly evidence: readonly CitableEvidence[]
  readonly on: Day
  readonly by: string
}

/** GET /accountabilities?unit=: what was decided, newest first, and what of the unit can be cited. */
export interface AccountabilityList {
  readonly accountabilities: readonly Accountability[]
  readonly citable: readonly CitableEvidence[]
}

export const ladderProblems = {
  'ladder.unknown': [404, '没有这条建议', '可能已经办过，或情况刚有变化，请刷新后再看。'],
} as const satisfies ProblemsOf<'ladder'>

export const accountabilityProblems = {
  'accountability.without-evidence': [422, '责任追究没有依据', '请按提示引用依据后再登记。'],
} as const satisfies ProblemsOf<'accountability'>

/** Who may, and why others may not. */
export const ladderPermissions = {
  'ladder.read': { roles: seesAll, reason: '提醒、督办、通报、约谈的建议只供领导小组及其办公室和领导查看。' },
  'ladder.decide': { roles: ['office'], reason: '提醒、督办、通报、约谈由领导小组办公室决定。' },
} as const satisfies PermissionsOf<'ladder'>

/** Who may, and why others may not. */
export const accountabilityPermissions = {
  'accountability.make': { roles: ['office'], reason: '责任追究由领导小组办公室登记。' },
} as const satisfies PermissionsOf<'accountability'>
