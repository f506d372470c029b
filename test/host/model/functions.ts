/** The worksheet functions the test host knows. Errors go through as in Excel unless the function is about errors. */
import { format } from 'numfmt'
import type { Operand, Place, Single } from './operand.ts'
import { Area, FormulaError, compare, compared, single, toNumber, toText } from './operand.ts'
import type { Value } from './sheet.ts'

type WorksheetFunction = (given: readonly Operand[], place: Place) => Operand

/** Day 0 of Excel's count that starts 1900-01-01 = 1 (with the false leap day, right from 1900-03-01 on). */
const EPOCH = Date.UTC(1899, 11, 30)
const DAY_MS = 86_400_000

export function serialOf(year: number, month: number, day: number): number {
  return Math.round((Date.UTC(year, month - 1, day) - EPOCH) / DAY_MS)
}

function dateOf(serial: number): Date {
  return new Date(EPOCH + Math.floor(serial) * DAY_MS)
}

function flatten(given: readonly Operand[]): Single[] {
  return given.flatMap((operand): Single[] => (operand instanceof Area ? operand.values() : [operand]))
}

function firstError(values: readonly Operand[]): FormulaError | undefined {
  return values.find((value): value is FormulaError => value instanceof FormulaError)
}

function scalars(work: (values: Value[], place: Place) => Operand): WorksheetFunction {
  return (given, place) => {
    const values = given.map((operand) => single(operand, place))
    const error = firstError(values)
    return (
      error ??
      work(
        values.filter((value): value is Value => !(value instanceof FormulaError)),
        place,
      )
    )
  }
}

function numbers(work: (values: number[]) => Operand): WorksheetFunction {
  return scalars((values) => {
    const converted = values.map(toNumber)
    const error = firstError(converted)
    return error ?? work(converted.filter((value): value is number => typeof value === 'number'))
  })
}

/** Only real numbers of areas count, as in SUM and MAX. */
function aggregate(work: (values: number[]) => Operand): WorksheetFunction {
  return (given) => {
    const values = flatten(given)
    return firstError(values) ?? work(values.filter((value): value is number => typeof value === 'number'))
  }
}

function truth(value: Single): boolean | FormulaError {
  if (value instanceof FormulaError) return value
  if (typeof value === 'boolean') return value
  const number = toNumber(value)
  return number instanceof FormulaError ? number : number !== 0
}

function every(all: boolean): WorksheetFunction {
  return (given) => {
    const values = flatten(given).map(truth)
    return firstError(values) ?? (all ? values.every((v) => v === true) : values.some((v) => v === true))
  }
}

/** COUNTIF's criterion: `">5"`, `"<>"`, a value, or text with * and ?. */
function meets(criterion: Value): (value: Value) => boolean {
  const [, operator = '=', operand = ''] =
    typeof criterion === 'string'
      ? (/^(<=|>=|<>|<|>|=)?(.*)$/s.exec(criterion) ?? [])
      : ['', '=', String(criterion)]
  const number = operand === '' ? Number.NaN : Number(operand)
  if (!Number.isNaN(number)) return (value) => typeof value === 'number' && compared(operator, value - number)
  if (operator !== '=' && operator !== '<>')
    return (value) => value !== '' && compared(operator, compare(value, operand))
  const pattern = operand.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/~?[*?]/g, (w) => {
    if (w.startsWith('~')) return `\\${w.slice(1)}`
    return w === '*' ? '.*' : '.'
  })
  const like = new RegExp(`^${pattern}$`, 'isu')
  return (value) => like.test(toText(value)) === (operator === '=')
}

function countIfs(given: readonly Operand[], place: Place): Operand {
  const columns: boolean[][] = []
  for (let i = 0; i + 1 < given.length; i += 2) {
    const criterion = single(given[i + 1] ?? '', place)
    if (criterion instanceof FormulaError) return criterion
    columns.push(
      flatten([given[i] ?? '']).map((value) => !(value instanceof FormulaError) && meets(criterion)(value)),
    )
  }
  return (columns[0] ?? []).filter((_, row) => columns.every((column) => column[row] === true)).length
}

const about =
  (test: (value: Single) => boolean): WorksheetFunction =>
  (given, place) =>
    test(single(given[0] ?? '', place))

const search =
  (fold: (text: string) => string): WorksheetFunction =>
  (given, place) =>
    scalars(([needle = '', text = '', from = 1]) => {
      const at = fold(toText(text)).indexOf(fold(toText(needle)), Number(from) - 1)
      return at < 0 ? new FormulaError('#VALUE!') : at + 1
    })(given, place)

const match: WorksheetFunction = (given, place) => {
  const wanted = single(given[0] ?? '', place)
  if (wanted instanceof FormulaError) return wanted
  const at = flatten([given[1] ?? '']).findIndex(
    (value) => !(value instanceof FormulaError) && compare(value, wanted) === 0,
  )
  return at < 0 ? new FormulaError('#N/A') : at + 1
}

