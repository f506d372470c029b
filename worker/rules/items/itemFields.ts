/**
 * 栏目取值 — an item's fields by key: a field's own name, or `extras/<label>` for a column of the unit's own.
 *
 * One flat view of an item serves comparing, merging and history, so that none of them forgets the extras.
 */
import { fieldDefinitions, fieldsSaying, fieldTable, type ItemField } from '../fields/field.ts'
import type { ItemContent } from './item.ts'

export type FieldValue = string | number | null

const EXTRAS = 'extras/'

export function isItemField(key: string): key is ItemField {
  return Object.hasOwn(fieldTable, key)
}

/** The label of an extra's key; null for a field of the campaign. */
export function extraLabel(key: string): string | null {
  return key.startsWith(EXTRAS) && key.length > EXTRAS.length ? key.slice(EXTRAS.length) : null
}

/** What the item says under a key; null when it says nothing. */
export function valueOf(content: ItemContent, key: string): FieldValue {
  const label = extraLabel(key)
  if (label !== null) {
    const extras = content.extras ?? {}
    return Object.hasOwn(extras, label) ? (extras[label] ?? null) : null
  }
  return isItemField(key) ? (content[key] ?? null) : null
}

/** Every key under which the item says something: fields in print order, then extras in theirs. */
export function keysOf(content: ItemContent): string[] {
  const keys: string[] = fieldDefinitions
    .map((definition) => definition.field)
    .filter((field) => content[field] !== undefined)
  for (const label of Object.keys(content.extras ?? {})) keys.push(EXTRAS + label)
  return keys
}

const searchedFields = fieldsSaying('searched')

/** Whether a search for the words finds the item. */
export function mentions(content: ItemContent, sought: string): boolean {
  return searchedFields.some((field) => (content[field] ?? '').includes(sought))
}

/** A copy of the item with some fields set; null clears. Values must have passed `checkFields`. */
export function withValues(content: ItemContent, set: Readonly<Record<string, FieldValue>>): ItemContent {
  const { extras = {}, ...fields } = content
  const flat: Record<string, unknown> = { ...fields }
  const labels = new Map(Object.entries(extras))
  for (const [key, value] of Object.entries(set)) {
    const label = extraLabel(key)
    if (label === null) {
      if (value === null) delete flat[key]
      else flat[key] = value
    } else if (value === null) labels.delete(label)
    else labels.set(label, String(value))
  }
  if (labels.size > 0) flat['extras'] = Object.fromEntries(labels)
  // Keys and kinds were checked by checkFields.
  return flat
}

/** One field in which two items differ; null where one says nothing. */
export interface Difference {
  readonly key: string
  readonly from: FieldValue
  readonly to: FieldValue
}

export function differences(from: ItemContent, to: ItemContent): Difference[] {
  const keys = new Set([...keysOf(from), ...keysOf(to)])
  return [...keys]
    .map((key) => ({ key, from: valueOf(from, key), to: valueOf(to, key) }))
    .filter((difference) => difference.from !== difference.to)
}
