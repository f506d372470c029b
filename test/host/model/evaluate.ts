/**
 * Evaluates the formulas an add-in for ledgers writes: validation, marks, small sums.
 * An unknown function is an error of the test host, never a made-up value.
 */
import { quoteSheet, unquoteSheet } from '../address.ts'
import { refuse } from '../wire.ts'
import type { Token } from './formula.ts'
import { offsetFormula, readReference, tokenize } from './formula.ts'
import { FUNCTIONS } from './functions.ts'
import type { Operand, Place, Single } from './operand.ts'
import { Area, FormulaError, compare, compared, single, toNumber, toText } from './operand.ts'

const PRECEDENCE: Readonly<Record<string, number>> = {
  '=': 1,
  '<>': 1,
  '<': 1,
  '>': 1,
  '<=': 1,
  '>=': 1,
  '&': 2,
  '+': 3,
  '-': 3,
  '*': 4,
  '/': 4,
  '^': 5,
}

class Evaluation {
  private position = 0
  private readonly tokens: readonly Token[]
  readonly place: Place

  constructor(tokens: readonly Token[], place: Place) {
    this.tokens = tokens.filter((token) => token.kind !== 'space')
    this.place = place
  }

  run(): Operand {
    const result = this.expression(0)
    if (this.position < this.tokens.length) throw refuse.argument('formula')
    return result
  }

  private peek(): string {
    return this.tokens[this.position]?.text ?? ''
  }

  private take(): Token {
    const token = this.tokens[this.position++]
    if (token === undefined) throw refuse.argument('formula')
    return token
  }

  private expression(least: number): Operand {
    let left = this.unary()
    for (;;) {
      const operator = this.peek()
      const precedence = PRECEDENCE[operator]
      if (precedence === undefined || precedence <= least) return left
      this.position++
      left = operate(operator, single(left, this.place), single(this.expression(precedence), this.place))
    }
  }

  private unary(): Operand {
    const sign = this.peek()
    if (sign === '-' || sign === '+' || sign === '@') {
      this.position++
      const operand = this.unary()
      if (sign !== '-') return operand
      const number = toNumber(single(operand, this.place))
      return number instanceof FormulaError ? number : -number
    }
    let value = this.primary()
    while (this.peek() === '%') {
      this.position++
      const number = toNumber(single(value, this.place))
      value = number instanceof FormulaError ? number : number / 100
    }
    return value
  }

  private primary(): Operand {
    const token = this.take()
    switch (token.kind) {
      case 'text':
        return token.text.slice(1, -1).replaceAll('""', '"')
      case 'number':
        return Number(token.text)
      case 'error':
        return new FormulaError(token.text)
      case 'reference':
        return this.reference(token.text)
      case 'table':
        return this.structured(token.text)
      case 'name':
        return this.peek() === '(' ? this.call(token.text) : this.name(token.text)
      default:
    }
    if (token.text !== '(') throw refuse.argument('formula')
    const inner = this.expression(0)
    if (this.take().text !== ')') throw refuse.argument('formula')
    return inner
  }

  private reference(text: string): Operand {
    const reference = readReference(text)
    const sheet =
      reference.sheet === ''
        ? this.place.sheet
        : this.place.sheet.workbook.sheet(unquoteSheet(reference.sheet.slice(0, -1)))
    if (sheet === undefined) return new FormulaError('#REF!')
    const { from, to } = reference
    return new Area(sheet, {
      row: from.row,
      column: from.column,
      rows: to.row - from.row + 1,
      columns: to.column - from.column + 1,
    })
  }

  private structured(text: string): Operand {
    const at = this.place.sheet.workbook.structured(text, this.place)
    return at === null ? new FormulaError('#REF!') : new Area(at.sheet, at.rect)
  }

  private name(text: string): Operand {
    const upper = text.toUpperCase()
    if (upper === 'TRUE' || upper === 'FALSE') return upper === 'TRUE'
    const { sheet } = this.place
    const item = sheet.workbook.name(text, sheet)
    if (item !== undefined) return evaluate(item.formula, { ...this.place, sheet: item.sheet ?? sheet })
    const table = sheet.workbook.table(text)
    return table === undefined ? new FormulaError('#NAME?') : new Area(table.sheet, table.body())
  }

  private call(name: string): Operand {
    const upper = name.toUpperCase().replace(/^_XLFN\./, '')
    const worksheetFunction = upper === 'INDIRECT' ? indirection : FUNCTIONS[upper]
    if (worksheetFunction === undefined) throw refuse.unknown(`the worksheet function ${upper}`)
    this.position++
    const given: Operand[] = []
    while (this.peek() !== ')') {
      given.push(this.peek() === ',' ? '' : this.expression(0))
      if (this.peek() === ',') this.position++
      else if (this.peek() !== ')') throw refuse.argument('formula')
    }
    this.position++
    return worksheetFunction(given, this.place)
  }
}

function operate(operator: string, a: Single, b: Single): Single {
  if (a instanceof FormulaError) return a
  if (b instanceof FormulaError) return b
  if (operator === '&') return toText(a) + toText(b)
  if (PRECEDENCE[operator] === 1) return compared(operator, compare(a, b))
  const x = toNumber(a)
  const y = toNumber(b)
  if (x instanceof FormulaError) return x
  if (y instanceof FormulaError) return y
  switch (operator) {
    case '+':
      return x + y
    case '-':
      return x - y
    case '*':
      return x * y
    case '^':
      return x ** y
    default:
      return y === 0 ? new FormulaError('#DIV/0!') : x / y
  }
}

/** Evaluates `formula` (with or without its `=`) as if it stood at `place`. */
export function evaluate(formula: string, place: Place): Operand {
  const tokens = tokenize(formula.startsWith('=') ? formula : `=${formula}`)
  if (tokens === null) throw refuse.argument(`formula ${formula}`)
  return new Evaluation(tokens, place).run()
}

/** A formula written for the cell `anchor`, evaluated for another cell of the same rule. */
export function evaluateRelative(
  formula: string,
  anchor: { readonly row: number; readonly column: number },
  place: Place,
): Operand {
  return evaluate(offsetFormula(formula, place.row - anchor.row, place.column - anchor.column), place)
}

/** `INDIRECT`: text that names cells. */
function indirect(text: string, place: Place): Operand {
  return evaluate(
    text.replace(/^=/, '').replace(/^'?([^'!]+)'?!/, (_, name: string) => `${quoteSheet(name)}!`),
    place,
  )
}

function indirection(given: readonly Operand[], place: Place): Operand {
  const text = single(given[0] ?? '', place)
  return text instanceof FormulaError ? text : indirect(toText(text), place)
}
