/**
 * 阶梯建议 — which step of the ladder (提醒、督办、通报、约谈) the rules propose for a unit, with the sum behind it (M-37).
 *
 * An overdue item is proposed for the step that comes next: the highest whose days it has reached (campaign.ladder), and
 * once a step was taken the next one above it (campaign/stepTaken.ts). Before its day the campaign's lights may propose
 * one. A whole unit is
 * proposed for more by what adds up in it: overdue items, weekly reports missing in a row, notices not answered in
 * time, failed checks, items opened again (campaign.escalation). A proposal issues nothing: a person takes or declines
 * it, with a reason, and it comes again only when something has been added. The plan gives no numbers.
 */
import { reportWords } from '../campaign/rhythm.ts'
import type {
  Campaign,
  EscalationMeasure,
  EscalationStep,
  LadderLevel,
  UnitId,
} from '../campaign/campaign.ts'
import { ladderOrder } from '../campaign/stepTaken.ts'
import { lightLabels } from '../campaign/lights.ts'
import { sayDay, type Day } from '../calendar/day.ts'
import { ladderLabels } from '../figures/judgedLedger.ts'
import type { Lateness } from '../items/lateness.ts'
import type { EarlyStep } from '../ownRules/lightOf.ts'

export const ladderLevels = ladderOrder

export const measureLabels: Readonly<Record<EscalationMeasure, string>> = {
  'overdue-items': '逾期问题',
  'missing-reports': '连续缺报周报告',
  'late-notices': '督办单逾期未答复',
  'failed-checks': '检查不合格',
  'reopened-items': '销号后重开',
}

const measureUnits: Readonly<Record<EscalationMeasure, string>> = {
  'overdue-items': '条',
  'missing-reports': '周',
  'late-notices': '份',
  'failed-checks': '条',
  'reopened-items': '条',
}

/** No campus rule with counts was found: two make a habit, and a failed check or a second one asks for a word. */
const DEFAULT_ESCALATION: readonly EscalationStep[] = [
  { measure: 'missing-reports', level: 'reminder', from: 1 },
  { measure: 'missing-reports', level: 'supervision', from: 2 },
  { measure: 'missing-reports', level: 'circular', from: 3 },
  { measure: 'late-notices', level: 'circular', from: 1 },
  { measure: 'late-notices', level: 'talk', from: 2 },
  { measure: 'failed-checks', level: 'circular', from: 1 },
  { measure: 'failed-checks', level: 'talk', from: 3 },
  { measure: 'reopened-items', level: 'talk', from: 2 },
  { measure: 'overdue-items', level: 'talk', from: 10 },
]

/** One fact of a unit that can raise it, with the rows behind it. */
export interface LadderFact {
  readonly measure: EscalationMeasure
  readonly count: number
  /** Ids of items; empty for weeks without a report. */
  readonly items: readonly string[]
}

/** An item before its day whose lights propose a step; `passed` are the steps taken or declined already. */
export interface EarlyItem {
  readonly id: string
  readonly unit: UnitId
  readonly due: Day
  readonly early: EarlyStep
  readonly passed: readonly LadderLevel[]
}

/** An overdue item with the sum behind it. */
export interface LateItem {
  readonly id: string
  readonly unit: UnitId
  readonly lateness: Lateness
}

/** Why a step is proposed. */
export interface LadderGround {
  readonly measure: EscalationMeasure | 'days-late' | 'days-left'
  /** What was counted: days of the longest overdue item, days left of the most urgent, or the measure's count. */
  readonly count: number
  /** The threshold that it has reached. */
  readonly from: number
  readonly items: readonly string[]
  /** The sum in words. */
  readonly text: string
}

export interface LadderProposal {
  readonly unit: UnitId
  readonly level: LadderLevel
  readonly grounds: readonly LadderGround[]
}

/** What a person decided of a proposal, with the grounds as they were then. */
export interface LadderDecision {
  readonly unit: UnitId
  readonly level: LadderLevel
  readonly grounds: readonly LadderGround[]
}

/** All proposals, by the campaign's order of units, the highest step first. */
export function proposeSteps(
  campaign: Campaign,
  late: readonly LateItem[],
  factsByUnit: ReadonlyMap<UnitId, readonly LadderFact[]>,
  early: readonly EarlyItem[] = [],
): LadderProposal[] {
  return campaign.units.flatMap(({ id }) => {
    const own = late.filter(({ unit }) => unit === id)
    const grounds = [
      ...lateGrounds(campaign, own),
      ...earlyGrounds(early.filter(({ unit }) => unit === id)),
      ...countedGrounds(campaign, factsByUnit.get(id) ?? []),
    ]
    return ladderLevels.toReversed().flatMap((level): LadderProposal[] => {
      const here = grounds.filter((ground) => ground.level === level)
      if (here.length === 0) return []
      return [{ unit: id, level, grounds: here.map(({ level: _level, ...ground }) => ground) }]
    })
  })
}

/**
 * Proposals that nobody has decided yet. A ground is settled when the same step was taken or declined for it: the same
 * items, or no higher a count.
 */
