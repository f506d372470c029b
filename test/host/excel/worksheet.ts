/** Worksheets as the API shows them. */
import { MAX_COLUMNS, MAX_ROWS, WHOLE_SHEET } from '../address.ts'
import type { ClassTable, Classes, HostObject, Scalar } from '../interpreter.ts'
import { classTable, hostObject } from '../interpreter.ts'
import { PROTECTION_DEFAULTS } from '../model/protection.ts'
import type { Sheet } from '../model/sheet.ts'
import { ADDIN } from '../model/workbook.ts'
import { refuse } from '../wire.ts'
import { pageClasses } from './page.ts'
import { areasArgument } from './range.ts'
import type { World } from './world.ts'
import {
  areasObject,
  cellsArgument,
  constant,
  eventMethods,
  existing,
  flagValue,
  numberValue,
  rangeObject,
  textValue,
} from './world.ts'

const SHEET_EVENTS = [
  'DataChangedEvent',
  'ActivatedEvent',
  'DeactivatedEvent',
  'SelectionChangedEvent',
  'EventNameChanged',
  'ProtectionChangedEvent',
  'RowSortedEvent',
]

function collection(world: World): ClassTable<unknown> {
  const { workbook } = world
  const sheetObject = (sheet: Sheet | undefined): HostObject => hostObject('Worksheet', existing(sheet))
  const orNull = (sheet: Sheet | undefined): HostObject | null =>
    sheet === undefined ? null : sheetObject(sheet)
  const shown = (visibleOnly: boolean): Sheet[] =>
    workbook.sheets.filter((sheet) => !visibleOnly || sheet.visibility === 'Visible')
  return classTable<unknown>({
    items: () => workbook.sheets.map(sheetObject),
    byKey: (_, key) => orNull(workbook.sheet(String(key))),
    methods: {
      GetActiveWorksheet: () => sheetObject(workbook.active),
      GetCount: (_, given) => shown(given.flag(0)).length,
      GetFirst: (_, given) => sheetObject(shown(given.flag(0))[0]),
      GetLast: (_, given) => sheetObject(shown(given.flag(0)).at(-1)),
      GetItemOrNullObject: (_, given) => orNull(workbook.sheet(given.text(0))),
      Add: (_, given) => sheetObject(workbook.addSheet(given.has(0) ? given.text(0) : undefined)),
      ...eventMethods<unknown>(
        world,
        'sheet',
        [...SHEET_EVENTS, 'AddedEvent', 'DeletedEvent'],
        () => 'Workbook',
      ),
    },
  })
}

function setVisibility(world: World, sheet: Sheet, given: unknown): void {
  if (given !== 'Visible' && given !== 'Hidden' && given !== 'VeryHidden') throw refuse.argument('visibility')
  const others = world.workbook.sheets.filter((other) => other.visibility === 'Visible' && other !== sheet)
  if (given !== 'Visible') {
    const [next] = others
    if (next === undefined) throw refuse.conflict('a workbook keeps one visible worksheet')
    if (world.workbook.active === sheet) world.workbook.activate(next)
  }
  sheet.visibility = given
}

function scalars(world: World): Record<string, Scalar<Sheet>> {
  const { workbook } = world
  return {
    id: (sheet) => sheet.id,
    name: [(sheet) => sheet.name, (sheet, value) => workbook.renameSheet(sheet, textValue(value))],
    position: [
      (sheet) => workbook.sheets.indexOf(sheet),
      (sheet, value) => {
        workbook.sheets = workbook.sheets.filter((other) => other !== sheet)
        workbook.sheets.splice(numberValue(value), 0, sheet)
      },
    ],
    visibility: [(sheet) => sheet.visibility, (sheet, value) => setVisibility(world, sheet, value)],
    tabColor: [
      (sheet) => sheet.tabColor,
      (sheet, value) => {
        sheet.tabColor = textValue(value)
      },
    ],
    showGridlines: [
      (sheet) => sheet.showGridlines,
      (sheet, value) => {
        sheet.showGridlines = flagValue(value)
      },
    ],
    showHeadings: [
      (sheet) => sheet.showHeadings,
      (sheet, value) => {
        sheet.showHeadings = flagValue(value)
      },
    ],
    standardHeight: constant(14.25),
    tabId: (sheet) => workbook.sheets.indexOf(sheet) + 1,
  }
}

