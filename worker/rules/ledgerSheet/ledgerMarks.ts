/**
 * 标记 — colours and words on the standard ledger that follow the cells by themselves, also without the add-in.
 *
 * 红 逾期 and invalid, 橙 临期, 蓝 待销号, 绿 已销号, 灰 持续整改. The word stands in the column 期限状态 beside the
 * colour, so nothing is said by colour alone. The formulas say the same as `timelinessOf`, with Excel's TODAY()
 * as the day, because a sheet on paper or on a phone has no other.
 */
import type { Campaign } from '../campaign/campaign.ts'
import { entrySettingsOf } from '../items/entrySettings.ts'
import { columnName } from '../cells/grid.ts'
import { claimLabels, disposalLabels } from '../items/item.ts'
import { timelinessLabels } from '../items/lateness.ts'
import { lightLabels, lights, type Light } from '../campaign/lights.ts'
import { lightFormula } from '../ownRules/lightOf.ts'
import { checkTag, ownCheckFormulas } from '../ownRules/ownCheckFormula.ts'
import { isComputed, type ColumnKey, type ComputedKey, type LedgerColumn } from './ledgerColumns.ts'

export type MarkColour = 'red' | 'orange' | 'yellow' | 'blue' | 'green' | 'grey'

/** Fill and font of each colour; every pair has a contrast of 4.5:1 or more. */
export const markColours: Readonly<Record<MarkColour, { readonly fill: string; readonly font: string }>> = {
  red: { fill: '#FFC7CE', font: '#9C0006' },
  orange: { fill: '#FFE0B2', font: '#7A3E00' },
  yellow: { fill: '#FFF4B8', font: '#5C4A00' },
  blue: { fill: '#D6E8FF', font: '#0B4A99' },
  green: { fill: '#D7F2DA', font: '#0B5A1E' },
  grey: { fill: '#E6E6E6', font: '#424242' },
}

/** One conditional format: over these columns' item cells, while the formula (relative to the first item) holds. */
export interface LedgerMark {
  readonly columns: readonly ColumnKey[]
  readonly formula: string
  readonly colour: MarkColour
}

/** The formula of 期限状态 for the item on this row (0-based). */
export function timelinessFormula(
  columns: readonly Pick<LedgerColumn, 'key'>[],
  campaign: Pick<Campaign, 'dueSoonDays' | 'lights'>,
  row: number,
): string {
  const at = (key: ColumnKey): string => cellRef(columns, key, row)
  const label = timelinessLabels
  const done = `OR(${at('claimed')}="${claimLabels.done}",AND(${at('claimed')}="",${at('completedOn')}<>""))`
  const late = `AND(${at('due')}<>"",${at('completedOn')}<>"",${at('completedOn')}>${at('due')})`
  const noDue = `IF(${at('disposal')}="${disposalLabels.ongoing}","${label.ongoing}","${label['no-due']}")`
  const byDay =
    `IF(TODAY()>${at('due')},"${label.overdue}",` +
    `IF(${at('due')}-TODAY()<=${campaign.dueSoonDays},"${label['due-soon']}","${label['on-time']}"))` +
    ((campaign.lights ?? []).length === 0 ? '' : `&${lightFormula(campaign, at('due'), at('foundOn'))}`)
  return (
    `=IF(${at('problem')}="","",IF(${at('claimed')}="${claimLabels.dropped}","${label.dropped}",` +
    `IF(OR(${at('closedOn')}<>"",${at('claimed')}="${claimLabels.closed}"),` +
    `"${label.closed}",IF(${done},IF(${late},"${label['late-done']}","${label.done}"),` +
    `IF(${at('due')}="",${noDue},IF(ISNUMBER(${at('due')}),${byDay},"${label['no-due']}"))))))`
  )
}

