/**
 * 具体情形 — sub-tags of the categories (M-13: 政策不到位、推诿扯皮、迟到早退), an optional list of the campaign's.
 *
 * They stand in a column of the ledger beside the unit's own ones, offered in a drop-down that takes other words
 * too. A campaign that lists none has no such column; a ledger that brings one of this name keeps it.
 */
import type { Campaign } from '../campaign/campaign.ts'
import type { ItemContent } from './item.ts'

export const TAG_LABEL = '具体情形'

const SEPARATORS = /[、，,;；\n]+/

/** Every tag once, in the order of the categories. */
export function tagsOf({ categories }: Pick<Campaign, 'categories'>): string[] {
  return [...new Set(categories.flatMap(({ tags }) => tags ?? []))]
}

/** Tags of the row that the campaign lists under other categories, not under the row's own. */
export function foreignTags(
  { category, extras }: ItemContent,
  { categories }: Pick<Campaign, 'categories'>,
): string[] {
  if (category === undefined) return []
  const said = (extras?.[TAG_LABEL] ?? '').split(SEPARATORS).map((tag) => tag.trim())
  return said.filter((tag) => {
    const under = categories.filter(({ tags }) => tags?.includes(tag) === true)
    return under.length > 0 && !under.some(({ no }) => no === category)
  })
}
