/** A field of an item and what stands in it, as the ledger prints them. */
import type { Campaign } from '#rules/campaign/campaign'
import { labelOf } from '#rules/fields/field'
import { claimLabels, disposalLabels } from '#rules/items/item'
import { extraLabel, isItemField, type FieldValue } from '#rules/items/itemFields'
import { categoryText } from '#rules/ledgerSheet/ledgerColumns'

/** `key`: a field's name, or that of one of the unit's own columns. */
export function sayField(key: string): string {
  return isItemField(key) ? labelOf(key) : (extraLabel(key) ?? key)
}

/** Null where nothing stands. */
export function sayValue(key: string, value: FieldValue, campaign: Campaign): string | null {
  if (value === null) return null
  if (key === 'category') return categoryText(campaign, Number(value))
  const words: Readonly<Record<string, string>> =
    key === 'claimed' ? claimLabels : key === 'disposal' ? disposalLabels : {}
  return words[String(value)] ?? String(value)
}
