/**
 * 雷同的文字 — groups of texts that are nearly the same, found without comparing each with each.
 *
 * Equal texts are put together first. Each further text is compared with the first text (the head) of those groups
 * only that it can be like. For a likeness t, two texts of a and b pairs differ in at most (1−t)(a+b) of them, so
 * their sketches differ in no more bits; and they share at least one of the rarest a − t·a/(2−t) + 1 pairs of each
 * (prefix filtering: Chaudhuri, Ganti, Kaushik 2006). Whichever of the two ways has fewer heads to look at is taken.
 * Every text of a group is like its head; two texts that are each like another, but not like a head, may stand apart.
 */
import { likeness, shinglesOf, type Shingles } from '../../cells/likeness.ts'
import { FOLDED, maybeNear, mayBeNear, sketchOf, type Sketch } from './oddSketch.ts'

/** Indices of texts that are alike to `threshold` (0 to 1), each group of two or more in order. */
export function likeGroups(texts: readonly string[], threshold: number, minCharacters: number): number[][] {
  const groups = groupEqual(texts, minCharacters)
  const heads = new Heads(groups, threshold)
  for (const group of groups) {
    const rarest = heads.rarestPairs(group.shingles)
    const head = heads.firstLike(group, rarest)
    if (head === null) heads.add(group, rarest)
    else head.members.push(...group.members)
  }
  return groups
    .filter((group) => heads.has(group))
    .map(({ members }) => members.toSorted((a, b) => a - b))
    .filter(({ length }) => length > 1)
}

interface Group {
  readonly shingles: Shingles
  readonly sketch: Sketch
  readonly members: number[]
}

function groupEqual(texts: readonly string[], minCharacters: number): Group[] {
  const byText = new Map<string, Group>()
  for (const [index, text] of texts.entries()) {
    // A text can only be long enough without its punctuation if it is so with it.
    if (text.length < minCharacters) continue
    const shingles = shinglesOf(text)
    if (shingles.bare.length < minCharacters) continue
    const same = byText.get(shingles.bare)
    if (same === undefined)
      byText.set(shingles.bare, { shingles, sketch: sketchOf(shingles), members: [index] })
    else same.members.push(index)
  }
  return [...byText.values()]
}

/** The first texts of the groups so far, to be found by length or by rare pairs. */
class Heads {
  readonly #threshold: number
  /** Pairs by how rare they are, as numbers. */
  readonly #rank: ReadonlyMap<string, number>
  readonly #heads: Group[] = []
  readonly #known = new Set<Group>()
  /** The folded sketches of all heads, one after another. */
  readonly #folded: Int32Array
  readonly #byLength = new Map<number, number[]>()
  readonly #byPair = new Map<number, number[]>()

  constructor(groups: readonly Group[], threshold: number) {
    this.#threshold = threshold
    this.#rank = rankPairs(groups)
    this.#folded = new Int32Array(groups.length * FOLDED)
  }

  has(group: Group): boolean {
    return this.#known.has(group)
  }

  add(group: Group, rarest: readonly number[]): void {
    const at = this.#heads.length
    this.#heads.push(group)
    this.#known.add(group)
    this.#folded.set(group.sketch.subarray(0, FOLDED), at * FOLDED)
    push(this.#byLength, group.shingles.count, at)
    for (const pair of rarest) push(this.#byPair, pair, at)
  }

  /** The earliest head that the text is like. */
  firstLike({ shingles, sketch }: Group, rarest: readonly number[]): Group | null {
    const found = this.#near(shingles, sketch, rarest).toSorted((a, b) => a - b)
    for (const at of found) {
      const head = this.#heads[at]
      if (head !== undefined && likeness(head.shingles, shingles) >= this.#threshold) return head
    }
    return null
  }

  /** Heads that the text may be like; none that it is like is missing. */
  #near(shingles: Shingles, sketch: Sketch, rarest: readonly number[]): number[] {
    const reach = (2 - this.#threshold) / this.#threshold
    // Rounding must not shut out what lies on the line.
    const most = (1 - this.#threshold) * (1 + reach) * shingles.count + 1e-9
    const near = new Set<number>()
    for (const list of this.#shorterLists(shingles, rarest)) {
      for (const at of maybeNear(list, this.#folded, sketch, most)) {
        const head = this.#heads[at]
        if (head === undefined) continue
        const allowed = (1 - this.#threshold) * (head.shingles.count + shingles.count) + 1e-9
        if (mayBeNear(head.sketch, sketch, allowed)) near.add(at)
      }
    }
    return [...near]
  }

  #shorterLists(shingles: Shingles, rarest: readonly number[]): (readonly number[])[] {
    const ofLength: (readonly number[])[] = []
    const reach = (2 - this.#threshold) / this.#threshold
    for (
      let count = Math.ceil(shingles.count / reach);
      count <= Math.floor(shingles.count * reach);
      count++
    ) {
      const list = this.#byLength.get(count)
      if (list !== undefined) ofLength.push(list)
    }
    const ofPairs = rarest.flatMap((pair) => {
      const list = this.#byPair.get(pair)
      return list === undefined ? [] : [list]
    })
    return sizeOf(ofPairs) < sizeOf(ofLength) ? ofPairs : ofLength
  }

  /** The pairs by which a text is looked up; a pair that stands in it twice counts twice. */
  rarestPairs({ pairs, count }: Shingles): number[] {
    const length = count - Math.ceil((this.#threshold * count) / (2 - this.#threshold)) + 1
    const ranks = Int32Array.from(pairs.keys(), (pair) => this.#rank.get(pair) ?? 0).toSorted()
    // Each pair stands there at least once, so that no more of them can be needed.
    return Array.from(ranks.subarray(0, length))
  }
}

/** Pairs numbered from the rarest to the most common, by the number of different texts that they stand in. */
function rankPairs(groups: readonly Group[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { shingles } of groups) {
    for (const pair of shingles.pairs.keys()) counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  const rarest = [...counts].toSorted(([a, few], [b, many]) => few - many || (a < b ? -1 : 1))
  return new Map(rarest.map(([pair], rank) => [pair, rank]))
}

function sizeOf(lists: readonly (readonly number[])[]): number {
  return lists.reduce((sum, { length }) => sum + length, 0)
}

function push<Key>(lists: Map<Key, number[]>, key: Key, value: number): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}
