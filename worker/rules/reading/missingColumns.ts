/** 缺少的栏目 — what a ledger is asked for and has no column of. */
import type { Campaign } from '../campaign/campaign.ts'
import { labelOf, type ItemField } from '../fields/field.ts'
import { entrySettingsOf } from '../items/entrySettings.ts'
import type { FindingList } from './FindingList.ts'
import type { ColumnReading } from './reading.ts'

/** What the campaign asks of every row, and the limit, without which nobody knows what is late. */
export function sayMissingColumns(
  columns: readonly ColumnReading[],
  campaign: Campaign,
  findings: FindingList,
): void {
  const has = (field: ItemField): boolean =>
    columns.some((column) => column.field === field || column.guess === field)
  const needed = new Set<ItemField>([...entrySettingsOf(campaign).required, 'due'])
  const missing = [...needed].filter((field) => !has(field) && !(field === 'owner' && has('post')))
  // Whose the rows are is asked in other ways.
  const asked = missing.filter((field) => field !== 'unit')
  const fits = (field: ItemField): string[] =>
    columns.flatMap((column) => (column.fits === field ? [`“${column.label}”`] : []))
  for (const field of asked) {
    const labels = fits(field)
    if (labels.length === 0) continue
    const words = { given: labels.join(''), suggestion: labelOf(field) }
    findings.add({ field: 'sheet', code: 'sheet.column-sought', ...words })
  }
  const nowhere = asked.filter((field) => fits(field).length === 0)
  const given = nowhere.map((field) => `“${labelOf(field)}”`).join('')
  if (given !== '') findings.add({ field: 'sheet', code: 'sheet.columns-missing', given })
}
