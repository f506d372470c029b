/**
 * 逾期、临期、待销号清单 — the lists that a leader points at, each row linked to its row of the ledger.
 *
 * One passage over the items finds the rows of all three: of each no more is held than its list prints.
 */
import { disposalLabels } from '../item.ts'
import { daysBetween, sayDay } from '../day.ts'
import { explainLateness, judgeItem, ladderLabels, unitName, type JudgedItem } from '../judgedLedger.ts'
import { timelinessLabels } from '../lateness.ts'
import { standingOf } from '../standing.ts'
import type { ListRow, SummarySheet, TableColumn, TableRow, Tone } from '../summarySheet.ts'
import type { SummaryFacts } from './input.ts'
import { ledgerLink, timelinessWords } from './verdicts.ts'
import { sheetNames } from './sheetNames.ts'

type Column = TableColumn & { readonly width: number }
type ListName = 'overdue' | 'dueSoon' | 'awaiting'

/** A row that waits for its place: the greatest rank first, then as in the ledger. */
interface Gathered {
  readonly ledgerNo: number
  readonly rank: number
  readonly values: TableRow
}

/** Rows handed on at a time. */
const PAGE_ROWS = 500

export class ItemLists {
  readonly #facts: SummaryFacts
  #gathered: Promise<Record<ListName, readonly Gathered[]>> | null = null
  /** Lists that were handed on are let go; whoever asks again has them gathered again. */
  readonly #taken = new Set<ListName>()

  constructor(facts: SummaryFacts) {
    this.#facts = facts
  }

  async *pages(name: ListName): AsyncGenerator<readonly ListRow[], void> {
    if (this.#gathered === null || this.#taken.has(name)) {
      this.#taken.clear()
      this.#gathered = this.#gather()
    }
    const gathered = await this.#gathered
    this.#taken.add(name)
    const rows = gathered[name]
    gathered[name] = []
    for (let first = 0; first < rows.length; first += PAGE_ROWS) {
      yield rows
        .slice(first, first + PAGE_ROWS)
        .map(({ ledgerNo, values }) => ({ values, link: ledgerLink(ledgerNo) }))
    }
  }

