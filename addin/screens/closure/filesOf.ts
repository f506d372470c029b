import type { ItemHistory } from '#wire/item'

/** How many files of evidence an item has that were not removed. */
export function filesOf({ evidence }: ItemHistory): number {
  return evidence.filter(({ removedAt }) => removedAt === null).length
}
