/** 数据有效性 — what a person may type into a cell. Excel asks only when a person types: pasting and add-ins pass by. */
import type { Rect } from '../address.ts'
import { containsCell, intersect, sameRect, subtract } from '../address.ts'
import { isRecord } from '../arguments.ts'
import { refuse } from '../wire.ts'
import { readInput } from './typing.ts'
import { numberFormatOf } from './cellFormat.ts'
import { evaluateRelative } from './evaluate.ts'
import { Area, FormulaError, single, toNumber, toText } from './operand.ts'
import type { Sheet, Value } from './sheet.ts'

export interface Validation {
  /** Formulas are written as for this cell: the first of the range the rule was set on. */
  anchor: { row: number; column: number }
  areas: Rect[]
  /** Excel.DataValidationRule: one key names the kind. */
  rule: Readonly<Record<string, unknown>>
  errorAlert: Readonly<Record<string, unknown>>
  prompt: Readonly<Record<string, unknown>>
  ignoreBlanks: boolean
}

/** Excel takes a list typed into the rule up to this length only; longer ones need a range. */
const MAX_LIST_SOURCE = 255
const KINDS = ['list', 'wholeNumber', 'decimal', 'date', 'time', 'textLength', 'custom']

export const NO_ALERT = { message: '', showAlert: true, style: 'Stop', title: '' } as const
export const NO_PROMPT = { message: '', showPrompt: true, title: '' } as const

/** The one validation of all cells of `rect`; null when there is none, 'mixed' when they differ. */
export function validationOf(sheet: Sheet, rect: Rect): Validation | null | 'mixed' {
  const touching = sheet.validations.filter((rule) => rule.areas.some((area) => intersect(area, rect)))
  const [first] = touching
  if (first === undefined) return null
  const rest = first.areas.reduce<Rect[]>(
    (left, area) => left.flatMap((part) => subtract(part, area)),
    [rect],
  )
  return touching.length === 1 && rest.length === 0 ? first : 'mixed'
}

export function clearValidation(sheet: Sheet, rect: Rect): void {
  for (const rule of sheet.validations) rule.areas = rule.areas.flatMap((area) => subtract(area, rect))
  sheet.validations = sheet.validations.filter((rule) => rule.areas.length > 0)
}

/** The validation of exactly these cells, cut out of what was there. */
export function ownValidation(sheet: Sheet, rect: Rect): Validation {
  const [only, ...others] = sheet.validations.filter((rule) =>
    rule.areas.some((area) => intersect(area, rect)),
  )
  if (
    only !== undefined &&
    others.length === 0 &&
    only.areas.length === 1 &&
    sameRect(only.areas[0] ?? rect, rect)
  )
    return only
  clearValidation(sheet, rect)
  const made: Validation = {
    anchor: { row: rect.row, column: rect.column },
    areas: [rect],
    rule: only?.rule ?? {},
    errorAlert: only?.errorAlert ?? NO_ALERT,
    prompt: only?.prompt ?? NO_PROMPT,
    ignoreBlanks: only?.ignoreBlanks ?? true,
  }
  if (only !== undefined) made.anchor = only.anchor
  sheet.validations.push(made)
  return made
}

/** Refuses what Excel would refuse when a rule is set. */
export function checkRule(rule: Readonly<Record<string, unknown>>): void {
  const keys = Object.keys(rule)
  const [kind = ''] = keys
  if (keys.length !== 1 || !KINDS.includes(kind)) throw refuse.argument(`validation rule ${keys.join()}`)
  const detail = rule[kind]
  if (!isRecord(detail)) throw refuse.argument(`validation rule ${kind}`)
  const source = detail['source']
  if (kind === 'list') {
    if (typeof source !== 'string' || source === '') throw refuse.argument('list source')
    if (!source.startsWith('=') && source.length > MAX_LIST_SOURCE)
      throw refuse.argument(`list source longer than ${MAX_LIST_SOURCE} characters`)
  } else if (kind === 'custom') {
    if (typeof detail['formula'] !== 'string') throw refuse.argument('custom formula')
  } else if (detail['formula1'] === undefined || typeof detail['operator'] !== 'string') {
    throw refuse.argument(`validation rule ${kind} needs formula1 and operator`)
  }
}

