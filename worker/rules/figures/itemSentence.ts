/** 问题一句话 — an item as a letter names it: 「1．窗口无人值守（编号教务-008）。6月30日到期，逾期46天，其中工作日32天。责任人：某甲。」 */
import { sayLimitRule } from '../items/moves/limitRule.ts'
import { sayDay, type Day } from '../calendar/day.ts'
import type { ItemContent } from '../items/item.ts'
import { explainLateness } from './judgedLedger.ts'
import type { Lateness } from '../items/lateness.ts'

export interface SaidItem {
  readonly content: ItemContent
  /** 编号; absent where the item has none. */
  readonly number?: string | undefined
  readonly lateness: Lateness | null
}

/** （编号教务-008）; nothing where there is none. */
export function sayNumber(number: string | undefined): string {
  return number === undefined || number === '' ? '' : `（编号${number}）`
}

/** `no` null: it is the only one. */
export function sayItem({ content, number, lateness }: SaidItem, no: number | null, asOf: Day): string {
  const limit =
    content.due === undefined ? '整改时限待明确' : `整改时限${sayDay(content.due)}${sayLimitRule(content)}`
  const person = content.owner ?? content.department ?? content.leader
  return [
    `${no === null ? '' : `${no}．`}${bareText(content.problem) || '（未填写问题表现）'}${sayNumber(number)}`,
    lateness === null ? limit : explainLateness(lateness, asOf),
    ...(person === undefined ? [] : [`责任人：${person.replaceAll(/\s*\n\s*/g, '、')}`]),
    '',
  ].join('。')
}

/** On one line and without the stop at its end. */
export function bareText(text: string | undefined): string {
  return (text ?? '')
    .trim()
    .replaceAll(/\s*\n\s*/g, ' ')
    .replace(/[。；;]+$/, '')
}
