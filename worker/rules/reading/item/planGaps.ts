/**
 * 空着的栏 — blanks of a row that somebody has to fill: the problem, the limit, and what the campaign asks of every row.
 */
import type { ItemField } from '../../fields/field.ts'
import { entrySettingsOf } from '../../items/entrySettings.ts'
import type { ReadItem } from '../../items/item.ts'
import type { ColumnReading } from '../reading.ts'
import type { TableContext } from './tableContext.ts'
import type { Draft } from './itemDraft.ts'

type GapsContext = Pick<TableContext, 'grid' | 'findings' | 'campaign'> & {
  readonly columnOf: ReadonlyMap<string, ColumnReading>
}

/** Problem and limit have their own words; whose the row is, is asked in other ways. */
const OWN_WORDS: ReadonlySet<ItemField> = new Set<ItemField>(['problem', 'due', 'unit'])

/** Says the blanks of a row; `previous` is the row above. */
export function sayGaps(
  { content, extras }: Draft,
  row: number,
  previous: ReadItem | null,
  { grid, findings, campaign, columnOf }: GapsContext,
): void {
  const missing = (field: ItemField, code: string, suggestion?: string): void => {
    const column = columnOf.get(field)
    if (column === undefined || grid.at(row, column.column) !== undefined) return
    if (grid.isUncalculated(row, column.column)) return
    const at = { row, column: column.column, label: column.label }
    findings.add({ field, code, given: '', ...at, suggestion })
  }
  if (content.problem === undefined) missing('problem', 'problem.missing')
  if (content.due === undefined && content.disposal !== 'ongoing') {
    missing('due', 'due.missing', previous?.problem === content.problem ? previous?.due : undefined)
  }
  for (const field of entrySettingsOf(campaign).required) {
    if (content[field] === undefined && !OWN_WORDS.has(field)) missing(field, 'field.missing')
  }
  if (Object.keys(content).length + Object.keys(extras).length <= (content.unit === undefined ? 1 : 2)) {
    const given = [...Object.values(content), ...Object.values(extras)].map(String).join(' ')
    findings.add({ field: 'row', code: 'row.sparse', given, row, column: grid.row(row)[0]?.column ?? 0 })
  }
}
