/**
 * 抽查与回头看 — a round of checks over items of the ledger: which are looked at, and what a verdict does (M-25, M-28).
 *
 * A spot check (抽查) draws from closed and open rows; a look-back (回头看) goes over what was struck off. A failed
 * row that was struck off is opened again, its counter goes up, the old closure stays; every failure is cited once in
 * the next circular (M-26).
 */
import type { ItemState } from '../items/closure.ts'
import type { Day } from '../calendar/day.ts'
import type { ItemContent } from '../items/item.ts'
import { timelinessOf } from '../items/lateness.ts'

export type CheckKind = 'spot-check' | 'look-back'
export const checkKindLabels: Readonly<Record<CheckKind, string>> = {
  'spot-check': '抽查',
  'look-back': '回头看',
}

/** 合格 · 不合格 of a spot check; 巩固 · 反弹 · 未整改到位 of a look-back. */
export type Verdict = 'pass' | 'fail' | 'held' | 'relapsed' | 'unfinished'
export const verdictLabels: Readonly<Record<Verdict, string>> = {
  pass: '合格',
  fail: '不合格',
  held: '巩固',
  relapsed: '反弹',
  unfinished: '未整改到位',
}

export const verdictsOf: Readonly<Record<CheckKind, readonly Verdict[]>> = {
  'spot-check': ['pass', 'fail'],
  'look-back': ['held', 'relapsed', 'unfinished'],
}

export function isFailure(verdict: Verdict): boolean {
  return verdict !== 'pass' && verdict !== 'held'
}

/** 抽查第2次. */
export function roundName(kind: CheckKind, kindNo: number): string {
  return `${checkKindLabels[kind]}第${kindNo}次`
}

/** Why a verdict cannot be given to a row of this kind of round; null when it can. */
export function whyNoVerdict(
  kind: CheckKind,
  row: { readonly verdict: Verdict | null },
  given: { readonly verdict: Verdict; readonly reason: string },
): string | null {
  if (row.verdict !== null) return '这一条已经登记过结果，不能改写；有新情况请另作一次检查。'
  if (!verdictsOf[kind].includes(given.verdict)) {
    const words = verdictsOf[kind].map((verdict) => verdictLabels[verdict]).join('、')
    return `${checkKindLabels[kind]}的结果是${words}之一。`
  }
  if (isFailure(given.verdict) && given.reason.trim() === '') {
    return `结果为“${verdictLabels[given.verdict]}”的须写明看到了什么。`
  }
  return null
}

/** Whether the item was or is late: overdue now, claimed done or struck off after its limit. */
export function wasLate(content: ItemContent, today: Day, dueSoonDays: number): boolean {
  const { due, completedOn, closedOn } = content
  if (due === undefined) return false
  const done = completedOn ?? closedOn
  return done === undefined ? timelinessOf(content, today, dueSoonDays) === 'overdue' : done > due
}

/** What the office took out of the count is not looked at again. */
export type CheckedState = Exclude<ItemState, 'dropped'>

/** States that a round of this kind looks at when nothing else is said. */
export const defaultStates: Readonly<Record<CheckKind, readonly CheckedState[]>> = {
  'spot-check': ['closed', 'closure-reviewed', 'closure-requested', 'open'],
  'look-back': ['closed'],
}
