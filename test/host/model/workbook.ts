/** The workbook: plain data and the Excel rules an add-in can feel. No Office.js in here. */
import type { Rect } from '../address.ts'
import { intersect, parseAddress, quoteSheet, formatRect } from '../address.ts'
import { refuse } from '../wire.ts'
import { evaluate } from './evaluate.ts'
import { serialOf } from './functions.ts'
import type { Place } from './operand.ts'
import { Area } from './operand.ts'
import type { Value } from './sheet.ts'
import { Sheet } from './sheet.ts'
import { shiftCells } from './shift.ts'
import { Table } from './table.ts'

/** Who changed something: this user or a co-author, through this add-in or by hand. */
export interface Origin {
  readonly source: 'Local' | 'Remote'
  readonly trigger: 'ThisLocalAddin' | 'Unknown'
}
export const ADDIN: Origin = { source: 'Local', trigger: 'ThisLocalAddin' }
export const PERSON: Origin = { source: 'Local', trigger: 'Unknown' }
export const COAUTHOR: Origin = { source: 'Remote', trigger: 'Unknown' }

export interface ChangeEvent {
  readonly kind: 'changed'
  readonly sheet: Sheet
  readonly rect: Rect
  /** Excel.DataChangeType. */
  readonly changeType: string
  readonly origin: Origin
  /** Only for the edit of one cell. */
  readonly details?: { readonly before: Value; readonly after: Value }
  readonly shiftDirection?: string
}

export type HostEvent =
  | ChangeEvent
  | { readonly kind: 'sheetAdded' | 'sheetDeleted' | 'activated' | 'deactivated'; readonly sheet: Sheet }
  | {
      readonly kind: 'selection' | 'rowSorted'
      readonly sheet: Sheet
      readonly rect: Rect
      readonly origin?: Origin
    }
  | { readonly kind: 'tableAdded' | 'tableDeleted'; readonly table: Table }
  | { readonly kind: 'sheetRenamed'; readonly sheet: Sheet; readonly before: string }
  | { readonly kind: 'protectionChanged'; readonly sheet: Sheet; readonly origin: Origin }

export interface NamedItem {
  readonly name: string
  formula: string
  readonly sheet: Sheet | null
  visible: boolean
  comment: string
}

/** A range the add-in holds on to; its place follows insertions and deletions. */
export interface CellsOf {
  readonly sheet: Sheet
  rect: Rect
}

const FORBIDDEN_IN_SHEET_NAME = /[\\/?*[\]:]|^'|'$/
const MAX_SHEET_NAME = 31

export interface WorkbookOptions {
  readonly fileName?: string
  /** The day TODAY() answers, as Excel counts days. */
  readonly today?: number
}

export class Workbook {
  fileName: string
  sheets: Sheet[] = []
  active: Sheet
  selection: CellsOf
  names = new Map<string, NamedItem>()
  settings = new Map<string, unknown>()
  customXml = new Map<string, string>()
  properties: Record<string, unknown> = { title: '', subject: '', author: '', comments: '', keywords: '' }
  customProperties = new Map<string, unknown>()
  calculationMode = 'Automatic'
  /** Workbooks Excel would have opened in another window, as base64. */
  readonly created: string[] = []
  readonly inserted: { base64: string; options: unknown }[] = []
  /** Ranges that batches hold; the host fills it. */
  tracked: () => Iterable<CellsOf> = () => []
  readonly listeners = new Set<(event: HostEvent) => void>()
  /** Counts changes: a formula computed for another count is computed again. */
  state = 0
  private readonly fixedToday: number | undefined
  private sequence = 1

  constructor(options: WorkbookOptions = {}) {
    this.fileName = options.fileName ?? '工作簿1.xlsx'
    this.fixedToday = options.today
    this.active = this.addSheet('Sheet1')
    this.selection = { sheet: this.active, rect: { row: 0, column: 0, rows: 1, columns: 1 } }
  }

  newId(): string {
    return `{${String(this.sequence++).padStart(8, '0')}-0000-4000-8000-000000000000}`
  }

  emit(event: HostEvent): void {
    for (const listener of this.listeners) listener(event)
  }

  /** Call after any change that a formula could see. */
  touch(): void {
    this.state++
  }

  today(): number {
    if (this.fixedToday !== undefined) return this.fixedToday
    const now = new Date()
    return serialOf(now.getFullYear(), now.getMonth() + 1, now.getDate())
  }

  thisYear(): number {
    return new Date(Date.UTC(1899, 11, 30) + this.today() * 86_400_000).getUTCFullYear()
  }

  sheet(key: string): Sheet | undefined {
    const lower = key.toLowerCase()
    return (
      this.sheets.find((sheet) => sheet.id === key) ??
      this.sheets.find((sheet) => sheet.name.toLowerCase() === lower)
    )
  }

  checkSheetName(name: string, own?: Sheet): void {
    if (name === '' || name.length > MAX_SHEET_NAME || FORBIDDEN_IN_SHEET_NAME.test(name))
      throw refuse.argument(`worksheet name ${name}`)
    const other = this.sheet(name)
    if (other !== undefined && other !== own) throw refuse.exists(name)
  }

  addSheet(name?: string): Sheet {
    let free = this.sheets.length + 1
    while (this.sheet(`Sheet${free}`) !== undefined) free++
    const wanted = name ?? `Sheet${free}`
    this.checkSheetName(wanted)
    const sheet = new Sheet(this, this.newId(), wanted)
    this.sheets.push(sheet)
    this.emit({ kind: 'sheetAdded', sheet })
    return sheet
  }

