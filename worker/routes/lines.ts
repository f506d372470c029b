/** Long lists come from the campaign's object in pages: one answer between the two holds 32 MB at most. */
import { fromJson } from '../ledger/jsonRows.ts'

/** The ledger ends a page earlier when its lines are long (`joinLines`). */
const PAGE_LINES = 5000

/** All lines of a list; `page(after, limit)` answers with the text of a JSON array. */
export async function readLines<T>(page: (after: number, limit: number) => Promise<string>): Promise<T[]> {
  const lines: T[] = []
  for (;;) {
    const next = fromJson<T[]>(await page(lines.length, PAGE_LINES))
    if (next.length === 0) return lines
    for (const line of next) lines.push(line)
  }
}
