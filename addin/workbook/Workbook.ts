/** The workbook as the pane sees it. Only this folder knows Office.js; every other part of the add-in talks to this. */
import type { SheetGrid } from '#rules/grid'
import type { PlanValue, SheetPlan } from '#rules/sheetPlan'

/** One cell of the ledger's sheet to write; 0-based. Text stays text whatever it begins with. */
export interface CellWrite {
  readonly row: number
  readonly column: number
  readonly value: string | number | null
  /** The column's number format, see `LedgerColumn`. */
  readonly format: string
}

/** The standard ledger of the open workbook, and the baseline kept beside it; null when there is none. */
export interface OpenLedger {
  readonly grid: SheetGrid | null
  readonly baseline: string | null
}

/** What a sync writes back, in one go: cells, new rows at the table's end, and the new baseline. */
export interface LedgerUpdate {
  readonly sheet: string
  readonly cells: readonly CellWrite[]
  /** Values by the sheet's own columns, from the table's first column. */
  readonly newRows: readonly (readonly PlanValue[])[]
  /** Number format of each of the new rows' columns. */
  readonly newRowFormats: readonly string[]
  readonly baseline: string
}

export interface Workbook {
  /** File name as the host shows it; '' when it has none yet. */
  fileName(): string
  sheets(): Promise<{ readonly name: string; readonly visible: boolean }[]>
  /** The sheet in front, whole; `mergesKnown` is false where the host cannot tell merged cells. */
  readActiveSheet(): Promise<{ grid: SheetGrid; mergesKnown: boolean }>
  readSheet(name: string): Promise<{ grid: SheetGrid; mergesKnown: boolean }>
  /** Writes the plan as a new sheet, with its baseline; nothing that is there is touched. */
  writeLedger(plan: SheetPlan, baseline: string): Promise<void>
  openLedger(): Promise<OpenLedger>
  saveBaseline(baseline: string): Promise<void>
  updateLedger(update: LedgerUpdate): Promise<void>
  /** Brings the cell into sight and selects it. */
  select(sheet: string, cell: string): Promise<void>
  writeCells(sheet: string, cells: readonly CellWrite[]): Promise<void>
  /** Calls back after an edit of this user on the ledger's sheet; returns how to stop. */
  watchLedger(edited: () => void): Promise<() => Promise<void>>
  /** Opens the bytes of an .xlsx as a new workbook beside this one. */
  openWorkbook(base64: string): Promise<void>
  readonly canOpenWorkbook: boolean
}

/** A refusal of the host, by its own code; its words are in `words`. */
export class WorkbookProblem extends Error {
  readonly code: string
  constructor(code: string, cause: unknown) {
    super(code, { cause })
    this.name = 'WorkbookProblem'
    this.code = code
  }
}
