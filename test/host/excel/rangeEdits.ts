/** Excel.Range: what changes cells. */
import type { Rect } from '../address.ts'
import { isBounded, subtract } from '../address.ts'
import type { Arguments } from '../arguments.ts'
import { asText, isRecord } from '../arguments.ts'
import type { Classes } from '../interpreter.ts'
import { classTable } from '../interpreter.ts'
import { PLAIN } from '../model/cellFormat.ts'
import type { CopyType } from '../model/copy.ts'
import { copyCells } from '../model/copy.ts'
import type { Direction } from '../model/shift.ts'
import { shiftCells } from '../model/shift.ts'
import { sortRows } from '../model/sort.ts'
import type { SortField } from '../model/table.ts'
import { clearValidation } from '../model/validation.ts'
import type { CellsOf } from '../model/workbook.ts'
import { ADDIN } from '../model/workbook.ts'
import { refuse } from '../wire.ts'
import type { World } from './world.ts'
import { cellsArgument, rangeObject } from './world.ts'

type RangeMethod = (cells: CellsOf, given: Arguments) => unknown

const COPY_TYPES: readonly CopyType[] = ['All', 'Formulas', 'Values', 'Formats']

function direction(given: Arguments, allowed: readonly [Direction, Direction]): Direction {
  const wanted = given.text(0)
  const found = allowed.find((one) => one === wanted)
  if (found === undefined) throw refuse.argument(`shift ${wanted}`)
  return found
}

function clear({ sheet, rect }: CellsOf, given: Arguments): void {
  const what = given.textOr(0, 'All')
  if (!['All', 'Contents', 'Formats', 'Hyperlinks', 'RemoveHyperlinks'].includes(what))
    throw refuse.argument(what)
  sheet.protection.guard(rect)
  const contents = what === 'All' || what === 'Contents'
  let touched = false
  for (const [, , cell] of sheet.cells(rect)) {
    if (contents) {
      touched ||= cell.value !== '' || cell.formula !== undefined
      cell.value = ''
      delete cell.formula
    }
    if (what === 'All' || what === 'Formats') cell.format = PLAIN
  }
  if (what === 'All') {
    clearValidation(sheet, rect)
    for (const format of sheet.conditionalFormats)
      format.areas = format.areas.flatMap((area) => subtract(area, rect))
    sheet.conditionalFormats = sheet.conditionalFormats.filter((format) => format.areas.length > 0)
    if (!isBounded(rect)) {
      for (let n = rect.column; n < rect.column + rect.columns; n++) sheet.columnFormats.delete(n)
    }
  }
  for (const table of sheet.tables) table.readHeader(rect)
  sheet.workbook.touch()
  if (touched) sheet.workbook.emit({ kind: 'changed', sheet, rect, changeType: 'RangeEdited', origin: ADDIN })
}

function merge({ sheet, rect }: CellsOf, given: Arguments): void {
  const rows: Rect[] = given.flag(0)
    ? Array.from({ length: rect.rows }, (_, n) => ({ ...rect, row: rect.row + n, rows: 1 }))
    : [rect]
  for (const row of rows) if (row.rows > 1 || row.columns > 1) sheet.merge({ ...row })
}

function copyFrom({ sheet, rect }: CellsOf, given: Arguments): void {
  const wanted = given.textOr(1, 'All')
  const type = COPY_TYPES.find((one) => one === wanted)
  if (type === undefined) throw refuse.unknown(`copyFrom of ${wanted}`)
  if (given.flag(3)) throw refuse.unknown('copyFrom with transpose')
  copyCells(cellsArgument(given, 0, sheet), sheet, rect, type, ADDIN, given.flag(2))
}

/** Excel.SortField[] of an argument. */
export function sortFields(given: Arguments, index: number): SortField[] {
  return given.list(index).map((field) => {
    if (!isRecord(field) || typeof field['key'] !== 'number') throw refuse.argument('sort field')
    if (field['sortOn'] !== undefined && field['sortOn'] !== 'Value')
      throw refuse.unknown(`sorting on ${asText(field['sortOn'])}`)
    return { key: field['key'], ascending: field['ascending'] !== false }
  })
}

export function rangeEdits(world: World): Record<string, RangeMethod> {
  return {
    Clear: clear,
    Insert: ({ sheet, rect }, given) => {
      const at = { ...rect }
      shiftCells(sheet, at, direction(given, ['Down', 'Right']), ADDIN)
      return rangeObject(world, sheet, at)
    },
    Delete: ({ sheet, rect }, given) =>
      shiftCells(sheet, { ...rect }, direction(given, ['Up', 'Left']), ADDIN),
    Merge: merge,
    Unmerge: ({ sheet, rect }) => {
      sheet.protection.guard(rect)
      sheet.merges = sheet.merges.filter(
        (block) =>
          block.row + block.rows <= rect.row ||
          block.row >= rect.row + rect.rows ||
          block.column + block.columns <= rect.column ||
          block.column >= rect.column + rect.columns,
      )
    },
    CopyFrom: copyFrom,
  }
}

export function sortClasses(): Classes {
  return {
    RangeSort: classTable<CellsOf>({
      methods: {
        Apply: ({ sheet, rect }, given) => {
          if (given.textOr(3, 'Rows') !== 'Rows') throw refuse.unknown('sorting columns')
          const body = given.flag(2) ? { ...rect, row: rect.row + 1, rows: rect.rows - 1 } : rect
          sortRows(sheet, body, sortFields(given, 0), ADDIN)
        },
      },
    }),
  }
}
