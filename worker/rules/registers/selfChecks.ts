/**
 * 单位检查 — a unit's own checks of how its items get on, with a result and its correction.
 *
 * Three results call for a correction (进度慢、整改不到位、效果不佳); one that was not corrected within so many days
 * of the check is flagged, and so is one corrected later than that. The plan says 及时 and names no number, so it is
 * a setting. Source: 〔定期开展整改落实情况检查，发现整改进度慢、整改不到位、整改效果不佳…及时进行纠正〕 (M-21).
 */
import type { Campaign, UnitId } from '../campaign/campaign.ts'
import { addDays, type Day } from '../calendar/day.ts'
import {
  dayIn,
  itemsField,
  currentEntries,
  textOf,
  unitField,
  unitOf,
  type Register,
  type RegisterEntry,
} from './register.ts'

/** The three that the plan names; `good` is none of them. */
const FAULTS = ['slow', 'incomplete', 'ineffective']

export const selfChecks: Register = {
  key: 'self-checks',
  name: '单位检查',
  purpose: '单位定期检查整改落实情况；查出进度慢、不到位、效果不佳的，写明怎样纠正。',
  writer: 'unit',
  reader: 'own',
  perUnit: 'many',
  title: 'text',
  day: 'checkedOn',
  fields: [
    unitField,
    { key: 'checkedOn', label: '检查日期', kind: 'day', required: true, past: true },
    {
      key: 'result',
      label: '检查结果',
      kind: 'choice',
      required: true,
      choices: {
        good: '正常推进',
        slow: '整改进度慢',
        incomplete: '整改不到位',
        ineffective: '整改效果不佳',
      },
    },
    { key: 'text', label: '检查情况', kind: 'text', required: true },
    itemsField,
    {
      key: 'correction',
      label: '纠正措施',
      kind: 'text',
      requiredWhen: { field: 'correctedOn', is: [] },
    },
    {
      key: 'correctedOn',
      label: '纠正日期',
      kind: 'day',
      past: true,
      notBefore: 'checkedOn',
      requiredWhen: { field: 'correction', is: [] },
    },
  ],
}

/** A week, as often as a unit reports; a campaign may say otherwise. */
const DEFAULT_CORRECTION_DAYS = 7

export function correctionDays(campaign: Campaign): number {
  return campaign.registers?.correctionDays ?? DEFAULT_CORRECTION_DAYS
}

/** `waiting` has time left; `overdue` has not been corrected in time; `late` was, but too late. */
export type CorrectionState = 'none' | 'waiting' | 'corrected' | 'late' | 'overdue'

/** How the correction of one check stands on a day. */
export function correctionOf(entry: RegisterEntry, campaign: Campaign, day: Day): CorrectionState {
  const checkedOn = dayIn(entry.values, 'checkedOn')
  if (checkedOn === null || !FAULTS.includes(textOf(entry.values, 'result'))) return 'none'
  const last = addDays(checkedOn, correctionDays(campaign))
  const correctedOn = dayIn(entry.values, 'correctedOn')
  if (correctedOn !== null && correctedOn <= day) return correctedOn <= last ? 'corrected' : 'late'
  return day <= last ? 'waiting' : 'overdue'
}

export interface FlaggedCheck {
  readonly entry: string
  readonly unit: UnitId | null
  readonly checkedOn: Day | null
  readonly result: string
  readonly text: string
  /** 'overdue' or 'late'. */
  readonly state: CorrectionState
}

/** Checks whose correction is missing or came too late (M-21), oldest first. */
export function flaggedChecks(
  entries: readonly RegisterEntry[],
  campaign: Campaign,
  day: Day,
): FlaggedCheck[] {
  return currentEntries(entries, 'self-checks')
    .map((entry) => ({
      entry: entry.id,
      unit: unitOf(entry.values),
      checkedOn: dayIn(entry.values, 'checkedOn'),
      result: textOf(entry.values, 'result'),
      text: textOf(entry.values, 'text'),
      state: correctionOf(entry, campaign, day),
    }))
    .filter(({ state }) => state === 'overdue' || state === 'late')
    .toSorted((a, b) => (a.checkedOn ?? '').localeCompare(b.checkedOn ?? ''))
}
