/** 逾期、临期、待销号清单 — the lists that a leader points at, each row linked to its row of the ledger. */
import { sayDay } from '../../calendar/day.ts'
import { keyFiguresOf } from '../../figures/keyFigures.ts'
import type { SummarySheet, Tone } from '../../sheets/summarySheet.ts'
import type { SummaryFacts } from '../../figures/facts.ts'
import type { ItemLists } from '../ItemLists.ts'
import { columnsOf, type ListName } from '../listRows.ts'
import { sheetNames } from '../sheetNames.ts'

export function overdueSheet(facts: SummaryFacts, lists: ItemLists): SummarySheet {
  const { overdue: count } = keyFiguresOf(facts.tally)
  const day = sayDay(facts.asOf)
  return listSheet(facts, lists, 'overdue', {
    tone: 'overdue',
    count,
    note: `截至${day}逾期、单位尚未报完成的${count}项，逾期最久的在前。时限次日起算逾期；“建议”由督办规则提出，由办公室决定。`,
    none: `截至${day}没有逾期事项。`,
  })
}

export function dueSoonSheet(facts: SummaryFacts, lists: ItemLists): SummarySheet {
  const { dueSoon: count } = keyFiguresOf(facts.tally)
  const [day, days] = [sayDay(facts.asOf), facts.campaign.dueSoonDays]
  return listSheet(facts, lists, 'dueSoon', {
    tone: 'due-soon',
    count,
    note: `截至${day}，${days}天内（含当天）到期的${count}项，先到期的在前。`,
    none: `截至${day}，${days}天内没有到期事项。`,
  })
}

export function awaitingSheet(facts: SummaryFacts, lists: ItemLists): SummarySheet {
  const { awaiting: count } = keyFiguresOf(facts.tally)
  return listSheet(facts, lists, 'awaiting', {
    tone: 'awaiting',
    count,
    note: `单位已报完成、等待办公室逐项审核销号的${count}项。`,
    none: '没有等待审核销号的事项。',
  })
}

/** 核减清单 — what the office took out of the count, at whose request and why: it is counted apart, not gone. */
export function droppedSheet(facts: SummaryFacts, lists: ItemLists): SummarySheet {
  const { dropped: count } = keyFiguresOf(facts.tally)
  return listSheet(facts, lists, 'dropped', {
    tone: 'plain',
    count,
    note: `经办公室决定核减的${count}项。仍列在汇总台账中，计入登记总数，不计入完成率和销号率。`,
    none: '没有核减的事项。',
  })
}

/** Names of the tables in the workbook. */
const tableIds: Readonly<Record<ListName, string>> = {
  overdue: 'Overdue',
  dueSoon: 'DueSoon',
  awaiting: 'Awaiting',
  dropped: 'Dropped',
}

function listSheet(
  facts: SummaryFacts,
  lists: ItemLists,
  name: ListName,
  said: { readonly tone: Tone; readonly count: number; readonly note: string; readonly none: string },
): SummarySheet {
  const { tone, count, note, none } = said
  const columns = columnsOf(name, facts)
  return {
    name: sheetNames[name],
    tone,
    page: { paper: 'a4', orientation: 'landscape' },
    widths: columns.map(({ width }) => width),
    freezeColumns: facts.survey.numbered === true ? 3 : 2,
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
              columns,
              count,
              linkColumn: 0,
              pages: () => lists.pages(name),
            },
          ] as const)),
    ],
  }
}
