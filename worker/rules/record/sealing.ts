/** What of the ledger is sealed row by row, and what is not. */

/** Tables whose rows are not sealed one by one, each with the reason. */
const unsealed: Readonly<Record<string, string>> = {
  migration: 'checked at every start against the code',
  record: 'sealed as a chain',
  record_rows: 'their digest stands in the chain',
  restoring: 'only there while a backup comes in',
  touched: 'empty between two steps',
  sign_in_failure: 'a brake, forgotten after minutes',
  ended_session: 'forgotten when the session would have ended by itself',
  push: 'answers kept for a repetition; what they changed is sealed',
  matter_seen: 'a reader’s own marks',
  evidence_chunk: 'their digest stands in the row of the file',
  original_chunk: 'their key is their digest',
}

/** When a code or a person last entered changes with every sign-in, which is no step of the campaign. */
const restless: Readonly<Record<string, string>> = {
  access_code: 'last_used_at',
  person: 'last_used_at',
}

/** Whether the rows of a table are sealed. */
export function isSealed(table: string): boolean {
  return !Object.hasOwn(unsealed, table)
}

/** The column that changes without a step; null when there is none. */
export function restlessColumn(table: string): string | null {
  return restless[table] ?? null
}
