/**
 * The record (操作记录): who did what to what, append-only. Each line carries a seal, the SHA-256 of the line
 * before it and of its own words, so that a line changed or taken out afterwards is found.
 */
import type { Author } from './Author.ts'
import { sha256Now } from './hostCrypto.ts'

/** What the first line is sealed upon. */
export const FIRST_SEAL = '0'.repeat(64)

export interface RecordedAct {
  /** noun.verb, like 'settings.change'. */
  readonly act: string
  /** What it was done to: 'item:…', 'unit:jwc', 'settings'. */
  readonly subject: string
  /** From and to, or whatever explains the act; kept as JSON. Never a secret. */
  readonly detail: unknown
}

/** Call inside the transaction of the act itself: both happen or neither. */
export function recordAct(sql: SqlStorage, author: Author, { act, subject, detail }: RecordedAct): void {
  const last = sql
    .exec<{ seq: number; seal: string }>('SELECT seq, seal FROM record ORDER BY seq DESC LIMIT 1')
    .toArray()[0]
  const line = {
    seq: (last?.seq ?? 0) + 1,
    at: author.at,
    day: author.day,
    by: author.name,
    role: author.role,
    unit: author.unit,
    act,
    subject,
    detail: JSON.stringify(detail),
    request: author.requestId,
  }
  sql.exec(
    `INSERT INTO record (seq, at, day, by_whom, role, unit, act, subject, detail, request, seal)
     VALUES (?,?,?,?,?,?,?,?,?,?,?)`,
    ...Object.values(line),
    sealOf(last?.seal ?? FIRST_SEAL, Object.values(line)),
  )
}

/** The seal of a line, its values in the order of the table's columns. */
export function sealOf(before: string, values: readonly (string | number | null)[]): string {
  return sha256Now(before + JSON.stringify(values))
}
