/** 类别分布 — category × unit, as a heat map (M-13); units without items are left out and said. */
import { unitName, type JudgedItem } from '../judgedLedger.ts'
import type { SummarySheet, TableRow } from '../summarySheet.ts'
import type { SummaryInput } from './input.ts'
import { sheetNames } from './sheetNames.ts'

export function categoriesSheet(input: SummaryInput, judged: readonly JudgedItem[]): SummarySheet {
  const { campaign } = input
  const counts = new Map<string, Map<number, number>>()
  for (const { item } of judged) {
    const row = counts.get(item.unit ?? '') ?? new Map<number, number>()
    // 0 stands for an item without a category.
    const no = campaign.categories.some((category) => category.no === item.category)
      ? (item.category ?? 0)
      : 0
    row.set(no, (row.get(no) ?? 0) + 1)
    counts.set(item.unit ?? '', row)
  }
  const columns = campaign.categories.map(({ no, name }) => ({ no, label: `${no}. ${name}` }))
  if ([...counts.values()].some((row) => row.has(0))) columns.push({ no: 0, label: '类别待确认' })
  const units = [...campaign.units.map(({ id }) => id), ...counts.keys()]
  const shown = [...new Set(units)].filter((id) => counts.has(id))
  const rows = shown.map((id): TableRow => {
    const values = columns.map(({ no }) => counts.get(id)?.get(no) ?? 0)
    return [unitName(campaign, id), ...values, values.reduce((sum, value) => sum + value, 0)]
  })
  const totals = Array.from({ length: columns.length + 1 }, (_, column) =>
    rows.reduce((sum, row) => sum + Number(row[column + 1] ?? 0), 0),
  )
  const idle =
    campaign.units.length - shown.filter((id) => campaign.units.some((unit) => unit.id === id)).length
  return {
    name: sheetNames.categories,
    tone: 'plain',
    page: { paper: 'a4', orientation: 'landscape' },
    widths: [22, ...columns.map(() => 13), 8],
    freezeColumns: 1,
    mainTable: rows.length === 0 ? null : 'Categories',
    blocks: [
      { kind: 'title', text: '各单位问题类别分布' },
      {
        kind: 'note',
        text: `颜色越深件数越多。${idle === 0 ? '' : `另有${idle}个单位没有登记问题，未列入。`}`,
      },
      rows.length === 0
        ? { kind: 'line', text: '尚未登记问题。' }
        : {
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
          },
    ],
  }
}
