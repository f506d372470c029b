/**
 * 牵头、配合: the office names the units that support an item's lead; each reports its share beside the row. The item
 * counts once, at the lead, and only the lead asks for closure.
 */
import { itemCan, whyNot } from '#rules/items/closure'
import { saySupporters, SUPPORT_KEY, whyNotSupporters } from '#rules/items/support/support'
import type { Actor } from '#wire/actor'
import type { NewShare, Share, Support, SupportNaming } from '#wire/support'
import type { Answer } from '../Answer.ts'
import type { CommandsOf } from '../command.ts'
import type { Ledger } from '../Ledger.ts'
import { recordAct } from '../record/recordAct.ts'
import { exposedIn } from './clueGuard.ts'
import { isHiddenFrom } from './rows/confidentialRows.ts'
import { itemsById, type HeldItem } from './rows/itemRows.ts'
import * as rows from './rows/supportRows.ts'
import { noteOnItem, stepItem } from './stepItem.ts'

export const supportCommands = {
  queries: {},
  steps: { 'support.name': nameSupporters, 'support.share': addShare },
} satisfies CommandsOf<'support'>

/** The whole list at once; said again, nothing happens. */
function nameSupporters(
  { sql, campaign }: Ledger,
  actor: Actor,
  id: string,
  { units, told, note }: SupportNaming,
): Answer<readonly Support[]> {
  const held = itemsById(sql, [id]).get(id)
  if (held === undefined) return { refusal: { code: 'item.unknown' } }
  const stop = whyNot('edit', held) ?? whyNotSupporters({ ...held.content, unit: held.unit }, units, campaign)
  if (stop !== null) return { refusal: { code: 'support.not-possible', detail: stop } }
  const findings = exposedIn(sql, id, note)
  if (findings.length > 0) {
    const detail = findings.map(({ message }) => message).join('')
    return { refusal: { code: 'support.exposes', detail, findings } }
  }
  const before = rows.supportsOf(sql, id)
  const ended = before.filter((one) => !units.includes(one.unit))
  const begun = [...new Set(units)].filter(
    (unit) => !before.some((one) => one.unit === unit && one.told === told),
  )
  if (ended.length + begun.length === 0) return { value: before }
  for (const unit of [...ended.map((one) => one.unit), ...begun]) rows.endSupport(sql, actor, id, unit)
  for (const unit of begun) rows.beginSupport(sql, actor, id, { unit, told })
  const names = saySupporters(units, campaign)
  const said = `${names === null ? '不再有配合单位' : `配合单位：${names}`}${note === '' ? '' : `；${note}`}`
  if ((held.content.extras?.[SUPPORT_KEY.slice('extras/'.length)] ?? null) === names) {
    noteOnItem(sql, actor, held, { act: 'support', note: said })
  } else {
    stepItem(sql, actor, held, { act: 'support', note: said, set: { [SUPPORT_KEY]: names } })
  }
  recordAct(sql, actor, { act: 'support.name', subject: `item:${id}`, detail: { units, told, note } })
  return { value: rows.supportsOf(sql, id) }
}

/** Only ever added, while the item can still be worked on. The whole list is the answer. */
function addShare({ sql }: Ledger, actor: Actor, id: string, share: NewShare): Answer<readonly Share[]> {
  const held = supportedBy(sql, actor, id)
  if (held === null) return { refusal: { code: 'item.unknown' } }
  const before = rows.findShare(sql, share.id)
  if (before !== null) {
    const isSame = before.item === id && before.unit === actor.unit && before.text === share.text
    return isSame ? { value: rows.sharesOf(sql, id) } : { refusal: { code: 'support.reused' } }
  }
  const stop = whyNot('edit', held)
  if (stop !== null) return { refusal: { code: 'item.not-allowed', detail: stop } }
  rows.insertShare(sql, actor, { item: id, unit: actor.unit ?? '' }, share)
  return { value: rows.sharesOf(sql, id) }
}

/** The item, if the actor's unit supports it now and may read it; another's is as if it did not exist. */
export function supportedBy(
  sql: SqlStorage,
  actor: Pick<Actor, 'role' | 'unit'>,
  id: string,
): HeldItem | null {
  const held = itemsById(sql, [id]).get(id)
  if (held === undefined || held.withdrawn || held.unit === actor.unit) return null
  const support = rows.supportsOf(sql, id).find(({ unit }) => unit === actor.unit)
  if (support === undefined || (isHiddenFrom(sql, actor, held) && !support.told)) return null
  return held
}

/** Why nothing can be added to the item now; null when it can. */
export function whyNoShare(held: HeldItem): string | null {
  return itemCan.edit(held) ? null : whyNot('edit', held)
}
