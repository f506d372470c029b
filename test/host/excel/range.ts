/** Excel.Range: the properties and the moves from one range to another. */
import type { Rect } from '../address.ts'
import { MAX_COLUMNS, MAX_ROWS, insideSheet, intersect, parseAddress } from '../address.ts'
import type { Arguments } from '../arguments.ts'
import type { Classes, HostObject, Scalar } from '../interpreter.ts'
import { classTable, hostObject } from '../interpreter.ts'
import { withFormat, numberFormatOf } from '../model/cellFormat.ts'
import type { CellsOf } from '../model/workbook.ts'
import { ADDIN } from '../model/workbook.ts'
import { refuse } from '../wire.ts'
import { rangeEdits } from './rangeEdits.ts'
import { specialCells } from './specialCells.ts'
import type { Areas, World } from './world.ts'
import {
  areasObject,
  areasOf,
  cellsArgument,
  existing,
  flagValue,
  inputs,
  matrix,
  rangeObject,
  textValue,
} from './world.ts'

type RangeMethod = (cells: CellsOf, given: Arguments) => unknown

/** Cells of a Range proxy whose count does not fit are told as -1. */
const MAX_COUNT = 2 ** 31 - 1

function hiddenLines(of: 'row' | 'column'): Scalar<CellsOf> {
  const hidden = ({ sheet }: CellsOf): Set<number> => (of === 'row' ? sheet.hiddenRows : sheet.hiddenColumns)
  return [
    (cells) => {
      const first = cells.rect[of]
      const count = Math.min(of === 'row' ? cells.rect.rows : cells.rect.columns, MAX_COLUMNS)
      const answers = new Set<boolean>()
      for (let n = first; n < first + count; n++)
        answers.add(of === 'row' ? cells.sheet.isHiddenRow(n) : hidden(cells).has(n))
      return answers.size === 1 ? [...answers][0] : null
    },
    (cells, value) => {
      cells.sheet.protection.require(of === 'row' ? 'allowFormatRows' : 'allowFormatColumns')
      const first = cells.rect[of]
      const count = Math.min(of === 'row' ? cells.rect.rows : cells.rect.columns, MAX_COLUMNS)
      for (let n = first; n < first + count; n++)
        if (flagValue(value)) hidden(cells).add(n)
        else hidden(cells).delete(n)
    },
  ]
}

function setNumberFormat(cells: CellsOf, given: unknown): void {
  const at = inputs(cells.rect, given, true)
  cells.sheet.setFormat(cells.rect, (format, row, column) => {
    const code = at(Math.max(0, row - cells.rect.row), Math.max(0, column - cells.rect.column))
    return code === null ? format : withFormat(format, 'numberFormat', textValue(code))
  })
  cells.sheet.workbook.touch()
}

function contents(): Record<string, Scalar<CellsOf>> {
  const write = ({ sheet, rect }: CellsOf, given: unknown): void =>
    sheet.write(rect, inputs(rect, given), ADDIN)
  const formula = ({ sheet, rect }: CellsOf): unknown =>
    matrix(rect, (row, column) => sheet.cell(row, column)?.formula ?? sheet.valueAt(row, column))
  const format = ({ sheet, rect }: CellsOf): unknown =>
    matrix(rect, (row, column) => numberFormatOf(sheet.formatAt(row, column)))
  return {
    values: [({ sheet, rect }) => matrix(rect, (row, column) => sheet.valueAt(row, column)), write],
    formulas: [formula, write],
    formulasLocal: [formula, write],
    text: ({ sheet, rect }) => matrix(rect, (row, column) => sheet.textAt(row, column)),
    valueTypes: ({ sheet, rect }) => matrix(rect, (row, column) => sheet.valueTypeAt(row, column)),
    numberFormat: [format, setNumberFormat],
    numberFormatLocal: [format, setNumberFormat],
  }
}