/** The formula of a column 规则检查; a column that the sheet has no more counts as empty. */
export function checksFormula(
  key: ComputedKey,
  columns: readonly Pick<LedgerColumn, 'key'>[],
  campaign: Pick<Campaign, 'ownChecks' | 'categories'>,
  row: number,
): string {
  const cellOf = (column: ColumnKey): string =>
    columns.some((one) => one.key === column) ? cellRef(columns, column, row) : '""'
  const formulas = ownCheckFormulas(campaign, cellOf, cellRef(columns, 'problem', row))
  return `=${formulas[Number(key.slice('checks/'.length)) - 1] ?? '""'}`
}

/** A broken rule colours its own column, red where it stops the row. */
function checkMarks(
  columns: readonly LedgerColumn[],
  row: number,
  { ownChecks = [] }: Pick<Campaign, 'ownChecks'>,
): LedgerMark[] {
  const said = columns.flatMap(({ key }) =>
    isComputed(key) && key !== 'timeliness' ? [cellRef(columns, key, row)] : [],
  )
  return ownChecks.flatMap(({ column, stops }, index): LedgerMark[] => {
    if (!columns.some(({ key }) => key === column)) return []
    const found = said.map((cell) => `ISNUMBER(FIND("${checkTag(index + 1)}",${cell}))`)
    return [{ columns: [column], formula: `=OR(${found.join(',')})`, colour: stops ? 'red' : 'orange' }]
  })
}

const lightColours: Readonly<Record<Light, MarkColour>> = {
  blue: 'blue',
  yellow: 'yellow',
  orange: 'orange',
  red: 'red',
}

/** Every mark of the ledger, the stronger first. */
export function ledgerMarks(
  columns: readonly LedgerColumn[],
  firstItemRow: number,
  campaign: Pick<Campaign, 'entry' | 'lights' | 'ownChecks'>,
): LedgerMark[] {
  const at = (key: ColumnKey): string => cellRef(columns, key, firstItemRow)
  const filled = `COUNTA(${at('problem')},${at('measures')},${at('owner')},${at('due')})>0`
  // The same that `checkLedger` blocks on.
  const missing = entrySettingsOf(campaign).required.map((field): LedgerMark => ({
    columns: [field],
    formula: `=AND(${filled},LEN(TRIM(${at(field)}))=0)`,
    colour: 'red',
  }))
  const state = at('timeliness')
  const byState = (labels: readonly string[], colour: MarkColour): LedgerMark => ({
    columns: ['due', 'timeliness'],
    formula: `=OR(${labels.map((label) => `${state}="${label}"`).join(',')})`,
    colour,
  })
  const lit = new Set((campaign.lights ?? []).map(({ light }) => light))
  if (lit.size > 0) lit.add('red')
  return [
    ...missing,
    ...checkMarks(columns, firstItemRow, campaign),
    // A limit that is text is no day: it can be neither sorted nor counted.
    { columns: ['due'], formula: `=ISTEXT(${at('due')})`, colour: 'red' },
    ...lights.toReversed().flatMap((light): LedgerMark[] =>
      lit.has(light)
        ? [
            {
              columns: ['due', 'timeliness'],
              formula: `=ISNUMBER(FIND("${lightLabels[light]}",${state}))`,
              colour: lightColours[light],
            },
          ]
        : [],
    ),
    byState([timelinessLabels.overdue], 'red'),
    byState([timelinessLabels['due-soon']], 'orange'),
    byState([timelinessLabels.done, timelinessLabels['late-done']], 'blue'),
    byState([timelinessLabels.closed], 'green'),
    byState([timelinessLabels.ongoing, timelinessLabels['no-due'], timelinessLabels.dropped], 'grey'),
  ]
}

/** `$G4`: the column fixed, the row free, so that one rule serves every row. */
function cellRef(columns: readonly Pick<LedgerColumn, 'key'>[], key: ColumnKey, row: number): string {
  const index = columns.findIndex((column) => column.key === key)
  if (index < 0) throw new Error(`the ledger has no column ${key}`)
  return `$${columnName(index)}${row + 1}`
}
