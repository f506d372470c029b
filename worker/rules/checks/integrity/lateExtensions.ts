/** 逾期后才申请延期 — an extension asked for when the limit had already passed. */
import { daysBetween, sayDay, type Day } from '../../calendar/day.ts'
import { flagKey, type Flag, type ItemFact } from './flag.ts'

export interface ExtensionFact {
  readonly id: string
  readonly item: string
  /** The limit when it was asked. */
  readonly from: Day
  readonly askedOn: Day
}

export function lateExtensions(extensions: readonly ExtensionFact[], items: readonly ItemFact[]): Flag[] {
  const itemsById = new Map(items.map((item) => [item.id, item]))
  return extensions.flatMap(({ id, item, from, askedOn }): Flag[] => {
    const fact = itemsById.get(item)
    if (fact === undefined || askedOn <= from) return []
    return [
      {
        key: flagKey('late-extension', [id]),
        kind: 'late-extension',
        units: [fact.unit],
        items: [item],
        reason: `整改时限${sayDay(from)}，过了${daysBetween(from, askedOn)}天，到${sayDay(askedOn)}才申请延期。`,
      },
    ]
  })
}