function moves(world: World): Record<string, RangeMethod> {
  const moved =
    (change: (rect: Rect, given: Arguments) => Partial<Rect>): RangeMethod =>
    ({ sheet, rect }, given) =>
      rangeObject(world, sheet, { ...rect, ...change(rect, given) })
  return {
    GetCell: moved((rect, given) => ({
      row: rect.row + given.number(0),
      column: rect.column + given.number(1),
      rows: 1,
      columns: 1,
    })),
    GetRow: moved((rect, given) => ({ row: rect.row + given.number(0), rows: 1 })),
    GetColumn: moved((rect, given) => ({ column: rect.column + given.number(0), columns: 1 })),
    GetLastRow: moved((rect) => ({ row: rect.row + rect.rows - 1, rows: 1 })),
    GetLastColumn: moved((rect) => ({ column: rect.column + rect.columns - 1, columns: 1 })),
    GetLastCell: moved((rect) => ({
      row: rect.row + rect.rows - 1,
      column: rect.column + rect.columns - 1,
      rows: 1,
      columns: 1,
    })),
    GetEntireRow: moved(() => ({ column: 0, columns: MAX_COLUMNS })),
    GetEntireColumn: moved(() => ({ row: 0, rows: MAX_ROWS })),
    GetOffsetRange: moved((rect, given) => ({
      row: rect.row + given.number(0),
      column: rect.column + given.number(1),
    })),
    GetResizedRange: moved((rect, given) => ({
      rows: rect.rows + given.number(0),
      columns: rect.columns + given.number(1),
    })),
    GetAbsoluteResizedRange: moved((_, given) => ({ rows: given.number(0), columns: given.number(1) })),
    GetRowsBelow: moved((rect, given) => ({ row: rect.row + rect.rows, rows: given.numberOr(0, 1) })),
    GetRowsAbove: moved((rect, given) => ({
      row: rect.row - given.numberOr(0, 1),
      rows: given.numberOr(0, 1),
    })),
    GetColumnsAfter: moved((rect, given) => ({
      column: rect.column + rect.columns,
      columns: given.numberOr(0, 1),
    })),
    GetColumnsBefore: moved((rect, given) => ({
      column: rect.column - given.numberOr(0, 1),
      columns: given.numberOr(0, 1),
    })),
  }
}

/** The block of filled cells around a range, bounded by empty rows and columns. */
function surrounding({ sheet, rect }: CellsOf): Rect {
  let block = rect
  for (;;) {
    const [row, column] = [Math.max(0, block.row - 1), Math.max(0, block.column - 1)]
    const ring = {
      row,
      column,
      rows: block.row + block.rows + 1 - row,
      columns: block.column + block.columns + 1 - column,
    }
    const used = insideSheet(ring) ? sheet.used(true, ring) : null
    const grown = used === null ? block : bounding(block, used)
    if (grown.rows === block.rows && grown.columns === block.columns) return block
    block = grown
  }
}

function bounding(a: Rect, b: Rect): Rect {
  const row = Math.min(a.row, b.row)
  const column = Math.min(a.column, b.column)
  return {
    row,
    column,
    rows: Math.max(a.row + a.rows, b.row + b.rows) - row,
    columns: Math.max(a.column + a.columns, b.column + b.columns) - column,
  }
}

function questions(world: World): Record<string, RangeMethod> {
  const orNull = (sheet: CellsOf['sheet'], rect: Rect | null): HostObject | null =>
    rect === null ? null : rangeObject(world, sheet, rect)
  const common = (cells: CellsOf, given: Arguments): Rect | null => {
    const other = cellsArgument(given, 0, cells.sheet)
    return other.sheet === cells.sheet ? intersect(cells.rect, other.rect) : null
  }
  const merged = ({ sheet, rect }: CellsOf): Rect[] => sheet.merges.filter((merge) => intersect(merge, rect))
  return {
    GetBoundingRect: ({ sheet, rect }, given) =>
      rangeObject(world, sheet, bounding(rect, cellsArgument(given, 0, sheet).rect)),
    GetIntersection: (cells, given) => rangeObject(world, cells.sheet, existing(common(cells, given))),
    GetIntersectionOrNullObject: (cells, given) => orNull(cells.sheet, common(cells, given)),
    GetUsedRange: ({ sheet, rect }, given) =>
      rangeObject(world, sheet, sheet.used(given.flag(0), rect) ?? { ...rect, rows: 1, columns: 1 }),
    GetUsedRangeOrNullObject: ({ sheet, rect }, given) => orNull(sheet, sheet.used(given.flag(0), rect)),
    GetSurroundingRegion: (cells) => rangeObject(world, cells.sheet, surrounding(cells)),
    GetMergedAreasOrNullObject: (cells) =>
      merged(cells).length === 0 ? null : areasObject(cells.sheet, merged(cells)),
    GetSpecialCellsOrNullObject: (cells, given) => {
      const areas = specialCells(cells, given.text(0))
      return areas.length === 0 ? null : areasObject(cells.sheet, areas)
    },
    GetTables: ({ sheet, rect }) =>
      hostObject(
        'TableScopedCollection',
        sheet.tables.filter((table) => intersect(table.rect, rect)),
      ),
    FindOrNullObject: (cells, given) => orNull(cells.sheet, find(cells, given)),
    Find: (cells, given) => rangeObject(world, cells.sheet, existing(find(cells, given))),
    Select: ({ sheet, rect }) => world.workbook.select(sheet, { ...rect }),
    Calculate: () => world.workbook.touch(),
    SetDirty: () => world.workbook.touch(),
    _ValidateArraySize: ({ rect }, given) => {
      if (given.number(0) !== rect.rows || given.number(1) !== rect.columns) throw refuse.shape()
    },
  }
}

