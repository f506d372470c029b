/** Looks of cells: RangeFormat and what hangs on it, for ranges and for areas alike. */
import type { Classes, HostObject, Scalar } from '../interpreter.ts'
import { classTable, hostObject } from '../interpreter.ts'
import type { FormatValue } from '../model/cellFormat.ts'
import { colour, withFormat } from '../model/cellFormat.ts'
import { refuse } from '../wire.ts'
import type { Areas } from './world.ts'
import { numberValue } from './world.ts'

/** Default sizes in points. Unchecked in Excel (default-sizes): they depend on the workbook's standard font. */
const COLUMN_WIDTH = 54
const ROW_HEIGHT = 14.25
const MAX_ROW_HEIGHT = 409.5
/** What a person would call a whole column: setting sizes beyond it would only cost time. */
const MAX_SIZED = 100_000

const EDGES = [
  'EdgeTop',
  'EdgeBottom',
  'EdgeLeft',
  'EdgeRight',
  'InsideVertical',
  'InsideHorizontal',
  'DiagonalDown',
  'DiagonalUp',
]

interface Border extends Areas {
  readonly side: string
}

function formatValue(key: string, given: unknown): FormatValue {
  if (given === null || typeof given === 'boolean' || typeof given === 'number') return given
  if (typeof given !== 'string') throw refuse.argument(key)
  if (!key.toLowerCase().endsWith('color')) return given
  if (given === '') return ''
  const known = colour(given)
  if (known === null) throw refuse.argument(`${key} ${given}`)
  return known
}

function setAll(areas: Areas, key: string, given: unknown): void {
  if (given === null) return
  const value = formatValue(key, given)
  for (const rect of areas.rects)
    areas.sheet.setFormat(rect, (format) => {
      const next = withFormat(format, key, value)
      // A colour alone makes a solid fill.
      return key === 'fill.color' ? withFormat(next, 'fill.pattern', 'Solid') : next
    })
}

function looks(prefix: string, names: readonly string[]): Record<string, Scalar<Areas>> {
  return Object.fromEntries(
    names.map((name) => [
      name,
      [
        (areas: Areas) => areas.sheet.formatOf(areas.rects, prefix + name),
        (areas: Areas, value: unknown) => setAll(areas, prefix + name, value),
      ] as const,
    ]),
  )
}

/** A border belongs to the cells at that side of the range only. */
function setBorder(border: Border, name: string, given: unknown): void {
  const value = formatValue(name, given)
  for (const rect of border.rects) {
    const last = { row: rect.row + rect.rows - 1, column: rect.column + rect.columns - 1 }
    border.sheet.setFormat(rect, (format, row, column) => {
      const sides: Readonly<Record<string, string | null>> = {
        EdgeTop: row === rect.row ? 'EdgeTop' : null,
        EdgeBottom: row === last.row ? 'EdgeBottom' : null,
        EdgeLeft: column === rect.column ? 'EdgeLeft' : null,
        EdgeRight: column === last.column ? 'EdgeRight' : null,
        InsideHorizontal: row < last.row ? 'EdgeBottom' : null,
        InsideVertical: column < last.column ? 'EdgeRight' : null,
        DiagonalDown: 'DiagonalDown',
        DiagonalUp: 'DiagonalUp',
      }
      const side = sides[border.side] ?? null
      return side === null ? format : withFormat(format, `border.${side}.${name}`, value)
    })
  }
}

function borderSide(side: string): string {
  if (side === 'InsideHorizontal') return 'EdgeBottom'
  return side === 'InsideVertical' ? 'EdgeRight' : side
}

function borderLook(name: string): Scalar<Border> {
  return [
    (border) => border.sheet.formatOf(border.rects, `border.${borderSide(border.side)}.${name}`),
    (border, value) => setBorder(border, name, value),
  ]
}

/** First to last row (or column) of the areas, each once. */
function* lines(areas: Areas, of: 'row' | 'column'): Generator<number> {
  for (const rect of areas.rects) {
    const count = Math.min(of === 'row' ? rect.rows : rect.columns, MAX_SIZED)
    for (let n = 0; n < count; n++) yield rect[of] + n
  }
}

