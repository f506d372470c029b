/**
 * 问题 — an item: one row's substance, and what the unit and the office may say of it.
 *
 * 已完成 is the unit's claim; only the office strikes an item off (销号, M-24). The claim and the closure are
 * therefore two facts: `claimed` comes from the ledger, `closure` from the office's decision.
 */
import type { UnitId } from '../campaign/campaign.ts'
import type { Day } from '../calendar/day.ts'
import type { FieldTable, ItemField } from '../fields/field.ts'

/** 立行立改 · 限时整改 · 持续整改 (M-31). */
export type Disposal = 'immediate' | 'time-limited' | 'ongoing'
export const disposals: readonly Disposal[] = ['immediate', 'time-limited', 'ongoing']
export const disposalLabels: Readonly<Record<Disposal, string>> = {
  immediate: '立行立改',
  'time-limited': '限时整改',
  ongoing: '持续整改',
}

/** What the ledger says of an item's progress, in one of four words; `dropped` 已核减 is the office's alone. */
export type Claimed = 'not-started' | 'in-progress' | 'done' | 'closed' | 'dropped'
/** What a unit's sheet may say. */
export const claims: readonly Claimed[] = ['not-started', 'in-progress', 'done', 'closed']
export const claimLabels: Readonly<Record<Claimed, string>> = {
  'not-started': '未启动',
  'in-progress': '整改中',
  done: '已完成',
  closed: '已销号',
  dropped: '已核减',
}

/** How the value of a field is written, by the kind that the table of fields says. */
interface ValueOfKind {
  text: string
  day: Day
  /** The category's number. */
  category: number
  unit: UnitId
}

/** Each choice has words of its own; those of `kind` are the campaign's. */
interface ValueOfChoice {
  kind: string
  disposal: Disposal
  claimed: Claimed
}

type ValueOf<Field extends ItemField> = Field extends keyof ValueOfChoice
  ? ValueOfChoice[Field]
  : FieldTable[Field]['kind'] extends keyof ValueOfKind
    ? ValueOfKind[FieldTable[Field]['kind']]
    : never

type FieldValues = { -readonly [Field in keyof FieldTable]?: ValueOf<Field> }

/** What a row says, by field. Texts are as written, trimmed; a field that the row does not say is absent. */
export interface ItemContent extends FieldValues {
  /** Columns that the campaign does not know, by label; under two-level headers 'parent/leaf'. */
  extras?: Record<string, string>
}

/** Where an item was read: file name, sheet name, row as Excel counts it (from 1). */
export interface Origin {
  readonly file: string
  readonly sheet: string
  readonly row: number
}

/** An item as read from a ledger. */
export interface ReadItem extends ItemContent {
  readonly origin: Origin
}

/** 零报告 — a declared nothing, never an empty list nor a missing one (M-33). */
export interface ZeroReport {
  readonly file: string
  readonly sheet: string
  readonly row: number
  readonly unit: UnitId | null
  readonly text: string
}
