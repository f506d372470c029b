/**
 * 较上次变化 — what happened between two frozen states: 新增, 变更, 销号, 重开, 核减, 消失, and how many rows stayed.
 *
 * Rows are matched by their id. A row is told of once: being struck off (销号) or opened again (重开) says more
 * than the fields that changed with it. The place in a file is no substance: a row that merely moved down in its
 * file has not changed. A row that is no longer there was withdrawn (撤回) or given up.
 */
import type { Campaign } from '../campaign/campaign.ts'
import { stateLabels, type ItemState } from '../items/closure.ts'
import type { ItemContent, Origin } from '../items/item.ts'
import {
  differences,
  extraLabel,
  isItemField,
  type Difference,
  type FieldValue,
} from '../items/itemFields.ts'
import { sayField } from '../items/sayField.ts'
import { labelOf } from '../fields/field.ts'
import { isClosed } from '../items/lateness.ts'

/** A row of a frozen state. */
export interface StateRow extends ItemContent {
  readonly id: string
  readonly number?: string | undefined
  readonly state: ItemState
  readonly origin: Origin
}

export type ChangeKind = 'added' | 'changed' | 'closed' | 'reopened' | 'dropped' | 'gone'

export const changeKinds: readonly ChangeKind[] = [
  'added',
  'closed',
  'reopened',
  'dropped',
  'changed',
  'gone',
]
export const changeLabels: Readonly<Record<ChangeKind, string>> = {
  added: '新增',
  changed: '变更',
  closed: '销号',
  reopened: '重开',
  dropped: '核减',
  gone: '消失（撤回）',
}

export interface StateChange {
  readonly kind: ChangeKind
  readonly id: string
  /** 编号; absent in a snapshot that was made before there were any. */
  readonly number?: string | undefined
  /** 总序号 in the new state; null for a row that is gone. */
  readonly ledgerNo: number | null
  /** Where the row stands now; where it last stood when it is gone. */
  readonly origin: Origin
  readonly unit: string | null
  readonly problem: string | null
  /** From → to; the state among them under 'state'. Empty for a row that is new or gone. */
  readonly fields: readonly Difference[]
}

export interface StateComparison {
  /** In the order of the new state; rows that are gone come last. */
  readonly changes: readonly StateChange[]
  readonly counts: ChangeCounts
}

export interface ChangeCounts extends Readonly<Record<ChangeKind, number>> {
  /** 未动. */
  readonly unchanged: number
}

/** Both states in the order of the ledger. */
export function compareStates(before: Iterable<StateRow>, after: Iterable<StateRow>): StateComparison {
  const left = new Map<string, StateRow>()
  for (const row of before) left.set(row.id, row)
  const changes: StateChange[] = []
  const counts = noChanges()
  let ledgerNo = 0
  for (const row of after) {
    const change = compareRow(left.get(row.id), row, ++ledgerNo)
    left.delete(row.id)
    counts[change?.kind ?? 'unchanged']++
    if (change !== null) changes.push(change)
  }
  for (const row of left.values()) changes.push(goneRow(row))
  return { changes, counts: { ...counts, gone: left.size } }
}

/** What happened to one row; null when nothing did. */
export function compareRow(
  before: StateRow | undefined,
  after: StateRow,
  ledgerNo: number,
): StateChange | null {
  if (before === undefined) return { kind: 'added', ...facts(after, ledgerNo), fields: [] }
  const fields = differences(before, after)
  if (before.state !== after.state) fields.push({ key: 'state', from: before.state, to: after.state })
  if (fields.length === 0) return null
  return { kind: changeBetween(before, after), ...facts(after, ledgerNo), fields }
}

function changeBetween(before: StateRow, after: StateRow): ChangeKind {
  const [was, is] = [endOf(before), endOf(after)]
  if (was === is) return 'changed'
  return is ?? 'reopened'
}

export function goneRow(row: StateRow): StateChange {
  return { kind: 'gone', ...facts(row, null), fields: [] }
}

/** Counts to begin with. */
export function noChanges(): { -readonly [Kind in keyof ChangeCounts]: ChangeCounts[Kind] } {
  return { added: 0, changed: 0, closed: 0, reopened: 0, dropped: 0, gone: 0, unchanged: 0 }
}

/** 「新增3项、销号5项、未动120项」; what did not happen is not said. */
export function sayCounts(counts: ChangeCounts): string {
  const said = changeKinds
    .filter((kind) => counts[kind] > 0)
    .map((kind) => `${changeLabels[kind]}${counts[kind]}项`)
  return [...said, `未动${counts.unchanged}项`].join('、')
}

/** 「整改时限：2017-07-31 → 2017-08-31」, in the words of the ledger. */
export function sayDifference({ key, from, to }: Difference, campaign: Campaign): string {
  const label = extraLabel(key) ?? (isItemField(key) ? labelOf(key) : '销号状态')
  return `${label}：${sayValue(key, from, campaign)} → ${sayValue(key, to, campaign)}`
}

function sayValue(key: string, value: FieldValue, campaign: Campaign): string {
  if (value === null) return '（空）'
  if (key !== 'state') return sayField(key, value, campaign)
  const words: Readonly<Record<string, string>> = stateLabels
  return words[value] ?? String(value)
}

/** How a row ended; null while it goes on. */
function endOf(row: StateRow): 'closed' | 'dropped' | null {
  if (row.state === 'dropped') return 'dropped'
  return row.state === 'closed' || isClosed(row) ? 'closed' : null
}

function facts(
  { id, number, origin, unit, problem }: StateRow,
  ledgerNo: number | null,
): Omit<StateChange, 'kind' | 'fields'> {
  return {
    id,
    ...(number === undefined ? {} : { number }),
    ledgerNo,
    origin,
    unit: unit ?? null,
    problem: problem ?? null,
  }
}
