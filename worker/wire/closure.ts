/** A closure on the wire: from the request to the last word on it, with what each who decided had seen. */
import type { Day } from '#rules/calendar/day'
import type { Evidence } from './evidence.ts'
import type { ItemRow } from './item.ts'

/** A file that had been looked at when the decision was made. */
export interface SeenEvidence {
  readonly id: string
  readonly name: string
  readonly sha256: string
}

/** One step: 申请销号 · 办公室同意 · 销号 · 退回 · 重开. */
export interface ClosureStep {
  readonly act: 'request-closure' | 'agree-closure' | 'close' | 'return' | 'reopen'
  readonly by: string
  readonly role: string
  readonly at: string
  readonly on: Day
  readonly note: string
  /** The row's version that the step made. */
  readonly version: number
  /** What the one who decided had looked at by then; empty for the unit's own steps. */
  readonly seen: readonly SeenEvidence[]
}

/** From one request (or a claim in a file) to the closure, and to the reopening if there was one. */
export interface ClosureRound {
  readonly steps: readonly ClosureStep[]
  /** Null until it is struck off. */
  readonly closedOn: Day | null
  /** Set when what was struck off was opened again; the round before stays as it was. */
  readonly reopenedOn: Day | null
}

/** GET /items/:id/closure — what a closing sheet (销号单) is made from. */
export interface ClosureRecord {
  readonly item: ItemRow
  /** Oldest first. */
  readonly rounds: readonly ClosureRound[]
  readonly evidence: readonly Evidence[]
  readonly reopened: number
}
