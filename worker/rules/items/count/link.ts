/**
 * 关联重复 — two items from two sources that are one problem: one counts, both are kept, each shows the other.
 *
 * The office decides it with a reason and undoes it. The linked one is counted apart like 核减 (kind 重复) and has no
 * closure of its own: what becomes of the counting one becomes of it. So the counting one cannot leave the count while
 * others stand on it, and is itself linked to none: no chain, no circle, no problem that nobody counts.
 */
import { sayDay, type Day } from '../../calendar/day.ts'
import { whyNot, type ItemStatus } from '../closure.ts'
import { isOver } from '../lateness.ts'
import type { ItemContent } from '../item.ts'

/** An item as these rules see it. */
export interface Linkable extends ItemStatus {
  readonly id: string
  /** 编号 of the items that are linked to it. */
  readonly carries: readonly string[]
}

/** Why `linked` cannot be counted at `counting`; null when it can. */
export function whyNotLink(linked: Linkable, counting: Linkable): string | null {
  if (linked.id === counting.id) return '不能把一条问题关联到它自己。'
  const stop = whyNot('drop', linked) ?? whyCarrying(linked.carries)
  if (stop !== null) return stop
  if (counting.withdrawn || counting.state === 'dropped') return '所选的一条已经不计数，不能关联到它。'
  // What is found again after its closure has come back (M-28), and is no duplicate.
  if (isOver(counting.content)) return '所选的一条已经销号。又发现同样问题的，是反弹，请重开那一条。'
  return null
}

/** Why an item on which others stand cannot leave the count; null when none does. */
export function whyCarrying(carries: readonly string[]): string | null {
  if (carries.length === 0) return null
  return `${carries.join('、')} 已关联到这一条，按一件计，它不能核减、划去或再关联到别处。请办公室先解除关联。`
}

/** Why a linked item is not opened, closed or changed by itself. */
export function whyLinked(counting: string): string {
  return `这条问题已关联到 ${counting}，随它办理。确需单独办理的，请办公室先解除关联。`
}

/** What 核减 says of it. */
export function sayLink(counting: string, reason: string): string {
  return `与 ${counting} 是同一件，计在那一条；${reason}`
}

/**
 * Why the link cannot be undone with this limit; null when it can. The row counts again with the limit that it had; one
 * that has passed meanwhile is set anew: the days on which it was not worked on are not late.
 */
export function whyNoLimitAfterLink({ due }: ItemContent, asked: Day | undefined, today: Day): string | null {
  if (asked !== undefined) {
    return asked < today ? `新的时限${sayDay(asked)}已经过去。请选择今天以后的日期。` : null
  }
  if (due === undefined || due >= today) return null
  return `原时限${sayDay(due)}在关联期间已经过去。请定新的整改时限。`
}
