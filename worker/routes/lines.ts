/** Long lists come from the campaign's object in pages: one answer between the two holds 32 MB at most. */
import { fromJson } from '../ledger/jsonRows.ts'

/** All lines of a list; `page(after)` answers with the text of a JSON array. */
export async function readLines<T>(page: (after: number) => Promise<string>): Promise<T[]> {
  const lines: T[] = []
  for (;;) {
    const next = fromJson<T[]>(await page(lines.length))
    if (next.length === 0) return lines
    for (const line of next) lines.push(line)
  }
}
