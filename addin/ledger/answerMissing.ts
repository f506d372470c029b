/**
 * A row removed in the sheet is a question. Its two answers: back into the sheet, or away, with a kind and a reason. A
 * draft is struck; of any other the office is asked (核减), and the row stands in the sheet until it has decided.
 */
import type { WithdrawalKind } from '#rules/items/count/withdrawal'
import { ledgerUpdate } from './ledgerUpdate.ts'
import { mergeAnswer } from './mergeAnswer.ts'
import { seeLedger } from './seenLedger.ts'
import type { SyncSetting } from './SyncSetting.ts'
import type { SyncWorld } from './syncLedger.ts'

export type MissingAnswer =
  | { readonly kind: 'restore' }
  | { readonly kind: 'withdraw'; readonly as: WithdrawalKind; readonly reason: string }

/** False when the ledger moved meanwhile: the question is then asked again. */
export async function answerMissing(
  world: Pick<SyncWorld, 'openLedger' | 'updateLedger' | 'push' | 'newId'>,
  setting: SyncSetting,
  id: string,
  answer: MissingAnswer,
): Promise<boolean> {
  const seen = await seeLedger(() => world.openLedger(), setting)
  if ('kind' in seen) return false
  const { baseline } = seen
  const row = baseline.rows[id]
  if (row === undefined) return false
  if (answer.kind === 'restore') {
    // Pressed twice it is back once.
    if (seen.reading.rows.some((one) => one.id === id)) return true
    const merged = {
      baseline,
      writes: [],
      newRows: [{ ...row, id }],
      received: 0,
    }
    return world.updateLedger(ledgerUpdate(merged, seen, setting.campaign))
  }
  // Not kept as pending: asked again it is the same question, and the server knows a withdrawn row.
  const push = {
    pushId: world.newId(),
    cursor: baseline.cursor,
    changes: [{ id, base: row.version, set: {}, withdraw: answer.reason, withdrawKind: answer.as }],
  }
  const reply = await world.push(push)
  const merged = mergeAnswer(baseline, push, reply, seen.reading.rows)
  const back = reply.asked?.includes(id) === true ? merged.baseline.rows[id] : undefined
  if (back !== undefined) {
    const newRows = [...merged.newRows, { id, version: back.version, content: back.content }]
    return world.updateLedger(ledgerUpdate({ ...merged, newRows }, seen, setting.campaign))
  }
  return world.updateLedger(ledgerUpdate(merged, seen, setting.campaign))
}
