/**
 * A line of the record (操作记录) and its seal: the digest of the line before it and of its own words. A line that
 * seals rows also names every row that a step wrote, with the row's digest.
 */

/** What the first line is sealed upon. */
export const FIRST_SEAL = '0'.repeat(64)

/** The act of a line that seals rows. */
export const SEAL_ACT = 'seal'

/** The act of a line that says that rows were found changed past the system; it gives them no digest. */
export const FOREIGN_ACT = 'foreign-change'

/** In the order of the table's columns: the seal is taken of these values. */
export const recordColumns = [
  'seq',
  'at',
  'day',
  'by_whom',
  'role',
  'unit',
  'act',
  'subject',
  'detail',
  'request',
] as const

export interface RecordLine extends Record<(typeof recordColumns)[number], string | number | null> {
  readonly seq: number
  /** ISO instant. */
  readonly at: string
  readonly day: string
  readonly by_whom: string
  readonly role: string
  readonly unit: string | null
  /** noun.verb, or `seal`. */
  readonly act: string
  readonly subject: string
  /** JSON. */
  readonly detail: string
  readonly request: string
}

export interface SealedLine extends RecordLine {
  readonly seal: string
}

/** Table, key (or block), digest of what stands there; null when nothing does any more. */
export type SealedRow = readonly [table: string, key: string, digest: string | null]

/** The detail of a line that seals rows. */
export interface SealDetail {
  /** How many rows or blocks by table. */
  readonly rows: Readonly<Record<string, number>>
  /** SHA-256 of the list of rows, as its pages say it. */
  readonly digest: string
}

/** What a line's seal is the SHA-256 of. */
export function sealText(before: string, line: RecordLine): string {
  return before + JSON.stringify(recordColumns.map((name) => line[name]))
}
