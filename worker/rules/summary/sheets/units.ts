/** 各单位情况 — units ranked: most overdue first, then most due soon, then as the campaign lists them. */
import type { UnitId } from '../../campaign/campaign.ts'
import type { UnitTally } from '../../figures/tally.ts'
import { unitName } from '../../figures/judgedLedger.ts'
import { shareOf } from '../../cells/percent.ts'
import type { LinkTarget, SummarySheet, Table, TableRow } from '../../sheets/summarySheet.ts'
import type { SummaryFacts } from '../../figures/facts.ts'
import { ledgerLink } from '../verdicts.ts'
import { sheetNames } from '../sheetNames.ts'

export function unitsSheet(facts: SummaryFacts): SummarySheet {
  const table = unitsTable(facts)
  return {
    name: sheetNames.units,
    tone: 'plain',
    page: { paper: 'a4', orientation: 'portrait' },
    widths: [6, 24, 10, 10, 10, 10, 10, 12, 8, 14, 14],
    freezeColumns: 0,
    mainTable: table.id,
    blocks: [
      { kind: 'title', text: '各单位整改情况' },
      {
        kind: 'note',
        text: '按逾期件数由多到少排列，逾期相同的按临期件数，再按专项行动单位名单。点单位名称或总数，可到汇总台账中该单位的各项；点待销号、逾期、临期的件数，可到相应清单。',
      },
      table,
    ],
  }
}

interface RankedUnit {
  readonly id: UnitId
  readonly counts: UnitTally
}

/** Most overdue first; units without items come last. */
function rankedUnits({ campaign, tally }: SummaryFacts): RankedUnit[] {
  const listed = campaign.units.map(({ id }) => id)
  const ids = [...listed, ...Object.keys(tally.byUnit).filter((id) => !listed.includes(id))]
  const counted = ids.flatMap((id) => {
    const counts = tally.byUnit[id]
    return counts === undefined ? [] : [{ id, counts }]
  })
  return counted.toSorted(
    (a, b) =>
      Number(b.counts.total > 0) - Number(a.counts.total > 0) ||
      b.counts.overdue - a.counts.overdue ||
      b.counts.dueSoon - a.counts.dueSoon,
  )
}

const columns: Table['columns'] = [
  { label: '序号', kind: 'number' },
  { label: '单位', kind: 'text' },
  { label: '问题总数', kind: 'number' },
  { label: '已销号', kind: 'number', tone: 'closed' },
  { label: '待销号', kind: 'number', tone: 'awaiting' },
  { label: '逾期', kind: 'number', tone: 'overdue' },
  { label: '临期', kind: 'number', tone: 'due-soon' },
  { label: '其他整改中', kind: 'number' },
  { label: '核减', kind: 'number' },
  { label: '整改完成率', kind: 'percent', bar: true },
  { label: '销号率', kind: 'percent', bar: true },
]

function unitsTable(facts: SummaryFacts): Table {
  const ranked = rankedUnits(facts)
  const rows = ranked.map(({ id, counts }, index): TableRow => {
    const { total, closed, done, overdue, dueSoon, dropped } = counts
    const others = total - closed - done - overdue - dueSoon - dropped
    const rates = [shareOf(closed + done, total - dropped), shareOf(closed, total - dropped)]
    const name = unitName(facts.campaign, id)
    return [index + 1, name, total, closed, done, overdue, dueSoon, others, dropped, ...rates]
  })
  const sum = (column: number): number =>
    rows.reduce((total, row) => total + (typeof row[column] === 'number' ? row[column] : 0), 0)
  // A unit's items stand together in the ledger, so that all of them can be marked.
  const blocks = ranked.map(({ id, counts }): LinkTarget | null => {
    const first = facts.survey.firstOf[id]
    return first === undefined ? null : ledgerLink(first, counts.total)
  })
  const lists = (key: 'done' | 'overdue' | 'dueSoon' | 'dropped', sheet: string): (LinkTarget | null)[] =>
    ranked.map(({ counts }) => (counts[key] === 0 ? null : { sheet }))
  const standing = sum(2) - sum(8)
  const rates = [shareOf(sum(3) + sum(4), standing), shareOf(sum(3), standing)]
  return {
    kind: 'table',
    id: 'Units',
    filter: true,
    columns,
    rows,
    total: [null, '合计', ...[2, 3, 4, 5, 6, 7, 8].map(sum), ...rates],
    links: [
      { column: 1, targets: blocks },
      { column: 2, targets: blocks },
      { column: 4, targets: lists('done', sheetNames.awaiting) },
      { column: 5, targets: lists('overdue', sheetNames.overdue) },
      { column: 6, targets: lists('dueSoon', sheetNames.dueSoon) },
      { column: 8, targets: lists('dropped', sheetNames.dropped) },
    ],
  }
}
