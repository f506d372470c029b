/** What the ledger answers: a value, or a refusal as data (an error's class does not survive the call). */
import type { ProblemCode, Refusal } from '#wire/problems'

export type Answer<T> = { readonly value: T } | { readonly refusal: Refusal }

/** What was looked for, or the refusal that it is not there. */
export function there<T>(found: T | null, missing: ProblemCode): Answer<T> {
  return found === null ? { refusal: { code: missing } } : { value: found }
}
