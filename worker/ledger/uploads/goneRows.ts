/** Rows that a file had and has no more: what becomes of each that somebody wants gone, and why it may not be. */
import type { AcceptanceRequest } from '#wire/upload'
import type { Actor } from '#wire/actor'
import type { Answer } from '../Answer.ts'
import { takingAway, type Taking } from '../items/withdrawals.ts'
import type { Ledger } from '../Ledger.ts'
import type { Comparison } from './compareUpload.ts'

export type GoneAnswers = AcceptanceRequest['gone']

/** What becomes of each; rows that are kept are not among them. */
export function takingsOf(
  ledger: Ledger,
  actor: Actor,
  { held }: Comparison,
  gone: GoneAnswers,
): GoneTakings {
  return new Map(
    Object.entries(gone).flatMap(([id, answer]) => {
      const item = held.get(id)
      if (item === undefined || answer.act === 'keep') return []
      return [[id, takingAway(ledger, actor, item, answer.kind)] as const]
    }),
  )
}

/** Only vanished rows are answered about, and only what the state and the rules allow. */
export function whyNotGone(
  { held, reconciliation }: Comparison,
  gone: GoneAnswers,
  takings: GoneTakings,
): Answer<never> | null {
  const vanished = new Set(reconciliation.gone)
  for (const id of Object.keys(gone)) {
    if (!held.has(id) || !vanished.has(id)) return { refusal: { code: 'upload.changed' } }
    const taking = takings.get(id)
    if (taking !== undefined && 'refused' in taking) {
      return { refusal: { code: 'item.not-allowed', detail: taking.refused } }
    }
  }
  return null
}

export type GoneTakings = ReadonlyMap<string, Taking>
