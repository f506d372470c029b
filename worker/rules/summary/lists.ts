/** 逾期、临期、待销号清单 — the lists that a leader points at, each row linked to its row of the ledger. */
import { disposalLabels } from '../item.ts'
import { daysBetween, sayDay } from '../day.ts'
import { explainLateness, ladderLabels, overdueOf, unitName, type JudgedItem } from '../judgedLedger.ts'
import { timelinessLabels } from '../lateness.ts'
import type { SummarySheet, TableColumn, TableRow, Tone } from '../summarySheet.ts'
import type { SummaryInput } from './input.ts'
import { ledgerLink, timelinessWords } from './overview.ts'
import { sheetNames } from './sheetNames.ts'

interface ListPlan {
  readonly name: string
  readonly id: string
  readonly tone: Tone
  readonly title: string
  readonly note: string
  readonly none: string
  readonly columns: readonly (TableColumn & { readonly width: number })[]
  readonly listed: readonly JudgedItem[]
  readonly rows: readonly TableRow[]
}

const number: TableColumn & { width: number } = { label: '总序号', kind: 'number', width: 8 }
const unit: TableColumn & { width: number } = { label: '单位', kind: 'text', width: 16 }
const problem: TableColumn & { width: number } = { label: '问题表现', kind: 'text', width: 40 }
const people: readonly (TableColumn & { width: number })[] = [
  { label: '牵头领导', kind: 'text', width: 11 },
  { label: '责任部室', kind: 'text', width: 14 },
  { label: '具体责任人', kind: 'text', width: 12 },
]
const progress: TableColumn & { width: number } = { label: '进展情况', kind: 'text', width: 26 }

function peopleOf({ item }: JudgedItem): TableRow {
  return [item.leader ?? null, item.department ?? null, item.owner ?? null]
}

export function overdueSheet(input: SummaryInput, judged: readonly JudgedItem[]): SummarySheet {
  const listed = overdueOf(judged)
  return listSheet({
    name: sheetNames.overdue,
    id: 'Overdue',
    tone: 'overdue',
    title: '逾期清单',
    note: `截至${sayDay(input.asOf)}逾期、单位尚未报完成的${listed.length}项，逾期最久的在前。时限次日起算逾期；“建议”由督办规则提出，由办公室决定。`,
    none: `截至${sayDay(input.asOf)}没有逾期事项。`,
    columns: [
      number,
      unit,
      problem,
      { label: '整改时限', kind: 'day', width: 12 },
      { label: '逾期天数', kind: 'number', width: 9, tone: 'overdue' },
      { label: '其中工作日', kind: 'number', width: 9 },
      { label: '建议', kind: 'word', width: 7, words: { 督办: 'due-soon', 通报: 'overdue' } },
      ...people,
      progress,
      { label: '逾期计算', kind: 'text', width: 24 },
    ],
    listed,
    rows: listed.map((one): TableRow => [
      one.ledgerNo,
      unitName(input.campaign, one.item.unit),
      one.item.problem ?? null,
      one.lateness.due,
      one.lateness.daysLate,
      one.lateness.workdaysLate,
      one.lateness.level === null ? '—' : ladderLabels[one.lateness.level],
      ...peopleOf(one),
      one.item.progress ?? null,
      explainLateness(one.lateness, input.asOf),
    ]),
  })
}

export function dueSoonSheet(input: SummaryInput, judged: readonly JudgedItem[]): SummarySheet {
  const listed = judged
    .filter(({ timeliness }) => timeliness === 'due-soon')
    .toSorted((a, b) => compareDue(a, b) || a.ledgerNo - b.ledgerNo)
  return listSheet({
    name: sheetNames.dueSoon,
    id: 'DueSoon',
    tone: 'due-soon',
    title: '临期清单',
    note: `截至${sayDay(input.asOf)}，${input.campaign.dueSoonDays}天内（含当天）到期的${listed.length}项，先到期的在前。`,
    none: `截至${sayDay(input.asOf)}，${input.campaign.dueSoonDays}天内没有到期事项。`,
    columns: [
      number,
      unit,
      problem,
      { label: '整改时限', kind: 'day', width: 12 },
      { label: '剩余天数', kind: 'number', width: 9, tone: 'due-soon' },
      { label: '整改措施', kind: 'text', width: 34 },
      ...people,
      progress,
    ],
    listed,
    rows: listed.map((one): TableRow => [
      one.ledgerNo,
      unitName(input.campaign, one.item.unit),
      one.item.problem ?? null,
      one.item.due ?? null,
      one.item.due === undefined ? null : daysBetween(input.asOf, one.item.due),
      one.item.measures ?? null,
      ...peopleOf(one),
      one.item.progress ?? null,
    ]),
  })
}

export function awaitingSheet(input: SummaryInput, judged: readonly JudgedItem[]): SummarySheet {
  const listed = judged.filter(({ timeliness }) => timeliness === 'done' || timeliness === 'late-done')
  return listSheet({
    name: sheetNames.awaiting,
    id: 'Awaiting',
    tone: 'awaiting',
    title: '待销号清单',
    note: `单位已报完成、等待办公室逐项审核销号的${listed.length}项。`,
    none: '没有等待审核销号的事项。',
    columns: [
      number,
      unit,
      problem,
      { label: '处置类型', kind: 'word', width: 10 },
      { label: '整改时限', kind: 'day', width: 12 },
      { label: '完成日期', kind: 'day', width: 12 },
      { label: '办理情况', kind: 'word', width: 20, words: timelinessWords },
      { label: '具体责任人', kind: 'text', width: 12 },
      progress,
      { label: '佐证材料', kind: 'text', width: 24 },
    ],
    listed,
    rows: listed.map(({ ledgerNo, item, timeliness }): TableRow => [
      ledgerNo,
      unitName(input.campaign, item.unit),
      item.problem ?? null,
      item.disposal === undefined ? null : disposalLabels[item.disposal],
      item.due ?? null,
      item.completedOn ?? null,
      timelinessLabels[timeliness],
      item.owner ?? null,
      item.progress ?? null,
      item.evidence ?? null,
    ]),
  })
}

function listSheet(plan: ListPlan): SummarySheet {
  return {
    name: plan.name,
    tone: plan.tone,
    page: { paper: 'a4', orientation: 'landscape' },
    widths: plan.columns.map(({ width }) => width),
    freezeColumns: 2,
    mainTable: plan.rows.length === 0 ? null : plan.id,
    blocks: [
      { kind: 'title', text: plan.title },
      plan.rows.length === 0 ? { kind: 'line', text: plan.none } : { kind: 'note', text: plan.note },
      ...(plan.rows.length === 0
        ? []
        : ([
            {
              kind: 'table',
              id: plan.id,
              filter: true,
              columns: plan.columns,
              rows: plan.rows,
              links: { column: 0, targets: plan.listed.map(({ ledgerNo }) => ledgerLink(ledgerNo)) },
            },
          ] as const)),
    ],
  }
}

function compareDue(a: JudgedItem, b: JudgedItem): number {
  const [dueA, dueB] = [a.item.due ?? '', b.item.due ?? '']
  return dueA < dueB ? -1 : dueA > dueB ? 1 : 0
}
