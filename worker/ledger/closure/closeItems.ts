/**
 * Closure (销号) one by one: the unit asks, the office agrees or returns, where it is set the leading group confirms;
 * each step is a line of history with what had been seen.
 */
import {
  missingForClosure,
  needsConfirmation,
  whyNoNewLimit,
  whyNot,
  whyReasonNeeded,
} from '#rules/items/closure'
import { whyLinked } from '#rules/items/count/link'
import type { Finding } from '#rules/items/finding'
import type { ClosureRequest, ClosureReview, ItemRow, Reopening } from '#wire/item'
import type { Answer } from '../Answer.ts'
import type { CommandsOf } from '../command.ts'
import type { Ledger } from '../Ledger.ts'
import type { Actor } from '#wire/actor'
import { closureRecord } from './closureRecord.ts'
import { keepSeen } from './closureRows.ts'
import { filesOf } from './evidenceRows.ts'
import { itemsById, type HeldItem } from '../items/rows/itemRows.ts'
import { recordAct } from '../record/recordAct.ts'
import { entriesOfItem } from '../registers/registerRows.ts'
import { linkOf, linksTo } from '../items/rows/linkRows.ts'
import { noteOnItem, stepItem, type Step } from '../items/stepItem.ts'

export const closureCommands = {
  queries: { 'closure.read': closureRecord },
  steps: {
    'closure.request': requestClosure,
    'closure.review': reviewClosure,
    'closure.confirm': confirmClosure,
    'closure.reopen': reopenItem,
  },
} satisfies CommandsOf<'closure'>

/** How much stands behind a request: files, and rules made (制度). */
function handedIn(sql: SqlStorage, id: string): { files: number; regulations: number } {
  const regulations = entriesOfItem(sql, id).filter(({ register }) => register === 'regulations').length
  return { files: filesOf(sql, id), regulations }
}

/** The unit asks to strike an item off. */
function requestClosure({ sql }: Ledger, actor: Actor, id: string, request: ClosureRequest): Answer<ItemRow> {
  const held = itemsById(sql, [id]).get(id)
  // Another unit's item is answered like one that does not exist.
  if (held === undefined || held.unit !== actor.unit) return { refusal: { code: 'item.unknown' } }
  const stop = whyNot('requestClosure', held)
  if (stop !== null) return { refusal: { code: 'item.not-allowed', detail: stop } }
  const missing = missingForClosure(held.content, { ...request, ...handedIn(sql, id) }, actor.day)
  if (missing.length > 0) {
    const findings = missing.map((lack): Finding => ({ ...placeOf(held), severity: 'block', ...lack }))
    return {
      refusal: { code: 'closure.incomplete', detail: missing.map((lack) => lack.message).join(''), findings },
    }
  }
  const set = { claimed: 'done', completedOn: request.completedOn }
  const row = stepItem(sql, actor, held, {
    act: 'request-closure',
    note: request.note,
    set,
    state: 'closure-requested',
  })
  const detail = { completedOn: request.completedOn, note: request.note }
  recordAct(sql, actor, { act: 'closure.request', subject: `item:${id}`, detail })
  return { value: row }
}

/**
 * The office's answer to one request. Agreed to, it is struck off, or waits for the leading group where the campaign
 * asks for its confirmation. A return takes the claim back, so that the clock runs again from the limit.
 */
function reviewClosure(
  { sql, campaign }: Ledger,
  actor: Actor,
  id: string,
  review: ClosureReview,
): Answer<ItemRow> {
  const found = decidable(sql, review.decision === 'close' ? 'close' : 'review', id, review)
  if ('refusal' in found) return found
  if (review.decision === 'return') return { value: giveBack(sql, actor, found.value, review.note) }
  const lacking = whyReasonNeeded(found.value.content, filesOf(sql, id), review.note)
  if (lacking !== null) return { refusal: { code: 'closure.reason-missing', detail: lacking } }
  return {
    value: needsConfirmation(campaign)
      ? decide(sql, actor, found.value, {
          act: 'agree-closure',
          state: 'closure-reviewed',
          // A claim in a file says so by a date alone; agreed to, it is a claim in words.
          set: { claimed: 'done' },
          note: review.note,
        })
      : strikeOff(sql, actor, found.value, review.note),
  }
}

