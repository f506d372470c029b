/** A person's answers to one reading, as the parts give them on; the screen reads again with them. */
import type { UnitId } from '#rules/campaign/campaign'
import type { DecisionKind } from '#rules/reading/answers/decisions'
import type { ReadingAnswers } from '#rules/reading/answers/readingAnswers'
import type { Claimed } from '#rules/items/item'
import type { Inclusion } from '#rules/reading/reading'
import type { MapColumn } from './MappingTable.tsx'

export interface Answering {
  readonly answers: ReadingAnswers
  readonly mapColumn: MapColumn
  /** A day, 'ongoing', 'immediate'; null takes the answer back. `references` as `cellRef`. */
  readonly setLimit: (references: readonly string[], value: string | null) => void
  /** Of states, rows, sheets, or which column tells the problem: added to what was answered. */
  readonly decide: (more: Decision) => void
  /** Takes a decision back. */
  readonly undecide: (kind: DecisionKind, references: readonly string[]) => void
  /** Absent for those who do not say whose rows are. `references` as `rowRef`; null takes the answer back. */
  readonly setUnits?: (references: readonly string[], unit: string | null) => void
}

/** What one press answers. */
export type Decision = Partial<Decided>

interface Decided {
  mapping: Record<string, string>
  claims: Record<string, Claimed | 'told' | 'none'>
  rows: Record<string, Inclusion>
  sheets: Record<string, Inclusion>
  owners: Record<string, UnitId>
}

/** The answers with a decision added. */
export function withDecision(known: ReadingAnswers, more: Decision): Decided {
  return {
    mapping: { ...known.mapping, ...more.mapping },
    claims: { ...known.claims, ...more.claims },
    rows: { ...known.rows, ...more.rows },
    sheets: { ...known.sheets, ...more.sheets },
    owners: { ...known.owners, ...more.owners },
  }
}

/** The answers of a kind without those at these places. */
export function withoutDecision(
  known: ReadingAnswers,
  kind: DecisionKind,
  references: readonly string[],
): Partial<Decided> {
  return { [kind]: Object.fromEntries(decisionsOf(known, kind).filter(([ref]) => !references.includes(ref))) }
}

/** The answers of a kind, place by place. */
export function decisionsOf(known: ReadingAnswers, kind: DecisionKind): [string, string][] {
  return Object.entries<string>(known[kind] ?? {})
}

/** The same answer for several places. */
export function atEach<Value>(references: readonly string[], value: Value): Record<string, Value> {
  return Object.fromEntries(references.map((reference) => [reference, value]))
}

/** The answers with some set, and those that are null taken out. */
export function withAnswers(
  known: Readonly<Record<string, string>>,
  set: Readonly<Record<string, string | null>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries({ ...known, ...set }).filter((entry): entry is [string, string] => entry[1] !== null),
  )
}
