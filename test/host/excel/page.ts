/** Page layout: how a sheet is printed. */
import type { Classes, HostObject } from '../interpreter.ts'
import { classTable, hostObject } from '../interpreter.ts'
import type { Sheet } from '../model/sheet.ts'
import { isRecord } from '../arguments.ts'
import { refuse } from '../wire.ts'
import type { World } from './world.ts'
import { areasObject, bag, cellsArgument, childRecord, existing, rangeObject } from './world.ts'

/** Unchecked in Excel (page-defaults): margins are in points. */
const DEFAULTS: Readonly<Record<string, unknown>> = {
  orientation: 'Portrait',
  paperSize: 'A4',
  blackAndWhite: false,
  printErrors: 'AsDisplayed',
  zoom: { scale: 100 },
  centerHorizontally: false,
  centerVertically: false,
  printHeadings: false,
  printGridlines: false,
  leftMargin: 50.4,
  rightMargin: 50.4,
  topMargin: 54,
  bottomMargin: 54,
  headerMargin: 21.6,
  footerMargin: 21.6,
  printComments: 'NoComments',
  draftMode: false,
  firstPageNumber: '',
  printOrder: 'DownThenOver',
}

const HEADER_PARTS = {
  leftHeader: '',
  centerHeader: '',
  rightHeader: '',
  leftFooter: '',
  centerFooter: '',
  rightFooter: '',
}

/** Points per unit of `setPrintMargins`. */
const POINTS: Readonly<Record<string, number>> = { Points: 1, Inches: 72, Centimeters: 72 / 2.54 }

function settingsTable(): Pick<Parameters<typeof classTable<Sheet>>[0], 'scalars'> {
  return {
    scalars: Object.fromEntries(
      Object.entries(DEFAULTS).map(([name, value]) => [
        name,
        [
          (sheet: Sheet) => sheet.page.settings[name] ?? value,
          (sheet: Sheet, given: unknown) => {
            if (typeof given !== typeof value) throw refuse.argument(name)
            sheet.page.settings[name] = given
          },
        ] as const,
      ]),
    ),
  }
}

export function pageClasses(world: World): Classes {
  const title = (sheet: Sheet, which: 'titleRows' | 'titleColumns'): HostObject | null => {
    const rect = sheet.page[which]
    return rect === null ? null : rangeObject(world, sheet, rect)
  }
  return {
    PageLayout: classTable<Sheet>({
      ...settingsTable(),
      navigation: { headersFooters: (sheet) => hostObject('HeaderFooterGroup', sheet.page.headersFooters) },
      methods: {
        SetPrintTitleRows: (sheet, given) => {
          sheet.page.titleRows = { ...cellsArgument(given, 0, sheet).rect }
        },
        SetPrintTitleColumns: (sheet, given) => {
          sheet.page.titleColumns = { ...cellsArgument(given, 0, sheet).rect }
        },
        SetPrintArea: (sheet, given) => {
          sheet.page.printArea = [{ ...cellsArgument(given, 0, sheet).rect }]
        },
        SetPrintMargins: (sheet, given) => {
          const factor = POINTS[given.text(0)]
          const margins = given.record(1)
          if (factor === undefined || !isRecord(margins)) throw refuse.argument('margins')
          for (const [side, size] of Object.entries(margins)) {
            const name = `${side}Margin`
            if (!(name in DEFAULTS) || typeof size !== 'number') throw refuse.argument(name)
            sheet.page.settings[name] = size * factor
          }
        },
        GetPrintTitleRows: (sheet) => existing(title(sheet, 'titleRows')),
        GetPrintTitleRowsOrNullObject: (sheet) => title(sheet, 'titleRows'),
        GetPrintTitleColumns: (sheet) => existing(title(sheet, 'titleColumns')),
        GetPrintTitleColumnsOrNullObject: (sheet) => title(sheet, 'titleColumns'),
        GetPrintArea: (sheet) => areasObject(sheet, sheet.page.printArea),
        GetPrintAreaOrNullObject: (sheet) =>
          sheet.page.printArea.length === 0 ? null : areasObject(sheet, sheet.page.printArea),
      },
    }),
    HeaderFooterGroup: classTable<Record<string, unknown>>({
      scalars: bag({ state: 'Default', useSheetMargins: true, useSheetScale: true }),
      navigation: Object.fromEntries(
        ['defaultForAllPages', 'evenPages', 'firstPage', 'oddPages'].map((name) => [
          name,
          (group: Record<string, unknown>) => hostObject('HeaderFooter', childRecord(group, name)),
        ]),
      ),
    }),
    HeaderFooter: classTable<Record<string, unknown>>({ scalars: bag(HEADER_PARTS) }),
  }
}
