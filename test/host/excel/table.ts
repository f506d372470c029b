/** Tables, their columns, rows, sorts and filters as the API shows them. */
import type { Rect } from '../address.ts'
import type { Arguments } from '../arguments.ts'
import { isRecord } from '../arguments.ts'
import type { ClassTable, Classes, HostObject, Scalar } from '../interpreter.ts'
import { classTable, hostObject } from '../interpreter.ts'
import { Sheet } from '../model/sheet.ts'
import { shiftCells } from '../model/shift.ts'
import { sortRows } from '../model/sort.ts'
import type { Table, TableColumn } from '../model/table.ts'
import { uniqueName } from '../model/table.ts'
import { ADDIN } from '../model/workbook.ts'
import { refuse } from '../wire.ts'
import { sortFields } from './rangeEdits.ts'
import type { World } from './world.ts'
import {
  cellsArgument,
  eventMethods,
  existing,
  flagValue,
  inputs,
  matrix,
  rangeObject,
  textValue,
} from './world.ts'

interface ColumnOf {
  readonly table: Table
  readonly column: TableColumn
}

interface RowOf {
  readonly table: Table
  readonly index: number
}

function rowRect({ table, index }: RowOf): Rect {
  const body = table.body()
  if (index < 0 || index >= body.rows) throw refuse.notFound(`table row ${index}`)
  return { ...body, row: body.row + index, rows: 1 }
}

/** `tables.add` and `getItem` for the workbook, a sheet, or the tables under a range. */
function tableList(world: World, list: (owner: unknown) => Table[]): ClassTable<unknown> {
  const find = (owner: unknown, key: unknown): HostObject | null => {
    const name = String(key).toLowerCase()
    const table =
      list(owner).find((one) => one.id === key) ?? list(owner).find((one) => one.name.toLowerCase() === name)
    return table === undefined ? null : hostObject('Table', table)
  }
  const home = (owner: unknown): Sheet => (owner instanceof Sheet ? owner : world.workbook.active)
  return classTable<unknown>({
    items: (owner) => list(owner).map((table) => hostObject('Table', table)),
    scalars: { count: (owner) => list(owner).length },
    byKey: find,
    methods: {
      GetCount: (owner) => list(owner).length,
      GetItemAt: (owner, given) => hostObject('Table', existing(list(owner)[given.number(0)])),
      GetFirst: (owner) => hostObject('Table', existing(list(owner)[0])),
      GetItemOrNullObject: (owner, given) => find(owner, given.any(0)),
      Add: (owner, given) => {
        const at = cellsArgument(given, 0, home(owner))
        return hostObject('Table', world.workbook.addTable(at.sheet, { ...at.rect }, given.flag(1)))
      },
      ...eventMethods<unknown>(world, 'table', ['DataChangedEvent', 'AddedEvent', 'DeletedEvent'], (owner) =>
        owner instanceof Sheet ? owner.id : 'Workbook',
      ),
    },
  })
}

function tableScalars(): Record<string, Scalar<Table>> {
  const look = (name: string): Scalar<Table> => [
    (table) => table.looks[name],
    (table, value) => {
      table.looks[name] = flagValue(value)
    },
  ]
  return {
    id: (table) => table.id,
    legacyId: (table) => table.id,
    name: [(table) => table.name, (table, value) => table.rename(textValue(value))],
    style: [
      (table) => table.style,
      (table, value) => {
        table.style = textValue(value)
      },
    ],
    showHeaders: (table) => table.showHeaders,
    showTotals: [
      (table) => table.showTotals,
      (table, value) => {
        if (flagValue(value) === table.showTotals) return
        table.showTotals = !table.showTotals
        table.rect = { ...table.rect, rows: table.rect.rows + (table.showTotals ? 1 : -1) }
      },
    ],
    showBandedRows: look('showBandedRows'),
    showBandedColumns: look('showBandedColumns'),
    showFilterButton: look('showFilterButton'),
    highlightFirstColumn: look('highlightFirstColumn'),
    highlightLastColumn: look('highlightLastColumn'),
  }
}

function tableTable(world: World): ClassTable<unknown> {
  const part = (table: Table, rect: Rect): HostObject => rangeObject(world, table.sheet, rect)
  return classTable<Table>({
    identity: ['Id', (table) => table.id],
    scalars: tableScalars(),
    navigation: {
      worksheet: (table) => hostObject('Worksheet', table.sheet),
      columns: (table) => hostObject('TableColumnCollection', table),
      rows: (table) => hostObject('TableRowCollection', table),
      sort: (table) => hostObject('TableSort', table),
    },
    methods: {
      GetRange: (table) => part(table, table.rect),
      GetHeaderRowRange: (table) => part(table, { ...table.rect, rows: 1 }),
      GetDataBodyRange: (table) => part(table, table.body()),
      GetTotalRowRange: (table) => {
        if (!table.showTotals) throw refuse.notFound('total row')
        return part(table, { ...table.rect, row: table.rect.row + table.rect.rows - 1, rows: 1 })
      },
      ConvertToRange: (table) => {
        world.workbook.removeTable(table)
        return part(table, table.rect)
      },
      Delete: (table) => {
        table.sheet.protection.guard(table.rect)
        for (const [row, column] of table.sheet.cells(table.rect)) table.sheet.rows.get(row)?.delete(column)
        world.workbook.removeTable(table)
      },
      Resize: (table, given) => table.resize({ ...cellsArgument(given, 0, table.sheet).rect }),
      ClearFilters: (table) => table.clearFilters(),
      ReapplyFilters: (table) => table.applyFilters(),
      ...eventMethods<Table>(
        world,
        'table',
        ['DataChangedEvent', 'SelectionChangedEvent'],
        (table) => table.id,
      ),
    },
  })
}

