/** Long lists in SQLite as pages: a row holds hundreds of lines as one JSON array, not one line each. */

/**
 * A value holds 2 MB at most; 330,000 UTF-16 units are at most 1 MB of UTF-8, so that a single long line
 * beside it still fits.
 */
const MAX_PAGE_CHARACTERS = 330_000

/** The longest single row (as JSON) that is kept; beyond it a row is no row of a ledger. */
export const MAX_ROW_CHARACTERS = 300_000

/** Consecutive lines of a list; `first` counts from 0. */
export interface LinePage {
  readonly first: number
  /** A JSON array. */
  readonly text: string
}

/** The lines as pages, each short enough for one value. */
export function linePages(lines: readonly unknown[]): LinePage[] {
  const pages: LinePage[] = []
  const pager = new LinePager((page) => pages.push(page))
  for (const line of lines) pager.add(line)
  pager.end()
  return pages
}

/** Gathers lines to pages, each handed on when it is full. */
export class LinePager {
  readonly #hand: (page: LinePage) => void
  #parts: string[] = []
  #size = 0
  #count = 0

  constructor(hand: (page: LinePage) => void) {
    this.#hand = hand
  }

  add(line: unknown): void {
    const text = JSON.stringify(line)
    if (this.#size + text.length > MAX_PAGE_CHARACTERS) this.end()
    this.#parts.push(text)
    this.#size += text.length
    this.#count++
  }

  /** Hands on what is left; more lines may follow. */
  end(): void {
    if (this.#parts.length === 0) return
    this.#hand({ first: this.#count - this.#parts.length, text: `[${this.#parts.join(',')}]` })
    this.#parts = []
    this.#size = 0
  }

  /** Lines added so far. */
  get count(): number {
    return this.#count
  }
}

/** About 24 MB of UTF-8: what one answer of the object can carry, with room to spare. */
const MAX_ANSWER_CHARACTERS = 8_000_000

/**
 * Pages as the text of one JSON array; ends early, after a whole page, rather than exceed what an answer carries,
 * or what the reader wants to hold at a time.
 */
export function joinPages(
  pages: Iterable<{ readonly body: string }>,
  most: number = MAX_ANSWER_CHARACTERS,
): string {
  const bodies: string[] = []
  let size = 0
  for (const { body } of pages) {
    bodies.push(body.slice(1, -1))
    size += body.length
    if (size > most) break
  }
  return `[${bodies.join(',')}]`
}

/** The lines of pages, parsed. */
export function linesOf<T>(pages: Iterable<{ readonly body: string }>): T[] {
  return Array.from(pages, ({ body }) => fromJson<T[]>(body)).flat()
}

/** JSON that this program itself wrote into a column, in the shape it had. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller names the shape it wrote
export function fromJson<T>(text: string): T {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the same code, checked on the way in
  return JSON.parse(text) as T
}
