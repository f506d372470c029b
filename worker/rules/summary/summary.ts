/**
 * 汇总表 — the leaders' workbook as data: facts in, sheets and figures out, no file format.
 *
 * Totals come from the tally alone; the lists and the ledger are the same items judged by the same rules, so
 * that a number and the rows behind it cannot disagree. Nothing in it tells of its making but the state it is made
 * from: equal states give equal workbooks, whoever presses 汇总 and when.
 */
import { changeKinds } from '../figures/compareStates.ts'
import { sayDay } from '../calendar/day.ts'
import { categoriesSheet } from './sheets/categories.ts'
import { changesSheet } from './sheets/changes.ts'
import { chartsSheet } from './sheets/charts.ts'
import { trendSheet } from './sheets/trend.ts'
import { findingsSheet } from './sheets/findings.ts'
import type { SummaryFacts } from '../figures/facts.ts'
import { kindsSheet } from './sheets/kinds.ts'
import { ledgerSheet } from './sheets/ledger.ts'
import { ItemLists } from './ItemLists.ts'
import { awaitingSheet, droppedSheet, dueSoonSheet, overdueSheet } from './sheets/lists.ts'
import { notesSheet } from './sheets/notes.ts'
import { overviewSheet } from './sheets/overview.ts'
import { experiencesSheet, registersSheet } from './sheets/registers.ts'
import { reportsSheet } from './sheets/reports.ts'
import { stagesSheet } from './sheets/stages.ts'
import { supervisedSheet } from './sheets/supervised.ts'
import { unitsSheet } from './sheets/units.ts'
import { keyFiguresOf } from '../figures/keyFigures.ts'
import type { SummarySheet, SummaryWorkbook } from '../sheets/summarySheet.ts'

export function buildSummary(facts: SummaryFacts): SummaryWorkbook {
  const { campaign, asOf } = facts
  const contents = withNotes(facts, new ItemLists(facts))
  return {
    title: `${campaign.institution}${campaign.name}情况汇总`,
    creator: campaign.office,
    header: { left: campaign.name, right: `截至${sayDay(asOf)}` },
    sheets: [
      overviewSheet(
        facts,
        contents.map(({ sheet, note }) => ({ name: sheet.name, note })),
      ),
      ...contents.map(({ sheet }) => sheet),
    ],
  }
}

/** Two sheets of what the registers say, where they were frozen with the rest. */
function registerSheets(facts: SummaryFacts): { readonly sheet: SummarySheet; readonly note: string }[] {
  const standing = facts.registers ?? null
  if (standing === null) return []
  const waiting = standing.unitsWithoutLead.length
  return [
    {
      sheet: registersSheet(facts, standing),
      note: waiting === 0 ? '各单位登记和报送情况' : `${waiting}个单位没有登记第一责任人`,
    },
    { sheet: experiencesSheet(facts, standing), note: `${standing.experiences.length}条` },
  ]
}

function kindSheets(facts: SummaryFacts): { readonly sheet: SummarySheet; readonly note: string }[] {
  const sheet = kindsSheet(facts)
  return sheet === null ? [] : [{ sheet, note: '问题类型、类别与单位对照' }]
}

/** The sheets after the first, each with what the contents say of it. */
function withNotes(
  facts: SummaryFacts,
  lists: ItemLists,
): { readonly sheet: SummarySheet; readonly note: string }[] {
  const { overdue, dueSoon, awaiting, dropped, total } = keyFiguresOf(facts.tally)
  const { counts } = facts.changes ?? { counts: null }
  const changed = counts === null ? 0 : changeKinds.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0)
  const supervised = facts.notices.reduce((sum, { items }) => sum + items.length, 0)
  return [
    { sheet: changesSheet(facts), note: counts === null ? '没有可比较的上次' : `${changed}项有变化` },
    { sheet: chartsSheet(facts), note: '各单位办理情况、每周报送情况' },
    { sheet: unitsSheet(facts), note: `${facts.campaign.units.length}个单位，按逾期件数排列` },
    { sheet: categoriesSheet(facts), note: '单位与问题类别对照' },
    ...kindSheets(facts),
    { sheet: trendSheet(facts), note: '各周登记、销号、逾期和整改成效' },
    { sheet: overdueSheet(facts, lists), note: `${overdue}项` },
    { sheet: supervisedSheet(facts), note: `${supervised}项` },
    { sheet: dueSoonSheet(facts, lists), note: `${dueSoon}项` },
    { sheet: awaitingSheet(facts, lists), note: `${awaiting}项` },
    ...(dropped === 0 ? [] : [{ sheet: droppedSheet(facts, lists), note: `${dropped}项，由办公室决定` }]),
    { sheet: reportsSheet(facts), note: '各单位各周报送情况' },
    { sheet: stagesSheet(facts), note: '专项行动进行到哪一步' },
    ...registerSheets(facts),
    { sheet: ledgerSheet(facts, lists), note: `${total}项，可筛选` },
    { sheet: findingsSheet(facts), note: `${facts.findings.length}条` },
    { sheet: notesSheet(facts), note: '统计口径、数据来源' },
  ]
}
