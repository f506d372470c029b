/** What was decided of an item's closure, step by step, read from its history; nothing here is ever rewritten. */
import type { Actor } from '#wire/actor'
import type { ClosureRecord, ClosureRound, ClosureStep } from '#wire/closure'
import type { Answer } from '../Answer.ts'
import { isHiddenFrom } from '../items/rows/confidentialRows.ts'
import { itemRow, itemsById } from '../items/rows/itemRows.ts'
import type { Ledger } from '../Ledger.ts'
import { reopenings, stepsOf } from './closureRows.ts'
import { evidenceOf } from './evidenceRows.ts'

/** The record of one item; to a unit, only its own items exist. */
export function closureRecord({ sql }: Ledger, actor: Actor, id: string): Answer<ClosureRecord> {
  const held = itemsById(sql, [id]).get(id)
  const isForeign = held === undefined || (actor.unit !== null && held.unit !== actor.unit)
  if (isForeign || isHiddenFrom(sql, actor, held)) return { refusal: { code: 'item.unknown' } }
  return {
    value: {
      item: itemRow(held),
      rounds: roundsOf(stepsOf(sql, id)),
      evidence: evidenceOf(sql, id, actor.unit === null),
      reopened: reopenings(sql, [id]).get(id) ?? 0,
    },
  }
}

/** A reopening ends a round; what comes after it is a new one. */
function roundsOf(steps: readonly ClosureStep[]): ClosureRound[] {
  const rounds: ClosureStep[][] = []
  let isOpen = false
  for (const step of steps) {
    const last = rounds.at(-1)
    if (isOpen && last !== undefined) last.push(step)
    else rounds.push([step])
    isOpen = step.act !== 'reopen'
  }
  return rounds.map((of) => ({
    steps: of,
    closedOn: of.findLast(({ act }) => act === 'close')?.on ?? null,
    reopenedOn: of.findLast(({ act }) => act === 'reopen')?.on ?? null,
  }))
}
