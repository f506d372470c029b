/** 栏目用语 — a field's value in the words of the ledger: the unit's name, the category with its number, 立行立改. */
import type { Campaign } from '../campaign/campaign.ts'
import { categoryText } from '../campaign/category.ts'
import { claimLabels, disposalLabels } from './item.ts'
import type { FieldValue } from './itemFields.ts'

/** Codes of the choices that have words of their own; a kind is its own word. */
const choiceWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  claimed: claimLabels,
  disposal: disposalLabels,
}

/** What a key's value is called; a code that nobody knows is shown as it is. */
export function sayField(
  key: string,
  value: NonNullable<FieldValue>,
  { units, categories }: Pick<Campaign, 'units' | 'categories'>,
): string {
  if (key === 'unit') return units.find(({ id }) => id === value)?.name ?? String(value)
  if (key === 'category' && typeof value === 'number') return categoryText({ categories }, value)
  return choiceWords[key]?.[value] ?? String(value)
}