function sheetTable(world: World): ClassTable<unknown> {
  const { workbook } = world
  const beside = (sheet: Sheet, step: number, visibleOnly: boolean): Sheet | undefined => {
    const list = workbook.sheets.filter(
      (other) => !visibleOnly || other.visibility === 'Visible' || other === sheet,
    )
    return list[list.indexOf(sheet) + step]
  }
  const object = (sheet: Sheet | undefined): HostObject | null =>
    sheet === undefined ? null : hostObject('Worksheet', sheet)
  const under = (className: string) => (sheet: Sheet) => hostObject(className, sheet)
  return classTable<Sheet>({
    identity: ['Id', (sheet) => sheet.id],
    scalars: scalars(world),
    navigation: {
      tables: under('TableCollection'),
      names: under('NamedItemCollection'),
      protection: under('WorksheetProtection'),
      freezePanes: under('WorksheetFreezePanes'),
      customProperties: under('WorksheetCustomPropertyCollection'),
      pageLayout: under('PageLayout'),
    },
    methods: {
      Activate: (sheet) => workbook.activate(sheet),
      Delete: (sheet) => workbook.deleteSheet(sheet),
      Calculate: () => workbook.touch(),
      GetCell: (sheet, given) =>
        rangeObject(world, sheet, { row: given.number(0), column: given.number(1), rows: 1, columns: 1 }),
      GetRange: (sheet, given) => {
        if (!given.has(0)) return rangeObject(world, sheet, WHOLE_SHEET)
        const at = cellsArgument(given, 0, sheet)
        return rangeObject(world, at.sheet, at.rect)
      },
      GetRanges: (sheet, given) => areasObject(sheet, areasArgument(given.text(0))),
      GetRangeByIndexes: (sheet, given) =>
        rangeObject(world, sheet, {
          row: given.number(0),
          column: given.number(1),
          rows: given.number(2),
          columns: given.number(3),
        }),
      GetUsedRange: (sheet, given) =>
        rangeObject(world, sheet, sheet.used(given.flag(0)) ?? { row: 0, column: 0, rows: 1, columns: 1 }),
      GetUsedRangeOrNullObject: (sheet, given) => {
        const used = sheet.used(given.flag(0))
        return used === null ? null : rangeObject(world, sheet, used)
      },
      GetNext: (sheet, given) => object(existing(beside(sheet, 1, given.flag(0)))),
      GetNextOrNullObject: (sheet, given) => object(beside(sheet, 1, given.flag(0))),
      GetPrevious: (sheet, given) => object(existing(beside(sheet, -1, given.flag(0)))),
      GetPreviousOrNullObject: (sheet, given) => object(beside(sheet, -1, given.flag(0))),
      _GetSheetById: (_, given) => object(existing(workbook.sheet(given.text(0)))),
      _GetAnotherWorksheetById: (_, given) => object(existing(workbook.sheet(given.text(0)))),
      ...eventMethods<Sheet>(world, 'sheet', SHEET_EVENTS, (sheet) => sheet.id),
    },
  })
}

function protection(world: World): ClassTable<unknown> {
  const told = (sheet: Sheet): void =>
    world.workbook.emit({ kind: 'protectionChanged', sheet, origin: ADDIN })
  return classTable<Sheet>({
    scalars: {
      protected: (sheet) => sheet.protection.on,
      options: (sheet) => sheet.protection.options ?? PROTECTION_DEFAULTS,
    },
    methods: {
      Protect: (sheet, given) => {
        sheet.protection.protect(given.record(0), given.has(1) ? given.text(1) : undefined)
        told(sheet)
      },
      Unprotect: (sheet, given) => {
        sheet.protection.unprotect(given.has(0) ? given.text(0) : undefined)
        told(sheet)
      },
    },
  })
}

function freezePanes(world: World): ClassTable<unknown> {
  return classTable<Sheet>({
    methods: {
      FreezeRows: (sheet, given) => {
        sheet.freeze = { row: 0, column: 0, rows: given.number(0), columns: MAX_COLUMNS }
      },
      FreezeColumns: (sheet, given) => {
        sheet.freeze = { row: 0, column: 0, rows: MAX_ROWS, columns: given.number(0) }
      },
      FreezeAt: (sheet, given) => {
        const { rect } = cellsArgument(given, 0, sheet)
        if (rect.row !== 0 || rect.column !== 0) throw refuse.argument('frozen cells start at A1')
        sheet.freeze = { ...rect }
      },
      Unfreeze: (sheet) => {
        sheet.freeze = null
      },
      GetLocation: (sheet) => rangeObject(world, sheet, existing(sheet.freeze)),
      GetLocationOrNullObject: (sheet) =>
        sheet.freeze === null ? null : rangeObject(world, sheet, sheet.freeze),
    },
  })
}

export function worksheetClasses(world: World): Classes {
  return {
    WorksheetCollection: collection(world),
    Worksheet: sheetTable(world),
    WorksheetProtection: protection(world),
    WorksheetFreezePanes: freezePanes(world),
    ...pageClasses(world),
  }
}
