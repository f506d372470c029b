/** What a circular's parts are written from. */
import type { JudgedItem } from '../../figures/judgedLedger.ts'
import type { CitedFailure } from '../paper.ts'
import type { PaperFacts } from '../../figures/facts.ts'
import type { Tone } from './tone.ts'

export interface CircularFacts extends PaperFacts {
  readonly judged: readonly JudgedItem[]
  readonly tone: Tone
  /** Whether criticism names units. */
  readonly isNamed: boolean
  readonly failures: readonly CitedFailure[]
}
