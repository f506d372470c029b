/**
 * 奇偶速写 — a few bits that say of two texts how far apart they are at least (odd sketch: Mitzenmacher, Pagh, Pham 2014).
 *
 * Each pair of characters of a text turns one bit over. What two texts share turns the same bits, so the bits that
 * differ are never more than the pairs that differ: where too many differ, the texts need not be compared. Folded
 * onto itself a sketch is a smaller one with the same property, quicker to compare.
 */
import type { Shingles } from '../../cells/likeness.ts'

/** 512 bits: even texts of a page keep apart, and a text costs 64 bytes. */
const WORDS = 16

export type Sketch = Int32Array

/** The folded sketch, two words of it; the whole lies behind. */
export const FOLDED = 2

export function sketchOf({ pairs }: Shingles): Sketch {
  const sketch = new Int32Array(FOLDED + WORDS)
  for (const [pair, times] of pairs) {
    // The second time that a pair stands in a text is another token than the first.
    for (let turn = 0; turn < times; turn++) {
      const hash = tokenHash(pair, turn)
      const word = (hash >>> 5) % WORDS
      const bit = 1 << (hash & 31)
      sketch[FOLDED + word] = (sketch[FOLDED + word] ?? 0) ^ bit
      sketch[word % FOLDED] = (sketch[word % FOLDED] ?? 0) ^ bit
    }
  }
  return sketch
}

/**
 * Places in `list` of texts whose folded sketches, two words to a place, leave it open that they differ from this one in
 * at most `allowed` pairs. One loop over plain numbers: this is where the time goes.
 */
export function maybeNear(
  list: readonly number[],
  folded: Int32Array,
  sketch: Sketch,
  allowed: number,
): number[] {
  const [first = 0, second = 0] = sketch
  const near: number[] = []
  for (let index = 0; index < list.length; index++) {
    const at = list[index] ?? 0
    const differing =
      bitsOf((folded[at * FOLDED] ?? 0) ^ first) + bitsOf((folded[at * FOLDED + 1] ?? 0) ^ second)
    if (differing <= allowed) near.push(at)
  }
  return near
}

/** Whether two texts may differ in no more than `allowed` pairs; false is certain. */
export function mayBeNear(a: Sketch, b: Sketch, allowed: number): boolean {
  let differing = 0
  for (let word = FOLDED; word < a.length; word++) {
    differing += bitsOf((a[word] ?? 0) ^ (b[word] ?? 0))
    if (differing > allowed) return false
  }
  return true
}

function tokenHash(pair: string, turn: number): number {
  let hash = 0x811c9dc5 ^ turn
  for (let at = 0; at < pair.length; at++) hash = Math.imul(hash ^ pair.charCodeAt(at), 0x01000193)
  // The last steps of MurmurHash3, without which neighbours in Unicode would fall on neighbouring bits.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** How many bits of a 32-bit word are set (Hacker's Delight, 5-2). */
function bitsOf(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
