/** Extensions (延期): asked by the unit for one item, decided by the office; an approval moves the limit at once. */
import { sayDay } from '#rules/calendar/day'
import { extensionFaults, whyNotLater } from '#rules/items/extension'
import type { Finding } from '#rules/items/finding'
import { extensionsIn, type LimitMove } from '#rules/items/lateness'
import type { Actor } from '#wire/actor'
import type { Extension, ExtensionDecision, NewExtension } from '#wire/extension'
import { there, type Answer } from '../Answer.ts'
import { calendarOf } from '../../calendar/stateHolidays.ts'
import type { CommandsOf } from '../command.ts'
import type { Ledger } from '../Ledger.ts'
import {
  extensionsOf,
  findExtension,
  insertExtension,
  keepDecision,
  movesByItem,
} from './rows/extensionRows.ts'
import { itemsById, type HeldItem } from './rows/itemRows.ts'
import { noteOnItem, stepItem } from './stepItem.ts'

export const extensionCommands = {
  queries: {},
  steps: {
    'extension.ask': askExtension,
    'extension.decide': decideExtension,
  },
} satisfies CommandsOf<'extension'>

/** The unit asks to move the limit of one item. */
function askExtension(
  { sql, campaign }: Ledger,
  actor: Actor,
  item: string,
  asked: NewExtension,
): Answer<Extension> {
  const held = itemsById(sql, [item]).get(item)
  if (held === undefined || held.unit !== actor.unit) return { refusal: { code: 'item.unknown' } }
  const earlier = extensionsOf(sql, item)
  const { content, withdrawn } = held
  const facts = { content, withdrawn, earlier, campaign, today: actor.day, calendar: calendarOf(campaign) }
  const faults = extensionFaults(facts, asked)
  if (faults.length > 0 || content.due === undefined) {
    const findings = faults.map((fault): Finding => ({ ...placeOf(held), severity: 'block', ...fault }))
    const detail = faults.map((fault) => fault.message).join('')
    return { refusal: { code: 'extension.not-possible', detail, findings } }
  }
  const id = crypto.randomUUID()
  const { to, reason } = asked
  insertExtension(sql, actor, { id, item, unit: held.unit, from: content.due, asked: to, reason })
  noteOnItem(sql, actor, held, { act: 'ask-extension', note: `申请延期至${sayDay(to)}：${reason}` })
  return extensionNamed(sql, id)
}

/** The office decides one request. */
function decideExtension(
  { sql }: Ledger,
  actor: Actor,
  id: string,
  decision: ExtensionDecision,
): Answer<Extension> {
  const found = extensionNamed(sql, id)
  if ('refusal' in found) return found
  const request = found.value
  const held = itemsById(sql, [request.item]).get(request.item)
  const stop = held === undefined ? '这条问题已经不在台账中。' : whyUndecidable(request, held)
  if (held === undefined || stop !== null) {
    return { refusal: { code: 'extension.decided', ...(stop === null ? {} : { detail: stop }) } }
  }
  const { note } = decision
  if (decision.decision === 'refuse') {
    noteOnItem(sql, actor, held, { act: 'refuse-extension', note })
    keepDecision(sql, actor, id, { state: 'refused', granted: null, note })
    return extensionNamed(sql, id)
  }
  const granted = decision.to ?? request.asked
  const late = whyNotLater({ content: held.content, today: actor.day }, granted)
  if (late !== null) return { refusal: { code: 'extension.not-possible', detail: late } }
  const { due, firstDue = due ?? null } = held.content
  const times = extensionsOf(sql, held.id).filter(({ state }) => state === 'approved').length + 1
  const set = { due: granted, firstDue, extendedTimes: String(times) }
  stepItem(sql, actor, held, { act: 'extend', note, set })
  keepDecision(sql, actor, id, { state: 'approved', granted, note })
  return extensionNamed(sql, id)
}

function extensionNamed(sql: SqlStorage, id: string): Answer<Extension> {
  return there(findExtension(sql, id), 'extension.unknown')
}

function whyUndecidable(request: Extension, held: HeldItem): string | null {
  if (request.state !== 'asked') return '这份延期申请已经答复过了。'
  if (held.withdrawn) return '这条问题已经撤回，延期申请不再需要答复。'
  if (held.state === 'dropped') return '这条问题已经核减，延期申请不再需要答复。'
  return held.state === 'closed' ? '这条问题已经销号，延期申请不再需要答复。' : null
}

function placeOf(held: HeldItem): Pick<Finding, 'file' | 'sheet' | 'cell'> {
  return { file: held.origin?.file ?? '', sheet: held.origin?.sheet ?? '', cell: null }
}

/**
 * The rows as their sheets are to show them, with 原时限 and 延期次数; of all units when `unit` is null. Rows whose limit
 * was extended before rows said so themselves are told from the decisions: no sealed row is written again.
 */
export function withFirstLimits(sql: SqlStorage, unit: string | null, rows: readonly HeldItem[]): HeldItem[] {
  if (rows.length === 0) return []
  const moves = movesByItem(sql, unit)
  return rows.map((row) => {
    const moved = moves.get(row.id)
    const isSaid = moved === undefined || row.content.firstDue !== undefined
    return isSaid ? row : { ...row, content: { ...row.content, ...firstLimit(moved) } }
  })
}

function firstLimit(moves: readonly LimitMove[]): Pick<HeldItem['content'], 'firstDue' | 'extendedTimes'> {
  const [first] = moves
  const times = extensionsIn(moves)
  if (first === undefined) return {}
  return { firstDue: first.from, ...(times === 0 ? {} : { extendedTimes: String(times) }) }
}
