/**
 * 登记要求 — what a row must say before it is registered. The plan asks for a concrete problem (M-04), for kind and
 * category (M-12, M-13), post and person (M-18); how strictly at the very first entry is a setting of the campaign.
 *
 * Where it says nothing a row needs its problem and its person: a ledger kept for years is taken over first and
 * completed afterwards. The columns named in the setting are asked of every row, by the pane and by the worker.
 */
import type { Campaign } from '../campaign/campaign.ts'
import type { ItemField } from '../fields/field.ts'
import type { ItemContent } from './item.ts'
import { requiredFields } from '../fields/requirableFields.ts'

export interface EntrySettings {
  /** Without these a row is not sent; the problem is always among them. */
  readonly required: readonly ItemField[]
  /** A problem said in fewer characters names no concrete conduct (M-04): 拖拉, 迟到. */
  readonly problemCharacters: number
  /** The last category is 其它: its problem must say what it is, in at least so many characters (M-13). */
  readonly otherCharacters: number
}

const DEFAULT_PROBLEM_CHARACTERS = 4
const DEFAULT_OTHER_CHARACTERS = 10

export function entrySettingsOf({ entry = {} }: Pick<Campaign, 'entry'>): EntrySettings {
  return {
    required: ['problem', ...(entry.required ?? requiredFields)],
    problemCharacters: entry.problemCharacters ?? DEFAULT_PROBLEM_CHARACTERS,
    otherCharacters: entry.otherCharacters ?? DEFAULT_OTHER_CHARACTERS,
  }
}

/** Which of these columns the row leaves blank. */
export function missingFields(content: ItemContent, required: readonly ItemField[]): ItemField[] {
  return required.filter((field) => content[field] === undefined && !isDueInWords(field, content))
}

/** 长期坚持 needs no day, and a limit in words is asked about as what it is. */
export function isDueInWords(field: ItemField, { disposal, dueText }: ItemContent): boolean {
  return field === 'due' && (disposal === 'ongoing' || dueText !== undefined)
}
