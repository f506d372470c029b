/**
 * 读取结果 — what reading a workbook gives: items, findings, zero reports, and how each sheet was understood.
 */
import type { UnitId } from '../campaign/campaign.ts'
import type { Cell, SheetGrid } from '../cells/grid.ts'
import type { Finding } from '../items/finding.ts'
import type { ColumnReading } from '../columns/columnReading.ts'
import type { Claimed, ReadItem, ZeroReport } from '../items/item.ts'
import type { Day } from '../calendar/day.ts'
import type { WorkCalendar } from '../calendar/workday.ts'

export type { ColumnReading }

/** One table of a sheet; rows as Excel counts them. */
export interface TableReading {
  readonly kind: 'ledger' | 'other'
  readonly headerRows: readonly number[]
  readonly dataRows: readonly number[]
  readonly columns: readonly ColumnReading[]
}

/** Where the unit of a whole sheet was found. */
export type UnitSource = 'given' | 'metadata' | 'title' | 'sheet' | 'file'

/** How many non-empty cells of a sheet became what; every one is in exactly one of these. */
export interface CellAccount {
  readonly total: number
  readonly field: number
  readonly extra: number
  readonly header: number
  readonly metadata: number
  readonly section: number
  readonly footer: number
  /** Said by a finding. */
  readonly other: number
}

/** The year that limits took which write none. */
export interface LimitYear {
  readonly year: number
  /** What the year comes from, as a sentence names it: 填报时间2017年6月20日, 本行的发现日期, 标题“…”, 本次行动. */
  readonly from: string
  /** As Excel counts. */
  readonly rows: readonly number[]
}

/** How a sheet was taken apart; rows as Excel counts them. */
export interface SheetReading {
  readonly sheet: string
  readonly kind: 'ledger' | 'instructions' | 'form' | 'empty' | 'other'
  readonly titleRows: readonly number[]
  readonly headerRows: readonly number[]
  readonly dataRows: readonly number[]
  readonly sectionRows: readonly number[]
  readonly footerRows: readonly number[]
  /** Columns of the first ledger on the sheet. */
  readonly columns: readonly ColumnReading[]
  /** Every table found, the first ledger included. */
  readonly tables: readonly TableReading[]
  /** Unit found for the sheet as a whole, and where. */
  readonly unit: UnitId | null
  readonly unitFrom: UnitSource | null
  readonly cells: CellAccount
  /** Years of limits that write none; absent when every limit writes its own. */
  readonly years?: readonly LimitYear[]
}

export interface BookReading {
  readonly file: string
  readonly items: readonly ReadItem[]
  readonly findings: readonly Finding[]
  readonly zeroReports: readonly ZeroReport[]
  readonly sheets: readonly SheetReading[]
}

/** Whether a row or sheet is read: 'in' although the reader would not, 'out' although it would. */
export type Inclusion = 'in' | 'out'

/** What a person has decided of cells, rows and sheets of one file; absent for undecided. */
export interface Decisions {
  /**
   * '工作表!H6' → the state that the words there mean; 'none' when they say none. At a column's label 'told' takes
   * every word of the column for what it says.
   */
  readonly claims?: Readonly<Record<string, Claimed | 'told' | 'none'>> | undefined
  /** '工作表!12' → whether the row is one of the ledger's. */
  readonly rows?: Readonly<Record<string, Inclusion>> | undefined
  /** A sheet's name → whether its rows count. */
  readonly sheets?: Readonly<Record<string, Inclusion>> | undefined
  /** A sheet's name → whose it is, where the sheet itself names another unit than its sender. */
  readonly owners?: Readonly<Record<string, UnitId>> | undefined
}

/** By header: sampled rows of all sheets that have it, each with its sheet and a cell for each `pathKey`. */
export type HeaderPool = ReadonlyMap<string, readonly PooledRow[]>

export interface PooledRow {
  readonly sheet: string
  readonly cells: ReadonlyMap<string, Cell | undefined>
}

/** A workbook as it lies before the reader. */
export interface BookToRead {
  /** The name that findings and origins carry. */
  readonly file: string
  readonly sheets: readonly SheetGrid[]
}

/** What the caller knows beyond the file. */
export interface ReadingOptions {
  /** The sender's unit: overrides what the sheets say of themselves, never a row's own unit column. */
  readonly unit?: UnitId | undefined
  /** Mappings confirmed by the unit, by `pathKey`: a field's name or 'extra'. */
  readonly confirmed?: Readonly<Record<string, string>> | undefined
  /** Rows under the same header on the workbook's other sheets; `readBook` gives them. */
  readonly pool?: HeaderPool | undefined
  /** Needed for limits in working days. */
  readonly calendar?: WorkCalendar | undefined
  /** What a person has decided of single cells, rows and sheets. */
  readonly decided?: Decisions | undefined
  /** The day of the reading: 立行立改 as an answer counts from it where the row says no day of finding. */
  readonly today?: Day | undefined
}
