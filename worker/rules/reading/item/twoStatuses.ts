/**
 * 两栏状态 — a ledger may ask twice: 是否整改 and 是否销号. One tells what the unit did, the other whether it is struck off.
 */
import { readClaim } from '../../items/claim.ts'
import { meaningsOf } from '../../columns/columnLabels.ts'
import type { Claimed } from '../../items/item.ts'
import type { ColumnReading } from '../reading.ts'

/** A status from a cell with the label of its column. */
export interface SaidStatus {
  readonly claim: Claimed
  readonly label: string
}

const CLOSING = /销号|核销|销项|销案|归档/

/** The column that asks for the status once more and is kept as it stands; undefined when there is none. */
export function secondStatusColumn(columns: readonly ColumnReading[]): ColumnReading | undefined {
  if (!columns.some(({ field }) => field === 'claimed')) return undefined
  return columns.find(({ field, path }) => {
    const [best] = meaningsOf(path.at(-1) ?? '')
    return field === 'extra' && best?.role === 'claimed' && best.score >= 0.8
  })
}

/** What a second status cell claims; null when it claims nothing that is known. */
export function statusOf({ path }: ColumnReading, text: string): SaidStatus | null {
  const label = path.at(-1) ?? ''
  const claim = readClaim(text, label)
  return claim === null ? null : { claim, label }
}

/**
 * Both together: 未销号 only says that the item is still on the list, 已销号 that the work was done and accepted.
 * Null when they contradict each other.
 */
export function joinStatuses(first: SaidStatus, second: SaidStatus): Claimed | null {
  if (first.claim === second.claim) return first.claim
  const [closing, other] = CLOSING.test(second.label) ? [second, first] : [first, second]
  if (!CLOSING.test(closing.label)) return isDone(first.claim) === isDone(second.claim) ? first.claim : null
  if (closing.claim !== 'closed') return other.claim
  return isDone(other.claim) ? 'closed' : null
}

function isDone(claim: Claimed): boolean {
  return claim === 'done' || claim === 'closed'
}
