/**
 * 保密问题 — a confidential item: counted everywhere, told to its own unit, to the office and to the leading group.
 *
 * Whoever else meets it, in a list, a paper, a snapshot or on the website, meets its unit, its kind, its limit and
 * its state, so that every figure agrees; no word of what it says.
 */
import { ofUnit, type Role } from '../campaign/role.ts'
import { fieldDefinitions } from '../fields/field.ts'
import type { ItemContent } from '../items/item.ts'
import { withValues } from '../items/itemFields.ts'

/** Stands where the problem would. */
export const WITHHELD = '（保密问题，内容由办公室掌握）'

/** Whether the role reads what a confidential item of `itemUnit` says; `unit` is the reader's own. */
export function seesConfidential(role: Role, unit: string | null, itemUnit: string): boolean {
  return role === 'office' || role === 'group' || (ofUnit(role) && unit === itemUnit)
}

/** What a field of these kinds says is how an item counts, and nothing of what it is about. */
const counted: ReadonlySet<string> = new Set(['unit', 'category', 'choice', 'day'])

const telling = fieldDefinitions.filter(({ kind }) => !counted.has(kind)).map(({ field }) => field)
const cleared = Object.fromEntries(telling.map((field) => [field, null]))

/** An item, and where it was dropped (核减) the reason, which tells of it as its fields do. */
interface Told extends ItemContent {
  readonly dropped?: { readonly reason: string } | undefined
}

/** The item as everybody may meet it; what else stands beside its fields (its id, place, state) stays. */
export function withheldContent<Item extends Told>(item: Item): Item {
  const { dropped } = item
  const bare = withValues({ ...item, extras: {} }, { ...cleared, problem: WITHHELD })
  const told = dropped === undefined ? bare : { ...bare, dropped: { ...dropped, reason: WITHHELD } }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- texts are taken out or replaced, all else is the item's
  return told as Item
}

/** A list in which some items are told to nobody. */
export function withheldIn<Item extends Told & { readonly id: string }>(
  item: Item,
  hidden: ReadonlySet<string>,
): Item {
  return hidden.has(item.id) ? withheldContent(item) : item
}

/** Shorter words (窗口, 排班) stand in many rows and betray none; a problem is named by fewer (私设小金库). */
const SHORTEST = 6
const SHORTEST_PROBLEM = 3

/** Texts by which the item would be known again. */
export function tellingTexts(content: ItemContent): string[] {
  const { problem = '' } = content
  const others = telling.filter((field) => field !== 'problem').map((field) => content[field])
  const texts = [...others, ...Object.values(content.extras ?? {})]
    .filter((value) => typeof value === 'string')
    .filter((text) => text.length >= SHORTEST)
  return [...(problem.length >= SHORTEST_PROBLEM ? [problem] : []), ...texts]
}

/** Anything that is about to be shown, without these texts wherever they stand in it. */
export function withoutTexts<T>(shown: T, texts: readonly string[]): T {
  if (texts.length === 0) return shown
  // As they stand, and as they stand inside JSON that is itself a text.
  const forms = texts
    .flatMap((text) => [text, JSON.stringify(text).slice(1, -1)])
    .toSorted((a, b) => b.length - a.length)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only texts are replaced, by texts
  return strike(shown, forms) as T
}

function strike(value: unknown, forms: readonly string[]): unknown {
  if (typeof value === 'string') return forms.reduce((text, one) => text.replaceAll(one, WITHHELD), value)
  if (Array.isArray(value)) return value.map((one: unknown) => strike(one, forms))
  // Bytes, maps and streams are passed on as they are.
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, strike(one, forms)]))
}
