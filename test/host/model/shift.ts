/** Cells put in or taken out: contents move, and with them everything that names places. */
import type { Rect } from '../address.ts'
import { MAX_COLUMNS, MAX_ROWS, containsCell, intersect } from '../address.ts'
import { isRecord } from '../arguments.ts'
import { refuse } from '../wire.ts'
import type { Shift } from './formula.ts'
import { shiftFormula, shiftOf, shiftRect, shiftSpan } from './formula.ts'
import type { Cell, Sheet } from './sheet.ts'
import type { Origin } from './workbook.ts'

export type Direction = 'Down' | 'Right' | 'Up' | 'Left'

function mapKeys<T>(map: Map<number, T>, shift: Shift): Map<number, T> {
  const moved = new Map<number, T>()
  for (const [n, value] of map) {
    const span = shiftSpan(n, n, shift)
    if (span !== null) moved.set(span[0], value)
  }
  return moved
}

function mapSet(set: ReadonlySet<number>, shift: Shift): Set<number> {
  return new Set(mapKeys(new Map([...set].map((n) => [n, true])), shift).keys())
}

function moveCells(sheet: Sheet, rect: Rect, shift: Shift): void {
  const band: Rect = shift.vertical
    ? { ...rect, rows: MAX_ROWS - rect.row }
    : { ...rect, columns: MAX_COLUMNS - rect.column }
  const moved: [number, number, Cell][] = [...sheet.cells(band)]
  for (const [row, column] of moved) sheet.rows.get(row)?.delete(column)
  for (const [row, column, cell] of moved) {
    if (shift.count < 0 && containsCell(rect, row, column)) continue
    const to: [number, number] = shift.vertical ? [row + shift.count, column] : [row, column + shift.count]
    const cells = sheet.rows.get(to[0]) ?? new Map<number, Cell>()
    sheet.rows.set(to[0], cells.set(to[1], cell))
  }
  if (shift.count > 0) inheritLooks(sheet, rect, shift)
}

/** New cells look like their neighbour before them, as Excel makes them. */
function inheritLooks(sheet: Sheet, rect: Rect, shift: Shift): void {
  const from = shift.vertical
    ? { ...rect, row: rect.row - 1, rows: 1 }
    : { ...rect, column: rect.column - 1, columns: 1 }
  if (from.row < 0 || from.column < 0) return
  for (const [row, column, cell] of sheet.cells(from).toArray())
    for (let n = 0; n < shift.count; n++)
      sheet.ensure(shift.vertical ? rect.row + n : row, shift.vertical ? column : rect.column + n).format =
        cell.format
}

function moveBands(sheet: Sheet, shift: Shift, whole: boolean): void {
  if (!whole) return
  if (shift.vertical) {
    sheet.rowFormats = mapKeys(sheet.rowFormats, shift)
    sheet.rowHeights = mapKeys(sheet.rowHeights, shift)
    sheet.hiddenRows = mapSet(sheet.hiddenRows, shift)
  } else {
    sheet.columnFormats = mapKeys(sheet.columnFormats, shift)
    sheet.columnWidths = mapKeys(sheet.columnWidths, shift)
    sheet.hiddenColumns = mapSet(sheet.hiddenColumns, shift)
  }
}

/** A rule keeps its anchor on the same cell of its area when rows come in above it. */
function moveAreas<T extends { areas: Rect[]; anchor: { row: number; column: number } }>(
  rules: T[],
  shift: Shift,
): T[] {
  return rules.filter((rule) => {
    const anchor = shiftRect({ ...rule.anchor, rows: 1, columns: 1 }, shift)
    rule.areas = rule.areas.flatMap((area) => shiftRect(area, shift) ?? [])
    const [first] = rule.areas
    if (first === undefined) return false
    rule.anchor =
      anchor === null ? { row: first.row, column: first.column } : { row: anchor.row, column: anchor.column }
    return true
  })
}

function moveTables(sheet: Sheet, shift: Shift): void {
  for (const table of sheet.tables) {
    if (!shift.vertical) {
      const across =
        table.rect.row >= shift.across[0] && table.rect.row + table.rect.rows - 1 <= shift.across[1]
      if (
        across &&
        shift.count > 0 &&
        shift.at > table.rect.column &&
        shift.at < table.rect.column + table.rect.columns
      )
        for (let n = 0; n < shift.count; n++) table.insertColumn(shift.at - table.rect.column)
      if (across && shift.count < 0)
        table.columns = table.columns.filter(
          (_, n) => shiftSpan(table.rect.column + n, table.rect.column + n, shift) !== null,
        )
    }
    const rect = shiftRect(table.rect, shift)
    if (rect === null) table.sheet.tables = table.sheet.tables.filter((other) => other !== table)
    // A table keeps one empty row when all its rows are deleted.
    else table.rect = rect.rows < 2 && table.showHeaders ? { ...rect, rows: 2 } : rect
    table.readHeader(table.rect)
  }
}

