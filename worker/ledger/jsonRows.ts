/** Rows in and out of SQLite as JSON: one statement per batch, never one per row. */

/**
 * A parameter holds 2 MB at most; 330,000 UTF-16 units are at most 1 MB of UTF-8, so that a single long row
 * beside it still fits.
 */
const MAX_CHUNK_CHARACTERS = 330_000

/** The longest single row (as JSON) that is kept; beyond it a row is no row of a ledger. */
export const MAX_ROW_CHARACTERS = 300_000

/** The rows as JSON arrays, each short enough for one parameter. */
export function jsonChunks(rows: readonly unknown[]): string[] {
  const chunks: string[] = []
  let parts: string[] = []
  let size = 0
  for (const row of rows) {
    const text = JSON.stringify(row)
    if (size + text.length > MAX_CHUNK_CHARACTERS && parts.length > 0) {
      chunks.push(`[${parts.join(',')}]`)
      parts = []
      size = 0
    }
    parts.push(text)
    size += text.length
  }
  if (parts.length > 0) chunks.push(`[${parts.join(',')}]`)
  return chunks
}

/** About 24 MB of UTF-8: what one answer of the object can carry, with room to spare. */
const MAX_PAGE_CHARACTERS = 8_000_000

/** Lines as the text of one JSON array; ends early rather than exceed what one answer can carry. */
export function joinLines(rows: Iterable<{ readonly body: string }>): string {
  const bodies: string[] = []
  let size = 0
  for (const { body } of rows) {
    bodies.push(body)
    size += body.length
    if (size > MAX_PAGE_CHARACTERS) break
  }
  return `[${bodies.join(',')}]`
}

/** JSON that this program itself wrote into a column, in the shape it had. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller names the shape it wrote
export function fromJson<T>(text: string): T {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the same code, checked on the way in
  return JSON.parse(text) as T
}
