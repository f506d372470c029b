/**
 * 两份文件里的同一问题 — rows about to be added that a unit's other file has brought already.
 *
 * They may be one problem reported twice, or the file may be the other one under a new name; the same words may
 * also be two problems. So it is asked, with both places named, and never decided in silence.
 */
import type { Finding } from '../items/finding.ts'
import type { Origin } from '../items/item.ts'
import { likeness, shinglesOf, type Shingles } from '../cells/likeness.ts'
import type { IncomingRow } from './matchRows.ts'

/** Nearly equal texts are one problem, wherever they stand; the same measure as within a file. */
const ALIKE = 0.75
/** Beyond so many comparisons only equal texts are looked for. */
const MAX_COMPARISONS = 100_000
/** So many equal rows are tried for one: ledgers repeat themselves, and each held row is used once. */
const MOST_EQUAL = 50
/** A file of which so many rows are known from another one is that one's new version. */
const MOSTLY = 0.5
const FEWEST_ROWS = 2

/** A held row of another file. */
export interface OtherRow {
  readonly id: string
  readonly unit: string
  readonly problem: string
  readonly origin: Origin
}

export interface PossibleDuplicate {
  /** Index of the incoming row. */
  readonly incoming: number
  readonly other: OtherRow
  readonly finding: Finding
}

/** Possible duplicates of the rows at `added`, each held row once, the most alike first. */
export function findPossibleDuplicates(
  incoming: readonly IncomingRow[],
  added: readonly number[],
  others: readonly OtherRow[],
): PossibleDuplicate[] {
  const rows = added.flatMap((index) => {
    const row = incoming[index]
    const text = shinglesOf(row?.content.problem ?? '')
    return row === undefined || text.bare === '' ? [] : [{ index, row, text }]
  })
  const pairs =
    rows.length * others.length > MAX_COMPARISONS ? equalPairs(rows, others) : alikePairs(rows, others)
  const used = new Set<number | OtherRow>()
  const possibleDuplicates: PossibleDuplicate[] = []
  for (const { index, row, other } of pairs.toSorted((a, b) => b.score - a.score || a.index - b.index)) {
    if (used.has(index) || used.has(other)) continue
    used.add(index).add(other)
    possibleDuplicates.push({ incoming: index, other, finding: sayDuplicate(row, other) })
  }
  return possibleDuplicates.toSorted((a, b) => a.incoming - b.incoming)
}

interface Open {
  readonly index: number
  readonly row: IncomingRow
  readonly text: Shingles
}

type Pair = Omit<Open, 'text'> & { readonly other: OtherRow; readonly score: number }

function alikePairs(rows: readonly Open[], others: readonly OtherRow[]): Pair[] {
  const pairs: Pair[] = []
  const prepared = others.map((other) => ({ other, text: shinglesOf(other.problem) }))
  for (const { index, row, text } of rows) {
    for (const { other, text: known } of prepared) {
      if (!maySpeakOf(row, other)) continue
      const score = likeness(text, known)
      if (score >= ALIKE) pairs.push({ index, row, other, score })
    }
  }
  return pairs
}

/** A row whose unit is not known may be anybody's. */
function maySpeakOf({ content }: IncomingRow, other: OtherRow): boolean {
  return content.unit === undefined || content.unit === other.unit
}

function equalPairs(rows: readonly Open[], others: readonly OtherRow[]): Pair[] {
  const byText = new Map<string, OtherRow[]>()
  for (const other of others) {
    const key = shinglesOf(other.problem).bare
    const known = byText.get(key)
    if (known === undefined) byText.set(key, [other])
    else known.push(other)
  }
  return rows.flatMap(({ index, row, text }): Pair[] =>
    (byText.get(text.bare) ?? [])
      .filter((other) => maySpeakOf(row, other))
      .slice(0, MOST_EQUAL)
      .map((other) => ({ index, row, other, score: 1 })),
  )
}

/** The earlier file of which this one seems to be the new version; null when none stands out. */
export function likelyPredecessor(
  possibleDuplicates: readonly PossibleDuplicate[],
  rows: number,
): string | null {
  const counts = new Map<string, number>()
  for (const { other } of possibleDuplicates)
    counts.set(other.origin.file, (counts.get(other.origin.file) ?? 0) + 1)
  const best = [...counts].toSorted((a, b) => b[1] - a[1])[0]
  return best !== undefined && best[1] >= FEWEST_ROWS && best[1] >= rows * MOSTLY ? best[0] : null
}

function sayDuplicate({ origin, content }: IncomingRow, other: OtherRow): Finding {
  const place = `“${other.origin.file}”工作表“${other.origin.sheet}”第 ${other.origin.row} 行`
  return {
    file: origin.file,
    sheet: origin.sheet,
    cell: null,
    field: 'row',
    code: 'item.also-in',
    severity: 'ask',
    given: content.problem ?? '',
    message: `工作表“${origin.sheet}”第 ${origin.row} 行与已收入的${place}是同样的问题。请选定：是同一个问题，还是另一个问题。`,
  }
}
