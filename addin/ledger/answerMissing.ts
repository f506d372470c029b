/** A row removed in the sheet is a question. Its two answers: back into the sheet, or withdrawn with a reason. */
import { readLedger } from '#rules/readLedger'
import { readBaseline } from './baseline.ts'
import { ledgerUpdate } from './ledgerUpdate.ts'
import { mergeAnswer } from './mergeAnswer.ts'
import type { SyncSetting, SyncWorld } from './syncLedger.ts'

export type MissingAnswer =
  | { readonly kind: 'restore' }
  | { readonly kind: 'withdraw'; readonly reason: string }

export async function answerMissing(
  world: Pick<SyncWorld, 'openLedger' | 'updateLedger' | 'push' | 'newId'>,
  setting: SyncSetting,
  id: string,
  answer: MissingAnswer,
): Promise<void> {
  const { grid, baseline: text } = await world.openLedger()
  const baseline = readBaseline(text)
  const row = baseline?.rows[id]
  if (grid === null || baseline === null || row === undefined) return
  const reading = readLedger({ ...grid, date1904: baseline.date1904 }, setting.campaign, setting.fileName)
  if (reading === null) return
  if (answer.kind === 'restore') {
    const merged = {
      baseline,
      writes: [],
      newRows: [{ id, version: row.version, content: row.content }],
      received: 0,
    }
    await world.updateLedger(ledgerUpdate(merged, reading, setting.campaign))
    return
  }
  // Not kept as pending: asked again it is the same question, and the server knows a withdrawn row.
  const push = {
    pushId: world.newId(),
    cursor: baseline.cursor,
    changes: [{ id, base: row.version, set: {}, withdraw: answer.reason }],
  }
  const reply = await world.push(push)
  const merged = mergeAnswer(baseline, push, reply, reading.rows)
  await world.updateLedger(ledgerUpdate(merged, reading, setting.campaign))
}
