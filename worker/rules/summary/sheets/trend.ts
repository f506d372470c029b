/** 进程与成效 — the weeks from the history, drawn and as a table, and the closing figures (M-40). */
import type { ClosingFigures, WeekPoint } from '../../figures/trend.ts'
import { sayMonthDay } from '../../calendar/day.ts'
import { shareOf } from '../../cells/percent.ts'
import type { Block, SummarySheet, Table, TableRow } from '../../sheets/summarySheet.ts'
import type { SummaryFacts } from '../../figures/facts.ts'
import { sheetNames } from '../sheetNames.ts'

/** Two points make a line. */
const FEWEST_WEEKS = 2

export function trendSheet({ course }: SummaryFacts): SummarySheet {
  return {
    name: sheetNames.course,
    tone: 'plain',
    page: { paper: 'a4', orientation: 'portrait' },
    widths: [22, 14, 14, 14, 14, 14],
    freezeColumns: 0,
    mainTable: null,
    blocks: [
      { kind: 'title', text: sheetNames.course },
      ...(course === null
        ? ([{ kind: 'line', text: '这次汇总没有保存变更历史，无从统计各周进程。' }] as const)
        : [...weeks(course.weeks), ...closing(course.closing)]),
    ],
  }
}

function weeks(points: readonly WeekPoint[]): Block[] {
  if (points.length < FEWEST_WEEKS) {
    return [{ kind: 'line', text: '系统登记还不满一周，各周进程从下一周起绘制。' }]
  }
  const table = weeksTable(points)
  return [
    {
      kind: 'charts',
      height: 18,
      chart: {
        type: 'line',
        title: '各周末问题总数、已销号和逾期（件）',
        table: table.id,
        categories: 0,
        rows: points.length,
        series: [
          { column: 3, tone: 'unclear' },
          { column: 4, tone: 'closed' },
          { column: 5, tone: 'overdue' },
        ],
      },
    },
    {
      kind: 'note',
      text: '由变更历史逐日还原，每周计到星期日，最后一行计到统计日；撤回的问题自撤回之日起不计。',
    },
    table,
  ]
}

function weeksTable(points: readonly WeekPoint[]): Table {
  return {
    kind: 'table',
    id: 'Trend',
    filter: false,
    columns: [
      { label: '截至', kind: 'word' },
      { label: '本周登记', kind: 'number' },
      { label: '本周销号', kind: 'number', tone: 'closed' },
      { label: '问题总数', kind: 'number' },
      { label: '已销号', kind: 'number', tone: 'closed' },
      { label: '逾期', kind: 'number', tone: 'overdue' },
    ],
    rows: points.map(({ day, found, closures, total, closed, overdue }): TableRow => [
      sayMonthDay(day),
      found,
      closures,
      total,
      closed,
      overdue,
    ]),
  }
}

function closing({ found, closed, timed, onTime, reopened, medianDays }: ClosingFigures): Block[] {
  const rows: TableRow[] = [
    ['发现问题', `${found}项`, '截至统计日登记、没有撤回的问题。'],
    ['已销号', `${closed}项`, '经审核销号，或台账载明已销号。'],
    [
      '按期完成',
      timed === 0 ? '—' : `${onTime}项（${say(shareOf(onTime, timed))}）`,
      `已销号且有时限的${timed}项中，完成日期（没有的取销号日期）不晚于整改时限的；延期以批准后的时限为准。`,
    ],
    ['重开', `${reopened}项`, '销号以后又重新打开的问题，不论现在是否再次销号。'],
    [
      '销号用时中位数',
      medianDays === null ? '—' : `${medianDays}天`,
      '从发现（没有发现日期的取登记之日）到销号的天数，一半不超过此数。',
    ],
  ]
  return [
    { kind: 'heading', text: '整改成效' },
    {
      kind: 'table',
      id: 'Closing',
      filter: false,
      columns: [
        { label: '指标', kind: 'text' },
        { label: '数值', kind: 'word' },
        { label: '口径', kind: 'text', span: 4 },
      ],
      rows,
    },
  ]
}

function say(share: number | null): string {
  return share === null ? '—' : `${Math.round(share * 1000) / 10}%`
}
