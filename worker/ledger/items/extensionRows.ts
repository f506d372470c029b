/** The SQL of extensions (延期): each request stays as it was asked, with the office's decision beside it. */
import type { Campaign } from '#rules/campaign/campaign'
import { sayDay, type Day } from '#rules/calendar/day'
import { extensionFaults, whyNotLater, type ExtensionState } from '#rules/items/extension'
import type { Finding } from '#rules/items/finding'
import type { LimitMove } from '#rules/items/lateness'
import type { Extension, ExtensionDecision, NewExtension } from '#wire/extension'
import type { Answer } from '../Answer.ts'
import type { Actor } from '#wire/actor'
import { itemsById, type HeldItem } from './itemRows.ts'
import { noteOnItem, stepItem } from './stepItem.ts'

type Row = {
  id: string
  item: string
  unit: string
  state: string
  from_due: string
  asked: string
  granted: string | null
  reason: string
  asked_at: string
  asked_on: string
  asked_by: string
  decided_at: string | null
  decided_on: string | null
  decided_by: string | null
  note: string
}

const READ = `SELECT id, item, unit, state, from_due, asked, granted, reason, asked_at, asked_on, asked_by, decided_at,
  decided_on, decided_by, note FROM extension`

/** The unit asks to move the limit of one item. */
export function askExtension(
  sql: SqlStorage,
  campaign: Campaign,
  actor: Actor,
  item: string,
  asked: NewExtension,
): Answer<Extension> {
  const held = itemsById(sql, [item]).get(item)
  if (held === undefined || held.unit !== actor.unit) return { refusal: { code: 'item.unknown' } }
  const earlier = extensionsOf(sql, item)
  const { content, withdrawn } = held
  const facts = { content, withdrawn, earlier, campaign, today: actor.day }
  const faults = extensionFaults(facts, asked)
  if (faults.length > 0 || content.due === undefined) {
    const findings = faults.map((fault): Finding => ({ ...placeOf(held), severity: 'block', ...fault }))
    const detail = faults.map((fault) => fault.message).join('')
    return { refusal: { code: 'extension.not-possible', detail, findings } }
  }
  const id = crypto.randomUUID()
  sql.exec(
    `INSERT INTO extension (id, item, unit, state, from_due, asked, reason, asked_at, asked_on, asked_by, note)
     VALUES (?,?,?,'asked',?,?,?,?,?,?,'')`,
    id,
    item,
    held.unit,
    content.due,
    asked.to,
    asked.reason,
    actor.at,
    actor.day,
    actor.name,
  )
  noteOnItem(sql, actor, held, 'ask-extension', `申请延期至${sayDay(asked.to)}：${asked.reason}`)
  return findExtension(sql, id)
}

/** The office decides one request; an approval moves the item's limit at once. */
export function decideExtension(
  sql: SqlStorage,
  actor: Actor,
  id: string,
  decision: ExtensionDecision,
): Answer<Extension> {
  const found = findExtension(sql, id)
  if ('refusal' in found) return found
  const request = found.value
  const held = itemsById(sql, [request.item]).get(request.item)
  const stop = held === undefined ? '这条问题已经不在台账中。' : whyUndecidable(request, held)
  if (held === undefined || stop !== null) {
    return { refusal: { code: 'extension.decided', ...(stop === null ? {} : { detail: stop }) } }
  }
  if (decision.decision === 'refuse') {
    noteOnItem(sql, actor, held, 'refuse-extension', decision.note)
    keepDecision(sql, actor, id, { state: 'refused', granted: null, note: decision.note })
    return findExtension(sql, id)
  }
  const granted = decision.to ?? request.asked
  const late = whyNotLater({ content: held.content, today: actor.day }, granted)
  if (late !== null) return { refusal: { code: 'extension.not-possible', detail: late } }
  stepItem(sql, actor, held, { act: 'extend', note: decision.note, set: { due: granted } })
  keepDecision(sql, actor, id, { state: 'approved', granted, note: decision.note })
  return findExtension(sql, id)
}

/** All requests for an item, oldest first. */
export function extensionsOf(sql: SqlStorage, item: string): Extension[] {
  return sql.exec<Row>(`${READ} WHERE item = ? ORDER BY no`, item).toArray().map(extensionFrom)
}

/** Requests in a state, oldest first; of all units when `unit` is null. */
export function extensionsIn(sql: SqlStorage, state: ExtensionState, unit: string | null): Extension[] {
  return sql
    .exec<Row>(`${READ} WHERE state = ?1 AND (?2 IS NULL OR unit = ?2) ORDER BY no`, state, unit)
    .toArray()
    .map(extensionFrom)
}

/**
 * How limits were moved, by item: what a verdict of lateness explains itself with. With a day, as far as it was
 * decided by its end.
 */
export function movesByItem(
  sql: SqlStorage,
  unit: string | null,
  until: Day | null = null,
): Map<string, LimitMove[]> {
  const moves = new Map<string, LimitMove[]>()
  for (const { item, from, granted, decidedOn } of extensionsIn(sql, 'approved', unit)) {
    if (granted === null || decidedOn === null) continue
    if (until !== null && decidedOn > until) continue
    const move = { from, to: granted, decidedOn }
    const earlier = moves.get(item)
    if (earlier === undefined) moves.set(item, [move])
    else earlier.push(move)
  }
  return moves
}

function findExtension(sql: SqlStorage, id: string): Answer<Extension> {
  const row = sql.exec<Row>(`${READ} WHERE id = ?`, id).toArray()[0]
  return row === undefined ? { refusal: { code: 'extension.unknown' } } : { value: extensionFrom(row) }
}

function whyUndecidable(request: Extension, held: HeldItem): string | null {
  if (request.state !== 'asked') return '这份延期申请已经答复过了。'
  if (held.withdrawn) return '这条问题已经撤回，延期申请不再需要答复。'
  return held.state === 'closed' ? '这条问题已经销号，延期申请不再需要答复。' : null
}

function keepDecision(
  sql: SqlStorage,
  actor: Actor,
  id: string,
  decided: { readonly state: ExtensionState; readonly granted: Day | null; readonly note: string },
): void {
  sql.exec(
    `UPDATE extension SET state = ?, granted = ?, note = ?, decided_at = ?, decided_on = ?, decided_by = ?
     WHERE id = ?`,
    decided.state,
    decided.granted,
    decided.note,
    actor.at,
    actor.day,
    actor.name,
    id,
  )
}

function placeOf(held: HeldItem): Pick<Finding, 'file' | 'sheet' | 'cell'> {
  return { file: held.origin?.file ?? '', sheet: held.origin?.sheet ?? '', cell: null }
}

function extensionFrom(row: Row): Extension {
  /* oxlint-disable typescript/no-unsafe-type-assertion -- days and states are written by this file alone */
  return {
    id: row.id,
    item: row.item,
    unit: row.unit,
    state: row.state as ExtensionState,
    from: row.from_due as Day,
    asked: row.asked as Day,
    granted: row.granted as Day | null,
    reason: row.reason,
    askedAt: row.asked_at,
    askedOn: row.asked_on as Day,
    askedBy: row.asked_by,
    isLate: row.asked_on > row.from_due,
    decidedAt: row.decided_at,
    decidedOn: row.decided_on as Day | null,
    decidedBy: row.decided_by,
    note: row.note,
  }
  /* oxlint-enable typescript/no-unsafe-type-assertion */
}