function rewriteFormulas(sheet: Sheet, shift: Shift): void {
  const { workbook } = sheet
  const rewrite = (formula: string, home: string): string => shiftFormula(formula, home, sheet.name, shift)
  for (const other of workbook.sheets) {
    for (const [, , cell] of other.cells())
      if (cell.formula !== undefined) cell.formula = rewrite(cell.formula, other.name)
    for (const rule of other.validations)
      rule.rule = rewriteDeep(rule.rule, (text) => rewrite(text, other.name))
    for (const format of other.conditionalFormats)
      for (const [key, part] of Object.entries(format.parts))
        format.parts[key] = rewriteDeep(part, (text) => rewrite(text, other.name))
    for (const item of other.names.values()) item.formula = rewrite(item.formula, other.name)
  }
  for (const item of workbook.names.values()) item.formula = rewrite(item.formula, '')
}

function rewriteDeep(
  bag: Readonly<Record<string, unknown>>,
  rewrite: (text: string) => string,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(bag).map(([key, value]) => {
      if (typeof value === 'string' && value.startsWith('=')) return [key, rewrite(value)]
      return [key, isRecord(value) ? rewriteDeep(value, rewrite) : value]
    }),
  )
}

function guard(sheet: Sheet, rect: Rect, vertical: boolean, remove: boolean): void {
  if (sheet.protection.on) {
    if (vertical ? rect.columns !== MAX_COLUMNS : rect.rows !== MAX_ROWS)
      throw refuse.denied('the sheet is protected')
    sheet.protection.require(`allow${remove ? 'Delete' : 'Insert'}${vertical ? 'Rows' : 'Columns'}`)
    if (remove) sheet.protection.guard(rect)
  }
  // Part of a table cannot be moved away from the rest of it.
  const cut = sheet.tables.find((table) => {
    if (
      !intersect(
        table.rect,
        vertical ? { ...rect, rows: MAX_ROWS - rect.row } : { ...rect, columns: MAX_COLUMNS - rect.column },
      )
    )
      return false
    return vertical
      ? table.rect.column < rect.column || table.rect.column + table.rect.columns > rect.column + rect.columns
      : table.rect.row < rect.row || table.rect.row + table.rect.rows > rect.row + rect.rows
  })
  if (cut !== undefined) throw refuse.conflict(`cells of table ${cut.describe()} cannot be shifted in part`)
}

/** Inserts (Down, Right) or deletes (Up, Left) the cells of `rect`. */
export function shiftCells(sheet: Sheet, rect: Rect, direction: Direction, origin: Origin): void {
  const vertical = direction === 'Down' || direction === 'Up'
  const remove = direction === 'Up' || direction === 'Left'
  guard(sheet, rect, vertical, remove)
  const whole = vertical ? rect.columns === MAX_COLUMNS : rect.rows === MAX_ROWS
  const shift = shiftOf(rect, vertical, remove)
  moveCells(sheet, rect, shift)
  moveBands(sheet, shift, whole)
  sheet.merges = sheet.merges.flatMap((merge) => shiftRect(merge, shift) ?? [])
  sheet.validations = moveAreas(sheet.validations, shift)
  sheet.conditionalFormats = moveAreas(sheet.conditionalFormats, shift)
  moveTables(sheet, shift)
  sheet.page.printArea = sheet.page.printArea.flatMap((area) => shiftRect(area, shift) ?? [])
  for (const tracked of sheet.workbook.tracked())
    if (tracked.sheet === sheet) tracked.rect = shiftRect(tracked.rect, shift) ?? tracked.rect
  rewriteFormulas(sheet, shift)
  for (const table of sheet.tables) table.applyFilters()
  sheet.workbook.touch()
  const name = whole ? (vertical ? 'Row' : 'Column') : 'Cell'
  sheet.workbook.emit({
    kind: 'changed',
    sheet,
    rect: { ...rect },
    changeType: `${name}${remove ? 'Deleted' : 'Inserted'}`,
    origin,
    shiftDirection: direction,
  })
}