function find({ sheet, rect }: CellsOf, given: Arguments): Rect | null {
  const criteria = given.record(1)
  const fold = (text: string): string => (criteria['matchCase'] === true ? text : text.toLowerCase())
  const wanted = fold(given.text(0))
  for (const [row, column] of sheet.cells(rect)) {
    const text = fold(sheet.textAt(row, column))
    if (criteria['completeMatch'] === true ? text === wanted : text.includes(wanted))
      return { row, column, rows: 1, columns: 1 }
  }
  return null
}

function facts(world: World): Record<string, Scalar<CellsOf>> {
  const address = ({ sheet, rect }: CellsOf): string => world.workbook.address(sheet, rect)
  return {
    address,
    addressLocal: address,
    rowIndex: ({ rect }) => rect.row,
    columnIndex: ({ rect }) => rect.column,
    rowCount: ({ rect }) => rect.rows,
    columnCount: ({ rect }) => rect.columns,
    cellCount: ({ rect }) => (rect.rows * rect.columns > MAX_COUNT ? -1 : rect.rows * rect.columns),
    hidden: ({ sheet, rect }) => sheet.isHiddenRow(rect.row) || sheet.hiddenColumns.has(rect.column),
    rowHidden: hiddenLines('row'),
    columnHidden: hiddenLines('column'),
    isEntireRow: ({ rect }) => rect.columns === MAX_COLUMNS,
    isEntireColumn: ({ rect }) => rect.rows === MAX_ROWS,
    style: [
      ({ sheet, rect }) => sheet.formatOf([rect], 'style'),
      ({ sheet, rect }, value) =>
        sheet.setFormat(rect, (format) => withFormat(format, 'style', textValue(value))),
    ],
  }
}

function areaClasses(world: World): Classes {
  const names = ({ sheet, rects }: Areas): string =>
    rects.map((rect) => world.workbook.address(sheet, rect)).join(',')
  const same =
    (className: string) =>
    (areas: Areas): HostObject =>
      hostObject(className, areas)
  return {
    RangeAreas: classTable<Areas>({
      kept: true,
      scalars: {
        address: names,
        addressLocal: names,
        areaCount: ({ rects }) => rects.length,
        cellCount: ({ rects }) => rects.reduce((sum, rect) => sum + rect.rows * rect.columns, 0),
        isEntireColumn: ({ rects }) => rects.every((rect) => rect.rows === MAX_ROWS),
        isEntireRow: ({ rects }) => rects.every((rect) => rect.columns === MAX_COLUMNS),
      },
      navigation: {
        areas: same('RangeCollection'),
        format: same('RangeFormat'),
        dataValidation: same('DataValidation'),
        conditionalFormats: same('ConditionalFormatCollection'),
        worksheet: ({ sheet }) => hostObject('Worksheet', sheet),
      },
    }),
    RangeCollection: classTable<Areas>({
      items: ({ sheet, rects }) => rects.map((rect) => rangeObject(world, sheet, rect)),
      methods: {
        GetCount: ({ rects }) => rects.length,
        GetItemAt: ({ sheet, rects }, given) => rangeObject(world, sheet, existing(rects[given.number(0)])),
      },
    }),
  }
}

/** `A1:B2,D4` → its rectangles. */
export function areasArgument(text: string): Rect[] {
  return text.split(',').map((part) => {
    const address = parseAddress(part)
    if (address === null) throw refuse.argument(`address ${part}`)
    return address.rect
  })
}

export function rangeClasses(world: World): Classes {
  return {
    Range: classTable<CellsOf>({
      kept: true,
      scalars: { ...facts(world), ...contents() },
      navigation: {
        worksheet: ({ sheet }) => hostObject('Worksheet', sheet),
        format: (cells) => hostObject('RangeFormat', areasOf(cells)),
        dataValidation: (cells) => hostObject('DataValidation', areasOf(cells)),
        conditionalFormats: (cells) => hostObject('ConditionalFormatCollection', areasOf(cells)),
        sort: (cells) => hostObject('RangeSort', cells),
      },
      methods: { ...moves(world), ...questions(world), ...rangeEdits(world) },
    }),
    ...areaClasses(world),
  }
}
