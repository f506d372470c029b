/** 起草 — a paper of any of the kinds that are drafted from a frozen state of the whole campaign. */
import type { UnitId } from '../campaign/campaign.ts'
import { draftCircular, draftOverdueCircular, type CircularSettings } from './circular.ts'
import { draftFinalReport } from './finalReport.ts'
import type { Paper } from './paper.ts'
import { draftReminder } from './reminder.ts'
import type { PaperFacts } from '../figures/facts.ts'

export const draftKinds = ['weekly-circular', 'overdue-circular', 'reminder', 'final-report'] as const
export type DraftKind = (typeof draftKinds)[number]

export interface PaperRequest extends CircularSettings {
  readonly kind: DraftKind
  /** To whom a reminder goes; other kinds go to all. */
  readonly unit?: UnitId | undefined
  /** The snapshot of the issue that it is compared with, null for none; absent in requests of before that was kept. */
  readonly comparedWith?: string | null | undefined
}

export function draftPaper(facts: PaperFacts, request: PaperRequest): Paper {
  return drafts[request.kind](facts, request)
}

const drafts: Readonly<Record<DraftKind, (facts: PaperFacts, request: PaperRequest) => Paper>> = {
  'weekly-circular': draftCircular,
  'overdue-circular': draftOverdueCircular,
  reminder: (facts, request) => draftReminder(facts, request.unit ?? '', request),
  'final-report': draftFinalReport,
}

/** Whether it says anything: an overdue circular without overdue items, a reminder without matters does not. */
export function whyNothingToSay(
  facts: PaperFacts,
  { kind, unit }: PaperRequest,
  paper: Paper,
): string | null {
  if (kind === 'overdue-circular' && facts.tally.byTimeliness.overdue === 0)
    return '目前没有逾期未完成的问题，不需要逾期通报。'
  if (kind !== 'reminder') return null
  if (unit === undefined) return '提醒函要写明发给哪个单位。'
  return paper.sections.length === 0 ? '这个单位目前没有需要提醒的事项。' : null
}

/** Whether the whole campaign may read it once it is published; a reminder is its addressee's alone. */
export function isForAll(kind: DraftKind): boolean {
  return kind !== 'reminder'
}
