/** The workbook as the pane sees it. Only this folder knows Office.js; every other part of the add-in talks to this. */
import type { CellValue, SheetGrid } from '#rules/cells/grid'
import type { PlanValue, SheetPlan } from '#rules/ledgerSheet/sheetPlan'

/** One cell of the ledger's sheet to write; 0-based. Text stays text whatever it begins with. */
export interface CellWrite {
  readonly row: number
  readonly column: number
  readonly value: string | number | null
  /** The column's number format, see `LedgerColumn`. */
  readonly format: string
  /** What the cell held when it was looked at; when it holds something else by now, nothing is written. */
  readonly was?: CellValue
}

/** Where the ledger's rows stood when they were looked at; a person may sort, insert or delete meanwhile. */
export interface RowsSeen {
  /** 0-based column of the ids (行标识). */
  readonly column: number
  /** 0-based row → id, '' for a row without one. */
  readonly ids: ReadonlyMap<number, string>
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
  /** Null when nothing of the update depends on where a row stands. */
  readonly seen: RowsSeen | null
  /** The baseline that `baseline` takes the place of, to be put back should the rows have moved. */
  readonly before: string
}

/** What standardising needs to know first of the sheet in front and of the workbook around it. */
export interface Survey {
  readonly grid: SheetGrid
  /** False where the host cannot tell merged cells. */
  readonly mergesKnown: boolean
  readonly sheets: readonly { readonly name: string; readonly visible: boolean }[]
  /** Sheet of the standard ledger; null when there is none. */
  readonly ledgerSheet: string | null
}

export interface Workbook {
  /** File name as the host shows it; '' when it has none yet. */
  fileName(): string
  /** The sheet in front, whole, and which sheets there are. */
  survey(): Promise<Survey>
  readSheet(name: string): Promise<{ grid: SheetGrid; mergesKnown: boolean }>
  /** Writes the plan as a new sheet, with its baseline; nothing that is there is touched. */
  writeLedger(plan: SheetPlan, baseline: string): Promise<void>
  openLedger(): Promise<OpenLedger>
  /** False when a row had moved or a cell had changed since it was looked at: the sheet is then as it was. */
  updateLedger(update: LedgerUpdate): Promise<boolean>
  /** Brings the cell into sight and selects it. */
  select(sheet: string, cell: string): Promise<void>
  /** False, with the cells as they were, when one of them had changed since it was looked at. */
  writeCells(sheet: string, cells: readonly CellWrite[]): Promise<boolean>
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
