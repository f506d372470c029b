/** 办理情况 — how the verdicts are shown: their order, their tones, their counts; and where an item is found. */
import { timelinessLabels, type Timeliness } from '../items/lateness.ts'
import { shareOf } from '../cells/percent.ts'
import type { Block, LinkTarget, Table, TableRow, Tone } from '../sheets/summarySheet.ts'
import type { SummaryFacts } from '../figures/facts.ts'
import { ledgerSheetName, ledgerTableId, sheetNames } from './sheetNames.ts'

const timelinessTones: Readonly<Record<Timeliness, Tone>> = {
  closed: 'closed',
  done: 'awaiting',
  'late-done': 'awaiting',
  overdue: 'overdue',
  'due-soon': 'due-soon',
  'on-time': 'plain',
  ongoing: 'ongoing',
  'no-due': 'unclear',
  dropped: 'plain',
}

/** Order in which people read the verdicts. */
const timelinessOrder: readonly Timeliness[] = [
  'closed',
  'done',
  'late-done',
  'overdue',
  'due-soon',
  'on-time',
  'ongoing',
  'no-due',
  'dropped',
]

export const timelinessWords: Readonly<Record<string, Tone>> = Object.fromEntries(
  timelinessOrder.map((verdict) => [timelinessLabels[verdict], timelinessTones[verdict]]),
)

/** The sheet that lists the items of a verdict; the others stand in the ledger, with a filter. */
const listSheets: Readonly<Record<Timeliness, string>> = {
  closed: sheetNames.ledger,
  done: sheetNames.awaiting,
  'late-done': sheetNames.awaiting,
  overdue: sheetNames.overdue,
  'due-soon': sheetNames.dueSoon,
  'on-time': sheetNames.ledger,
  ongoing: sheetNames.ledger,
  'no-due': sheetNames.ledger,
  dropped: sheetNames.dropped,
}

/** The item's row of the ledger, and with `rows` those after it. */
export function ledgerLink(ledgerNo: number, rows = 1): LinkTarget {
  return { sheet: ledgerSheetName, table: ledgerTableId, row: ledgerNo - 1, ...(rows > 1 ? { rows } : {}) }
}

export function verdictsBlock({ tally }: SummaryFacts): Block {
  const table: Table = {
    kind: 'table',
    id: 'Verdicts',
    filter: false,
    columns: [
      { label: '办理情况', kind: 'word', span: 3, words: timelinessWords },
      { label: '件数', kind: 'number' },
      { label: '占比', kind: 'percent' },
    ],
    rows: timelinessOrder.map((verdict): TableRow => [
      timelinessLabels[verdict],
      tally.byTimeliness[verdict],
      shareOf(tally.byTimeliness[verdict], tally.total),
    ]),
    total: ['合计', tally.total, tally.total === 0 ? null : 1],
    links: [
      {
        column: 1,
        targets: timelinessOrder.map((verdict) =>
          tally.byTimeliness[verdict] === 0 ? null : { sheet: listSheets[verdict] },
        ),
      },
    ],
  }
  return {
    kind: 'pair',
    table,
    chart: {
      type: 'doughnut',
      title: '问题办理情况',
      table: 'Verdicts',
      categories: 0,
      series: [{ column: 1, tone: 'plain' }],
      rows: timelinessOrder.length,
      points: timelinessOrder.map((verdict) => timelinessTones[verdict]),
    },
  }
}
