/** 清单各栏 — which items each list names, in which order, and what it prints of them. */
import { definitionOf, labelOf } from '../fields/field.ts'
import { namingFields } from '../fields/naming.ts'
import { disposalLabels } from '../items/item.ts'
import { daysBetween, type Day } from '../calendar/day.ts'
import { explainLateness, ladderLabels, unitName, type JudgedItem } from '../figures/judgedLedger.ts'
import { saySteps } from '../campaign/stepTaken.ts'
import { timelinessLabels, type Lateness } from '../items/lateness.ts'
import { withdrawalLabels } from '../items/count/withdrawal.ts'
import type { TableColumn, TableRow } from '../sheets/summarySheet.ts'
import type { SummaryFacts } from '../figures/facts.ts'
import { NUMBER_LABEL } from '../campaign/itemNumber.ts'
import { timelinessWords } from './verdicts.ts'

export type ListName = 'overdue' | 'dueSoon' | 'awaiting' | 'dropped'

/** The list that names the item; null when none does. */
export function listOf({ timeliness }: JudgedItem): ListName | null {
  if (timeliness === 'overdue') return 'overdue'
  if (timeliness === 'due-soon') return 'dueSoon'
  if (timeliness === 'dropped') return 'dropped'
  return timeliness === 'done' || timeliness === 'late-done' ? 'awaiting' : null
}

/** Where an item stands in its list, the greatest first: longest overdue, soonest due; else as in the ledger. */
export function rankOf({ item, lateness, timeliness }: JudgedItem, { asOf }: SummaryFacts): number {
  if (lateness !== null) return lateness.daysLate
  return timeliness === 'due-soon' && item.due !== undefined ? -daysBetween(asOf, item.due) : 0
}

type Column = TableColumn & { readonly width: number }

const place: Column = { label: '总序号', kind: 'number', width: 8 }
const number: Column = { label: NUMBER_LABEL, kind: 'word', width: 12 }
const unit: Column = { label: labelOf('unit'), kind: 'text', width: 16 }
const problem: Column = { label: labelOf('problem'), kind: 'text', width: 40 }
/** Whom to ask. */
const people = namingFields.map((field): Column => {
  const { label, width } = definitionOf(field)
  return { label, kind: 'text', width }
})
const due: Column = { label: labelOf('due'), kind: 'day', width: 12 }
const progress: Column = { label: labelOf('progress'), kind: 'text', width: 26 }

const listColumns: Readonly<Record<ListName, readonly Column[]>> = {
  overdue: [
    place,
    number,
    unit,
    problem,
    due,
    { label: '逾期天数', kind: 'number', width: 9, tone: 'overdue' },
    { label: '其中工作日', kind: 'number', width: 9 },
    { label: '建议', kind: 'word', width: 7, words: { 督办: 'due-soon', 通报: 'overdue', 约谈: 'overdue' } },
    ...people,
    progress,
    { label: '逾期计算', kind: 'text', width: 24 },
  ],
  dueSoon: [
    place,
    number,
    unit,
    problem,
    due,
    { label: '剩余天数', kind: 'number', width: 9, tone: 'due-soon' },
    { label: labelOf('measures'), kind: 'text', width: 34 },
    ...people,
    progress,
  ],
  awaiting: [
    place,
    number,
    unit,
    problem,
    { label: labelOf('disposal'), kind: 'word', width: 10 },
    due,
    { label: labelOf('completedOn'), kind: 'day', width: 12 },
    { label: '办理情况', kind: 'word', width: 20, words: timelinessWords },
    { label: labelOf('owner'), kind: 'text', width: 12 },
    progress,
    { label: labelOf('evidence'), kind: 'text', width: 24 },
  ],
  dropped: [
    number,
    unit,
    problem,
    { label: labelOf('source'), kind: 'text', width: 14 },
    { label: '核减日期', kind: 'day', width: 12 },
    { label: '核减类别', kind: 'word', width: 10 },
    { label: '核减理由', kind: 'text', width: 46 },
  ],
}

/** Where rows were read without a worker no item has a number, and no list a column for it. */
export function columnsOf(name: ListName, { survey }: SummaryFacts): readonly Column[] {
  return listColumns[name].filter((column) => column !== number || survey.numbered === true)
}

/** What a list prints of an item. */
export const listRow: Readonly<Record<ListName, (facts: SummaryFacts, judged: JudgedItem) => TableRow>> = {
  overdue: (facts, judged) => {
    const { item, lateness } = judged
    const level = lateness?.level ?? null
    return [
      ...opening(facts, judged),
      lateness?.due ?? null,
      lateness?.daysLate ?? null,
      lateness?.workdaysLate ?? null,
      level === null ? '—' : ladderLabels[level],
      ...peopleOf(judged),
      item.progress ?? null,
      lateness === null ? null : explainSteps(lateness, facts.asOf),
    ]
  },
  dueSoon: (facts, judged) => {
    const { item } = judged
    const left = item.due === undefined ? 0 : daysBetween(facts.asOf, item.due)
    return [
      ...opening(facts, judged),
      item.due ?? null,
      left,
      item.measures ?? null,
      ...peopleOf(judged),
      item.progress ?? null,
    ]
  },
  awaiting: (facts, judged) => {
    const { item, timeliness } = judged
    return [
      ...opening(facts, judged),
      item.disposal === undefined ? null : disposalLabels[item.disposal],
      item.due ?? null,
      item.completedOn ?? null,
      timelinessLabels[timeliness],
      item.owner ?? null,
      item.progress ?? null,
      item.evidence ?? null,
    ]
  },
  dropped: (facts, judged) => {
    const { source, dropped } = judged.item
    return [
      ...opening(facts, judged),
      source ?? null,
      dropped?.on ?? null,
      dropped === undefined ? null : withdrawalLabels[dropped.kind],
      dropped?.reason ?? null,
    ]
  },
}

/** The sum, and what was done about it already. */
function explainSteps(lateness: Lateness, asOf: Day): string {
  const { steps = [] } = lateness
  const sum = explainLateness(lateness, asOf)
  return steps.length === 0 ? sum : `${sum}；已采取：${saySteps(steps)}`
}

function opening({ campaign, survey }: SummaryFacts, { ledgerNo, item }: JudgedItem): TableRow {
  const numbered = survey.numbered === true ? [item.number ?? null] : []
  return [ledgerNo, ...numbered, unitName(campaign, item.unit), item.problem ?? null]
}

function peopleOf({ item }: JudgedItem): TableRow {
  return namingFields.map((field) => item[field] ?? null)
}
