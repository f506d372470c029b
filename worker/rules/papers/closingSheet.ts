/**
 * 销号单 — the record of one item's closure as a form to print and file: request, review, confirmation, evidence (M-24).
 *
 * Each decision with who, when and what had been looked at. A step that has not come yet is blank, with room to
 * sign. Of an item that was reopened every round is told, the last one in the form, the earlier ones as lines.
 */
import { limitRule, sayLimitRule } from '../items/moves/limitRule.ts'
import type { Campaign } from '../campaign/campaign.ts'
import { categoryText } from '../campaign/category.ts'
import { sayDay, type Day } from '../calendar/day.ts'
import { needsConfirmation } from '../items/closure.ts'
import { disposalLabels, type ItemContent } from '../items/item.ts'
import { bareText } from '../figures/itemSentence.ts'
import { unitName } from '../figures/judgedLedger.ts'
import { withSupporters } from '../items/support/support.ts'

export interface ClosingStep {
  readonly act: 'request-closure' | 'agree-closure' | 'close' | 'return' | 'reopen'
  readonly by: string
  readonly on: Day
  readonly note: string
  readonly seen: readonly { readonly name: string }[]
}

export interface ClosingFacts {
  readonly campaign: Campaign
  readonly unit: string
  /** 编号. */
  readonly number: string
  readonly content: ItemContent
  readonly rounds: readonly { readonly steps: readonly ClosingStep[]; readonly closedOn: Day | null }[]
  /** Files that stand with the item; taken-back ones are left out. */
  readonly evidence: readonly { readonly name: string; readonly sha256: string; readonly looked: boolean }[]
  readonly printedOn: Day
}

/** A value for each place of the form; what is not known yet is empty. */
export interface ClosingSheet {
  readonly kind: 'closing-sheet'
  readonly title: string
  readonly institution: string
  readonly office: string
  readonly number: string
  readonly unit: string
  readonly category: string
  readonly problem: string
  readonly measures: string
  readonly limit: string
  readonly owner: string
  readonly completedOn: string
  readonly request: string
  readonly review: string
  /** Null where nobody confirms in this campaign: the form then has no such row. */
  readonly confirmation: string | null
  readonly closedOn: string
  readonly evidence: readonly { readonly no: number; readonly name: string; readonly mark: string }[]
  /** What stands in the place of evidence where none was uploaded, with the reason why it was agreed to. */
  readonly withoutEvidence: string
  /** Earlier decisions, oldest first. */
  readonly past: readonly string[]
  readonly printedOn: Day
}

/** So many signs of a SHA-256 tell two files apart on paper. */
const MARK_SIGNS = 12

export function closingSheet(facts: ClosingFacts): ClosingSheet {
  const { campaign, content } = facts
  const last = facts.rounds.at(-1)
  const steps = last?.steps ?? []
  const at = steps.findLastIndex(({ act }) => act === 'request-closure')
  const current = steps.slice(Math.max(at, 0))
  const stepOf = (act: ClosingStep['act']): ClosingStep | undefined =>
    current.findLast((one) => one.act === act)
  const [agreed, closed] = [stepOf('agree-closure'), stepOf('close')]
  const past = [
    ...facts.rounds.slice(0, -1).flatMap((round) => round.steps),
    ...steps.slice(0, Math.max(at, 0)),
  ]
  const disposal = content.disposal === undefined ? '' : `，${disposalLabels[content.disposal]}`
  return {
    kind: 'closing-sheet',
    title: `${campaign.name}整改销号单`,
    institution: campaign.institution,
    office: campaign.office,
    number: facts.number,
    unit: withSupporters(unitName(campaign, facts.unit), content),
    category: content.category === undefined ? '' : categoryText(campaign, content.category),
    problem: bareText(content.problem),
    measures: bareText(content.measures),
    limit: `${content.due === undefined ? (content.dueText ?? '') : sayDay(content.due)}${limitRule(content) === '' ? disposal : sayLimitRule(content)}`,
    owner: content.owner ?? content.department ?? '',
    completedOn: content.completedOn === undefined ? '' : sayDay(content.completedOn),
    request: sayStep(stepOf('request-closure'), '申请销号'),
    review: sayStep(
      agreed ?? closed ?? stepOf('return'),
      (agreed ?? closed) === undefined ? '退回' : '同意销号',
    ),
    confirmation: confirmation(campaign, agreed, closed),
    closedOn: last?.closedOn === null || last === undefined ? '' : sayDay(last.closedOn),
    evidence: facts.evidence.map(({ name, sha256, looked }, index) => ({
      no: index + 1,
      name,
      mark: `${sha256.slice(0, MARK_SIGNS)}${looked ? '，办公室已看' : '，办公室未看'}`,
    })),
    withoutEvidence: withoutEvidence(content, agreed ?? closed),
    past: past.map((step) => sayStep(step, pastWords[step.act])),
    printedOn: facts.printedOn,
  }
}

/** A row of its own where the leading group confirms, or did so for this item. */
function confirmation(
  campaign: Campaign,
  agreed: ClosingStep | undefined,
  closed: ClosingStep | undefined,
): string | null {
  if (agreed !== undefined) return sayStep(closed, '同意销号')
  return needsConfirmation(campaign) ? '' : null
}

function withoutEvidence({ evidence }: ItemContent, decision: ClosingStep | undefined): string {
  const reason = bareText(decision?.note)
  const named = evidence === undefined ? '' : `台账所列：${bareText(evidence)}。`
  return `没有上传佐证材料。${named}${reason === '' ? '' : `同意销号的理由：${reason}。`}`
}

const pastWords: Readonly<Record<ClosingStep['act'], string>> = {
  'request-closure': '申请销号',
  'agree-closure': '办公室同意',
  close: '销号',
  return: '退回',
  reopen: '重开',
}

/** 2017年8月3日，教务处申请销号：已重新排班。 */
function sayStep(step: ClosingStep | undefined, word: string): string {
  if (step === undefined) return ''
  const note = step.note === '' ? '' : `：${bareText(step.note)}`
  const seen = step.seen.length === 0 ? '' : `（已看佐证${step.seen.length}份）`
  return `${sayDay(step.on)}，${step.by}${word}${note}${seen}。`
}
