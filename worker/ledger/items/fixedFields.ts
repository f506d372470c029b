/** What a unit may not change of a row by itself: its limit once it is agreed, and what others laid before it. */
import { readIsoDay } from '#rules/calendar/day'
import { labelOf } from '#rules/fields/field'
import { whyDueFixed } from '#rules/items/extension'
import type { Finding } from '#rules/items/finding'
import type { FieldValue } from '#rules/items/itemFields'
import { SUPPORT_BY_OFFICE, SUPPORT_KEY } from '#rules/items/support/support'
import { isDraft, isForeignSource } from '#rules/items/count/withdrawal'
import type { Actor } from '#wire/actor'
import type { Ledger } from '../Ledger.ts'
import { extensionsOf } from './rows/extensionRows.ts'
import type { HeldItem } from './rows/itemRows.ts'
import { rowOrigin } from './rows/withdrawalRows.ts'

type Fields = Readonly<Record<string, FieldValue>>

/** Why these values may not be set by this sender, field by field; the office may correct all but what it decides by an act. */
export function fixedFindings(ledger: Ledger, actor: Actor, held: HeldItem, set: Fields): Finding[] {
  const fixed: Finding[] = officeColumn(set)
  if (actor.unit === null) return fixed
  const note = (field: 'due' | 'problem' | 'source', code: string, message: string | null): void => {
    if (message !== null) fixed.push(blocking({ field, given: String(set[field] ?? '') }, code, message))
  }
  if ('due' in set) note('due', 'due.fixed', whyLimitFixed(ledger, actor, held, set['due'] ?? null))
  for (const field of ['problem', 'source'] as const) {
    if (field in set) note(field, `${field}.fixed`, whyGivenFixed(ledger, held, field))
  }
  return fixed
}

/** Who supports is decided by an act, and written by no sheet. */
export function officeColumn(set: Fields): Finding[] {
  const given = set[SUPPORT_KEY]
  if (given === undefined) return []
  return [blocking({ field: 'row', given: String(given ?? '') }, 'support.fixed', SUPPORT_BY_OFFICE)]
}

/** A finding that keeps a row, or a field of it, from being taken. */
export function blocking(at: Pick<Finding, 'field' | 'given'>, code: string, message: string): Finding {
  return { file: '', sheet: '', cell: null, ...at, code, severity: 'block', message }
}

/** Why a file or a push may not move the limit so; null when it may. */
export function whyLimitFixed(
  { sql, campaign }: Ledger,
  actor: Pick<Actor, 'day' | 'unit'>,
  held: HeldItem,
  due: FieldValue,
): string | null {
  const row = rowOrigin(sql, held)
  // What others laid before the unit, or supervise, has a limit that is theirs from the first day.
  const isForeign = row.isGiven || row.isSupervised || isForeignSource(held.content.source)
  const isTheirs = actor.unit !== null && isForeign
  return whyDueFixed(held.content, {
    to: typeof due === 'string' ? readIsoDay(due) : null,
    today: actor.day,
    isExtended: extensionsOf(sql, held.id).some(({ state }) => state === 'approved'),
    isDraft: !isTheirs && isDraft(row, campaign, actor.day),
  })
}

/** A problem that somebody else found stays as it was said, and says whose finding it was. */
export function whyGivenFixed(
  { sql }: Pick<Ledger, 'sql'>,
  held: HeldItem,
  field: 'problem' | 'source',
): string | null {
  const { content } = held
  if (content[field] === undefined) return null
  if (!isForeignSource(content.source) && !rowOrigin(sql, held).isRegistered) return null
  return `这条问题是办公室或其他方面交办的，“${labelOf(field)}”不能自行改动。内容有误的，请申请核减或与办公室联系。`
}
