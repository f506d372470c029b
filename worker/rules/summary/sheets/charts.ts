/** 图表 — how units stand and how they report, drawn from the tables of the other sheets. */
import type { Block, SummarySheet } from '../../sheets/summarySheet.ts'
import type { SummaryFacts } from '../../figures/facts.ts'
import { weeksTable } from './reports.ts'
import { sheetNames } from '../sheetNames.ts'

/** With more bars than this the weeks begin a page of their own. */
const UNITS_BESIDE_WEEKS = 8

/** A chart with more bars cannot be read in print. */
const UNITS_CHARTED = 40

export function chartsSheet(input: SummaryFacts): SummarySheet {
  const charted = Object.values(input.tally.byUnit).filter(({ total }) => total > 0).length
  const blocks = [...unitsChart(input), ...weeksChart(input, charted > UNITS_BESIDE_WEEKS)]
  return {
    name: sheetNames.charts,
    tone: 'plain',
    page: { paper: 'a4', orientation: 'portrait' },
    widths: [22, 12, 12, 12, 12, 12, 12],
    freezeColumns: 0,
    mainTable: null,
    blocks: [
      { kind: 'title', text: '情况图' },
      ...(blocks.length === 0 ? ([{ kind: 'line', text: '尚无可以绘图的数据。' }] as const) : blocks),
    ],
  }
}

function unitsChart({ tally }: SummaryFacts): Block[] {
  const withItems = Object.values(tally.byUnit).filter(({ total }) => total > 0).length
  const rows = Math.min(withItems, UNITS_CHARTED)
  if (rows === 0) return []
  const more = withItems > UNITS_CHARTED ? `（前${UNITS_CHARTED}个单位）` : ''
  return [
    {
      kind: 'charts',
      height: Math.max(12, rows + 6),
      chart: {
        type: 'bar',
        title: `各单位问题办理情况（件）${more}`,
        table: 'Units',
        categories: 1,
        rows,
        series: [
          { column: 3, tone: 'closed' },
          { column: 4, tone: 'awaiting' },
          { column: 5, tone: 'overdue' },
          { column: 6, tone: 'due-soon' },
          { column: 7, tone: 'ongoing' },
        ],
      },
    },
  ]
}

function weeksChart(input: SummaryFacts, isLong: boolean): Block[] {
  const table = weeksTable(input)
  if (table.rows.length === 0) return []
  return [
    { kind: 'heading', text: '每周报送情况', ...(isLong ? { breakBefore: true } : {}) },
    {
      kind: 'charts',
      height: 16,
      chart: {
        type: 'column',
        title: '每周报送情况（单位数）',
        table: table.id,
        categories: 0,
        rows: table.rows.length,
        series: [
          { column: 2, tone: 'closed' },
          { column: 3, tone: 'awaiting' },
          { column: 4, tone: 'due-soon' },
          { column: 5, tone: 'overdue' },
        ],
      },
    },
    table,
  ]
}
