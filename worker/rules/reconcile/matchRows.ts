/**
 * 对行 — which incoming row is which held one: by id, then by place and by likeness of the problem.
 */
import { likeness, shinglesOf, type Shingles } from '../cells/likeness.ts'
import type { ItemContent, Origin } from '../items/item.ts'

/** A row as held. */
export interface HeldRow {
  readonly id: string
  readonly content: ItemContent
  /** Null for a row typed in the pane. */
  readonly origin: Origin | null
  /** What the file said when it was last taken in; null when no file speaks for this row. */
  readonly lastRead: ItemContent | null
}

/** A row as the file says it now. */
export interface IncomingRow {
  readonly content: ItemContent
  readonly origin: Origin
  /** What the file alone says, where a person's answers made `content` say more. */
  readonly asRead?: ItemContent
  /** The held row that this one is: its own mark in a standard ledger, or a person's word. */
  readonly id?: string
  /** The row as it was when the standard ledger was written: what differs from it was changed in the file. */
  readonly base?: ItemContent
  /** Its limit counts from the day of the reading: 立行立改, answered of a row that says no day of finding. */
  readonly fromToday?: true
}

/** At the same place, half alike is the same problem with its text mended. */
const ALIKE_IN_PLACE = 0.5

/** Elsewhere in the file, only a nearly equal text is the same problem. */
const ALIKE_ELSEWHERE = 0.75

/** Up to so many pairs every row is compared with every other: half a second at most. */
const MAX_COMPARISONS = 250_000

/** Beyond it, a row is compared with so many others, those first that share its rarest characters. */
const CANDIDATES = 100

/** A row as it is compared. */
class Prepared<Row extends IncomingRow | HeldRow> {
  readonly row: Row
  readonly index: number
  readonly unit: string
  #text: Shingles | null = null

  constructor(row: Row, index: number) {
    this.row = row
    this.index = index
    this.unit = unitSaid(row) ?? ''
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

/** Whose the row is by the file's own word: a unit that was assigned later is not in the file. */
function unitSaid(row: IncomingRow | HeldRow): string | undefined {
  if ('lastRead' in row) return (row.lastRead ?? row.content).unit
  return (row.asRead ?? row.content).unit
}

/** Each held row once: the first incoming row that names it. */
export function matchById(held: readonly HeldRow[], incoming: readonly IncomingRow[]): Map<number, HeldRow> {
  const matchOf = new Map<number, HeldRow>()
  if (incoming.every(({ id }) => id === undefined)) return matchOf
  const byId = new Map(held.map((row) => [row.id, row]))
  incoming.forEach(({ id }, index) => {
    const match = id === undefined ? undefined : byId.get(id)
    if (match === undefined) return
    matchOf.set(index, match)
    byId.delete(match.id)
  })
  return matchOf
}

/** Incoming index → held row. Surest evidence first; each row is used once. */
export function matchRows(
  held: readonly HeldRow[],
  incoming: readonly { readonly row: IncomingRow; readonly index: number }[],
): Map<number, HeldRow> {
  const matchOf = new Map<number, HeldRow>()
  const incomingByUnit = groupBy(
    incoming.map(({ row, index }) => prepare(row, index)),
    (row) => row.unit,
  )
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
