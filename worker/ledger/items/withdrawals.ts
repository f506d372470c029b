/**
 * Taking a problem out of the count (核减): asked by the unit, decided by the office; and what becomes of a row that
 * somebody wants gone, in a sheet, by a push or by a file. The row stays, and stays counted apart.
 */
import { whyNot } from '#rules/items/closure'
import { whyCarrying } from '#rules/items/count/link'
import {
  ASK_THE_OFFICE,
  isDraft,
  whyNotAlone,
  withdrawalLabels,
  type WithdrawalKind,
} from '#rules/items/count/withdrawal'
import type { Actor } from '#wire/actor'
import type { NewWithdrawal, Withdrawal, WithdrawalDecision } from '#wire/withdrawal'
import { there, type Answer } from '../Answer.ts'
import type { CommandsOf } from '../command.ts'
import type { Ledger } from '../Ledger.ts'
import { recordAct } from '../record/recordAct.ts'
import { itemsById, type HeldItem } from './rows/itemRows.ts'
import { carriedBy } from './rows/linkRows.ts'
import { noteOnItem, stepItem } from './stepItem.ts'
import * as rows from './rows/withdrawalRows.ts'

export const withdrawalCommands = {
  queries: {},
  steps: {
    'withdrawal.ask': askWithdrawal,
    'withdrawal.decide': decideWithdrawal,
  },
} satisfies CommandsOf<'withdrawal'>

function askWithdrawal(
  { sql }: Ledger,
  actor: Actor,
  item: string,
  asked: NewWithdrawal,
): Answer<Withdrawal> {
  const held = itemsById(sql, [item]).get(item)
  // Another unit's item is answered like one that does not exist.
  if (held === undefined || held.unit !== actor.unit) return { refusal: { code: 'item.unknown' } }
  const stop = whyNoRequest(sql, held)
  if (stop !== null) return { refusal: { code: 'withdrawal.not-possible', detail: stop } }
  const id = keepRequest(sql, actor, held, asked)
  noteOnItem(sql, actor, held, { act: 'ask-withdrawal', note: sayRequest(asked) })
  return withdrawalNamed(sql, id)
}

function decideWithdrawal(
  { sql }: Ledger,
  actor: Actor,
  id: string,
  { decision, note }: WithdrawalDecision,
): Answer<Withdrawal> {
  const found = withdrawalNamed(sql, id)
  if ('refusal' in found) return found
  const request = found.value
  if (request.state !== 'asked') return { refusal: { code: 'withdrawal.decided' } }
  const held = itemsById(sql, [request.item]).get(request.item)
  if (held === undefined) return { refusal: { code: 'item.unknown' } }
  if (decision === 'refuse') {
    noteOnItem(sql, actor, held, { act: 'refuse-withdrawal', note })
    rows.keepWithdrawalDecision(sql, actor, id, { state: 'refused', note })
    return withdrawalNamed(sql, id)
  }
  const stop = whyNot('drop', held)
  if (stop !== null) return { refusal: { code: 'withdrawal.decided', detail: stop } }
  const carrying = whyCarrying(carriedBy(sql, held.id))
  if (carrying !== null) return { refusal: { code: 'withdrawal.not-possible', detail: carrying } }
  const said = `${sayRequest(request)}${note === '' ? '' : `；${note}`}`
  stepItem(sql, actor, held, { act: 'drop', state: 'dropped', set: { claimed: 'dropped' }, note: said })
  rows.keepWithdrawalDecision(sql, actor, id, { state: 'dropped', note })
  recordAct(sql, actor, {
    act: 'withdrawal.drop',
    subject: `item:${held.id}`,
    detail: { kind: request.kind, reason: request.reason, note },
  })
  return withdrawalNamed(sql, id)
}

/** What becomes of a row that somebody wants gone. */
export type Taking =
  | { readonly act: 'strike' }
  /** The office is asked, or decides itself. */
  | { readonly act: 'ask' | 'drop'; readonly kind: WithdrawalKind }
  | { readonly refused: string }

/** Nothing is written. `kind` is what kind of 核减 it would be, where that was said. */
export function takingAway(
  { sql, campaign }: Ledger,
  actor: Actor,
  held: HeldItem,
  kind: WithdrawalKind | undefined,
): Taking {
  const { whyKept, whyAsked } = whyHeld({ sql, campaign }, actor, held)
  if (whyKept !== null) return { refused: whyKept }
  if (whyAsked === null) return { act: 'strike' }
  if (kind === undefined) return { refused: whyAsked }
  return { act: actor.unit === null ? 'drop' : 'ask', kind }
}

/** What stands against striking a row: that it cannot leave the count now, or that its kind must be said. */
export function whyHeld(
  { sql, campaign }: Ledger,
  actor: Actor,
  held: HeldItem,
): { readonly whyKept: string | null; readonly whyAsked: string | null } {
  const row = rows.rowOrigin(sql, held)
  if (actor.unit === null) {
    const whyAsked = isDraft(row, campaign, actor.day) ? null : SAY_THE_KIND
    return { whyKept: whyAsked === null ? whyNoStrike(sql, held) : whyNoRequest(sql, held), whyAsked }
  }
  const notAlone = whyNotAlone(held.content, row, campaign, actor.day)
  if (notAlone === null) return { whyKept: whyNoStrike(sql, held), whyAsked: null }
  return { whyKept: whyNoRequest(sql, held), whyAsked: notAlone + ASK_THE_OFFICE }
}

const SAY_THE_KIND = '这条问题已经计入台账。核减须写明类别（不属实、重复、登记错误、移交）和理由。'

/** Keeps a request; the caller writes the line of history. */
export function keepRequest(
  sql: SqlStorage,
  actor: Actor,
  { id: item, unit }: Pick<HeldItem, 'id' | 'unit'>,
  { kind, reason }: NewWithdrawal,
): string {
  const id = crypto.randomUUID()
  rows.insertWithdrawal(sql, actor, { id, item, unit, kind, reason })
  return id
}

/** Keeps what the office decided without having been asked; the caller moves the row. */
export function keepDrop(sql: SqlStorage, actor: Actor, held: HeldItem, asked: NewWithdrawal): void {
  const id = keepRequest(sql, actor, held, asked)
  rows.keepWithdrawalDecision(sql, actor, id, { state: 'dropped', note: '' })
}

/** 不属实：查无此事. */
export function sayRequest({ kind, reason }: Pick<Withdrawal, 'kind' | 'reason'>): string {
  return `${withdrawalLabels[kind]}：${reason}`
}

/** The request that waits for the office; undefined where none does. */
export function pendingOf(sql: SqlStorage, item: string): Withdrawal | undefined {
  return rows.withdrawalsOf(sql, item).find(({ state }) => state === 'asked')
}

/** What others are counted at stays in the count. */
function whyNoStrike(sql: SqlStorage, held: HeldItem): string | null {
  return whyNot('withdraw', held) ?? whyCarrying(carriedBy(sql, held.id))
}

function whyNoRequest(sql: SqlStorage, held: HeldItem): string | null {
  const stop = whyNoStrike(sql, held)
  if (stop !== null) return stop
  return pendingOf(sql, held.id) === undefined
    ? null
    : '这条问题已申请核减，正等办公室决定；决定以前照常计入。'
}

function withdrawalNamed(sql: SqlStorage, id: string): Answer<Withdrawal> {
  return there(rows.findWithdrawal(sql, id), 'withdrawal.unknown')
}
