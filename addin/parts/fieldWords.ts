/** A field of an item and what stands in it, as the ledger prints them. */
import type { Campaign } from '#rules/campaign/campaign'
import { labelOf } from '#rules/fields/field'
import { extraLabel, isItemField, type FieldValue } from '#rules/items/itemFields'
import { sayField as sayHeld } from '#rules/items/sayField'

/** `key`: a field's name, or that of one of the unit's own columns. */
export function sayField(key: string): string {
  return isItemField(key) ? labelOf(key) : (extraLabel(key) ?? key)
}

/** Null where nothing stands. */
export function sayValue(key: string, value: FieldValue, campaign: Campaign): string | null {
  return value === null ? null : sayHeld(key, value, campaign)
}
