/**
 * 读取结果 — what reading a workbook gives: items, findings, zero reports, and how each sheet was understood.
 */
import type { Finding } from './finding.ts'
import type { ItemField } from './field.ts'
import type { ReadItem, ZeroReport } from './item.ts'

/** What a column was understood to be, and why. */
export interface ColumnReading {
  /** 0-based column. */
  readonly column: number
  /** Labels of the header from top to bottom, as written, trimmed. */
  readonly path: readonly string[]
  /** A field, several in one ('owner' and 'post'), 'extra' to be kept, or 'ignored' (an empty column). */
  readonly field: ItemField | 'extra' | 'ignored'
  /** 0–1; below `ASK_BELOW` the mapping is a question. */
  readonly confidence: number
  /** Why, in plain Chinese: 「表头“整改时限”是“整改时限”的通用写法；8 个值中 8 个是日期」. */
  readonly reason: string
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
  readonly columns: readonly ColumnReading[]
  /** Unit found for the sheet as a whole, and where: 'metadata', 'title', 'sheet', 'file'. */
  readonly unit: string | null
  readonly unitFrom: 'metadata' | 'title' | 'sheet' | 'file' | null
  /** Accounting: every non-empty cell of the sheet in exactly one of these. */
  readonly cells: {
    readonly total: number
    readonly field: number
    readonly extra: number
    readonly header: number
    readonly metadata: number
    readonly section: number
    readonly footer: number
    readonly other: number
  }
}

export interface BookReading {
  readonly file: string
  readonly items: readonly ReadItem[]
  readonly findings: readonly Finding[]
  readonly zeroReports: readonly ZeroReport[]
  readonly sheets: readonly SheetReading[]
}
