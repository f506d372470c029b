/** What the ledger answers: a value, or a refusal as data (an error's class does not survive the call). */
import type { Refusal } from '#wire/problems'

export type Answer<T> = { readonly value: T } | { readonly refusal: Refusal }
