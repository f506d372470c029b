/**
 * 关联重复: the office says that two items are one problem. One goes on counting; the other is counted apart like 核减
 * (重复), follows what becomes of the first, and comes back when the office undoes it.
 */
import { sayLink, whyNoLimitAfterLink, whyNotLink, type Linkable } from '#rules/items/count/link'
import type { Actor } from '#wire/actor'
import type { ItemRow } from '#wire/item'
import type { LinkEnd, LinkedItem, NewLink } from '#wire/link'
import type { Answer } from '../Answer.ts'
import type { CommandsOf } from '../command.ts'
import type { Ledger } from '../Ledger.ts'
import { recordAct } from '../record/recordAct.ts'
import { exposedIn } from './clueGuard.ts'
import { isHiddenFrom } from './rows/confidentialRows.ts'
import { itemsById, type HeldItem } from './rows/itemRows.ts'
import * as rows from './rows/linkRows.ts'
import { noteOnItem, stepItem } from './stepItem.ts'
import { keepDrop, sayRequest } from './withdrawals.ts'

export const linkCommands = {
  queries: {},
  steps: { 'link.make': makeLink, 'link.end': endLink },
} satisfies CommandsOf<'link'>

function makeLink({ sql }: Ledger, actor: Actor, id: string, { counting, reason }: NewLink): Answer<ItemRow> {
  const held = itemsById(sql, [id, counting])
  const [linked, other] = [held.get(id), held.get(counting)]
  if (linked === undefined || other === undefined) return { refusal: { code: 'item.unknown' } }
  const stop = whyNotLink(linkable(sql, linked), linkable(sql, other))
  if (stop !== null) return { refusal: { code: 'link.not-possible', detail: stop } }
  const findings = [...exposedIn(sql, id, reason), ...exposedIn(sql, counting, reason)]
  if (findings.length > 0) {
    const detail = findings.map(({ message }) => message).join('')
    return { refusal: { code: 'link.exposes', detail, findings } }
  }
  const asked = { kind: 'duplicate' as const, reason: sayLink(other.number, reason) }
  rows.insertLink(sql, actor, { item: id, counting, reason, claimed: linked.content.claimed ?? null })
  keepDrop(sql, actor, linked, asked)
  const row = stepItem(sql, actor, linked, {
    act: 'link',
    state: 'dropped',
    set: { claimed: 'dropped' },
    note: sayRequest(asked),
  })
  noteOnItem(sql, actor, other, { act: 'follow', note: `${linked.number} 与本条是同一件，计在本条` })
  recordAct(sql, actor, { act: 'link.make', subject: `item:${id}`, detail: { counting, reason } })
  return { value: row }
}

/** The row counts again as it did before; a limit that passed meanwhile is set anew. */
function endLink(
  { sql }: Ledger,
  actor: Actor,
  id: string,
  { reason, due: asked }: LinkEnd,
): Answer<ItemRow> {
  const held = itemsById(sql, [id]).get(id)
  if (held === undefined) return { refusal: { code: 'item.unknown' } }
  const link = rows.linkOf(sql, id)
  if (link === null) return { refusal: { code: 'link.unknown' } }
  const { due, firstDue = due ?? null } = held.content
  const stop = whyNoLimitAfterLink(held.content, asked, actor.day)
  if (stop !== null) return { refusal: { code: 'link.limit-missing', detail: stop } }
  const limit = asked === undefined ? {} : { due: asked, ...(due === asked ? {} : { firstDue }) }
  const set = { claimed: link.claimed, ...limit }
  rows.endLink(sql, actor, id)
  const row = stepItem(sql, actor, held, { act: 'unlink', state: 'open', set, note: reason })
  const other = itemsById(sql, [link.counting]).get(link.counting)
  if (other !== undefined) noteOnItem(sql, actor, other, { act: 'follow', note: `${held.number} 解除关联` })
  const detail = { counting: link.counting, reason, due: asked ?? null }
  recordAct(sql, actor, { act: 'link.end', subject: `item:${id}`, detail })
  return { value: row }
}

function linkable(sql: SqlStorage, { id, state, withdrawn, content }: HeldItem): Linkable {
  return { id, state, withdrawn, content, carries: rows.carriedBy(sql, id) }
}

/** The item at which this one counts, and those that count at it, as this reader may read them. */
export function linksAround(
  sql: SqlStorage,
  actor: Pick<Actor, 'role' | 'unit'>,
  id: string,
): { readonly link: LinkedItem | null; readonly linked: readonly LinkedItem[] } {
  const own = rows.linkOf(sql, id)
  const carried = rows.linksTo(sql, id)
  const others = itemsById(sql, [own?.counting ?? '', ...carried.map(({ item }) => item)])
  const sayOther = (other: string, { reason, since, by }: rows.Link): LinkedItem[] => {
    const held = others.get(other)
    if (held === undefined) return []
    const { number, unit, state, content } = held
    // Another unit's row is that unit's; a confidential one is told to few.
    const isForeign = actor.unit !== null && actor.unit !== unit
    const isTold = !isForeign && !isHiddenFrom(sql, actor, held)
    const problem = isTold ? (content.problem ?? '') : null
    return [{ id: isTold ? other : null, number, unit, state, problem, reason, since, by }]
  }
  return {
    link: own === null ? null : (sayOther(own.counting, own)[0] ?? null),
    linked: carried.flatMap((link) => sayOther(link.item, link)),
  }
}
