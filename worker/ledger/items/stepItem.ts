/** One step of an item that a person decided: fields and state change together, with one line of history. */
import type { ItemState } from '#rules/items/closure'
import { withoutLimitRule } from '#rules/items/moves/immediateLimit'
import { valueOf, withValues, type FieldValue } from '#rules/items/itemFields'
import type { FieldKey, ItemChange, ItemRow } from '#wire/item'
import type { Actor } from '#wire/actor'
import { saveChanges } from './rows/itemChangeRows.ts'
import { itemRow, lastCursor, saveItems, type HeldItem } from './rows/itemRows.ts'

export interface Step {
  readonly act: ItemChange['act']
  readonly note: string
  /** As it is when absent. */
  readonly state?: ItemState
  readonly set: Readonly<Record<string, FieldValue>>
}

/** Call inside a transaction. The row counts up and so reaches the unit's sheet with its next sync. */
export function stepItem(
  sql: SqlStorage,
  actor: Actor,
  held: HeldItem,
  { act, note, state, set: given }: Step,
): ItemRow {
  const version = held.version + 1
  const set = { ...given, ...withoutLimitRule(held.content, given) }
  const changed = Object.entries(set).filter(([key, value]) => valueOf(held.content, key) !== value)
  const fields = changed.map(([key, to]) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- keys of `set` are field keys
    return { field: key as FieldKey, from: valueOf(held.content, key), to }
  })
  const next: HeldItem = {
    ...held,
    version,
    state: state ?? held.state,
    content: withValues(held.content, Object.fromEntries(changed)),
    fieldVersions: { ...held.fieldVersions, ...Object.fromEntries(changed.map(([key]) => [key, version])) },
    updatedAt: actor.at,
    updatedBy: actor.name,
    cursor: lastCursor(sql) + 1,
  }
  saveItems(sql, [next])
  saveChanges(sql, [{ item: held.id, unit: held.unit, version, act, note, fields }], actor)
  return itemRow(next)
}

/** A line of history that changes nothing in the row itself. */
export function noteOnItem(
  sql: SqlStorage,
  actor: Actor,
  { id, unit, version }: Pick<HeldItem, 'id' | 'unit' | 'version'>,
  said: Pick<ItemChange, 'act' | 'note'>,
): void {
  saveChanges(sql, [{ item: id, unit, version, ...said, fields: [] }], actor)
}
