/** 本单位配合的事项 — items whose lead is another unit, as a supporting unit may see them. */
import { saySupporters } from '#rules/items/support/support'
import type { Actor } from '#wire/actor'
import type { SupportedItem, SupportedItems } from '#wire/support'
import type { Matter } from '#wire/todo'
import { evidenceOfUnit } from '../closure/evidenceRows.ts'
import type { CurrentItem } from '../items/rows/itemRows.ts'
import { lastShares, sharesOf, supportsOfUnit } from '../items/rows/supportRows.ts'
import { supportedBy, whyNoShare } from '../items/supports.ts'
import type { Ledger } from '../Ledger.ts'

export function supportedItems({ sql }: Ledger, actor: Actor): SupportedItems {
  const unit = actor.unit ?? ''
  const items = supportsOfUnit(sql, unit).flatMap(({ item, since }): SupportedItem[] => {
    const held = supportedBy(sql, actor, item)
    if (held === null) return []
    const { id, number, state, content } = held
    return [
      {
        id,
        number,
        unit: held.unit,
        state,
        content,
        since,
        shares: sharesOf(sql, id),
        evidence: evidenceOfUnit(sql, id, unit),
        whyNot: whyNoShare(held),
      },
    ]
  })
  return { items }
}

/** That a unit was named to support an item: news until it is looked at. */
export function supportMatters({ sql, campaign }: Ledger, actor: Pick<Actor, 'role' | 'unit'>): Matter[] {
  return supportsOfUnit(sql, actor.unit ?? '').flatMap(({ no, item: id, since }): Matter[] => {
    const item = supportedBy(sql, actor, id)
    if (item === null) return []
    const lead = saySupporters([item.unit], campaign) ?? ''
    return [{ ...matterOf(item, `support:${no}`), kind: 'support', note: `牵头单位：${lead}`, day: since }]
  })
}

/** What supporting units reported last: news for the lead and for the office. */
export function shareMatters(sql: SqlStorage, items: ReadonlyMap<string, CurrentItem>): Matter[] {
  return lastShares(sql).flatMap(({ no, item: id, by, text }): Matter[] => {
    const item = items.get(id)
    if (item === undefined) return []
    return [{ ...matterOf(item, `share:${no}`), kind: 'share', note: `${by}：${text}` }]
  })
}

function matterOf(
  { id, number, unit, content }: Pick<CurrentItem, 'id' | 'number' | 'unit' | 'content'>,
  key: string,
): Omit<Matter, 'kind' | 'note'> {
  return { key, unit, item: id, number, notice: null, title: content.problem ?? '', day: null, isNews: true }
}
