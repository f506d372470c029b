/**
 * 核对 — rows of a file that comes again, against the rows already held: 新增、变更、未动、消失.
 *
 * Within a unit, rows are matched by place (file, sheet, row) and by how alike their problems are, so that a row
 * inserted above does not make all others new. A row that vanished (消失) is asked about, never closed: it may
 * have been deleted, moved or renamed. Rows of other files are not touched: the same words in two files may be
 * two problems. Limit: a file that comes again under another name counts as another file.
 */
import { differences, valueOf, keysOf, type FieldValue } from './itemFields.ts'
import type { ItemContent, Origin } from './item.ts'
import { isClosed } from './lateness.ts'
import { likeness, shinglesOf, type Shingles } from './likeness.ts'

/** At the same place, half alike is the same problem with its text mended. */
const ALIKE_IN_PLACE = 0.5

/** Elsewhere in the file, only a nearly equal text is the same problem. */
const ALIKE_ELSEWHERE = 0.75

/** Up to so many pairs every row is compared with every other: half a second at most. */
const MAX_COMPARISONS = 250_000

/** Beyond it, a row is compared with so many others, those first that share its rarest characters. */
const CANDIDATES = 100

/** A row as held. */
export interface HeldRow {
  readonly id: string
  readonly content: ItemContent
  /** Null for a row typed in the pane. */
  readonly origin: Origin | null
  /** What the file said when it was last taken in; null when no file brought this row. */
  readonly lastRead: ItemContent | null
}

/** A row as the file says it now. */
export interface IncomingRow {
  readonly content: ItemContent
  readonly origin: Origin
}

export interface Change {
  readonly id: string
  /** Index of the incoming row. */
  readonly incoming: number
  /** Fields that the file changed; null where it cleared what it had said. Empty: only the place moved. */
  readonly set: Readonly<Record<string, FieldValue>>
  /** Keys that were also changed in the ledger since the file was last read; the file's word is taken. */
  readonly alsoChanged: readonly string[]
}

export interface Reconciliation {
  /** Indexes of incoming rows that are new. */
  readonly added: readonly number[]
  readonly changed: readonly Change[]
  readonly untouched: readonly Change[]
  /** Ids of rows that the file had and has no more. */
  readonly gone: readonly string[]
}

/** Compares one file's rows with the held rows of the same units. `file` is the incoming file's name. */
export function reconcileRows(
  held: readonly HeldRow[],
  incoming: readonly IncomingRow[],
  file: string,
): Reconciliation {
  const candidates = held.filter((row) => row.origin === null || row.origin.file === file)
  const matchOf = matchRows(candidates, incoming)
  const added: number[] = []
  const changed: Change[] = []
  const untouched: Change[] = []
  incoming.forEach((row, index) => {
    const match = matchOf.get(index)
    if (match === undefined) {
      added.push(index)
      return
    }
    const change = changeOf(match, row, index)
    if (Object.keys(change.set).length > 0) changed.push(change)
    else untouched.push(change)
  })
  const matched = new Set([...matchOf.values()].map((row) => row.id))
  // What is struck off may leave the unit's sheet without a question.
  const gone = candidates
    .filter((row) => row.origin !== null && !matched.has(row.id) && !isClosed(row.content))
    .map((row) => row.id)
  return { added, changed, untouched, gone }
}

/** What the file changed since it was last read; against the ledger itself when it never was. */
function changeOf(held: HeldRow, incoming: IncomingRow, index: number): Change {
  const set: [string, FieldValue][] = []
  const alsoChanged: string[] = []
  const before = held.lastRead
  const said =
    before === null ? saidNow(held.content, incoming.content) : differences(before, incoming.content)
  for (const { key, from, to } of said) {
    const now = valueOf(held.content, key)
    if (now === to) continue
    set.push([key, to])
    if (before !== null && now !== from) alsoChanged.push(key)
  }
  return { id: held.id, incoming: index, set: Object.fromEntries(set), alsoChanged }
}

/** A file read for the first time adds to a typed row and corrects it, but its silence clears nothing. */
function saidNow(
  held: ItemContent,
  incoming: ItemContent,
): { key: string; from: FieldValue; to: FieldValue }[] {
  return keysOf(incoming).map((key) => ({ key, from: valueOf(held, key), to: valueOf(incoming, key) }))
}

/** A row as it is compared. */
class Prepared<Row extends IncomingRow | HeldRow> {
  readonly row: Row
  readonly index: number
  readonly unit: string
  #text: Shingles | null = null

  constructor(row: Row, index: number) {
    this.row = row
    this.index = index
    this.unit = row.content.unit ?? ''
  }

  get place(): string {
    const { origin } = this.row
    return origin === null ? '' : `${origin.file}\n${origin.sheet}\n${origin.row}`
  }

