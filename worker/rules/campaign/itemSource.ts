/**
 * 问题来源 — where a problem comes from: the six ways that the plan names, as ledgers spell them.
 *
 * A ledger may name other sources (审计、巡察): they are kept as written and are none of the six.
 * Source: 自查 (M-16), 征求意见 with the giver's type (M-17), 各种渠道线索 (M-22), 督导检查 (M-36), 抽查 (M-25),
 * 回头看 (M-28).
 */
import { squashLabel } from '../cells/cellText.ts'

export type ItemSource = 'self-check' | 'opinion' | 'clue' | 'inspection' | 'spot-check' | 'look-back'

export const itemSourceLabels: Readonly<Record<ItemSource, string>> = {
  'self-check': '自查',
  opinion: '征求意见',
  // The unit is not told that somebody gave a clue.
  clue: '办公室转办',
  inspection: '督导检查',
  'spot-check': '抽查',
  'look-back': '回头看',
}

/** The narrower word first: 督导抽查 is a spot check, 回头看检查 a look-back. */
const SPELLINGS: readonly (readonly [ItemSource, RegExp])[] = [
  ['look-back', /回头看/],
  ['spot-check', /抽查/],
  ['opinion', /征[求集询].{0,8}意见|意见征[求集询]/],
  ['clue', /线索|举报|投诉|来信|来访|信访|办公室转办/],
  ['self-check', /自查|查摆|自纠/],
  ['inspection', /督导|督查|督察|检查/],
]

/** Which of the six a source names; null for any other, and for none. */
export function readItemSource(text: string | undefined): ItemSource | null {
  const squashed = squashLabel(text ?? '')
  return SPELLINGS.find(([, spelling]) => spelling.test(squashed))?.[0] ?? null
}

/** Whose opinion: the three of the plan and how ledgers call them. */
const GIVER = /联系单位|兄弟单位|服务对象|师生|教师|老师|学生|教工|职工|家长|用人单位|企业|群众|校友/

/** A source of 征求意见 that does not say whose opinion it was (M-17). */
export function lacksGiver(source: string | undefined): boolean {
  return readItemSource(source) === 'opinion' && !GIVER.test(squashLabel(source ?? ''))
}
