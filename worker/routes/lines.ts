/** Long lists come from the campaign's object in pages: one answer between the two holds 32 MB at most. */
import { fromJson } from '../ledger/store/jsonRows.ts'

/** All lines of a list; `page(after)` answers with the text of a JSON array. */
export async function readLines<T>(page: (after: number) => Promise<string>): Promise<T[]> {
  const lines: T[] = []
  for (;;) {
    const next = fromJson<T[]>(await page(lines.length))
    if (next.length === 0) return lines
    for (const line of next) lines.push(line)
  }
}

/** Characters of one page: with its text and its objects it takes a few megabytes of a heap of 128. */
const PAGE_CHARACTERS = 600_000

/** The lines of a list page by page, none of which is held longer than it takes to read; `page(after, most)`. */
export async function* pagesOf<T>(
  page: (after: number, most: number) => Promise<string>,
): AsyncGenerator<readonly T[], void> {
  for (let after = 0; ;) {
    const lines = fromJson<T[]>(await page(after, PAGE_CHARACTERS))
    if (lines.length === 0) return
    after += lines.length
    yield lines
  }
}