const index: WorksheetFunction = (given, place) => {
  const area = given[0]
  if (!(area instanceof Area)) return new FormulaError('#VALUE!')
  const row = toNumber(single(given[1] ?? 1, place))
  const column = toNumber(single(given[2] ?? 1, place))
  if (row instanceof FormulaError) return row
  if (column instanceof FormulaError) return column
  return new Area(area.sheet, {
    row: area.rect.row + Math.max(1, row) - 1,
    column: area.rect.column + Math.max(1, column) - 1,
    rows: 1,
    columns: 1,
  })
}

const position =
  (key: 'row' | 'column'): WorksheetFunction =>
  (given, place) =>
    given[0] instanceof Area ? given[0].rect[key] + 1 : place[key] + 1

export const FUNCTIONS: Readonly<Record<string, WorksheetFunction>> = {
  IF: (given, place) => {
    const condition = truth(single(given[0] ?? '', place))
    return condition instanceof FormulaError ? condition : ((condition ? given[1] : given[2]) ?? false)
  },
  IFERROR: (given, place) =>
    single(given[0] ?? '', place) instanceof FormulaError ? (given[1] ?? '') : (given[0] ?? ''),
  AND: every(true),
  OR: every(false),
  NOT: (given, place) => {
    const value = truth(single(given[0] ?? '', place))
    return value instanceof FormulaError ? value : !value
  },
  ISBLANK: about((value) => value === ''),
  ISNUMBER: about((value) => typeof value === 'number'),
  ISTEXT: about((value) => typeof value === 'string' && value !== ''),
  ISERROR: about((value) => value instanceof FormulaError),
  ISNA: about((value) => value instanceof FormulaError && value.code === '#N/A'),
  LEN: scalars(([text = '']) => toText(text).length),
  TRIM: scalars(([text = '']) => toText(text).trim().replace(/ +/g, ' ')),
  UPPER: scalars(([text = '']) => toText(text).toUpperCase()),
  LOWER: scalars(([text = '']) => toText(text).toLowerCase()),
  LEFT: scalars(([text = '', n = 1]) => toText(text).slice(0, Number(n))),
  RIGHT: scalars(([text = '', n = 1]) => (Number(n) === 0 ? '' : toText(text).slice(-Number(n)))),
  MID: scalars(([text = '', from = 1, n = 0]) =>
    toText(text).slice(Number(from) - 1, Number(from) - 1 + Number(n)),
  ),
  EXACT: scalars(([a = '', b = '']) => toText(a) === toText(b)),
  FIND: search((text) => text),
  SEARCH: search((text) => text.toLowerCase()),
  SUBSTITUTE: scalars(([text = '', from = '', to = '']) => toText(text).replaceAll(toText(from), toText(to))),
  CONCATENATE: scalars((values) => values.map(toText).join('')),
  TEXT: scalars(([value = '', code = '']) =>
    typeof value === 'number' ? format(toText(code), value) : toText(value),
  ),
  VALUE: scalars(([text = '']) => toNumber(text)),
  TODAY: (_, place) => place.sheet.workbook.today(),
  DATE: numbers(([year = 0, month = 1, day = 1]) => serialOf(year, month, day)),
  YEAR: numbers(([serial = 0]) => dateOf(serial).getUTCFullYear()),
  MONTH: numbers(([serial = 0]) => dateOf(serial).getUTCMonth() + 1),
  DAY: numbers(([serial = 0]) => dateOf(serial).getUTCDate()),
  WEEKDAY: numbers(([serial = 0, kind = 1]) => {
    const day = dateOf(serial).getUTCDay()
    return kind === 2 ? (day === 0 ? 7 : day) : day + 1
  }),
  INT: numbers(([n = 0]) => Math.floor(n)),
  ABS: numbers(([n = 0]) => Math.abs(n)),
  MOD: numbers(([n = 0, by = 1]) => (by === 0 ? new FormulaError('#DIV/0!') : n - by * Math.floor(n / by))),
  ROUND: numbers(([n = 0, digits = 0]) => Number(`${Math.round(Number(`${n}e${digits}`))}e${-digits}`)),
  SUM: aggregate((values) => values.reduce((sum, value) => sum + value, 0)),
  MAX: aggregate((values) => (values.length === 0 ? 0 : Math.max(...values))),
  MIN: aggregate((values) => (values.length === 0 ? 0 : Math.min(...values))),
  AVERAGE: aggregate((values) =>
    values.length === 0
      ? new FormulaError('#DIV/0!')
      : values.reduce((sum, value) => sum + value, 0) / values.length,
  ),
  COUNT: (given) => flatten(given).filter((value) => typeof value === 'number').length,
  COUNTA: (given) => flatten(given).filter((value) => value !== '').length,
  COUNTBLANK: (given) => flatten(given).filter((value) => value === '').length,
  COUNTIF: countIfs,
  COUNTIFS: countIfs,
  MATCH: match,
  INDEX: index,
  ROW: position('row'),
  COLUMN: position('column'),
}
