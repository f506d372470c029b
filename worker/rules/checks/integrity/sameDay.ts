/** 发现与办结在同一天 — found and done, or found and struck off, on one day: put right, or written up? */
import { sayDay } from '../../calendar/day.ts'
import { claimsDone, isClosed } from '../../items/lateness.ts'
import { flagKey, type Flag, type ItemFact } from './flag.ts'

export function sameDay(items: readonly ItemFact[]): Flag[] {
  return items.flatMap(({ id, unit, content }): Flag[] => {
    const { foundOn, completedOn, closedOn } = content
    if (foundOn === undefined || !(claimsDone(content) || isClosed(content))) return []
    const how = closedOn === foundOn ? '销号' : completedOn === foundOn ? '报完成' : null
    if (how === null) return []
    // 立行立改 may honestly be done at once; it is said, so that a person can tell.
    const immediate = content.disposal === 'immediate' ? '（立行立改）' : ''
    return [
      {
        key: flagKey('same-day', [id, foundOn]),
        kind: 'same-day',
        units: [unit],
        items: [id],
        reason: `${sayDay(foundOn)}发现，当天即${how}${immediate}。请看措施是否真正落实。`,
      },
    ]
  })
}
