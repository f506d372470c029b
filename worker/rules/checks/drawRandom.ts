/**
 * 抽签的随机数 — random numbers that anybody can compute again from the seed written in the record.
 *
 * The generator is sfc32 (Small Fast Counter, C. Doty-Humphrey, PractRand), in exact 32-bit integers: four words
 * a, b, c, counter; each step gives t = a + b + counter, then counter + 1, a = b ^ (b >>> 9), b = c + (c << 3),
 * c = rotate(c, 21) + t. The first three words are the FNV-1a hashes (32 bit, over UTF-16 code units, low byte
 * first) of the seed followed by '#0', '#1', '#2'; the counter begins at 1 and twelve numbers are thrown away.
 * Not for secrets: whoever knows the seed knows the draw, which is what a draw in public needs.
 */

/** Whole numbers one after another, the same for the same seed. */
export interface Random {
  /** From 0 to `bound` - 1, each equally likely; `bound` from 1 to 2^32. */
  readonly below: (bound: number) => number
}

const TWO_32 = 0x1_0000_0000
/** As many as PractRand throws away after seeding with three words. */
const WARM_UP = 12

export function randomFrom(seed: string): Random {
  const next = sfc32(fnv1a(`${seed}#0`), fnv1a(`${seed}#1`), fnv1a(`${seed}#2`))
  for (let step = 0; step < WARM_UP; step++) next()
  return {
    below: (bound) => {
      if (!Number.isInteger(bound) || bound < 1 || bound > TWO_32)
        throw new RangeError(`no draw below ${bound}`)
      // What lies above the last whole multiple is drawn again, else small numbers would come more often.
      const fair = TWO_32 - (TWO_32 % bound)
      let drawn = next()
      while (drawn >= fair) drawn = next()
      return drawn % bound
    },
  }
}

function sfc32(a: number, b: number, c: number): () => number {
  let counter = 1
  return () => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193)
    hash = Math.imul(hash ^ (unit >>> 8), 0x01000193)
  }
  return hash | 0
}
