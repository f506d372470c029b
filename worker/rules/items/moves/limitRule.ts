/** By what rule a limit is counted that nobody said: told wherever the limit is told. */
import type { ItemContent } from '../item.ts'

type LimitSaid = Pick<ItemContent, 'due'> & { readonly dueText?: string | undefined }

/** How immediateLimit.ts says it. */
export const LIMIT_RULE = /立行立改，按(?:发现|登记)后\d+天计/

/** 立行立改，按发现后15天计; empty where the limit is not of this rule. */
export function limitRule({ due, dueText }: LimitSaid): string {
  return due === undefined ? '' : (LIMIT_RULE.exec(dueText ?? '')?.[0] ?? '')
}

/** The same as it stands behind a day: （立行立改，按发现后15天计）. */
export function sayLimitRule(content: LimitSaid): string {
  const rule = limitRule(content)
  return rule === '' ? '' : `（${rule}）`
}
