/**
 * 表头分词 — takes a label apart into the words of the lexicon; what it does not know is kept as a rest.
 *
 * The cutting that leaves the least unknown wins, then the one with the fewest words: 不符合项｜目前｜状态, not
 * 不符合｜项｜目｜前｜状态. Joints (及、与、/) cut the label into chains, each with a head of its own.
 */
import type { WordClass } from './headLexicon.ts'
import { LEXICON } from './labelLexicon.ts'

/** A word with what it is at the end of a chain (`head`) and before it (`sense`). */
export interface Word {
  readonly text: string
  /** Sense as a head; '' when it is none. */
  readonly head: string
  /** Sense as a modifier: a deed, somebody, a manner; of a mere head its own sense. */
  readonly sense: string
  readonly use: WordClass | 'rest'
}

/** The words between two joints. */
export type Chain = readonly Word[]

const words = index()
const LONGEST = Math.max(...Array.from(words.keys(), (text) => text.length))

/** Costs of a cutting: an unknown character weighs more than any known word. */
const UNKNOWN = 2.6
const SINGLE = 1.7

/** The last character of every head. */
export const HEAD_ENDINGS: ReadonlySet<string> = new Set(
  [...words.values()]
    .filter(({ head, use }) => head !== '' || use === 'filler')
    .map(({ text }) => text.slice(-1)),
)

function index(): ReadonlyMap<string, Word> {
  const known = new Map<string, Word>()
  for (const [use, sense, list] of LEXICON) {
    for (const text of list.split(' ')) {
      const before = known.get(text)
      if (use === 'head') {
        known.set(text, { text, use: before?.use ?? use, sense: before?.sense ?? sense, head: sense })
      } else if (before === undefined || before.use === 'head') {
        known.set(text, { text, use, sense, head: before?.head ?? '' })
      }
    }
  }
  return known
}

/** Cuts a label (without spaces, brackets and numbering) into chains of words. */
export function parseLabel(label: string): Chain[] {
  const chains: Word[][] = [[]]
  for (const word of cut(label)) {
    if (word.use === 'joint') chains.push([])
    else chains.at(-1)?.push(word)
  }
  return chains.filter((chain) => chain.length > 0)
}

interface Step {
  readonly cost: number
  readonly from: number
  readonly word: Word | null
}

function cut(label: string): Word[] {
  const best: Step[] = [{ cost: 0, from: 0, word: null }]
  for (let to = 1; to <= label.length; to++) {
    let step: Step = { cost: (best[to - 1]?.cost ?? 0) + UNKNOWN, from: to - 1, word: null }
    for (let from = to - 1; from >= 0 && to - from <= LONGEST; from--) {
      const word = words.get(label.slice(from, to))
      if (word === undefined) continue
      const cost = (best[from]?.cost ?? 0) + (to - from === 1 && word.use !== 'joint' ? SINGLE : 1)
      if (cost <= step.cost) step = { cost, from, word }
    }
    best.push(step)
  }
  return walkBack(label, best)
}

function walkBack(label: string, best: readonly Step[]): Word[] {
  const found: Word[] = []
  for (let at = label.length; at > 0;) {
    const { from, word } = best[at] ?? { from: at - 1, word: null }
    const text = label.slice(from, at)
    const next = found[0]
    // Unknown characters side by side are one rest.
    if (word !== null) found.unshift(word)
    else if (next?.use === 'rest') found[0] = restOf(text + next.text)
    else found.unshift(restOf(text))
    at = from
  }
  return found
}

function restOf(text: string): Word {
  return { text, head: '', sense: '', use: 'rest' }
}
