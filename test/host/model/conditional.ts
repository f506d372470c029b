/** 条件格式 — how a cell looks because of what it holds, evaluated for the kinds a ledger uses. */
import type { Rect } from '../address.ts'
import { containsCell } from '../address.ts'
import { asText, isRecord } from '../arguments.ts'
import { refuse } from '../wire.ts'
import { evaluateRelative } from './evaluate.ts'
import type { Place, Single } from './operand.ts'
import { FormulaError, compare, isErrorText, single, toText } from './operand.ts'
import type { Sheet, Value } from './sheet.ts'

export interface ConditionalFormat {
  readonly id: string
  readonly sheet: Sheet
  /** Formulas are written as for the first cell. Unchecked in Excel (conditional-anchor). */
  anchor: { row: number; column: number }
  areas: Rect[]
  /** Excel.ConditionalFormatType. */
  readonly type: string
  priority: number
  stopIfTrue: boolean
  /** `custom`, `cellValue` …: nested property bags as the add-in filled them. */
  readonly parts: Record<string, Record<string, unknown>>
}

export interface Appearance {
  fill?: string
  fontColor?: string
  bold?: boolean
  italic?: boolean
  strikethrough?: boolean
}

/** The part of the API that describes a type. */
export const PART_OF_TYPE: Readonly<Record<string, string>> = {
  Custom: 'custom',
  CellValue: 'cellValue',
  ContainsText: 'textComparison',
  PresetCriteria: 'preset',
  TopBottom: 'topBottom',
  DataBar: 'dataBar',
  ColorScale: 'colorScale',
  IconSet: 'iconSet',
}

function child(bag: Record<string, unknown>, key: string): Record<string, unknown> {
  const part = bag[key]
  return isRecord(part) ? part : {}
}

function cellValueHolds(
  rule: Record<string, unknown>,
  value: Single,
  limit: (given: unknown) => Single,
): boolean {
  const a = limit(rule['formula1'])
  if (value instanceof FormulaError || a instanceof FormulaError) return false
  const b = rule['formula2'] === undefined ? a : limit(rule['formula2'])
  const order = compare(value, a)
  const second = b instanceof FormulaError ? 0 : compare(value, b)
  switch (rule['operator']) {
    case 'Between':
      return order >= 0 && second <= 0
    case 'NotBetween':
      return order < 0 || second > 0
    case 'EqualTo':
      return order === 0
    case 'NotEqualTo':
      return order !== 0
    case 'GreaterThan':
      return order > 0
    case 'LessThan':
      return order < 0
    case 'GreaterThanOrEqual':
      return order >= 0
    case 'LessThanOrEqual':
      return order <= 0
    default:
      throw refuse.argument(`conditional operator ${String(rule['operator'])}`)
  }
}

function textHolds(rule: Record<string, unknown>, value: Value): boolean {
  const text = toText(value).toLowerCase()
  const wanted = asText(rule['text']).toLowerCase()
  switch (rule['operator']) {
    case 'Contains':
      return text.includes(wanted)
    case 'NotContains':
      return !text.includes(wanted)
    case 'BeginsWith':
      return text.startsWith(wanted)
    case 'EndsWith':
      return text.endsWith(wanted)
    default:
      throw refuse.argument(`conditional operator ${String(rule['operator'])}`)
  }
}

function presetHolds(format: ConditionalFormat, criterion: unknown, place: Place): boolean {
  const value = place.sheet.valueAt(place.row, place.column)
  switch (criterion) {
    case 'Blanks':
      return toText(value).trim() === ''
    case 'NonBlanks':
      return toText(value).trim() !== ''
    case 'Errors':
      return isErrorText(value)
    case 'NonErrors':
      return !isErrorText(value)
    case 'DuplicateValues':
    case 'UniqueValues': {
      if (value === '') return false
      let same = 0
      for (const area of format.areas)
        for (const [row, column] of place.sheet.cells(area))
          if (compare(place.sheet.valueAt(row, column), value) === 0) same++
      return same > 1 === (criterion === 'DuplicateValues')
    }
    default:
      throw refuse.unknown(`evaluating the conditional format ${String(criterion)}`)
  }
}

/** Whether the rule fires for the cell. */
export function holdsAt(format: ConditionalFormat, row: number, column: number): boolean {
  const place = { sheet: format.sheet, row, column }
  const at = (formula: unknown): Single =>
    typeof formula === 'string' && formula.startsWith('=')
      ? single(evaluateRelative(formula, format.anchor, place), place)
      : typeof formula === 'string' && formula !== '' && !Number.isNaN(Number(formula))
        ? Number(formula)
        : typeof formula === 'number' || typeof formula === 'string'
          ? formula
          : ''
  const part = format.parts[PART_OF_TYPE[format.type] ?? ''] ?? {}
  const rule = child(part, 'rule')
  switch (format.type) {
    case 'Custom': {
      const result = at(rule['formula'])
      return !(result instanceof FormulaError) && result !== false && result !== 0 && result !== ''
    }
    case 'CellValue':
      return cellValueHolds(rule, format.sheet.valueAt(row, column), at)
    case 'ContainsText':
      return textHolds(rule, format.sheet.valueAt(row, column))
    case 'PresetCriteria':
      return presetHolds(format, rule['criterion'], place)
    default:
      throw refuse.unknown(`evaluating a conditional format of type ${format.type}`)
  }
}

function looksOf(format: ConditionalFormat): Appearance {
  const look = child(format.parts[PART_OF_TYPE[format.type] ?? ''] ?? {}, 'format')
  const font = child(look, 'font')
  const fill = child(look, 'fill')['color']
  const looks: Appearance = {}
  if (typeof fill === 'string' && fill !== '') looks.fill = fill
  if (typeof font['color'] === 'string' && font['color'] !== '') looks.fontColor = font['color']
  for (const key of ['bold', 'italic', 'strikethrough'] as const)
    if (typeof font[key] === 'boolean') looks[key] = font[key]
  return looks
}

/** What the cell's conditional formats make of it: the first to say a thing wins. */
export function appearanceAt(sheet: Sheet, row: number, column: number): Appearance {
  let appearance: Appearance = {}
  const formats = sheet.conditionalFormats
    .filter((format) => format.areas.some((area) => containsCell(area, row, column)))
    .toSorted((a, b) => a.priority - b.priority)
  for (const format of formats) {
    if (!holdsAt(format, row, column)) continue
    appearance = { ...looksOf(format), ...appearance }
    if (format.stopIfTrue) break
  }
  return appearance
}
