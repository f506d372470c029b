/**
 * 核减 — taking a problem out of the count: the unit asks with a kind and a reason, the office decides, and the row
 * stays in sight as 核减, counted and listed apart.
 *
 * A count that a unit can lower alone is no count. A row that was typed by mistake a moment ago is the one exception:
 * its own clerk strikes it (划去) while it is a draft: in no frozen 汇总 yet, and younger than the campaign's days.
 */
import type { Campaign } from '../../campaign/campaign.ts'
import { readItemSource } from '../../campaign/itemSource.ts'
import { daysBetween, type Day } from '../../calendar/day.ts'
import { squashLabel } from '../../cells/cellText.ts'
import type { ItemContent } from '../item.ts'
import { timelinessOf } from '../lateness.ts'

/** 不属实 · 重复 · 登记错误 · 移交. */
export type WithdrawalKind = 'unfounded' | 'duplicate' | 'mistaken' | 'handed-over'
export const withdrawalKinds = ['unfounded', 'duplicate', 'mistaken', 'handed-over'] as const
export const withdrawalLabels: Readonly<Record<WithdrawalKind, string>> = {
  unfounded: '不属实',
  duplicate: '重复',
  mistaken: '登记错误',
  'handed-over': '移交',
}

/**
 * 待决定 · 已核减 · 不予核减 · 已收回 (its file was taken back before anybody decided) · 已移交 (the item went to another
 * unit, and counts there).
 */
export type WithdrawalState = 'asked' | 'dropped' | 'refused' | 'recalled' | 'transferred'
export const withdrawalStateLabels: Readonly<Record<WithdrawalState, string>> = {
  asked: '待决定',
  dropped: '已核减',
  refused: '不予核减',
  recalled: '已收回',
  transferred: '已移交',
}

/** What stands behind a row that was dropped, as lists and papers say it. */
export interface Dropped {
  readonly on: Day
  readonly kind: WithdrawalKind
  readonly reason: string
}

const DEFAULT_DRAFT_DAYS = 3

/** So many days, the day of entry included, a row that no 汇总 holds may still be put right by its clerk alone. */
export function draftDaysOf({ entry = {} }: Pick<Campaign, 'entry'>): number {
  return entry.draftDays ?? DEFAULT_DRAFT_DAYS
}

/** What is known of a row beside its content. */
export interface RowOrigin {
  readonly enteredOn: Day
  /** It stands in a frozen snapshot. */
  readonly isFrozen: boolean
  /** Somebody above the unit entered it, or an entry of a register (线索、督导、检查) became it. */
  readonly isGiven: boolean
  /** An entry of a register (线索、督导、检查) became it. */
  readonly isRegistered: boolean
  /** A supervision notice that is not settled names it. */
  readonly isSupervised: boolean
}

/** Whether the row is still its clerk's own to put right. */
export function isDraft(
  { enteredOn, isFrozen }: Pick<RowOrigin, 'enteredOn' | 'isFrozen'>,
  campaign: Pick<Campaign, 'entry'>,
  today: Day,
): boolean {
  return !isFrozen && daysBetween(enteredOn, today) < draftDaysOf(campaign)
}

/** Sources that are the unit's own finding; any other somebody brought from outside. */
const OWN_SOURCES: ReadonlySet<string | null> = new Set(['self-check', 'opinion'])

/** Whether a source says that the problem came from outside: clue, inspection, check, a superior's order, an audit. */
export function isForeignSource(source: string | undefined): boolean {
  return squashLabel(source ?? '') !== '' && !OWN_SOURCES.has(readItemSource(source))
}

/** Why the unit may not strike the row by itself, as a sentence; null when it may. */
export function whyNotAlone(
  content: ItemContent,
  row: RowOrigin,
  campaign: Pick<Campaign, 'entry' | 'dueSoonDays'>,
  today: Day,
): string | null {
  if (row.isGiven || isForeignSource(content.source)) return '这条问题不是本单位自查登记的。'
  if (row.isSupervised) return '这条问题正在督办。'
  if (timelinessOf(content, today, campaign.dueSoonDays) === 'overdue') return '这条问题已经逾期。'
  if (row.isFrozen) return '这条问题已经列入汇总。'
  return isDraft(row, campaign, today) ? null : `这条问题登记已满${draftDaysOf(campaign)}天。`
}

/** The way out, said behind `whyNotAlone`. */
export const ASK_THE_OFFICE =
  '不能自行划去。请申请核减，选择类别（不属实、重复、登记错误、移交）并写明理由，由办公室决定。'
/** To whoever writes the office's word into a cell. */
export const DROPPED_BY_OFFICE = '“已核减”由办公室决定后填写。需要核减的，请申请核减并写明类别和理由。'
