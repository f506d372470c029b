/**
 * 节点报送 — what each unit owes at each node of the campaign, and what was received.
 *
 * A node is a milestone of the campaign (专项清理总结报告 11月15日前); it asks for a report, and where the campaign
 * says so for materials too. The unit's own plan (工作方案) is owed at the end of the first stage. Received by the
 * day is on time, after it late, none is missing once the day has passed; 「前」 includes the day itself unless the
 * campaign says otherwise. What a unit enters is received on the day on which it enters it; the office may enter
 * the day on which it came by hand. Source: 〔按照时间节点定期报送情况及相关材料〕 (M-11), 〔制定工作方案〕 (M-15),
 * 〔各单位在11月15日前形成总结报告〕 (M-30).
 */
import type { Campaign, UnitId } from '../campaign/campaign.ts'
import { addDays, type Day } from '../calendar/day.ts'
import {
  dayIn,
  noteField,
  currentEntries,
  textOf,
  unitField,
  unitOf,
  type Register,
  type RegisterEntry,
} from './register.ts'

const receivedField = {
  key: 'receivedOn',
  label: '收到日期',
  kind: 'day',
  required: true,
  past: true,
  stamp: true,
} as const

export const partLabels: Readonly<Record<string, string>> = { report: '报告', materials: '相关材料' }

export const plans: Register = {
  key: 'plans',
  name: '工作方案',
  purpose: '登记各单位报来的工作方案；第一阶段结束仍没有的，列入未报名单。',
  writer: 'unit',
  reader: 'own',
  perUnit: 'one',
  title: 'title',
  day: 'receivedOn',
  fields: [
    unitField,
    { key: 'title', label: '方案名称', kind: 'line', required: true },
    { key: 'text', label: '时间安排和步骤措施', kind: 'text', hint: '写要点；全文另附。' },
    receivedField,
    noteField,
  ],
}

export const materials: Register = {
  key: 'materials',
  name: '节点报送',
  purpose: '按专项的时间节点登记各单位报来的报告和材料，迟报、未报一目了然。',
  writer: 'unit',
  reader: 'own',
  perUnit: 'many',
  title: 'title',
  day: 'receivedOn',
  fields: [
    unitField,
    { key: 'milestone', label: '节点', kind: 'milestone', required: true },
    { key: 'part', label: '报送内容', kind: 'choice', required: true, choices: partLabels },
    { key: 'title', label: '材料名称', kind: 'line', required: true },
    { key: 'text', label: '说明', kind: 'text' },
    receivedField,
  ],
}

/** Something that every unit owes by a day. */
export interface Obligation {
  readonly name: string
  /** `plan`, or what a milestone asks for. */
  readonly part: 'plan' | 'report' | 'materials'
  readonly due: Day
  /** Last day that is in time: `due`, or the day before where the campaign reads 「前」 as excluding it. */
  readonly lastDay: Day
}

/** 按时 · 迟报 · 未报 · 未到期. */
export type ObligationState = 'on-time' | 'late' | 'missing' | 'not-due'

export const obligationLabels: Readonly<Record<ObligationState, string>> = {
  'on-time': '按时',
  late: '迟报',
  missing: '未报',
  'not-due': '未到期',
}

export interface ObligationStatus extends Obligation {
  readonly units: readonly {
    readonly unit: UnitId
    readonly state: ObligationState
    readonly receivedOn: Day | null
  }[]
}

/** 「11月15日前」 includes the 15th, as offices read it; a campaign may say that it does not. */
const DEFAULT_DUE_INCLUSIVE = true

/** What a milestone asks for that does not say. */
const DEFAULT_ASKS: readonly ('report' | 'materials')[] = ['report']

/** What is owed and by when, in the order of the days; a campaign without stages asks for no plan. */
export function obligationsOf(campaign: Campaign): Obligation[] {
  const isInclusive = campaign.registers?.dueInclusive ?? DEFAULT_DUE_INCLUSIVE
  const lastDayOf = (due: Day): Day => (isInclusive ? due : addDays(due, -1))
  const planDue = campaign.registers?.planDue ?? campaign.stages.map(({ to }) => to).toSorted()[0]
  const owed: Obligation[] =
    planDue === undefined ? [] : [{ name: '工作方案', part: 'plan', due: planDue, lastDay: planDue }]
  for (const { name, due, asks = DEFAULT_ASKS } of campaign.milestones) {
    for (const part of asks) owed.push({ name, part, due, lastDay: lastDayOf(due) })
  }
  return owed.toSorted((a, b) => a.due.localeCompare(b.due))
}

/** How each of these units stands towards each obligation on a day; the first that came counts. */
export function obligationStatuses(
  campaign: Campaign,
  units: readonly UnitId[],
  entries: readonly RegisterEntry[],
  day: Day,
): ObligationStatus[] {
  return obligationsOf(campaign).map((obligation) => {
    const came = arrivals(obligation, entries)
    return {
      ...obligation,
      units: units.map((unit) => {
        const first = came.get(unit) ?? null
        const receivedOn = first !== null && first <= day ? first : null
        return { unit, state: stateOf(obligation, receivedOn, day), receivedOn }
      }),
    }
  })
}

function stateOf({ lastDay }: Obligation, receivedOn: Day | null, day: Day): ObligationState {
  if (receivedOn !== null) return receivedOn <= lastDay ? 'on-time' : 'late'
  return day <= lastDay ? 'not-due' : 'missing'
}

function arrivals(obligation: Obligation, entries: readonly RegisterEntry[]): Map<UnitId, Day> {
  const came = new Map<UnitId, Day>()
  const sent =
    obligation.part === 'plan'
      ? currentEntries(entries, 'plans')
      : currentEntries(entries, 'materials').filter(
          ({ values }) =>
            textOf(values, 'milestone') === obligation.name && textOf(values, 'part') === obligation.part,
        )
  for (const { values } of sent) {
    const unit = unitOf(values)
    const day = dayIn(values, 'receivedOn')
    if (unit === null || day === null) continue
    const earlier = came.get(unit)
    if (earlier === undefined || day < earlier) came.set(unit, day)
  }
  return came
}
