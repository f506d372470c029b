/** Long lists come from the campaign's object in pages: one answer between the two holds 32 MB at most. */
import { fromJson } from '../ledger/jsonRows.ts'

/** At 3 KB a row a page is 6 MB. */
const PAGE_LINES = 2000

/** All lines of a list; `page(after, limit)` answers with the text of a JSON array. */
export async function readLines<T>(page: (after: number, limit: number) => Promise<string>): Promise<T[]> {
  const lines: T[] = []
  for (;;) {
    const next = fromJson<T[]>(await page(lines.length, PAGE_LINES))
    for (const line of next) lines.push(line)
    if (next.length < PAGE_LINES) return lines
  }
}
