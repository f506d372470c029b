/** 类别分布 — category × unit, as a heat map (M-13); units without items are left out and said. */
import { unitName } from '../../figures/judgedLedger.ts'
import type { LinkTarget, SummarySheet, Table, TableRow } from '../../sheets/summarySheet.ts'
import type { SummaryFacts } from '../../figures/facts.ts'
import { sheetNames } from '../sheetNames.ts'
import { NO_CATEGORY } from '../../figures/survey.ts'
import { ledgerLink } from '../verdicts.ts'

/** As a picture it says more whole: so many units still print legibly on one page. */
const ONE_PAGE_ROWS = 40

export function categoriesSheet(facts: SummaryFacts): SummarySheet {
  const { units } = facts.campaign
  const table = categoriesTable(facts)
  const idle = units.filter(({ id }) => facts.survey.categories[id] === undefined).length
  return {
    name: sheetNames.categories,
    tone: 'plain',
    page: {
      paper: 'a4',
      orientation: 'landscape',
      ...(table.rows.length <= ONE_PAGE_ROWS ? { onePage: true } : {}),
    },
    widths: [22, ...table.columns.slice(1, -1).map(() => 13), 8],
    freezeColumns: 1,
    mainTable: table.rows.length === 0 ? null : table.id,
    blocks: [
      { kind: 'title', text: '各单位问题类别分布' },
      {
        kind: 'note',
        text: `颜色越深件数越多。${idle === 0 ? '' : `另有${idle}个单位没有登记问题，未列入。`}`,
      },
      table.rows.length === 0 ? { kind: 'line', text: '尚未登记问题。' } : table,
    ],
  }
}

function categoriesTable({ campaign, survey }: SummaryFacts): Table {
  const counts = survey.categories
  const columns = campaign.categories.map(({ no, name }) => ({ no, label: `${no}. ${name}` }))
  if (Object.values(counts).some((row) => row[NO_CATEGORY] !== undefined)) {
    columns.push({ no: NO_CATEGORY, label: '类别待确认' })
  }
  const units = [...campaign.units.map(({ id }) => id), ...Object.keys(counts)]
  const shown = [...new Set(units)].filter((id) => counts[id] !== undefined)
  const rows = shown.map((id): TableRow => {
    const values = columns.map(({ no }) => counts[id]?.[no] ?? 0)
    return [unitName(campaign, id), ...values, values.reduce((sum, value) => sum + value, 0)]
  })
  const totals = Array.from({ length: columns.length + 1 }, (_, column) =>
    rows.reduce((sum, row) => sum + Number(row[column + 1] ?? 0), 0),
  )
  const blocks = shown.map((id, index): LinkTarget | null => {
    const first = survey.firstOf[id]
    return first === undefined ? null : ledgerLink(first, Number(rows[index]?.at(-1) ?? 1))
  })
  return {
    kind: 'table',
    id: 'Categories',
    filter: false,
    columns: [
      { label: '单位', kind: 'text' },
      ...columns.map(({ label }) => ({ label, kind: 'number', heat: true }) as const),
      { label: '合计', kind: 'number' },
    ],
    rows,
    total: ['合计', ...totals],
    links: [0, columns.length + 1].map((column) => ({ column, targets: blocks })),
  }
}
