/**
 * 检查人员的抽取与回避 — who looks at which drawn item: by lot, evenly, and never at one's own unit.
 *
 * Each item in the order of the draw gets one of those who have the fewest so far and are not of its unit. Where
 * nobody is left, the item has no inspector and says so: the office names somebody from outside.
 */
import { randomFrom } from './drawRandom.ts'

export interface Inspector {
  readonly name: string
  /** The inspector's own unit; null for somebody from outside the units. */
  readonly unit: string | null
}

/** For each item the inspector's place in the list; null where all would have to recuse themselves (回避). */
export function drawInspectors(
  items: readonly { readonly unit: string }[],
  inspectors: readonly Inspector[],
  seed: string,
): (number | null)[] {
  const random = randomFrom(`${seed}/inspectors`)
  const loads = inspectors.map(() => 0)
  return items.map(({ unit }) => {
    const free = inspectors.flatMap((inspector, index) => (inspector.unit === unit ? [] : [index]))
    if (free.length === 0) return null
    const least = Math.min(...free.map((index) => loads[index] ?? 0))
    const lightest = free.filter((index) => loads[index] === least)
    const chosen = lightest[random.below(lightest.length)] ?? null
    if (chosen !== null) loads[chosen] = (loads[chosen] ?? 0) + 1
    return chosen
  })
}
