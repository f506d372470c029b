/**
 * 旧内容 — what a file says of a row although the ledger has gone on since: an older copy of the file, or an old sheet.
 *
 * A value that the row once had and that somebody has since replaced is stale. The ledger's stays, and the file's is
 * taken only when a person says so, field by field. Nobody can tell an old copy from a change of mind by the value
 * alone, so both are asked about.
 */
import { sayMonthDay, type Day } from '../calendar/day.ts'
import type { Campaign } from '../campaign/campaign.ts'
import { labelOf } from '../fields/field.ts'
import { extraLabel, isItemField, valueOf, type FieldValue } from '../items/itemFields.ts'
import type { ItemContent } from '../items/item.ts'
import { sayField } from '../items/sayField.ts'

/** A change in a row's history that replaced something; entering the row and refused changes are none. */
export interface PastEdit {
  readonly day: Day
  readonly by: string
  readonly fields: readonly { readonly field: string; readonly from: FieldValue; readonly to: FieldValue }[]
}

export interface StaleValue {
  readonly key: string
  /** What the file says. */
  readonly given: FieldValue
  /** What the ledger says. */
  readonly now: FieldValue
  /** The last day on which the file's value was replaced. */
  readonly replacedOn: Day
  /** Who changed the field last, and when. */
  readonly by: string
  readonly changedOn: Day
}

/** Of the values that a file would set, those that the row once had; `history` oldest first. */
export function staleIn(
  set: Readonly<Record<string, FieldValue>>,
  held: ItemContent,
  history: readonly PastEdit[],
): StaleValue[] {
  return Object.entries(set).flatMap(([key, given]): StaleValue[] => {
    const edits = history.flatMap(({ day, by, fields }) =>
      fields.filter(({ field }) => field === key).map(({ from, to }) => ({ day, by, from, to })),
    )
    const replaced = edits.findLast(({ from, to }) => from === given && to !== given)
    const last = edits.at(-1)
    if (replaced === undefined || last === undefined) return []
    const now = valueOf(held, key)
    return [{ key, given, now, replacedOn: replaced.day, by: last.by, changedOn: last.day }]
  })
}

/** 「整改措施：文件里的“增设岗位”是8月3日以前的，现在是“网上受理”（教务处8月3日改）。」 */
export function sayStale(
  { key, given, now, replacedOn, by, changedOn }: StaleValue,
  campaign: Campaign,
): string {
  const label = isItemField(key) ? labelOf(key) : (extraLabel(key) ?? key)
  return `${label}：文件里的${quoted(key, given, campaign)}是${sayMonthDay(replacedOn)}以前的，现在是${quoted(key, now, campaign)}（${by}${sayMonthDay(changedOn)}改）。`
}

/** Longer texts are cut: the row itself shows the whole. */
const LONGEST_QUOTE = 60

function quoted(key: string, value: FieldValue, campaign: Campaign): string {
  if (value === null) return '空格'
  const said = String(isItemField(key) ? sayField(key, value, campaign) : value)
  const characters = Array.from(said.replace(/\s+/g, ' '))
  return `“${characters.length > LONGEST_QUOTE ? `${characters.slice(0, LONGEST_QUOTE).join('')}…` : said}”`
}