function size(of: 'row' | 'column', standard: number): Scalar<Areas> {
  const sizes = (areas: Areas): Map<number, number> =>
    of === 'row' ? areas.sheet.rowHeights : areas.sheet.columnWidths
  return [
    (areas) => {
      const found = new Set([...lines(areas, of)].map((n) => sizes(areas).get(n) ?? standard))
      return found.size === 1 ? [...found][0] : null
    },
    (areas, given) => {
      const value = numberValue(given)
      if (value < 0 || (of === 'row' && value > MAX_ROW_HEIGHT)) throw refuse.argument(`${of} size ${value}`)
      areas.sheet.protection.require(of === 'row' ? 'allowFormatRows' : 'allowFormatColumns')
      for (const n of lines(areas, of)) sizes(areas).set(n, value)
    },
  ]
}

/** Points a text takes: Chinese characters are twice as wide as Latin ones. Unchecked in Excel (autofit). */
function widthOf(text: string): number {
  return Array.from(text).reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2e7f ? 11 : 5.5), 8)
}

function autofitColumns(areas: Areas): void {
  for (const rect of areas.rects) {
    const widths = new Map<number, number>()
    for (const [row, column] of areas.sheet.cells(rect)) {
      const width = Math.max(...areas.sheet.textAt(row, column).split('\n').map(widthOf))
      widths.set(column, Math.max(widths.get(column) ?? 0, width))
    }
    for (const [column, width] of widths) areas.sheet.columnWidths.set(column, width)
  }
}

const toAreas =
  (className: string) =>
  (areas: Areas): HostObject =>
    hostObject(className, areas)

export function formatClasses(): Classes {
  return {
    RangeFormat: classTable<Areas>({
      scalars: {
        ...looks('', [
          'horizontalAlignment',
          'verticalAlignment',
          'wrapText',
          'indentLevel',
          'autoIndent',
          'textOrientation',
          'shrinkToFit',
          'readingOrder',
        ]),
        columnWidth: size('column', COLUMN_WIDTH),
        rowHeight: size('row', ROW_HEIGHT),
      },
      navigation: {
        font: toAreas('RangeFont'),
        fill: toAreas('RangeFill'),
        protection: toAreas('FormatProtection'),
        borders: toAreas('RangeBorderCollection'),
      },
      methods: {
        AutofitColumns: autofitColumns,
        // Heights fit by themselves until they are set: forgetting them is what autofit does.
        AutofitRows: (areas) => {
          for (const row of lines(areas, 'row')) areas.sheet.rowHeights.delete(row)
        },
      },
    }),
    RangeFont: classTable<Areas>({
      scalars: looks('font.', [
        'name',
        'size',
        'color',
        'bold',
        'italic',
        'underline',
        'strikethrough',
        'subscript',
        'superscript',
        'tintAndShade',
      ]),
    }),
    RangeFill: classTable<Areas>({
      scalars: looks('fill.', ['color', 'pattern', 'patternColor', 'tintAndShade']),
      methods: {
        Clear: (areas) => {
          for (const rect of areas.rects)
            areas.sheet.setFormat(rect, (format) =>
              withFormat(withFormat(format, 'fill.color', '#FFFFFF'), 'fill.pattern', 'None'),
            )
        },
      },
    }),
    FormatProtection: classTable<Areas>({ scalars: looks('protection.', ['locked', 'formulaHidden']) }),
    RangeBorderCollection: classTable<Areas>({
      scalars: { count: () => EDGES.length },
      items: (areas) => EDGES.map((side) => hostObject('RangeBorder', { ...areas, side })),
      byKey: (areas, side) =>
        typeof side === 'string' && EDGES.includes(side)
          ? hostObject('RangeBorder', { ...areas, side })
          : null,
      methods: {
        GetItemAt: (areas, given) => {
          const side = EDGES[given.number(0)]
          if (side === undefined) throw refuse.notFound('border')
          return hostObject('RangeBorder', { ...areas, side })
        },
      },
    }),
    RangeBorder: classTable<Border>({
      identity: ['Id', (border) => border.side],
      scalars: {
        id: (border) => border.side,
        sideIndex: (border) => border.side,
        style: borderLook('style'),
        color: borderLook('color'),
        weight: borderLook('weight'),
        tintAndShade: borderLook('tintAndShade'),
      },
    }),
  }
}
