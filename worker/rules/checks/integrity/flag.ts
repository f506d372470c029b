/** 疑点 — a flag: which rule, why in words, whose, and the rows behind it. */
import type { UnitId } from '../../campaign/campaign.ts'
import type { Day } from '../../calendar/day.ts'
import type { ItemContent } from '../../items/item.ts'

export type FlagKind =
  | 'same-evidence'
  | 'alike-texts'
  | 'same-day'
  | 'late-extension'
  | 'closure-rush'
  | 'zero-against-findings'

export const flagLabels: Readonly<Record<FlagKind, string>> = {
  'same-evidence': '同一份佐证材料',
  'alike-texts': '措施或进展雷同',
  'same-day': '发现与办结在同一天',
  'late-extension': '逾期后才申请延期',
  'closure-rush': '节点前集中申请销号',
  'zero-against-findings': '连续零报告而另有线索',
}

export interface Flag {
  /** Names these very facts: a flag dismissed comes again only when something has been added to it. */
  readonly key: string
  readonly kind: FlagKind
  readonly units: readonly UnitId[]
  /** Ids, in the ledger's order. */
  readonly items: readonly string[]
  /** Why, as a sentence for the office. */
  readonly reason: string
}

/** An item as the rules see it. */
export interface ItemFact {
  readonly id: string
  readonly unit: UnitId
  readonly content: ItemContent
  /** The day it was entered. */
  readonly createdOn: Day
  /** As in `FoundRow`. */
  readonly isTakenOver: boolean
}

/** A key of a kind and its parts; long lists of ids are cut down to their hash. */
export function flagKey(kind: FlagKind, parts: readonly string[]): string {
  return `${kind}:${parts.length <= 2 ? parts.join(',') : `${parts.length}-${hashOf(parts.join(','))}`}`
}

/** Two FNV-1a hashes of 32 bits, one over the text, one over its reverse. */
function hashOf(text: string): string {
  const hash = (characters: Iterable<string>): string => {
    let value = 0x811c9dc5
    for (const character of characters) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193)
    return (value >>> 0).toString(16).padStart(8, '0')
  }
  return hash(text) + hash(Array.from(text).toReversed())
}
