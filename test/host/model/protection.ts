/** 保护工作表 — which edits a protected sheet lets through. */
import type { Rect } from '../address.ts'
import { formatRect, intersect } from '../address.ts'
import { refuse } from '../wire.ts'
import { readFormat } from './cellFormat.ts'
import type { Sheet } from './sheet.ts'

/** Excel.WorksheetProtectionOptions and their defaults: nothing but selecting. */
export const PROTECTION_DEFAULTS: Readonly<Record<string, boolean | string>> = {
  allowAutoFilter: false,
  allowDeleteColumns: false,
  allowDeleteRows: false,
  allowEditObjects: false,
  allowEditScenarios: false,
  allowFormatCells: false,
  allowFormatColumns: false,
  allowFormatRows: false,
  allowInsertColumns: false,
  allowInsertHyperlinks: false,
  allowInsertRows: false,
  allowPivotTables: false,
  allowSort: false,
  selectionMode: 'Normal',
}

export class Protection {
  private readonly sheet: Sheet
  options: Readonly<Record<string, unknown>> | null = null
  private password: string | undefined

  constructor(sheet: Sheet) {
    this.sheet = sheet
  }

  get on(): boolean {
    return this.options !== null
  }

  protect(options: Readonly<Record<string, unknown>>, password: string | undefined): void {
    if (this.on) throw refuse.denied('the sheet is protected already')
    const unknown = Object.keys(options).find((name) => !(name in PROTECTION_DEFAULTS))
    if (unknown !== undefined) throw refuse.argument(`protection option ${unknown}`)
    this.options = { ...PROTECTION_DEFAULTS, ...options }
    this.password = password
  }

  unprotect(password: string | undefined): void {
    if (this.password !== undefined && this.password !== password) throw refuse.argument('password')
    this.options = null
    this.password = undefined
  }

  allows(option: string): boolean {
    return this.options === null || this.options[option] === true
  }

  require(option: string): void {
    if (!this.allows(option)) throw refuse.denied(`the sheet is protected: ${option}`)
  }

  isLocked(row: number, column: number): boolean {
    return this.on && readFormat(this.sheet.formatAt(row, column), 'protection.locked') !== false
  }

  /** Throws when any cell of `rect` is locked. */
  guard(rect: Rect): void {
    if (!this.on) return
    // Cells beyond the sheet's content are locked unless their whole column is not: looking at the edge is enough.
    const used = this.sheet.used(false)
    const area = (used && intersect(rect, { ...used, rows: used.rows + 1, columns: used.columns + 1 })) ?? {
      ...rect,
      rows: 1,
      columns: 1,
    }
    for (let row = area.row; row < area.row + area.rows; row++)
      for (let column = area.column; column < area.column + area.columns; column++)
        if (this.isLocked(row, column))
          throw refuse.denied(`locked: ${formatRect({ row, column, rows: 1, columns: 1 })}`)
    const last = { row: rect.row + rect.rows - 1, column: rect.column + rect.columns - 1 }
    if (this.isLocked(last.row, last.column))
      throw refuse.denied(`locked: ${formatRect({ ...last, rows: 1, columns: 1 })}`)
  }

  guardFormats(rect: Rect): void {
    if (!this.allows('allowFormatCells')) throw refuse.denied(`the sheet is protected: ${formatRect(rect)}`)
  }
}
