/** 督办情况 — supervision notices (督办单) as the summary lists them, one line for each item that a notice names. */
import type { UnitId } from '../campaign/campaign.ts'
import type { Day } from '../calendar/day.ts'
import type { NoticeState } from './supervisionNotice.ts'

/** A step of a notice, and the state it leads to. */
const stateAfter = {
  answer: 'answered',
  return: 'returned',
  accept: 'accepted',
  settle: 'settled',
} as const satisfies Record<string, NoticeState>

export interface SupervisedItem {
  readonly id: string
  /** 编号; absent in a snapshot that was made before there were any. */
  readonly number?: string | undefined
  /** Null for an item that is no longer in the ledger. */
  readonly ledgerNo: number | null
  readonly problem: string
}

export interface SupervisedNotice {
  readonly number: string
  readonly unit: UnitId
  readonly issuedOn: Day
  readonly answerBy: Day
  readonly state: NoticeState
  readonly answeredOn: Day | null
  readonly items: readonly SupervisedItem[]
}

/** A notice as far as it had come by the end of the day: its state, and the day of the last answer. */
export function noticeOn(
  steps: readonly { readonly act: keyof typeof stateAfter; readonly on: Day }[],
  day: Day,
): Pick<SupervisedNotice, 'state' | 'answeredOn'> {
  const known = steps.filter(({ on }) => on <= day)
  const last = known.at(-1)
  return {
    state: last === undefined ? 'waiting' : stateAfter[last.act],
    answeredOn: known.findLast(({ act }) => act === 'answer')?.on ?? null,
  }
}
