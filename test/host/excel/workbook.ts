/** Workbook and application: the roots of the API. */
import type { Arguments } from '../arguments.ts'
import type { Classes } from '../interpreter.ts'
import { classTable, hostObject } from '../interpreter.ts'
import { conditionalClasses } from './conditional.ts'
import { formatClasses } from './format.ts'
import { nameClasses } from './names.ts'
import { rangeClasses } from './range.ts'
import { sortClasses } from './rangeEdits.ts'
import { storageClasses } from './storage.ts'
import { tableClasses } from './table.ts'
import { validationClasses } from './validation.ts'
import { worksheetClasses } from './worksheet.ts'
import type { World } from './world.ts'
import { constant, existing, rangeObject, textValue } from './world.ts'

function workbookClass(world: World): Classes {
  const { workbook } = world
  const eventRange = (_: unknown, given: Arguments): ReturnType<typeof rangeObject> | null => {
    const cells = world.eventCells(given.text(0))
    return cells === undefined || cells.sheet.deleted ? null : rangeObject(world, cells.sheet, cells.rect)
  }
  return {
    Workbook: classTable<unknown>({
      scalars: { name: () => workbook.fileName, readOnly: constant(false), autoSave: constant(false) },
      navigation: {
        worksheets: () => hostObject('WorksheetCollection', null),
        tables: () => hostObject('TableCollection', workbook),
        names: () => hostObject('NamedItemCollection', null),
        settings: () => hostObject('SettingCollection', null),
        customXmlParts: () => hostObject('CustomXmlPartCollection', null),
        application: () => hostObject('Application', null),
        properties: () => hostObject('DocumentProperties', workbook.properties),
      },
      methods: {
        GetSelectedRange: () => rangeObject(world, workbook.selection.sheet, workbook.selection.rect),
        GetActiveCell: () =>
          rangeObject(world, workbook.selection.sheet, { ...workbook.selection.rect, rows: 1, columns: 1 }),
        InsertWorksheetsFromBase64: (_, given) => {
          workbook.inserted.push({ base64: given.text(0), options: given.any(1) })
          return []
        },
        CreateAndOpenWorkbook: (_, given) => void workbook.created.push(given.textOr(0, '')),
        // There is no file behind the model: saving changes nothing an add-in could see.
        Save: () => null,
        _RemoveReference: (_, given) => world.releaseReference(given.text(0)),
        _RemoveAllReferences: () => world.releaseAllReferences(),
        _GetReferenceCount: () => world.referenceCount(),
        _GetRangeForEventByReferenceId: (_, given) => existing(eventRange(null, given)),
        _GetRangeOrNullObjectForEventByReferenceId: eventRange,
      },
    }),
  }
}

export function excelClasses(world: World): Classes {
  const { workbook } = world
  return {
    ...workbookClass(world),
    Application: classTable<unknown>({
      scalars: {
        calculationMode: [
          () => workbook.calculationMode,
          (_, value) => {
            workbook.calculationMode = textValue(value)
          },
        ],
        calculationState: constant('Done'),
        decimalSeparator: constant('.'),
        thousandsSeparator: constant(','),
        useSystemSeparators: constant(true),
      },
      navigation: { cultureInfo: () => hostObject('CultureInfo', null) },
      methods: {
        Calculate: () => workbook.touch(),
        // Hints about drawing and calculation: nothing an add-in could see changes.
        SuspendScreenUpdatingUntilNextSync: () => null,
        SuspendApiCalculationUntilNextSync: () => null,
        CreateWorkbook: (_, given) => {
          workbook.created.push(given.textOr(0, ''))
          return hostObject('WorkbookCreated', String(workbook.created.length))
        },
      },
    }),
    WorkbookCreated: classTable<string>({
      identity: ['Id', (id) => id],
      scalars: { id: (id) => id },
      methods: { Open: () => null },
    }),
    CultureInfo: classTable<unknown>({ scalars: { name: constant('zh-CN') } }),
    ...worksheetClasses(world),
    ...rangeClasses(world),
    ...sortClasses(),
    ...formatClasses(),
    ...validationClasses(world),
    ...conditionalClasses(world),
    ...tableClasses(world),
    ...nameClasses(world),
    ...storageClasses(world),
  }
}
