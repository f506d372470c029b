/**
 * 校验问题 — a finding: something in the data that a person should look at.
 *
 * A finding is data first: a code that never changes once shipped, the place, what was given and what is
 * suggested. Its sentence (`message`) says place and way out in Chinese and comes from `findingWords.ts`.
 * Not to be confused with `item` (问题, a row of the ledger) nor with a problem (a refused request).
 */
import type { ItemField } from '../fields/field.ts'

/** `block` cannot be sent, `ask` needs a person's answer, `look` is worth a glance, `note` is for the record. */
export type Severity = 'block' | 'ask' | 'look' | 'note'

export interface Finding {
  readonly file: string
  readonly sheet: string
  /** 'G6', or null when the finding is about the whole sheet or file. */
  readonly cell: string | null
  /** Further cells of the sheet of which the same is said. */
  readonly alsoAt?: readonly string[]
  /** The item's field, or 'sheet', 'file', 'row', 'unit' … where it is about more. */
  readonly field: ItemField | 'sheet' | 'file' | 'row' | 'column'
  /** `<noun>.<finding>`, e.g. 'due.impossible'. */
  readonly code: string
  readonly severity: Severity
  /** What stands there, as written. */
  readonly given: string
  readonly message: string
  /** One sensible mend, in the field's own form (a due: 'YYYY-MM-DD'). */
  readonly suggestion?: string
  /** All honest readings where there is more than one. */
  readonly choices?: readonly string[]
}
