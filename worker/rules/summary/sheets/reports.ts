/** 周报告情况 — units × weeks: 已报, 零报告, 迟报, 缺报 (M-32, M-33), and each week's counts. */
import { reportWords, sayRhythm } from '../../campaign/rhythm.ts'
import { sayDay, sayMonthDay } from '../../calendar/day.ts'
import { unitName } from '../../figures/judgedLedger.ts'
import { reportStatusLabels, type ReportStatus } from '../../weeks/period.ts'
import { hasReports, unitsByStatus } from '../../figures/weekStatus.ts'
import { shareOf } from '../../cells/percent.ts'
import type { Block, SummarySheet, Table, TableRow, Tone } from '../../sheets/summarySheet.ts'
import type { SummaryFacts } from '../../figures/facts.ts'
import { sheetNames } from '../sheetNames.ts'

/** As many rows still print readably on one page. */
const UNITS_ON_ONE_PAGE = 36

const NOT_DUE = '—'
const counted: readonly ReportStatus[] = ['reported', 'zero', 'late', 'missing']
/** Reports too, with a column of their own: nothing new, and problems still open. */
const QUIET: ReportStatus = 'no-new'
const all: readonly ReportStatus[] = [QUIET, ...counted]
const words: Readonly<Record<string, Tone>> = {
  [reportStatusLabels.reported]: 'closed',
  [reportStatusLabels['no-new']]: 'closed',
  [reportStatusLabels.zero]: 'awaiting',
  [reportStatusLabels.late]: 'due-soon',
  [reportStatusLabels.missing]: 'overdue',
  [reportStatusLabels.exempt]: 'ongoing',
  [NOT_DUE]: 'ongoing',
}

export function reportsSheet(input: SummaryFacts): SummarySheet {
  const shown = shownPeriods(input)
  return {
    name: sheetNames.reports,
    tone: 'plain',
    page: {
      paper: shown.length > 14 ? 'a3' : 'a4',
      orientation: 'landscape',
      ...(input.reports.units.length <= UNITS_ON_ONE_PAGE ? { onePage: true } : {}),
    },
    widths: shown.length === 0 ? [90] : [22, ...shown.map(() => 8), 7, 7, 7, 7, 7],
    freezeColumns: 1,
    mainTable: shown.length === 0 ? null : 'Reports',
    blocks: [
      { kind: 'title', text: '周报告情况' },
      ...(shown.length === 0
        ? ([
            {
              kind: 'line',
              text: `截至${sayDay(input.asOf)}尚未收到各单位的${reportWords(input.campaign).report}；以其他方式报送的，不在本表统计。`,
            },
          ] as const)
        : matrix(input, shown)),
    ],
  }
}

/** Weeks that have begun to count: due by the day, or with a report already in. */
function shownPeriods({ reports, asOf }: SummaryFacts): number[] {
  if (!hasReports(reports)) return []
  return reports.periods.flatMap(({ due }, index) => {
    const begun = reports.units.some(({ statuses }) => all.some((status) => statuses[index] === status))
    return due <= asOf || begun ? [index] : []
  })
}

function matrix(input: SummaryFacts, shown: readonly number[]): Block[] {
  const { campaign, reports } = input
  const word = (status: ReportStatus | undefined): string =>
    status === undefined || status === 'not-due' ? NOT_DUE : reportStatusLabels[status]
  const rows = reports.units.map(({ unit, statuses }): TableRow => [
    unitName(campaign, unit),
    ...shown.map((index) => word(statuses[index])),
    ...all.map((status) => shown.filter((index) => statuses[index] === status).length),
  ])
  return [
    {
      kind: 'note',
      text: `${sayRhythm(campaign.weeklyReport)}${campaign.weeklyReport.time}前报送，遇休息日顺延至下一工作日。“零报告”是一种报告，不是缺报；“无新增”是没有新问题、但还有没有销号的问题；“${NOT_DUE}”为未到期。`,
    },
    {
      kind: 'table',
      id: 'Reports',
      filter: false,
      columns: [
        { label: '单位', kind: 'text' },
        ...shown.map((index) => ({ label: weekLabel(input, index), kind: 'word', words }) as const),
        { label: reportStatusLabels[QUIET], kind: 'number' },
        { label: '已报', kind: 'number' },
        { label: '零报告', kind: 'number' },
        { label: '迟报', kind: 'number', tone: 'due-soon' },
        { label: '缺报', kind: 'number', tone: 'overdue' },
      ],
      rows,
    },
  ]
}

function weekLabel({ reports, campaign }: SummaryFacts, index: number): string {
  const period = reports.periods[index]
  return period === undefined ? '' : `第${index + 1}${reportWords(campaign).unit}\n${sayMonthDay(period.due)}`
}

/** Each week's counts, on the sheet of charts. */
export function weeksTable(input: SummaryFacts): Table {
  const rows = shownPeriods(input).map((index): TableRow => {
    const units = unitsByStatus(input.reports, index)
    const counts = [...counted, QUIET].map((status) => units[status].length)
    const owed = counts.reduce((sum, count) => sum + count, 0)
    const onTime = shareOf(units.reported.length + units[QUIET].length + units.zero.length, owed)
    return [weekLabel(input, index).replace('\n', ' '), owed, ...counts, onTime]
  })
  return {
    kind: 'table',
    id: 'Weeks',
    filter: false,
    columns: [
      { label: '周次', kind: 'text' },
      { label: '应报', kind: 'number' },
      { label: reportStatusLabels.reported, kind: 'number' },
      { label: reportStatusLabels.zero, kind: 'number' },
      { label: reportStatusLabels.late, kind: 'number', tone: 'due-soon' },
      { label: reportStatusLabels.missing, kind: 'number', tone: 'overdue' },
      { label: reportStatusLabels[QUIET], kind: 'number' },
      { label: '按时率', kind: 'percent' },
    ],
    rows,
  }
}