function addColumn(table: Table, given: Arguments): HostObject {
  const index = given.numberOr(0, -1)
  const at = index < 0 ? table.columns.length : index
  if (at > table.columns.length) throw refuse.argument('index')
  const { rect, sheet } = table
  if (at < table.columns.length) {
    shiftCells(sheet, { ...rect, column: rect.column + at, columns: 1 }, 'Right', ADDIN)
    // Cells put in at the first column move the whole table; put in further right they widen it.
    if (at === 0) {
      table.rect = { ...rect, columns: rect.columns + 1 }
      table.insertColumn(0)
    }
  } else {
    shiftCells(sheet, { ...rect, column: rect.column + rect.columns, columns: 1 }, 'Right', ADDIN)
    table.rect = { ...rect, columns: rect.columns + 1 }
    table.insertColumn(at)
  }
  const values = given.has(1) ? given.list(1).map((row): unknown => (Array.isArray(row) ? row[0] : row)) : []
  const whole = values.length === table.rect.rows
  const header = given.has(2) ? given.text(2) : whole ? String(values[0]) : `列${at + 1}`
  const taken = table.columns.filter((_, n) => n !== at).map((column) => column.name)
  const column = table.rect.column + at
  sheet.write({ row: rect.row, column, rows: 1, columns: 1 }, () => uniqueName(header, taken), ADDIN)
  const body = whole ? values.slice(1) : values
  if (body.length > 0) {
    const target = { row: rect.row + 1, column, rows: body.length, columns: 1 }
    sheet.write(
      target,
      inputs(
        target,
        body.map((value) => [value]),
      ),
      ADDIN,
    )
  }
  return hostObject('TableColumn', { table, column: existing(table.columns[at]) })
}

function columnClasses(world: World): Classes {
  const find = (table: Table, key: unknown): HostObject | null => {
    const column = table.columns.find((one) => one.id === key) ?? table.columnNamed(String(key))
    return column === undefined ? null : hostObject('TableColumn', { table, column })
  }
  const part =
    (which: 'all' | 'body' | 'header') =>
    ({ table, column }: ColumnOf): HostObject =>
      rangeObject(world, table.sheet, table.columnRect(column, which))
  return {
    TableColumnCollection: classTable<Table>({
      items: (table) => table.columns.map((column) => hostObject('TableColumn', { table, column })),
      scalars: { count: (table) => table.columns.length },
      byKey: find,
      methods: {
        GetCount: (table) => table.columns.length,
        GetItemAt: (table, given) =>
          hostObject('TableColumn', { table, column: existing(table.columns[given.number(0)]) }),
        GetItemOrNullObject: (table, given) => find(table, given.any(0)),
        Add: addColumn,
      },
    }),
    TableColumn: classTable<ColumnOf>({
      identity: ['Id', ({ column }) => column.id],
      scalars: {
        id: ({ column }) => column.id,
        index: ({ table, column }) => table.columns.indexOf(column),
        name: [
          ({ column }) => column.name,
          ({ table, column }, value) =>
            table.sheet.write(table.columnRect(column, 'header'), () => textValue(value), ADDIN),
        ],
        values: [
          ({ table, column }) =>
            matrix(table.columnRect(column, 'all'), (row, at) => table.sheet.valueAt(row, at)),
          ({ table, column }, value) => {
            const rect = table.columnRect(column, 'all')
            table.sheet.write(rect, inputs(rect, value), ADDIN)
          },
        ],
      },
      navigation: { filter: (one) => hostObject('Filter', one) },
      methods: {
        GetRange: part('all'),
        GetHeaderRowRange: part('header'),
        GetDataBodyRange: part('body'),
        Delete: ({ table, column }) => {
          if (table.columns.length === 1) throw refuse.conflict('a table keeps one column')
          shiftCells(table.sheet, table.columnRect(column, 'all'), 'Left', ADDIN)
        },
      },
    }),
  }
}

