/** The office says that an item is confidential (保密), or no longer. */
import type { Actor } from '#wire/actor'
import type { ItemProtection, ItemRow } from '#wire/item'
import type { Answer } from '../Answer.ts'
import type { Ledger } from '../Ledger.ts'
import { recordAct } from '../record/recordAct.ts'
import { confidentialityOf, dropConfidential, keepConfidential } from './rows/confidentialRows.ts'
import { itemRow, itemsById } from './rows/itemRows.ts'
import { noteOnItem } from './stepItem.ts'

/** From now on, in whatever is shown or printed; what was published before stays as it was read. */
export function protectItem(
  { sql }: Ledger,
  actor: Actor,
  id: string,
  { confidential, reason }: ItemProtection,
): Answer<ItemRow> {
  const held = itemsById(sql, [id]).get(id)
  if (held === undefined) return { refusal: { code: 'item.unknown' } }
  const isConfidential = confidentialityOf(sql, id) !== null
  if (isConfidential !== confidential) {
    if (confidential) keepConfidential(sql, actor, id, reason)
    else dropConfidential(sql, id)
    noteOnItem(sql, actor, held, { act: confidential ? 'protect' : 'unprotect', note: reason })
    recordAct(sql, actor, { act: 'item.protect', subject: `item:${id}`, detail: { confidential } })
  }
  return { value: itemRow(held) }
}
