/**
 * 相近程度 — how alike two texts are, between 0 and 1, by their pairs of neighbouring characters (Dice 1945).
 *
 * Spaces and punctuation do not count: people mend those without meaning another problem. Works without a
 * dictionary, so Chinese needs no word splitting.
 */

/** A text prepared for comparing; its pairs are counted when it is first compared. */
export interface Shingles {
  /** The text without spaces and punctuation. */
  readonly bare: string
  /** Each pair with how often it stands there. */
  readonly pairs: ReadonlyMap<string, number>
  readonly count: number
}

export function shinglesOf(text: string): Shingles {
  return new Shingled(
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, ''),
  )
}

class Shingled implements Shingles {
  readonly bare: string
  #pairs: ReadonlyMap<string, number> | null = null
  #count = 0

  constructor(bare: string) {
    this.bare = bare
  }

  get pairs(): ReadonlyMap<string, number> {
    return this.#pairs ?? this.#pairUp()
  }

  get count(): number {
    if (this.#pairs === null) this.#pairUp()
    return this.#count
  }

  #pairUp(): ReadonlyMap<string, number> {
    const characters = Array.from(this.bare)
    const pairs = new Map<string, number>()
    for (let at = 0; at + 1 < characters.length; at++) {
      const pair = `${characters[at]}${characters[at + 1]}`
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
    }
    this.#count = Math.max(0, characters.length - 1)
    this.#pairs = pairs
    return pairs
  }
}

/** 1 for the same text, 0 when no pair is shared. */
export function likeness(a: Shingles, b: Shingles): number {
  if (a.bare === b.bare) return 1
  if (a.count === 0 || b.count === 0) return 0
  const [few, many] = a.pairs.size <= b.pairs.size ? [a, b] : [b, a]
  let shared = 0
  for (const [pair, times] of few.pairs) shared += Math.min(times, many.pairs.get(pair) ?? 0)
  return (2 * shared) / (a.count + b.count)
}
