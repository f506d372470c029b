/**
 * 合并 — two people's edits of one row, field by field.
 *
 * Each field remembers the row's version at which it last changed. An edit made from version `base` goes
 * through where the field has not changed since; where it has, and the values differ, it is a conflict for a
 * person to decide. Equal values never conflict.
 */
import { valueOf, type FieldValue } from './itemFields.ts'
import type { ItemContent } from './item.ts'

export interface Merge {
  /** What really changes. */
  readonly set: Readonly<Record<string, FieldValue>>
  /** Keys changed on both sides to different values. */
  readonly conflicts: readonly string[]
}

export function mergeFields(
  held: { readonly content: ItemContent; readonly fieldVersions: Readonly<Record<string, number>> },
  base: number,
  wanted: Readonly<Record<string, FieldValue>>,
): Merge {
  const set: [string, FieldValue][] = []
  const conflicts: string[] = []
  for (const [key, value] of Object.entries(wanted)) {
    if (valueOf(held.content, key) === value) continue
    const changedAt = Object.hasOwn(held.fieldVersions, key) ? (held.fieldVersions[key] ?? 0) : 0
    if (changedAt > base) conflicts.push(key)
    else set.push([key, value])
  }
  return { set: Object.fromEntries(set), conflicts }
}
