/** Conditional formats as the API shows them. */
import { intersect } from '../address.ts'
import type { Classes, HostObject } from '../interpreter.ts'
import { classTable, hostObject } from '../interpreter.ts'
import type { ConditionalFormat } from '../model/conditional.ts'
import { PART_OF_TYPE } from '../model/conditional.ts'
import { refuse } from '../wire.ts'
import type { Areas, World } from './world.ts'
import { areasObject, bag, childRecord, existing, flagValue, numberValue, rangeObject } from './world.ts'

const CLASS_OF_PART: Readonly<Record<string, string>> = {
  custom: 'CustomConditionalFormat',
  cellValue: 'CellValueConditionalFormat',
  textComparison: 'TextConditionalFormat',
  preset: 'PresetCriteriaConditionalFormat',
  topBottom: 'TopBottomConditionalFormat',
  dataBar: 'DataBarConditionalFormat',
  colorScale: 'ColorScaleConditionalFormat',
  iconSet: 'IconSetConditionalFormat',
}

function touching({ sheet, rects }: Areas): ConditionalFormat[] {
  return sheet.conditionalFormats.filter((format) =>
    format.areas.some((area) => rects.some((rect) => intersect(area, rect))),
  )
}

function add(world: World, { sheet, rects }: Areas, type: string): HostObject {
  if (PART_OF_TYPE[type] === undefined) throw refuse.argument(`conditional format ${type}`)
  if (sheet.protection.on) throw refuse.denied('the sheet is protected')
  const [first] = rects
  if (first === undefined) throw refuse.argument('range')
  // A new rule goes before the others.
  for (const other of sheet.conditionalFormats) other.priority++
  const format: ConditionalFormat = {
    id: world.workbook.newId(),
    sheet,
    anchor: { row: first.row, column: first.column },
    areas: [...rects],
    type,
    priority: 0,
    stopIfTrue: false,
    parts: {},
  }
  sheet.conditionalFormats.push(format)
  return hostObject('ConditionalFormat', format)
}

function remove(gone: readonly ConditionalFormat[]): void {
  for (const format of gone)
    format.sheet.conditionalFormats = format.sheet.conditionalFormats.filter((other) => other !== format)
}

function partNavigation(): Record<string, (format: ConditionalFormat) => HostObject | null> {
  const part = (format: ConditionalFormat, name: string): HostObject | null =>
    PART_OF_TYPE[format.type] === name
      ? hostObject(CLASS_OF_PART[name] ?? '', (format.parts[name] ??= {}))
      : null
  return Object.fromEntries(
    Object.keys(CLASS_OF_PART).flatMap((name) => [
      [name, (format: ConditionalFormat) => existing(part(format, name), `${format.type} has no ${name}`)],
      [`${name}OrNullObject`, (format: ConditionalFormat) => part(format, name)],
    ]),
  )
}

type Bag = Record<string, unknown>

function looks(): Classes {
  const under =
    (className: string, name: string) =>
    (record: Bag): HostObject =>
      hostObject(className, childRecord(record, name))
  const format = { format: under('ConditionalRangeFormat', 'format') }
  const byRule = classTable<Bag>({ scalars: bag({ rule: null }), navigation: format })
  const side = under('ConditionalRangeBorder', 'side')
  return {
    CustomConditionalFormat: classTable<Bag>({
      navigation: { rule: under('ConditionalFormatRule', 'rule'), ...format },
    }),
    ConditionalFormatRule: classTable<Bag>({ scalars: bag({ formula: '' }) }),
    CellValueConditionalFormat: byRule,
    TextConditionalFormat: byRule,
    PresetCriteriaConditionalFormat: byRule,
    TopBottomConditionalFormat: byRule,
    ConditionalRangeFormat: classTable<Bag>({
      scalars: bag({ numberFormat: '' }),
      navigation: {
        font: under('ConditionalRangeFont', 'font'),
        fill: under('ConditionalRangeFill', 'fill'),
        borders: under('ConditionalRangeBorderCollection', 'borders'),
      },
    }),
    ConditionalRangeFont: classTable<Bag>({
      scalars: bag({ bold: null, italic: null, color: '', underline: 'None', strikethrough: null }),
    }),
    ConditionalRangeFill: classTable<Bag>({ scalars: bag({ color: '' }) }),
    ConditionalRangeBorderCollection: classTable<Bag>({
      byKey: (record, key) => side(childRecord(record, String(key))),
    }),
    ConditionalRangeBorder: classTable<Bag>({ scalars: bag({ color: '', style: 'None' }) }),
  }
}

export function conditionalClasses(world: World): Classes {
  const one = (format: ConditionalFormat | undefined): HostObject | null =>
    format === undefined ? null : hostObject('ConditionalFormat', format)
  return {
    ...looks(),
    ConditionalFormatCollection: classTable<Areas>({
      items: (areas) => touching(areas).map((format) => hostObject('ConditionalFormat', format)),
      byKey: (areas, id) => one(touching(areas).find((format) => format.id === id)),
      methods: {
        Add: (areas, given) => add(world, areas, given.text(0)),
        ClearAll: (areas) => remove(touching(areas)),
        GetCount: (areas) => touching(areas).length,
        GetItemAt: (areas, given) => one(existing(touching(areas)[given.number(0)])),
        GetItemOrNullObject: (areas, given) =>
          one(touching(areas).find((format) => format.id === given.any(0))),
      },
    }),
    ConditionalFormat: classTable<ConditionalFormat>({
      identity: ['Id', (format) => format.id],
      scalars: {
        id: (format) => format.id,
        type: (format) => format.type,
        priority: [
          (format) => format.priority,
          (format, value) => {
            format.priority = numberValue(value)
          },
        ],
        stopIfTrue: [
          (format) => format.stopIfTrue,
          (format, value) => {
            format.stopIfTrue = flagValue(value)
          },
        ],
      },
      navigation: partNavigation(),
      methods: {
        Delete: (format) => remove([format]),
        GetRange: (format) => rangeObject(world, format.sheet, existing(format.areas[0])),
        GetRangeOrNullObject: (format) =>
          format.areas.length === 1 && format.areas[0] !== undefined
            ? rangeObject(world, format.sheet, format.areas[0])
            : null,
        GetRanges: (format) => areasObject(format.sheet, format.areas),
      },
    }),
  }
}
