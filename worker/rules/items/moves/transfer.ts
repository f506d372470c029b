/**
 * 移交 — an item goes to another unit: its number, age, limit, history and evidence go along, and the former unit still
 * sees that it was there.
 *
 * Only the office transfers. What a unit has already asked for is answered first, so that no answer goes to a unit that
 * the item no longer concerns; a request to hand it over is answered by the transfer itself.
 */
import { whyNot, type ItemStatus } from '../closure.ts'
import { withdrawalLabels, type WithdrawalKind } from '../count/withdrawal.ts'

/** What the rule needs to know of the item. */
export interface TransferFacts {
  readonly item: ItemStatus & { readonly unit: string }
  /** Kind of the request to take it out of the count that waits for the office; null where none does. */
  readonly pending: WithdrawalKind | null
}

/** Why the item cannot go to this unit now, as a sentence; null when it can. */
export function whyNoTransfer({ item, pending }: TransferFacts, to: string): string | null {
  if (item.unit === '') return '这条问题还没有责任单位。请先划归单位。'
  if (item.unit === to) return '这条问题本来就属于这个单位。'
  const stop = whyNot('transfer', item)
  if (stop !== null) return stop
  if (pending === null || pending === 'handed-over') return null
  return `责任单位已申请核减（${withdrawalLabels[pending]}），请先答复，再移交。`
}

/** 由“教务处”移交“后勤处”：职责调整. */
export function sayTransfer(from: string, to: string, reason: string): string {
  return `由“${from}”移交“${to}”：${reason}`
}

/** What the former unit is told where its sheet or file still says something of the row. */
export function sayGoneTo(to: string): string {
  return `这条问题已经移交“${to}”，不再由本单位填报。表中这一行保留原样，不会再报送。`
}
