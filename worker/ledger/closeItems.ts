/** Closure (销号) one by one: the unit asks, the office closes or returns; each step is a line of history. */
import { closureLacks, whyNot } from '#rules/closure'
import type { Finding } from '#rules/finding'
import type { ClosureRequest, ClosureReview, ItemRow } from '#wire/item'
import type { Answer } from './Answer.ts'
import type { Author } from './Author.ts'
import { filesOf } from './evidenceRows.ts'
import { itemsById, type HeldItem } from './itemRows.ts'
import { stepItem } from './stepItem.ts'

/** The unit asks to strike an item off. */
export function requestClosure(
  sql: SqlStorage,
  author: Author,
  id: string,
  request: ClosureRequest,
): Answer<ItemRow> {
  const held = itemsById(sql, [id]).get(id)
  // Another unit's item is answered like one that does not exist.
  if (held === undefined || held.unit !== author.unit) return { refusal: { code: 'item.unknown' } }
  const stop = whyNot('requestClosure', held)
  if (stop !== null) return { refusal: { code: 'item.not-allowed', detail: stop } }
  const lacks = closureLacks(held.content, { ...request, files: filesOf(sql, id) }, author.day)
  if (lacks.length > 0) {
    const findings = lacks.map((lack): Finding => ({ ...placeOf(held), severity: 'block', ...lack }))
    return {
      refusal: { code: 'closure.incomplete', detail: lacks.map((lack) => lack.message).join(''), findings },
    }
  }
  const set = { claimed: 'done', completedOn: request.completedOn }
  return {
    value: stepItem(sql, author, held, {
      act: 'request-closure',
      note: request.note,
      set,
      state: 'closure-requested',
    }),
  }
}

/** The office's answer to one request. A return takes the claim back, so that the clock runs again from the limit. */
export function reviewClosure(
  sql: SqlStorage,
  author: Author,
  id: string,
  review: ClosureReview,
): Answer<ItemRow> {
  const held = itemsById(sql, [id]).get(id)
  if (held === undefined) return { refusal: { code: 'item.unknown' } }
  const stop = whyNot('review', held)
  if (stop !== null) return { refusal: { code: 'item.not-allowed', detail: stop } }
  // What was decided is what was seen.
  if (review.seen !== undefined && review.seen !== held.version) return { refusal: { code: 'item.changed' } }
  const done =
    review.decision === 'close'
      ? { act: 'close' as const, state: 'closed' as const, set: { claimed: 'closed', closedOn: author.day } }
      : { act: 'return' as const, state: 'open' as const, set: { claimed: 'in-progress', completedOn: null } }
  return { value: stepItem(sql, author, held, { ...done, note: review.note }) }
}

/** 重开: the item is open again as if never claimed done; its closure stays in the history (M-28). */
export function reopenItem(sql: SqlStorage, author: Author, id: string, note: string): Answer<ItemRow> {
  const held = itemsById(sql, [id]).get(id)
  if (held === undefined) return { refusal: { code: 'item.unknown' } }
  const stop = whyNot('reopen', held)
  if (stop !== null) return { refusal: { code: 'item.not-allowed', detail: stop } }
  const set = { claimed: 'in-progress', completedOn: null, closedOn: null }
  return { value: stepItem(sql, author, held, { act: 'reopen', state: 'open', set, note }) }
}

function placeOf(held: HeldItem): Pick<Finding, 'file' | 'sheet' | 'cell'> {
  return { file: held.origin?.file ?? '', sheet: held.origin?.sheet ?? '', cell: null }
}
