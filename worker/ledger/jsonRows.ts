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
  let parts: string[] = []
  let size = 0
  for (const [index, line] of lines.entries()) {
    const text = JSON.stringify(line)
    if (size + text.length > MAX_PAGE_CHARACTERS && parts.length > 0) {
      pages.push({ first: index - parts.length, text: `[${parts.join(',')}]` })
      parts = []
      size = 0
    }
    parts.push(text)
    size += text.length
  }
  if (parts.length > 0) pages.push({ first: lines.length - parts.length, text: `[${parts.join(',')}]` })
  return pages
}

/** About 24 MB of UTF-8: what one answer of the object can carry, with room to spare. */
const MAX_ANSWER_CHARACTERS = 8_000_000

/** Pages as the text of one JSON array; ends early, after a whole page, rather than exceed what an answer carries. */
export function joinPages(pages: Iterable<{ readonly body: string }>): string {
  const bodies: string[] = []
  let size = 0
  for (const { body } of pages) {
    bodies.push(body.slice(1, -1))
    size += body.length
    if (size > MAX_ANSWER_CHARACTERS) break
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
