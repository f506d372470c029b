/** Closure (销号) one by one: the unit asks, the office closes or returns; each step is a line of history. */
import { closureLacks, whyNot, type ItemState } from '#rules/closure'
import type { Finding } from '#rules/finding'
import { valueOf, withValues, type FieldValue } from '#rules/itemFields'
import type { ClosureRequest, ClosureReview, FieldKey, ItemChange, ItemRow } from '#wire/item'
import type { Answer } from './Answer.ts'
import type { Author } from './Author.ts'
import { itemRow, itemsById, lastCursor, saveChanges, saveItems, type HeldItem } from './itemRows.ts'

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
  const lacks = closureLacks(held.content, request, author.day)
  if (lacks.length > 0) {
    const findings = lacks.map((lack): Finding => ({ ...placeOf(held), severity: 'block', ...lack }))
    return {
      refusal: { code: 'closure.incomplete', detail: lacks.map((lack) => lack.message).join(''), findings },
    }
  }
  const set = { claimed: 'done', completedOn: request.completedOn }
  return {
    value: step(sql, author, held, {
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
  const done =
    review.decision === 'close'
      ? { act: 'close' as const, state: 'closed' as const, set: { claimed: 'closed', closedOn: author.day } }
      : { act: 'return' as const, state: 'open' as const, set: { claimed: 'in-progress', completedOn: null } }
  return { value: step(sql, author, held, { ...done, note: review.note }) }
}

interface Step {
  readonly act: ItemChange['act']
  readonly note: string
  readonly state: ItemState
  readonly set: Readonly<Record<string, FieldValue>>
}

function step(sql: SqlStorage, author: Author, held: HeldItem, { act, note, state, set }: Step): ItemRow {
  const version = held.version + 1
  const changed = Object.entries(set).filter(([key, value]) => valueOf(held.content, key) !== value)
  const fields = changed.map(([key, to]) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- keys of `set` are field keys
    return { field: key as FieldKey, from: valueOf(held.content, key), to }
  })
  const next: HeldItem = {
    ...held,
    version,
    state,
    content: withValues(held.content, Object.fromEntries(changed)),
    fieldVersions: { ...held.fieldVersions, ...Object.fromEntries(changed.map(([key]) => [key, version])) },
    updatedAt: author.at,
    updatedBy: author.name,
    cursor: lastCursor(sql) + 1,
  }
  saveItems(sql, [next])
  saveChanges(sql, [{ item: held.id, unit: held.unit, version, act, note, fields }], author)
  return itemRow(next)
}

function placeOf(held: HeldItem): Pick<Finding, 'file' | 'sheet' | 'cell'> {
  return { file: held.origin?.file ?? '', sheet: held.origin?.sheet ?? '', cell: null }
}