  renameSheet(sheet: Sheet, name: string): void {
    this.checkSheetName(name, sheet)
    const before = sheet.name
    sheet.name = name
    const old = quoteSheet(before)
    const renamed = (formula: string): string => formula.replaceAll(`${old}!`, `${quoteSheet(name)}!`)
    for (const item of [...this.names.values(), ...this.sheets.flatMap((other) => [...other.names.values()])])
      item.formula = renamed(item.formula)
    for (const other of this.sheets)
      for (const [, , cell] of other.cells())
        if (cell.formula !== undefined) cell.formula = renamed(cell.formula)
    this.touch()
    this.emit({ kind: 'sheetRenamed', sheet, before })
  }

  deleteSheet(sheet: Sheet): void {
    const next = this.sheets.find((other) => other.visibility === 'Visible' && other !== sheet)
    if (next === undefined) throw refuse.conflict('a workbook keeps one visible worksheet')
    this.sheets = this.sheets.filter((other) => other !== sheet)
    sheet.deleted = true
    if (this.active === sheet) this.activate(next)
    this.touch()
    this.emit({ kind: 'sheetDeleted', sheet })
  }

  activate(sheet: Sheet): void {
    if (this.active === sheet) return
    const old = this.active
    this.active = sheet
    this.selection = { sheet, rect: { row: 0, column: 0, rows: 1, columns: 1 } }
    if (!old.deleted) this.emit({ kind: 'deactivated', sheet: old })
    this.emit({ kind: 'activated', sheet })
  }

  select(sheet: Sheet, rect: Rect): void {
    if (sheet.visibility !== 'Visible') throw refuse.conflict('a hidden worksheet cannot be selected')
    this.activate(sheet)
    this.selection = { sheet, rect }
    this.emit({ kind: 'selection', sheet, rect })
  }

  tables(): Table[] {
    return this.sheets.flatMap((sheet) => sheet.tables)
  }

  table(name: string): Table | undefined {
    return this.tables().find((table) => table.name.toLowerCase() === name.toLowerCase())
  }

  /** A name as seen from `home`: the sheet's own before the workbook's. */
  name(text: string, home: Sheet): NamedItem | undefined {
    const key = text.toLowerCase()
    return home.names.get(key) ?? this.names.get(key)
  }

  /** `Sheet1!A1:B2`, a name or a table → the cells; null when it means nothing. */
  locate(text: string, home: Sheet): CellsOf | null {
    const address = parseAddress(text)
    if (address !== null) {
      const sheet = address.sheet === null ? home : this.sheet(address.sheet)
      return sheet === undefined ? null : { sheet, rect: address.rect }
    }
    const bare = text.replace(/^=/, '')
    if (this.name(bare, home) === undefined && this.table(bare.replace(/\[.*$/s, '')) === undefined)
      return null
    const area = evaluate(bare, { sheet: home, row: 0, column: 0 })
    return area instanceof Area ? { sheet: area.sheet, rect: area.rect } : null
  }

  /** `台账[整改时限]`, `[@状态]` → cells; null when it names nothing. */
  structured(text: string, place: Place): CellsOf | null {
    const open = text.indexOf('[')
    const table =
      open === 0
        ? place.sheet.tables.find((other) => other.contains(place.row, place.column))
        : this.table(text.slice(0, open))
    const rect = table?.structured(text.slice(open + 1, -1), place.row)
    return table === undefined || rect === null || rect === undefined ? null : { sheet: table.sheet, rect }
  }

  addTable(sheet: Sheet, given: Rect, hasHeaders: boolean): Table {
    if (sheet.tables.some((table) => intersect(table.rect, given)))
      throw refuse.conflict('a table cannot overlap a range that contains another table')
    if (sheet.merges.some((merge) => intersect(merge, given)))
      throw refuse.conflict('a table holds no merged cells')
    sheet.protection.guard(given)
    let rect = given
    if (!hasHeaders) {
      // Excel puts a header row above the data.
      shiftCells(sheet, { ...rect, rows: 1 }, 'Down', ADDIN)
      rect = { ...rect, rows: rect.rows + 1 }
    } else if (rect.rows === 1) rect = { ...rect, rows: 2 }
    let n = 1
    while (this.table(`表${n}`) !== undefined) n++
    const table = new Table(this.newId(), `表${n}`, sheet, rect)
    sheet.tables.push(table)
    this.touch()
    this.emit({ kind: 'tableAdded', table })
    return table
  }

  removeTable(table: Table): void {
    table.clearFilters()
    table.sheet.tables = table.sheet.tables.filter((other) => other !== table)
    this.touch()
    this.emit({ kind: 'tableDeleted', table })
  }

  addName(name: string, formula: string, sheet: Sheet | null, comment: string): NamedItem {
    const item: NamedItem = {
      name,
      formula: formula.startsWith('=') ? formula : `="${formula}"`,
      sheet,
      visible: true,
      comment,
    }
    ;(sheet?.names ?? this.names).set(name.toLowerCase(), item)
    this.touch()
    return item
  }

  address(sheet: Sheet, rect: Rect, absolute = false): string {
    return `${quoteSheet(sheet.name)}!${formatRect(rect, absolute)}`
  }
}
