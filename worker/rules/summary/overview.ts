/**
 * 总览 — the leader's page: how many, how many struck off, how many overdue, better or worse than last time,
 * and what needs a word. Set on a grid of twelve narrow columns of an upright A4 page.
 */
import { stagesOn } from '../campaign.ts'
import { sayDay, sayMonthDay } from '../day.ts'
import { timelinessLabels, type Timeliness } from '../lateness.ts'
import { ladderLabels, overdueOf, unitName, type JudgedItem } from '../judgedLedger.ts'
import { shareOf } from '../percent.ts'
import { sayChange, sayPointChange, standingOf } from '../standing.ts'
import type { Block, Card, LinkTarget, SummarySheet, Table, TableRow, Tone } from '../summarySheet.ts'
import type { SummaryInput } from './input.ts'
import { openMatters } from './openMatters.ts'
import { ledgerSheetName, ledgerTableId, sheetNames } from './sheetNames.ts'

const GRID_COLUMNS = 12
/** Twelve columns of this width fill an upright A4 page at full size. */
const GRID_WIDTH = 7.6
/** As many as a leader can be asked to remember. */
const WORST_SHOWN = 5

const timelinessTones: Readonly<Record<Timeliness, Tone>> = {
  closed: 'closed',
  done: 'awaiting',
  'late-done': 'awaiting',
  overdue: 'overdue',
  'due-soon': 'due-soon',
  'on-time': 'plain',
  ongoing: 'ongoing',
  'no-due': 'unclear',
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
]

export const timelinessWords: Readonly<Record<string, Tone>> = Object.fromEntries(
  timelinessOrder.map((verdict) => [timelinessLabels[verdict], timelinessTones[verdict]]),
)

export function overviewSheet(
  input: SummaryInput,
  judged: readonly JudgedItem[],
  contents: readonly { readonly name: string; readonly note: string }[],
): SummarySheet {
  return {
    name: sheetNames.overview,
    tone: 'plain',
    page: { paper: 'a4', orientation: 'portrait', onePage: true },
    widths: Array.from({ length: GRID_COLUMNS }, () => GRID_WIDTH),
    freezeColumns: 0,
    mainTable: null,
    blocks: [
      ...opening(input),
      ...cards(input),
      { kind: 'heading', text: '需要关注' },
      ...openMatters(input, judged).map((text): Block => ({ kind: 'line', text })),
      ...worst(input, judged),
      { kind: 'heading', text: '办理情况' },
      verdicts(input),
      { kind: 'heading', text: '目录' },
      {
        kind: 'links',
        links: contents.map(({ name, note }) => ({ text: name, note, target: { sheet: name } })),
      },
    ],
  }
}

function opening({ campaign, asOf, snapshotNo, previous }: SummaryInput): Block[] {
  const stages = stagesOn(campaign, asOf)
  const span = (from: string, to: string): string => `${from}至${to}`
  const stage = stages
    .map(({ name, from, to }) => `“${name}”（${span(sayMonthDay(from), sayMonthDay(to))}）`)
    .join('、')
  const lines = [
    campaign.authority === '' ? '' : `上级依据：${campaign.authority}`,
    `统计截至：${sayDay(asOf)}（第${snapshotNo}次汇总）`,
    stage === ''
      ? `专项行动时间：${span(sayDay(campaign.starts), sayDay(campaign.ends))}`
      : `当前阶段：${stage}`,
    previous === undefined ? '' : `上次汇总：第${previous.snapshotNo}次，截至${sayDay(previous.asOf)}`,
  ]
  return [
    { kind: 'title', text: `${campaign.institution}${campaign.name}情况汇总` },
    ...lines.filter((text) => text !== '').map((text): Block => ({ kind: 'line', text })),
  ]
}

function cards({ tally, previous }: SummaryInput): Block[] {
  const now = standingOf(tally)
  const before = previous === undefined ? undefined : standingOf(previous.tally)
  const count = (
    label: string,
    key: 'total' | 'closed' | 'awaiting' | 'overdue' | 'dueSoon',
    tone: Tone,
  ): Card => ({
    label,
    value: now[key],
    form: 'number',
    change: sayChange(now[key], before?.[key]),
    tone,
  })
  const working = now.onTime + now.ongoing + now.noDue
  const workingBefore = before === undefined ? undefined : before.onTime + before.ongoing + before.noDue
  return [
    {
      kind: 'cards',
      cards: [
        count('问题总数', 'total', 'plain'),
        count('已销号', 'closed', 'closed'),
        count('待销号', 'awaiting', 'awaiting'),
        count('逾期', 'overdue', 'overdue'),
      ],
    },
    {
      kind: 'cards',
      cards: [
        count('临期', 'dueSoon', 'due-soon'),
        {
          label: '其他整改中',
          value: working,
          form: 'number',
          change: sayChange(working, workingBefore),
          tone: 'ongoing',
        },
        {
          label: '整改完成率',
          value: now.completionRate ?? 0,
          form: 'percent',
          change: sayPointChange(now.completionRate, before?.completionRate),
          tone: 'plain',
        },
        {
          label: '销号率',
          value: now.closureRate ?? 0,
          form: 'percent',
          change: sayPointChange(now.closureRate, before?.closureRate),
          tone: 'plain',
        },
      ],
    },
  ]
}

function worst(input: SummaryInput, judged: readonly JudgedItem[]): Block[] {
  const shown = overdueOf(judged).slice(0, WORST_SHOWN)
  if (shown.length === 0) return []
  const rows = shown.map(({ ledgerNo, item, lateness }): TableRow => [
    ledgerNo,
    unitName(input.campaign, item.unit),
    item.problem ?? '（未填写问题表现）',
    lateness.due,
    lateness.daysLate,
    lateness.level === null ? '—' : ladderLabels[lateness.level],
  ])
  return [
    {
      kind: 'table',
      id: 'Worst',
      filter: false,
      columns: [
        { label: '总序号', kind: 'number' },
        { label: '单位', kind: 'text', span: 2 },
        { label: '逾期最久的问题', kind: 'text', span: 5 },
        { label: '整改时限', kind: 'day', span: 2 },
        { label: '逾期天数', kind: 'number', tone: 'overdue' },
        { label: '建议', kind: 'word' },
      ],
      rows,
      links: { column: 0, targets: shown.map(({ ledgerNo }) => ledgerLink(ledgerNo)) },
    },
  ]
}

export function ledgerLink(ledgerNo: number): LinkTarget {
  return { sheet: ledgerSheetName, table: ledgerTableId, row: ledgerNo - 1 }
}

function verdicts({ tally }: SummaryInput): Block {
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
