/**
 * 带数的文句 — text that knows where its figures stand and what they count.
 *
 * A circular is edited by people after it is drafted; when the ledger moves, the figures that are no longer true
 * can be found by their key and place.
 */

/** A number as printed in a text, from the character `start` on. */
export interface PlacedFigure {
  /** What it counts: `overdue`, `units.jwc.overdue`, … */
  readonly key: string
  readonly value: number
  readonly text: string
  readonly start: number
}

export interface Phrase {
  readonly text: string
  readonly figures: readonly PlacedFigure[]
}

export type PhrasePart = string | Phrase

/** A number on its own, printed as it is unless `text` says otherwise (a percentage). */
export function figure(key: string, value: number, text: string = String(value)): Phrase {
  return { text, figures: [{ key, value, text, start: 0 }] }
}

/** Tagged template: phrase`逾期${figure('overdue', 3)}项`. */
export function phrase(strings: TemplateStringsArray, ...parts: readonly PhrasePart[]): Phrase {
  return concat(strings.flatMap((text, index): PhrasePart[] => [text, parts[index] ?? '']))
}

/** Parts in a row with `separator` between them; empty ones are left out. */
export function joinPhrases(parts: readonly PhrasePart[], separator: string): Phrase {
  const filled = parts.filter((part) => (typeof part === 'string' ? part : part.text) !== '')
  return concat(filled.flatMap((part, index) => (index === 0 ? [part] : [separator, part])))
}

function concat(parts: readonly PhrasePart[]): Phrase {
  let text = ''
  const figures: PlacedFigure[] = []
  for (const part of parts) {
    if (typeof part !== 'string') {
      for (const one of part.figures) figures.push({ ...one, start: one.start + text.length })
    }
    text += typeof part === 'string' ? part : part.text
  }
  return { text, figures }
}
