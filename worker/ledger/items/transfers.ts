/** 移交: the office gives an item of a unit to another, with all that belongs to it. */
import { sayTransfer, whyNoTransfer } from '#rules/items/moves/transfer'
import type { Actor } from '#wire/actor'
import type { NewTransfer, Transfer } from '#wire/transfer'
import type { Answer } from '../Answer.ts'
import type { CommandsOf } from '../command.ts'
import type { Ledger } from '../Ledger.ts'
import { recordAct } from '../record/recordAct.ts'
import { exposedIn } from './clueGuard.ts'
import { isHiddenFrom } from './rows/confidentialRows.ts'
import { keepPlace } from './rows/itemPlaceRows.ts'
import { itemsById, lastCursor, type HeldItem } from './rows/itemRows.ts'
import { insertTransfer, transfersOf } from './rows/transferRows.ts'
import { keepWithdrawalDecision } from './rows/withdrawalRows.ts'
import { stepItem } from './stepItem.ts'
import { pendingOf } from './withdrawals.ts'

export const transferCommands = {
  queries: { 'transfer.list': listTransfers },
  steps: { 'transfer.make': transferItem },
} satisfies CommandsOf<'transfer'>

/** To whom an item is not told, its transfer is not either; both units know what was theirs. */
function listTransfers({ sql }: Ledger, actor: Actor): Transfer[] {
  return transfersOf(sql, actor.unit).filter(
    ({ item, from, to }) =>
      [from, to].includes(actor.unit ?? '') || !isHiddenFrom(sql, actor, { id: item, unit: to }),
  )
}

/**
 * The row keeps its id, so that everything that names it goes along. Its place in the former unit's file does not: the
 * new unit's files know nothing of it, and the former one's are known by what `insertTransfer` keeps.
 */
function transferItem(
  { sql, campaign }: Ledger,
  actor: Actor,
  id: string,
  { unit: to, reason }: NewTransfer,
): Answer<Transfer> {
  const held = itemsById(sql, [id]).get(id)
  if (held === undefined) return { refusal: { code: 'item.unknown' } }
  const named = campaign.units.find((known) => known.id === to)
  if (named === undefined) return { refusal: { code: 'unit.unknown' } }
  const request = pendingOf(sql, id)
  const stop = whyNoTransfer({ item: held, pending: request?.kind ?? null }, to)
  if (stop !== null) return { refusal: { code: 'transfer.not-possible', detail: stop } }
  const findings = exposedIn(sql, id, reason)
  if (findings.length > 0) {
    const detail = findings.map(({ message }) => message).join('')
    return { refusal: { code: 'transfer.not-possible', detail, findings } }
  }
  const fromName = campaign.units.find((known) => known.id === held.unit)?.name ?? held.unit
  move(sql, actor, held, { to, reason, note: sayTransfer(fromName, named.name, reason) })
  if (request !== undefined) {
    const note = `移交“${named.name}”：${reason}`
    keepWithdrawalDecision(sql, actor, request.id, { state: 'transferred', note })
  }
  recordAct(sql, actor, {
    act: 'transfer.make',
    subject: `item:${id}`,
    detail: { from: held.unit, to, reason, request: request?.id ?? null },
  })
  const [made] = transfersOf(sql, to)
  if (made === undefined) throw new Error('a transfer that was just kept is not there')
  return { value: made }
}

function move(
  sql: SqlStorage,
  actor: Actor,
  held: HeldItem,
  { to, reason, note }: { readonly to: string; readonly reason: string; readonly note: string },
): void {
  if (held.origin !== null) keepPlace(sql, actor, held)
  const moved: HeldItem = { ...held, unit: to, origin: null, lastRead: null }
  stepItem(sql, actor, moved, { act: 'transfer', note, set: { unit: to } })
  insertTransfer(sql, actor, { id: crypto.randomUUID(), held, to, reason, cursor: lastCursor(sql) })
}
