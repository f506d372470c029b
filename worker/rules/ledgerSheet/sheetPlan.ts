/**
 * 规范台账 — the standard ledger as a plan: what to write, mark, check and print, as data and no file format.
 *
 * Title and source stand in rows 1 and 2, the header in row 3, the items below as one table. The plan does not
 * lock the sheet: on a locked sheet Excel refuses to sort, to filter into and to lengthen a table. The office's
 * columns are guarded by a cell rule and by the check before a sync, which puts the office's word back.
 */
import type { Campaign } from '../campaign/campaign.ts'
import { sayDay, serialOfDay, type Day } from '../calendar/day.ts'
import { isOfKind, type ItemField } from '../fields/field.ts'
import type { ItemContent } from '../items/item.ts'
import { sayField } from '../items/sayField.ts'
import { ownCheckColumns } from '../ownRules/ownCheckFormula.ts'
import {
  campaignExtras,
  choiceLists,
  isComputed,
  ledgerColumns,
  type ChoiceList,
  type ColumnKey,
  type LedgerColumn,
} from './ledgerColumns.ts'
import { checksFormula, ledgerMarks, timelinessFormula, type LedgerMark } from './ledgerMarks.ts'

/** What a plan's cell holds: text, a number (a day is its serial), a formula of ours, or nothing. */
export type PlanValue = string | number | { readonly formula: string } | null

/** An item on its way into the standard ledger. `version` 0: the server does not know it yet. */
export interface PlannedItem {
  readonly id: string
  readonly version: number
  /** 编号; absent until the server has given one. */
  readonly number?: string | undefined
  readonly content: ItemContent
}

export interface SheetPlan {
  readonly sheetName: string
  readonly tableName: string
  readonly title: string
  readonly subtitle: string
  readonly columns: readonly LedgerColumn[]
  /** One array per item, one value per column. */
  readonly rows: readonly (readonly PlanValue[])[]
  /** 0-based rows of the sheet. */
  readonly headerRow: number
  readonly firstItemRow: number
  readonly lists: readonly ChoiceList[]
  readonly listSheetName: string
  readonly marks: readonly LedgerMark[]
  /** Columns at the left that stay in sight, hidden ones included. */
  readonly frozenColumns: number
  readonly print: {
    readonly paper: 'A3' | 'A4'
    readonly orientation: 'landscape'
    readonly fitToWidth: true
    readonly header: string
  }
}

export interface SheetPlanOptions {
  readonly unitName: string
  readonly campaign: Campaign
  readonly today: Day
  /** The workbook counts its days from 1904. */
  readonly date1904: boolean
  /** Name of the sheet that was standardised; null when the ledger starts empty. */
  readonly source: string | null
  /** Sheet names already taken, compared without case as Excel does. */
  readonly takenNames: readonly string[]
}

export const LEDGER_TABLE = 'LedgerLoopLedger'
export const LIST_SHEET = '台账通选项'
export const LEDGER_SHEET = '规范台账'
/** Excel cuts a sheet's name at 31 characters. */
const MAX_SHEET_NAME = 31
/** An empty ledger still needs a row to type into: a table has at least one. */
const EMPTY_ROWS = 1
/** Above so many visible columns A4 landscape would print below 6 points. */
const A4_COLUMNS = 14

/** Plans the standard ledger of these items. */
export function planLedgerSheet(items: readonly PlannedItem[], options: SheetPlanOptions): SheetPlan {
  const lists = choiceLists(options.campaign, departmentsOf(items))
  const extras = new Set([...campaignExtras(options.campaign), ...extrasOf(items)])
  const columns = ledgerColumns(lists, [...extras], ownCheckColumns(options.campaign))
  const firstItemRow = 3
  const rows = items.map((item, index) =>
    columns.map((column) => planValue(column.key, item, options, { columns, row: firstItemRow + index })),
  )
  const blank = columns.map((): PlanValue => null)
  return {
    sheetName: freeName(LEDGER_SHEET, options.takenNames),
    tableName: LEDGER_TABLE,
    title: `${options.unitName}${options.campaign.name}整改台账`,
    subtitle:
      `填报单位：${options.unitName}　　整理日期：${sayDay(options.today)}` +
      (options.source === null ? '' : `　　来源：工作表“${options.source}”（原表未改动）`),
    columns,
    rows: rows.length > 0 ? rows : Array.from({ length: EMPTY_ROWS }, () => blank),
    headerRow: 2,
    firstItemRow,
    lists,
    listSheetName: LIST_SHEET,
    marks: ledgerMarks(columns, firstItemRow, options.campaign),
    frozenColumns: columns.findIndex((column) => column.key === 'itemNo') + 1,
    print: {
      paper: columns.filter((column) => !column.hidden).length > A4_COLUMNS ? 'A3' : 'A4',
      orientation: 'landscape',
      fitToWidth: true,
      header: `${options.campaign.institution}　${options.campaign.name}`,
    },
  }
}

/** What a cell's value depends on besides the item. */
export type CellSetting = Pick<SheetPlanOptions, 'campaign' | 'date1904'>

/** A 1904 workbook's serials are smaller by so much. */
const SERIALS_BEFORE_1904 = 1462

/** One field of an item as a cell of the ledger holds it; days as serials, codes as their Chinese words. */
export function cellOfField(
  key: ItemField | `extras/${string}`,
  content: ItemContent,
  { campaign, date1904 }: CellSetting,
): string | number | null {
  if (isExtra(key)) return content.extras?.[key.slice('extras/'.length)] ?? null
  const value = content[key]
  if (value === undefined) return null
  if (isOfKind(key, 'day')) {
    const day = content[key]
    return day === undefined ? null : ledgerSerial(day, date1904)
  }
  return sayField(key, value, campaign)
}

/** The serial under which a workbook of this kind keeps the day. */
export function ledgerSerial(day: Day, date1904: boolean): number {
  return serialOfDay(day) - (date1904 ? SERIALS_BEFORE_1904 : 0)
}

/** Whether the key names a column of the unit's own. */
export function isExtra(key: string): key is `extras/${string}` {
  return key.startsWith('extras/')
}

/** One cell of a row of the ledger, by its column. */
export function planValue(
  key: ColumnKey,
  item: PlannedItem,
  setting: CellSetting,
  at: { readonly columns: readonly Pick<LedgerColumn, 'key'>[]; readonly row: number },
): PlanValue {
  if (key === 'rowId') return item.id
  if (key === 'rowVersion') return item.version
  if (key === 'number') return item.number ?? null
  if (key === 'timeliness') return { formula: timelinessFormula(at.columns, setting.campaign, at.row) }
  if (isComputed(key)) return { formula: checksFormula(key, at.columns, setting.campaign, at.row) }
  return cellOfField(key, item.content, setting)
}

function departmentsOf(items: readonly PlannedItem[]): string[] {
  const named = new Set<string>()
  for (const item of items) if (item.content.department !== undefined) named.add(item.content.department)
  return [...named]
}

function extrasOf(items: readonly PlannedItem[]): string[] {
  const labels = new Set<string>()
  for (const item of items) for (const label of Object.keys(item.content.extras ?? {})) labels.add(label)
  return [...labels]
}

/** The name, or the name with a number when the workbook has it already. */
function freeName(name: string, taken: readonly string[]): string {
  const lower = new Set(taken.map((one) => one.toLowerCase()))
  let free = name
  for (let n = 2; lower.has(free.toLowerCase()); n++) {
    const tail = `（${n}）`
    free = name.slice(0, MAX_SHEET_NAME - tail.length) + tail
  }
  return free
}