export function openProposals(
  proposals: readonly LadderProposal[],
  decisions: readonly LadderDecision[],
): LadderProposal[] {
  return proposals.flatMap((proposal): LadderProposal[] => {
    const settled = decisions
      .filter(({ unit, level }) => unit === proposal.unit && level === proposal.level)
      .flatMap(({ grounds }) => grounds)
    const open = proposal.grounds.filter((ground) => !isSettledGround(ground, settled))
    return open.length === 0 ? [] : [{ ...proposal, grounds: open }]
  })
}

function isSettledGround(ground: LadderGround, settled: readonly LadderGround[]): boolean {
  const before = settled.filter(({ measure }) => measure === ground.measure)
  if (ground.items.length === 0) return before.some(({ count }) => count >= ground.count)
  const decided = new Set(before.flatMap(({ items }) => items))
  return ground.items.every((item) => decided.has(item))
}

type LevelledGround = LadderGround & { readonly level: LadderLevel }

/** Each item before its day under the step of its light, unless that or a graver one was taken. */
function earlyGrounds(items: readonly EarlyItem[]): LevelledGround[] {
  return ladderLevels.flatMap((level): LevelledGround[] => {
    const rank = ladderLevels.indexOf(level)
    const here = items
      .filter(
        ({ early, passed }) =>
          early.level === level && passed.every((one) => ladderLevels.indexOf(one) < rank),
      )
      .toSorted((a, b) => a.early.daysLeft - b.early.daysLeft)
    const [first] = here
    if (first === undefined) return []
    const { step, daysLeft, percentLeft } = first.early
    const share = percentLeft === null ? '' : `，剩余期限${percentLeft}%`
    const most = here.length === 1 ? '' : '最紧的'
    return [
      {
        level,
        measure: 'days-left',
        count: daysLeft,
        from: step.at,
        items: here.map(({ id }) => id),
        text: `${here.length}条问题${lightLabels[step.light]}，${most}${sayDay(first.due)}到期，还有${daysLeft}天${share}。`,
      },
    ]
  })
}

/** Each overdue item under the step that comes next for it. */
function lateGrounds(campaign: Campaign, late: readonly LateItem[]): LevelledGround[] {
  return campaign.ladder.flatMap(({ level, daysLate }): LevelledGround[] => {
    const here = late
      .filter(({ lateness }) => lateness.level === level)
      .toSorted((a, b) => b.lateness.daysLate - a.lateness.daysLate)
    const longest = here[0]
    if (longest === undefined) return []
    const { lateness } = longest
    const most = here.length === 1 ? '' : '最久的'
    return [
      {
        level,
        measure: 'days-late',
        count: lateness.daysLate,
        from: daysLate,
        items: here.map(({ id }) => id),
        text:
          `${here.length}条问题逾期满${daysLate}天，${most}${sayDay(lateness.due)}到期，` +
          `已逾期${lateness.daysLate}天（${lateness.workdaysLate}个工作日）。`,
      },
    ]
  })
}

/** Each measure under the highest step that its count has reached. */
function countedGrounds(campaign: Campaign, facts: readonly LadderFact[]): LevelledGround[] {
  const steps = campaign.escalation ?? DEFAULT_ESCALATION
  return facts.flatMap(({ measure, count, items }): LevelledGround[] => {
    const reached = steps
      .filter((step) => step.measure === measure && count >= step.from)
      .toSorted((a, b) => ladderLevels.indexOf(b.level) - ladderLevels.indexOf(a.level) || b.from - a.from)[0]
    if (reached === undefined) return []
    const { level, from } = reached
    const isReport = measure === 'missing-reports'
    const words = reportWords(campaign)
    const unit = isReport ? words.unit : measureUnits[measure]
    const label = isReport ? `连续缺报${words.report}` : measureLabels[measure]
    const text = `${label}${count}${unit}，达到${ladderLabels[level]}的${from}${unit}。`
    return [{ level, measure, count, from, items, text }]
  })
}

/** Weekly reports missing in a row, counted back from the last week that was due. */
export function missingInARow(statuses: readonly string[]): number {
  const due = statuses.filter((status) => status !== 'not-due')
  const received = due.findLastIndex((status) => status !== 'missing')
  return due.length - 1 - received
}

/** 责任追究 (M-38): what it rests on. */
export interface AccountabilityEvidence {
  readonly kind: 'check' | 'reopening' | 'flag'
  /** The failed check row, the reopened item, or the flag's key. */
  readonly ref: string
}

/** Why nobody can be held to account on this; null when somebody can. `found` are the references that exist. */
export function whyNoAccountability(
  evidence: readonly AccountabilityEvidence[],
  found: readonly AccountabilityEvidence[],
): string | null {
  if (evidence.length === 0) {
    return '责任追究须有依据：至少引用一条检查不合格、一条销号后重开的问题或一处疑点。'
  }
  const missing = evidence.find(({ kind, ref }) => !found.some((one) => one.kind === kind && one.ref === ref))
  return missing === undefined ? null : '所引的依据在本单位查不到，请从所列的依据中选择。'
}