  async #gather(): Promise<Record<ListName, readonly Gathered[]>> {
    const lists = {
      overdue: new Array<Gathered>(),
      dueSoon: new Array<Gathered>(),
      awaiting: new Array<Gathered>(),
    }
    let ledgerNo = 0
    for await (const page of this.#facts.items()) {
      for (const item of page) {
        const judged = judgeItem(item, ++ledgerNo, this.#facts)
        const name = listOf(judged)
        if (name !== null) lists[name].push({ ledgerNo, ...gather[name](this.#facts, judged) })
      }
    }
    for (const list of Object.values(lists)) list.sort((a, b) => b.rank - a.rank || a.ledgerNo - b.ledgerNo)
    return lists
  }
}

function listOf({ timeliness }: JudgedItem): ListName | null {
  if (timeliness === 'overdue') return 'overdue'
  if (timeliness === 'due-soon') return 'dueSoon'
  return timeliness === 'done' || timeliness === 'late-done' ? 'awaiting' : null
}

const number: Column = { label: '总序号', kind: 'number', width: 8 }
const unit: Column = { label: '单位', kind: 'text', width: 16 }
const problem: Column = { label: '问题表现', kind: 'text', width: 40 }
const people: readonly Column[] = [
  { label: '牵头领导', kind: 'text', width: 11 },
  { label: '责任部室', kind: 'text', width: 14 },
  { label: '具体责任人', kind: 'text', width: 12 },
]
const progress: Column = { label: '进展情况', kind: 'text', width: 26 }

const columns: Readonly<Record<ListName, readonly Column[]>> = {
  overdue: [
    number,
    unit,
    problem,
    { label: '整改时限', kind: 'day', width: 12 },
    { label: '逾期天数', kind: 'number', width: 9, tone: 'overdue' },
    { label: '其中工作日', kind: 'number', width: 9 },
    { label: '建议', kind: 'word', width: 7, words: { 督办: 'due-soon', 通报: 'overdue', 约谈: 'overdue' } },
    ...people,
    progress,
    { label: '逾期计算', kind: 'text', width: 24 },
  ],
  dueSoon: [
    number,
    unit,
    problem,
    { label: '整改时限', kind: 'day', width: 12 },
    { label: '剩余天数', kind: 'number', width: 9, tone: 'due-soon' },
    { label: '整改措施', kind: 'text', width: 34 },
    ...people,
    progress,
  ],
  awaiting: [
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
}

type Gather = (facts: SummaryFacts, judged: JudgedItem) => Omit<Gathered, 'ledgerNo'>

const gather: Readonly<Record<ListName, Gather>> = {
  overdue: (facts, judged) => {
    const { item, lateness } = judged
    const level = lateness?.level ?? null
    return {
      rank: lateness?.daysLate ?? 0,
      values: [
        ...opening(facts, judged),
        lateness?.due ?? null,
        lateness?.daysLate ?? null,
        lateness?.workdaysLate ?? null,
        level === null ? '—' : ladderLabels[level],
        ...peopleOf(judged),
        item.progress ?? null,
        lateness === null ? null : explainLateness(lateness, facts.asOf),
      ],
    }
  },
  dueSoon: (facts, judged) => {
    const { item } = judged
    const left = item.due === undefined ? 0 : daysBetween(facts.asOf, item.due)
    return {
      rank: -left,
      values: [
        ...opening(facts, judged),
        item.due ?? null,
        left,
        item.measures ?? null,
        ...peopleOf(judged),
        item.progress ?? null,
      ],
    }
  },
  awaiting: (facts, judged) => {
    const { item, timeliness } = judged
    return {
      rank: 0,
      values: [
        ...opening(facts, judged),
        item.disposal === undefined ? null : disposalLabels[item.disposal],
        item.due ?? null,
        item.completedOn ?? null,
        timelinessLabels[timeliness],
        item.owner ?? null,
        item.progress ?? null,
        item.evidence ?? null,
      ],
    }
  },
}

function opening({ campaign }: SummaryFacts, { ledgerNo, item }: JudgedItem): TableRow {
  return [ledgerNo, unitName(campaign, item.unit), item.problem ?? null]
}

function peopleOf({ item }: JudgedItem): TableRow {
  return [item.leader ?? null, item.department ?? null, item.owner ?? null]
}

export function overdueSheet(facts: SummaryFacts, lists: ItemLists): SummarySheet {
  const { overdue: count } = standingOf(facts.tally)
  const day = sayDay(facts.asOf)
  return listSheet(lists, 'overdue', {
    tone: 'overdue',
    count,
    note: `截至${day}逾期、单位尚未报完成的${count}项，逾期最久的在前。时限次日起算逾期；“建议”由督办规则提出，由办公室决定。`,
    none: `截至${day}没有逾期事项。`,
  })
}

export function dueSoonSheet(facts: SummaryFacts, lists: ItemLists): SummarySheet {
  const { dueSoon: count } = standingOf(facts.tally)
  const [day, days] = [sayDay(facts.asOf), facts.campaign.dueSoonDays]
  return listSheet(lists, 'dueSoon', {
    tone: 'due-soon',
    count,
    note: `截至${day}，${days}天内（含当天）到期的${count}项，先到期的在前。`,
    none: `截至${day}，${days}天内没有到期事项。`,
  })
}

export function awaitingSheet(facts: SummaryFacts, lists: ItemLists): SummarySheet {
  const { awaiting: count } = standingOf(facts.tally)
  return listSheet(lists, 'awaiting', {
    tone: 'awaiting',
    count,
    note: `单位已报完成、等待办公室逐项审核销号的${count}项。`,
    none: '没有等待审核销号的事项。',
  })
}

/** Names of the tables in the workbook. */
const tableIds: Readonly<Record<ListName, string>> = {
  overdue: 'Overdue',
  dueSoon: 'DueSoon',
  awaiting: 'Awaiting',
}

function listSheet(
  lists: ItemLists,
  name: ListName,
  said: { readonly tone: Tone; readonly count: number; readonly note: string; readonly none: string },
): SummarySheet {
  const { tone, count, note, none } = said
  return {
    name: sheetNames[name],
    tone,
    page: { paper: 'a4', orientation: 'landscape' },
    widths: columns[name].map(({ width }) => width),
    freezeColumns: 2,
    mainTable: count === 0 ? null : tableIds[name],
    blocks: [
      { kind: 'title', text: sheetNames[name] },
      count === 0 ? { kind: 'line', text: none } : { kind: 'note', text: note },
      ...(count === 0
        ? []
        : ([
            {
              kind: 'list',
              id: tableIds[name],
              columns: columns[name],
              count,
              linkColumn: 0,
              pages: () => lists.pages(name),
            },
          ] as const)),
    ],
  }
}
