/** A person's answers to one reading, as the parts give them on; the screen reads again with them. */
import type { ReadingAnswers } from '#rules/reading/answers/readingAnswers'
import type { MapColumn } from './MappingTable.tsx'

export interface Answering {
  readonly answers: ReadingAnswers
  readonly mapColumn: MapColumn
  /** A day, 'ongoing', 'immediate'; null takes the answer back. `reference` as `cellRef`. */
  readonly setLimit: (reference: string, value: string | null) => void
  /** Absent for those who do not say whose rows are. `references` as `rowRef`; null takes the answer back. */
  readonly setUnits?: (references: readonly string[], unit: string | null) => void
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