  /** Made when it is first compared: a unit's first file has nothing to be compared with. */
  get text(): Shingles {
    return (this.#text ??= shinglesOf(this.row.content.problem ?? ''))
  }
}

/** Incoming index → held row. Surest evidence first; each row is used once. */
function matchRows(held: readonly HeldRow[], incoming: readonly IncomingRow[]): Map<number, HeldRow> {
  const matchOf = new Map<number, HeldRow>()
  const incomingByUnit = groupBy(incoming.map(prepare), (row) => row.unit)
  const heldByUnit = groupBy(held.map(prepare), (row) => row.unit)
  for (const [unit, rows] of incomingByUnit) {
    const free = new Set(heldByUnit.get(unit))
    let open = rows
    for (const pass of free.size === 0 ? [] : [samePlaceSameText, sameText, alike, samePlaceAlike]) {
      for (const [row, match] of pass(open, free)) {
        matchOf.set(row.index, match.row)
        free.delete(match)
      }
      open = open.filter((row) => !matchOf.has(row.index))
    }
  }
  return matchOf
}

type Rows = readonly Prepared<IncomingRow>[]
type Free = ReadonlySet<Prepared<HeldRow>>
type Pairs = Iterable<readonly [Prepared<IncomingRow>, Prepared<HeldRow>]>

function* samePlaceSameText(rows: Rows, free: Free): Pairs {
  yield* pairUp(rows, free, (row) => `${row.place}\n${row.text.bare}`)
}

function* sameText(rows: Rows, free: Free): Pairs {
  yield* pairUp(
    rows.filter((row) => row.text.bare !== ''),
    free,
    (row) => row.text.bare,
  )
}

/** Rows without a problem text can be known by their place only. */
function* samePlaceAlike(rows: Rows, free: Free): Pairs {
  for (const [row, match] of pairUp(rows, free, (either) => either.place)) {
    const wordless = row.text.bare === '' || match.text.bare === ''
    if (wordless || likeness(row.text, match.text) >= ALIKE_IN_PLACE) yield [row, match]
  }
}

/** Best pairs first; ties go to the same place, then to the upper rows. */
function* alike(rows: Rows, free: Free): Pairs {
  const scored: { score: number; row: Prepared<IncomingRow>; match: Prepared<HeldRow> }[] = []
  const candidatesOf = rows.length * free.size <= MAX_COMPARISONS ? () => free : rareSharers(free)
  for (const row of rows) {
    for (const match of candidatesOf(row)) {
      const score = likeness(row.text, match.text)
      if (score >= ALIKE_ELSEWHERE && row.text.bare !== '') scored.push({ score, row, match })
    }
  }
  scored.sort(
    (a, b) =>
      b.score - a.score ||
      Number(isInPlace(b)) - Number(isInPlace(a)) ||
      a.row.index - b.row.index ||
      a.match.index - b.match.index,
  )
  const used = new Set<Prepared<IncomingRow> | Prepared<HeldRow>>()
  for (const { row, match } of scored) {
    if (used.has(row) || used.has(match)) continue
    used.add(row).add(match)
    yield [row, match]
  }
}

function isInPlace({ row, match }: { row: Prepared<IncomingRow>; match: Prepared<HeldRow> }): boolean {
  return row.place === match.place
}

/** For ledgers too long to compare all with all: the held rows that share the rarest pairs with a row. */
function rareSharers(free: Free): (row: Prepared<IncomingRow>) => Iterable<Prepared<HeldRow>> {
  const sharers = new Map<string, Prepared<HeldRow>[]>()
  for (const match of free) {
    for (const pair of match.text.pairs.keys()) {
      const known = sharers.get(pair)
      if (known === undefined) sharers.set(pair, [match])
      else known.push(match)
    }
  }
  return (row) => {
    const lists = Array.from(row.text.pairs.keys(), (pair) => sharers.get(pair) ?? [])
    const found = new Set<Prepared<HeldRow>>()
    for (const list of lists.toSorted((a, b) => a.length - b.length)) {
      for (const match of list) {
        if (found.size >= CANDIDATES) return found
        found.add(match)
      }
    }
    return found
  }
}

/** Pairs rows of equal keys in their order: the first with the first, the second with the second. */
function pairUp(
  rows: Rows,
  free: Free,
  keyOf: (row: Prepared<IncomingRow | HeldRow>) => string,
): (readonly [Prepared<IncomingRow>, Prepared<HeldRow>])[] {
  const waiting = groupBy(free, keyOf)
  return rows.flatMap((row) => {
    const match = waiting.get(keyOf(row))?.shift()
    return match === undefined ? [] : [[row, match] as const]
  })
}

function prepare<Row extends IncomingRow | HeldRow>(row: Row, index: number): Prepared<Row> {
  return new Prepared(row, index)
}

/** As ES2024's `Map.groupBy`, which the web views of older Excel do not have. */
function groupBy<Row>(rows: Iterable<Row>, keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  return groups
}