/** The leading group's (领导小组) word on one item that the office has agreed to. */
function confirmClosure({ sql }: Ledger, actor: Actor, id: string, review: ClosureReview): Answer<ItemRow> {
  const found = decidable(sql, 'confirm', id, review)
  if ('refusal' in found) return found
  return {
    value:
      review.decision === 'close'
        ? strikeOff(sql, actor, found.value, review.note)
        : giveBack(sql, actor, found.value, review.note),
  }
}

/**
 * 重开: the item is open again as if never claimed done; its closure stays in the history (M-28). It runs against a new
 * limit: the days on which it was struck off are not late.
 */
export function reopenItem(
  { sql }: Ledger,
  actor: Actor,
  id: string,
  { note, due: asked }: Reopening,
): Answer<ItemRow> {
  const held = itemsById(sql, [id]).get(id)
  if (held === undefined) return { refusal: { code: 'item.unknown' } }
  const link = linkOf(sql, id)
  const counting = link === null ? undefined : itemsById(sql, [link.counting]).get(link.counting)
  const stop = counting === undefined ? whyNot('reopen', held) : whyLinked(counting.number)
  if (stop !== null) return { refusal: { code: 'item.not-allowed', detail: stop } }
  const { due, firstDue = due ?? null } = held.content
  const unlimited = whyNoNewLimit(held.content, asked, actor.day)
  if (unlimited !== null) return { refusal: { code: 'closure.limit-missing', detail: unlimited } }
  const limit = asked === undefined ? {} : { due: asked, ...(due === asked ? {} : { firstDue }) }
  const set = { claimed: 'in-progress', completedOn: null, closedOn: null, ...limit }
  const row = stepItem(sql, actor, held, { act: 'reopen', state: 'open', set, note })
  tellLinked(sql, actor, held, '重开')
  recordAct(sql, actor, {
    act: 'closure.reopen',
    subject: `item:${id}`,
    detail: { note, due: asked ?? null },
  })
  return { value: row }
}

/** The item as far as this act may decide on it now, and as it was looked at. */
function decidable(
  sql: SqlStorage,
  act: 'review' | 'close' | 'confirm',
  id: string,
  review: ClosureReview,
): Answer<HeldItem> {
  const held = itemsById(sql, [id]).get(id)
  if (held === undefined) return { refusal: { code: 'item.unknown' } }
  const stop = whyNot(act, held)
  if (stop !== null) return { refusal: { code: 'item.not-allowed', detail: stop } }
  // What was decided is what was seen.
  if (review.seen !== undefined && review.seen !== held.version) return { refusal: { code: 'item.changed' } }
  return { value: held }
}

function strikeOff(sql: SqlStorage, actor: Actor, held: HeldItem, note: string): ItemRow {
  const set = { claimed: 'closed', closedOn: actor.day }
  const row = decide(sql, actor, held, { act: 'close', state: 'closed', set, note })
  tellLinked(sql, actor, held, '销号')
  return row
}

/** What is counted at an item follows it. */
function tellLinked(sql: SqlStorage, actor: Actor, { id, number }: HeldItem, word: string): void {
  const linked = itemsById(
    sql,
    linksTo(sql, id).map(({ item }) => item),
  )
  for (const item of linked.values())
    noteOnItem(sql, actor, item, { act: 'follow', note: `随 ${number} ${word}` })
}

function giveBack(sql: SqlStorage, actor: Actor, held: HeldItem, note: string): ItemRow {
  const set = { claimed: 'in-progress', completedOn: null }
  return decide(sql, actor, held, { act: 'return', state: 'open', set, note })
}

/** A decision with what had been seen of the evidence, in the item's history and in the record. */
function decide(sql: SqlStorage, actor: Actor, held: HeldItem, step: Step): ItemRow {
  const row = stepItem(sql, actor, held, step)
  const seen = keepSeen(sql, actor, held.id, row.version)
  recordAct(sql, actor, {
    act: step.act === 'agree-closure' ? 'closure.agree' : `closure.${step.act}`,
    subject: `item:${held.id}`,
    detail: { from: held.state, to: row.state, note: step.note, seen },
  })
  return row
}

function placeOf(held: HeldItem): Pick<Finding, 'file' | 'sheet' | 'cell'> {
  return { file: held.origin?.file ?? '', sheet: held.origin?.sheet ?? '', cell: null }
}
