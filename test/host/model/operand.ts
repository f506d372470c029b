/** What formulas are made of: single values, errors, areas of cells; and how Excel turns one into another. */
import type { Rect } from '../address.ts'
import { containsCell } from '../address.ts'
import type { Sheet, Value } from './sheet.ts'

/** Excel's error values, as text. */
export class FormulaError {
  readonly code: string
  constructor(code: string) {
    this.code = code
  }
}

export class Area {
  readonly sheet: Sheet
  readonly rect: Rect
  constructor(sheet: Sheet, rect: Rect) {
    this.sheet = sheet
    this.rect = rect
  }

  /** Values row by row; an empty cell is ''. Whole columns end where the sheet's content ends. */
  values(): Value[] {
    const used = this.sheet.used(true)
    const bottom = Math.min(this.rect.row + this.rect.rows, used === null ? 0 : used.row + used.rows)
    const right = Math.min(
      this.rect.column + this.rect.columns,
      used === null ? 0 : used.column + used.columns,
    )
    const values: Value[] = []
    for (let row = this.rect.row; row < bottom; row++)
      for (let column = this.rect.column; column < right; column++)
        values.push(this.sheet.valueAt(row, column))
    return values
  }
}

export type Single = Value | FormulaError
export type Operand = Single | Area

/** Where a formula stands: relative structured references and ROW() need it. */
export interface Place {
  readonly sheet: Sheet
  readonly row: number
  readonly column: number
}

const ERROR_TEXT = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/

export function isErrorText(value: Value): boolean {
  return typeof value === 'string' && ERROR_TEXT.test(value)
}

/** One value for one cell: an area of one cell is its value, a larger one meets the place's row or column. */
export function single(operand: Operand, place: Place): Single {
  if (!(operand instanceof Area)) return operand
  const { rect, sheet } = operand
  const row = rect.rows === 1 ? rect.row : place.row
  const column = rect.columns === 1 ? rect.column : place.column
  if (!containsCell(rect, row, column)) return new FormulaError('#VALUE!')
  const value = sheet.valueAt(row, column)
  return typeof value === 'string' && isErrorText(value) ? new FormulaError(value) : value
}

export function toNumber(value: Single): number | FormulaError {
  if (value instanceof FormulaError) return value
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value === '') return 0
  const number = Number(value)
  return value.trim() === '' || Number.isNaN(number) ? new FormulaError('#VALUE!') : number
}

export function toText(value: Value): string {
  return typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : String(value)
}

/** Numbers before text before truth values; text without case; an empty cell equals 0 and ''. */
export function compare(a: Value, b: Value): number {
  const rank = (v: Value): number => (typeof v === 'number' ? 0 : typeof v === 'string' ? 1 : 2)
  const left = a === '' && typeof b === 'number' ? 0 : a
  const right = b === '' && typeof a === 'number' ? 0 : b
  if (typeof left === 'string' && typeof right === 'string')
    return left.toLowerCase() === right.toLowerCase() ? 0 : left.toLowerCase() < right.toLowerCase() ? -1 : 1
  return rank(left) === rank(right) ? Number(left) - Number(right) : rank(left) - rank(right)
}

export function compared(operator: string, order: number): boolean {
  switch (operator) {
    case '=':
      return order === 0
    case '<>':
      return order !== 0
    case '<':
      return order < 0
    case '>':
      return order > 0
    case '<=':
      return order <= 0
    default:
      return order >= 0
  }
}
