/**
 * 立行立改的期限 — an item that is to be put right at once and says no day still has one: so many days as the campaign
 * gives (专项设置“立行立改期限”), from the day of finding, else from the day of entry; and wherever its limit is told it
 * is told by what rule.
 *
 * The day is written into the row when it is entered or changed, so that every figure, paper and past day has the same.
 * A row that stands in a frozen 汇总 gets none by itself: it was counted as 期限待明确, and is asked about as such.
 */
import type { Campaign } from '../../campaign/campaign.ts'
import { addDays, type Day } from '../../calendar/day.ts'
import { readDisposal } from '../disposal.ts'
import type { ItemContent } from '../item.ts'
import type { FieldValue } from '../itemFields.ts'
import { claimsDone, isOver } from '../lateness.ts'
import { LIMIT_RULE, limitRule } from './limitRule.ts'

export interface LimitFacts {
  readonly enteredOn: Day
  /** It stands in a frozen snapshot, or its limit is settled otherwise. */
  readonly isFixed: boolean
}

/**
 * What is to be set beside `set`, which `content` already has: the day and by what rule. A limit of this rule follows the
 * day of finding as long as it is not fixed; a day that is said instead takes the rule away.
 */
export function immediateLimit(
  content: ItemContent,
  set: Readonly<Record<string, FieldValue>>,
  { disposal: { immediateDays } }: Pick<Campaign, 'disposal'>,
  { enteredOn, isFixed }: LimitFacts,
): Readonly<Record<string, FieldValue>> {
  const rule = limitRule(content)
  const isSaid = (set['due'] ?? null) !== null
  if (rule !== '' && isSaid) return withoutLimitRule(content, set)
  const isMoved = rule !== '' && 'foundOn' in set
  if (content.disposal !== 'immediate' || isFixed || isOver(content) || claimsDone(content)) return {}
  if (content.due !== undefined && (!isMoved || isSaid)) return {}
  const due = addDays(content.foundOn ?? enteredOn, immediateDays)
  const said = `立行立改，按${content.foundOn === undefined ? '登记' : '发现'}后${immediateDays}天计`
  const before = withoutRule(content.dueText)
  const isBare = before === null || readDisposal(before) === 'immediate'
  return { due, dueText: isBare ? said : `${before}（${said}）` }
}

/** What is to be set beside a day that is said or granted: the rule counts no more. */
export function withoutLimitRule(
  content: Pick<ItemContent, 'due' | 'dueText'>,
  set: Readonly<Record<string, FieldValue>>,
): Readonly<Record<string, FieldValue>> {
  const isLeft = 'due' in set && !('dueText' in set) && limitRule(content) !== ''
  return isLeft ? { dueText: withoutRule(content.dueText) } : {}
}

/** What the unit wrote itself; null for nothing. */
function withoutRule(text: string | undefined): string | null {
  const own = (text ?? '').replace(LIMIT_RULE, '').replace('（）', '').trim()
  return own === '' ? null : own
}
