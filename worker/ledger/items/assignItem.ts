/** The office says whose an item is that came without a unit. */
import { whyNot } from '#rules/items/closure'
import type { Actor } from '#wire/actor'
import type { ItemRow } from '#wire/item'
import type { Answer } from '../Answer.ts'
import type { Ledger } from '../Ledger.ts'
import { itemsById } from './rows/itemRows.ts'
import { stepItem } from './stepItem.ts'

/**
 * Gives an item without a unit to one; what stood in the ledger in place of the unit stays an extra of the row. An item
 * that has a unit stays there: its unit holds it in its own sheet and withdraws it itself.
 */
export function assignItem(
  { sql, campaign }: Ledger,
  actor: Actor,
  id: string,
  unit: string,
): Answer<ItemRow> {
  const held = itemsById(sql, [id]).get(id)
  if (held === undefined) return { refusal: { code: 'item.unknown' } }
  const named = campaign.units.find((known) => known.id === unit)
  if (named === undefined) return { refusal: { code: 'unit.unknown' } }
  const stop = whyNot('edit', held)
  if (stop !== null) return { refusal: { code: 'item.not-allowed', detail: stop } }
  if (held.unit !== '' && held.unit !== unit) {
    const owner = campaign.units.find((known) => known.id === held.unit)?.name ?? held.unit
    const detail = `这条问题已经属于“${owner}”。如有错，请由该单位撤回，再由应负责的单位登记。`
    return { refusal: { code: 'item.not-allowed', detail } }
  }
  const step = { act: 'assign' as const, note: `划归“${named.name}”`, set: { unit } }
  return { value: stepItem(sql, actor, { ...held, unit }, step) }
}