function holds(operator: unknown, value: number, a: number, b: number): boolean {
  switch (operator) {
    case 'Between':
      return value >= a && value <= b
    case 'NotBetween':
      return value < a || value > b
    case 'EqualTo':
      return value === a
    case 'NotEqualTo':
      return value !== a
    case 'GreaterThan':
      return value > a
    case 'LessThan':
      return value < a
    case 'GreaterThanOrEqualTo':
      return value >= a
    case 'LessThanOrEqualTo':
      return value <= a
    default:
      throw refuse.argument(`validation operator ${String(operator)}`)
  }
}

class Judge {
  private readonly rule: Validation
  private readonly sheet: Sheet
  private readonly row: number
  private readonly column: number

  constructor(rule: Validation, sheet: Sheet, row: number, column: number) {
    this.rule = rule
    this.sheet = sheet
    this.row = row
    this.column = column
  }

  private get place(): { sheet: Sheet; row: number; column: number } {
    return { sheet: this.sheet, row: this.row, column: this.column }
  }

  /** A limit: a number, `=formula`, or a day as an add-in writes it (`2017-01-01`). NaN when it is none. */
  private limit(given: unknown): number {
    if (typeof given === 'number') return given
    if (typeof given !== 'string') return Number.NaN
    if (!given.startsWith('=')) {
      const typed = readInput(given, 'General', this.sheet.workbook.thisYear())
      return typeof typed?.value === 'number' ? typed.value : Number.NaN
    }
    const number = toNumber(single(evaluateRelative(given, this.rule.anchor, this.place), this.place))
    return number instanceof FormulaError ? Number.NaN : number
  }

  private inList(source: unknown, value: Value): boolean {
    if (typeof source !== 'string') throw refuse.argument('list source')
    if (!source.startsWith('=')) return source.split(',').some((choice) => choice.trim() === toText(value))
    const area = evaluateRelative(source, this.rule.anchor, this.place)
    // Unchecked in Excel (list-of-missing-name): a source that does not resolve lets everything through.
    if (!(area instanceof Area)) return true
    return area.values().some((choice) => toText(choice) === toText(value))
  }

  accepts(value: Value): boolean {
    if (value === '') return this.rule.ignoreBlanks
    const [kind = ''] = Object.keys(this.rule.rule)
    const detail = this.rule.rule[kind]
    if (!isRecord(detail)) return true
    if (kind === 'list') return this.inList(detail['source'], value)
    if (kind === 'custom') {
      const result = single(
        evaluateRelative(String(detail['formula']), this.rule.anchor, this.place),
        this.place,
      )
      return !(result instanceof FormulaError) && result !== false && result !== 0
    }
    const measured = kind === 'textLength' ? toText(value).length : value
    if (typeof measured !== 'number' || (kind === 'wholeNumber' && !Number.isInteger(measured))) return false
    return holds(detail['operator'], measured, this.limit(detail['formula1']), this.limit(detail['formula2']))
  }
}

/** The validation of one cell, if any. */
export function validationAt(sheet: Sheet, row: number, column: number): Validation | undefined {
  return sheet.validations.find((rule) => rule.areas.some((area) => containsCell(area, row, column)))
}

/** Whether the cell may hold what it holds. */
export function isValid(sheet: Sheet, row: number, column: number): boolean {
  const rule = validationAt(sheet, row, column)
  return rule === undefined || new Judge(rule, sheet, row, column).accepts(sheet.valueAt(row, column))
}

/** Whether a person's input would be taken. Custom rules see the new value in its cell, as in Excel. */
export function acceptsInput(sheet: Sheet, row: number, column: number, input: Value): boolean {
  const rule = validationAt(sheet, row, column)
  if (rule === undefined) return true
  const typed = readInput(input, numberFormatOf(sheet.formatAt(row, column)), sheet.workbook.thisYear())
  if (typed === null) return false
  const cell = sheet.ensure(row, column)
  const before = { ...cell }
  cell.value = typed.value
  if (typed.formula === undefined) delete cell.formula
  try {
    return new Judge(rule, sheet, row, column).accepts(typed.value)
  } finally {
    sheet.rows.get(row)?.set(column, before)
  }
}

/** The drop-down's choices for a cell; null when it has none. */
export function choicesAt(sheet: Sheet, row: number, column: number): string[] | null {
  const rule = validationAt(sheet, row, column)
  const list = rule?.rule['list']
  if (rule === undefined || !isRecord(list)) return null
  const source = String(list['source'])
  if (!source.startsWith('=')) return source.split(',').map((choice) => choice.trim())
  const area = evaluateRelative(source, rule.anchor, { sheet, row, column })
  return area instanceof Area
    ? area
        .values()
        .map(toText)
        .filter((choice) => choice !== '')
    : null
}
