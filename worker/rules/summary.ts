/**
 * 汇总表 — the leaders' workbook as data: facts in, sheets and figures out, no file format.
 *
 * Totals come from the tally alone; the lists and the ledger are the same items judged by the same rules, so
 * that a number and the rows behind it cannot disagree.
 */
import { sayDay } from './day.ts'
import { judgeLedger } from './judgedLedger.ts'
import { categoriesSheet } from './summary/categories.ts'
import { chartsSheet } from './summary/charts.ts'
import { findingsSheet } from './summary/findings.ts'
import type { SummaryInput } from './summary/input.ts'
import { ledgerSheet } from './summary/ledger.ts'
import { awaitingSheet, dueSoonSheet, overdueSheet } from './summary/lists.ts'
import { notesSheet } from './summary/notes.ts'
import { overviewSheet } from './summary/overview.ts'
import { reportsSheet } from './summary/reports.ts'
import { unitsSheet } from './summary/units.ts'
import { standingOf } from './standing.ts'
import type { SummarySheet, SummaryWorkbook } from './summarySheet.ts'

export type { PreviousSummary, ReportStanding, SummaryInput } from './summary/input.ts'

export function buildSummary(input: SummaryInput): SummaryWorkbook {
  const { campaign, asOf } = input
  const judged = judgeLedger(input.items, campaign, input.calendar, asOf)
  const sheets = [
    chartsSheet(input),
    unitsSheet(input, judged),
    categoriesSheet(input, judged),
    overdueSheet(input, judged),
    dueSoonSheet(input, judged),
    awaitingSheet(input, judged),
    reportsSheet(input),
    ledgerSheet(input, judged),
    findingsSheet(input),
    notesSheet(input),
  ]
  return {
    title: `${campaign.institution}${campaign.name}情况汇总`,
    creator: campaign.office,
    header: { left: campaign.name, right: `截至${sayDay(asOf)}` },
    sheets: [overviewSheet(input, judged, contentsOf(input, sheets)), ...sheets],
  }
}

function contentsOf(input: SummaryInput, sheets: readonly SummarySheet[]): { name: string; note: string }[] {
  const { overdue, dueSoon, awaiting, total } = standingOf(input.tally)
  const notes: readonly string[] = [
    '各单位办理情况、每周报送情况',
    `${input.campaign.units.length}个单位，按逾期件数排列`,
    '单位与问题类别对照',
    `${overdue}项`,
    `${dueSoon}项`,
    `${awaiting}项`,
    '各单位各周报送情况',
    `${total}项，可筛选`,
    `${input.findings.length}条`,
    '统计口径、数据来源',
  ]
  return sheets.map(({ name }, index) => ({ name, note: notes[index] ?? '' }))
}
