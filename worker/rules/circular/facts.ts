/** What a circular's parts are written from, and what they give. */
import type { JudgedItem } from '../judgedLedger.ts'
import type { Phrase } from '../phrase.ts'
import type { SummaryInput } from '../summary/input.ts'

export interface CircularFacts extends SummaryInput {
  readonly judged: readonly JudgedItem[]
  /** Whether criticism names units. */
  readonly isNamed: boolean
}

/** A numbered part; one without paragraphs is left out. */
export interface CircularPart {
  readonly title: string
  readonly paragraphs: readonly Phrase[]
}
