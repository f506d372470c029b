/**
 * 核对 — rows of a file that comes again, against the rows already held: 新增、变更、未动、消失.
 *
 * Rows are matched by id where the file carries one, then within a unit by place (file, sheet, row) and by how alike
 * their problems are, so that a row inserted above does not make all others new. A row that vanished (消失) is asked
 * about, never closed: it may have been deleted, moved or renamed. Rows of other files are not touched, because the
 * same words in two files may be two problems: they are pointed out (`findPossibleDuplicates`), and a person says which it is,
 * row by row or for the file as a whole (`follows`).
 */
import { differences, valueOf, keysOf, type FieldValue } from '../items/itemFields.ts'
import type { ItemContent } from '../items/item.ts'
import { isOver } from '../items/lateness.ts'
import type { StaleValue } from './staleValues.ts'
import { matchById, matchRows, type HeldRow, type IncomingRow } from './matchRows.ts'

export interface Change {
  readonly id: string
  /** Index of the incoming row. */
  readonly incoming: number
  /** Fields that the file changed; null where it cleared what it had said. Empty: only the place moved. */
  readonly set: Readonly<Record<string, FieldValue>>
  /** Keys that were also changed in the ledger since the file was last read; the file's word is taken. */
  readonly alsoChanged: readonly string[]
  /** What the file says and the row had before: not in `set` until a person takes it. */
  readonly stale?: readonly StaleValue[]
  /** What the file says that may not be taken from it, and why; decided where the roles are known. */
  readonly heldBack?: { readonly set: Readonly<Record<string, FieldValue>>; readonly why: string }
}

export interface Reconciliation {
  /** Indexes of incoming rows that are new. */
  readonly added: readonly number[]
  readonly changed: readonly Change[]
  readonly untouched: readonly Change[]
  /** Ids of rows that the file had and has no more. */
  readonly gone: readonly string[]
}

/**
 * Compares one file's rows with the held rows of the same units. `file` is the incoming file's name; `follows` an
 * earlier file of which it is the new version.
 */
export function reconcileRows(
  held: readonly HeldRow[],
  incoming: readonly IncomingRow[],
  file: string,
  follows: string | null = null,
): Reconciliation {
  const isOfFile = ({ origin }: HeldRow): boolean =>
    origin === null || origin.file === file || origin.file === follows
  const candidates = held.filter(isOfFile)
  const matchOf = matchById(held, incoming)
  const named = new Set([...matchOf.values()].map((row) => row.id))
  const open = incoming.map((row, index) => ({ row, index })).filter(({ index }) => !matchOf.has(index))
  const free = named.size === 0 ? candidates : candidates.filter((row) => !named.has(row.id))
  for (const [index, row] of matchRows(free, open)) matchOf.set(index, row)
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
  // What is struck off may leave the unit's sheet without a question; what was kept is not asked about again.
  const gone = candidates
    .filter((row) => row.origin !== null && row.lastRead !== null)
    .filter((row) => !matched.has(row.id) && !isOver(row.content))
    .map((row) => row.id)
  return { added, changed, untouched, gone }
}

/**
 * What the file changed since the row was written into it, else since it was last read; against the ledger itself
 * when neither is known.
 */
function changeOf(held: HeldRow, incoming: IncomingRow, index: number): Change {
  const set: [string, FieldValue][] = []
  const alsoChanged: string[] = []
  const before = incoming.base ?? held.lastRead
  const said = before === null ? saidNow(held.content, incoming.content) : saidSince(before, incoming)
  for (const { key, from, to } of said) {
    const now = valueOf(held.content, key)
    // A file that names no unit leaves the row with the unit to which it was assigned.
    if (now === to || (key === 'unit' && to === null)) continue
    // 立行立改 was answered before: its day does not move on with each reading.
    if (key === 'due' && incoming.fromToday === true && now !== null && held.content.disposal === 'immediate')
      continue
    set.push([key, to])
    if (before !== null && now !== from) alsoChanged.push(key)
  }
  return { id: held.id, incoming: index, set: Object.fromEntries(set), alsoChanged }
}

/** What the file changed, and what was answered about it: an answer holds until the file says something else. */
function saidSince(
  before: ItemContent,
  { content, asRead }: IncomingRow,
): { key: string; from: FieldValue; to: FieldValue }[] {
  if (asRead === undefined) return differences(before, content)
  const answered = differences(asRead, content)
  const byAnswer = new Set(answered.map(({ key }) => key))
  return [
    ...differences(before, asRead).filter(({ key }) => !byAnswer.has(key)),
    ...answered.map(({ key, to }) => ({ key, from: valueOf(before, key), to })),
  ]
}

/** A file read for the first time adds to a typed row and corrects it, but its silence clears nothing. */
function saidNow(
  held: ItemContent,
  incoming: ItemContent,
): { key: string; from: FieldValue; to: FieldValue }[] {
  return keysOf(incoming).map((key) => ({ key, from: valueOf(held, key), to: valueOf(incoming, key) }))
}
