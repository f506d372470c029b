/**
 * 通报 — the circular as paragraphs and tables, no file format.
 */
import type { Day } from './day.ts'

/** A circular's text; `documents/circularDocx.ts` only sets it in type. */
export interface Circular {
  readonly title: string
  readonly number: string
  readonly addressee: string
  readonly opening: string
  readonly sections: readonly CircularSection[]
  readonly signedBy: string
  readonly issuedOn: Day
}

export interface CircularSection {
  readonly heading: string
  readonly paragraphs: readonly string[]
}