/** Unchecked in Excel (rows-add-fresh): the first add to a table with one empty row fills that row. */
function addRows(table: Table, given: Arguments): HostObject {
  if (table.sheet.protection.on) throw refuse.denied('rows cannot be added to a table on a protected sheet')
  const body = table.body()
  const rows = given.has(1) ? given.list(1) : [table.columns.map(() => null)]
  const index = given.numberOr(0, -1)
  const at = index < 0 ? body.rows : index
  if (at > body.rows) throw refuse.argument('index')
  const blank = body.rows === 1 && index < 0 && table.sheet.used(true, body) === null && !given.flag(2)
  const first = blank ? 0 : at
  const need = rows.length - (blank ? 1 : 0)
  if (need > 0) {
    const insertAt = body.row + (blank ? 1 : at)
    const atEnd = insertAt >= body.row + body.rows
    shiftCells(table.sheet, { ...body, row: insertAt, rows: need }, 'Down', ADDIN)
    if (atEnd || at === 0) {
      // Rows put in at an edge of the body do not widen it by themselves.
      const header = table.showHeaders ? 1 : 0
      table.rect = {
        ...table.rect,
        row: body.row - header,
        rows: body.rows + need + header + (table.showTotals ? 1 : 0),
      }
    }
    growRules(table, body)
  }
  const target = { ...body, row: body.row + first, rows: rows.length }
  table.sheet.write(target, inputs(target, rows), ADDIN)
  return hostObject('TableRow', { table, index: first } satisfies RowOf)
}

/** Rules that covered the whole height of the body cover the new rows too. */
function growRules(table: Table, before: Rect): void {
  const after = table.body()
  for (const rule of [...table.sheet.validations, ...table.sheet.conditionalFormats])
    rule.areas = rule.areas.map((area) =>
      area.row === before.row && area.rows === before.rows
        ? { ...area, row: after.row, rows: after.rows }
        : area,
    )
}

function rowClasses(world: World): Classes {
  const values: Scalar<RowOf> = [
    (row) => matrix(rowRect(row), (r, c) => row.table.sheet.valueAt(r, c)),
    (row, value) => row.table.sheet.write(rowRect(row), inputs(rowRect(row), value), ADDIN),
  ]
  const remove = (table: Table, index: number, count: number): void => {
    if (table.sheet.protection.on) throw refuse.denied('the sheet is protected')
    const body = table.body()
    if (index < 0 || index + count > body.rows) throw refuse.notFound(`table row ${index}`)
    shiftCells(table.sheet, { ...body, row: body.row + index, rows: count }, 'Up', ADDIN)
  }
  return {
    TableRowCollection: classTable<Table>({
      items: (table) =>
        Array.from({ length: table.body().rows }, (_, index) => hostObject('TableRow', { table, index })),
      scalars: { count: (table) => table.body().rows },
      methods: {
        GetCount: (table) => table.body().rows,
        GetItemAt: (table, given) => {
          const row = { table, index: given.number(0) }
          rowRect(row)
          return hostObject('TableRow', row)
        },
        Add: addRows,
        DeleteRowsAt: (table, given) => remove(table, given.number(0), given.numberOr(1, 1)),
      },
    }),
    TableRow: classTable<RowOf>({
      scalars: { index: ({ index }) => index, values },
      methods: {
        GetRange: (row) => rangeObject(world, row.table.sheet, rowRect(row)),
        Delete: ({ table, index }) => remove(table, index, 1),
      },
    }),
  }
}

function filterClasses(): Classes {
  const apply = ({ table, column }: ColumnOf, criteria: Record<string, unknown> | null): void => {
    table.sheet.protection.require('allowAutoFilter')
    if (criteria === null) delete column.criteria
    else column.criteria = criteria
    table.applyFilters()
  }
  return {
    Filter: classTable<ColumnOf>({
      scalars: { criteria: ({ column }) => column.criteria ?? null },
      methods: {
        Apply: (one, given) => {
          const criteria = given.record(0)
          if (!isRecord(criteria)) throw refuse.argument('criteria')
          apply(one, criteria)
        },
        ApplyValuesFilter: (one, given) => apply(one, { filterOn: 'Values', values: given.list(0) }),
        ApplyCustomFilter: (one, given) =>
          apply(one, {
            filterOn: 'Custom',
            criterion1: given.text(0),
            criterion2: given.textOr(1, ''),
            operator: given.textOr(2, 'And'),
          }),
        ApplyCellColorFilter: (one, given) => apply(one, { filterOn: 'CellColor', color: given.text(0) }),
        Clear: (one) => apply(one, null),
      },
    }),
    TableSort: classTable<Table>({
      scalars: { fields: (table) => table.sortFields, matchCase: () => false, method: () => 'PinYin' },
      methods: {
        Apply: (table, given) => {
          table.sortFields = sortFields(given, 0)
          sortRows(table.sheet, table.body(), table.sortFields, ADDIN)
        },
        Clear: (table) => {
          table.sortFields = []
        },
        Reapply: (table) => sortRows(table.sheet, table.body(), table.sortFields, ADDIN),
      },
    }),
  }
}

export function tableClasses(world: World): Classes {
  return {
    TableCollection: tableList(world, (owner) =>
      owner instanceof Sheet ? owner.tables : world.workbook.tables(),
    ),
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Range.getTables makes it of a list of tables
    TableScopedCollection: tableList(world, (owner) => owner as Table[]),
    Table: tableTable(world),
    ...columnClasses(world),
    ...rowClasses(world),
    ...filterClasses(),
  }
}
