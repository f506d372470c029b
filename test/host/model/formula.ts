/** Formulas as text: tokens, and the rewriting of references when cells move. */
import type { Rect } from '../address.ts'
import { MAX_COLUMNS, MAX_ROWS, columnIndex, columnName, unquoteSheet } from '../address.ts'

export type TokenKind = 'text' | 'number' | 'reference' | 'table' | 'name' | 'error' | 'sign' | 'space'
export interface Token {
  readonly kind: TokenKind
  readonly text: string
}

const SHEET = String.raw`(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!`
const CELL = String.raw`\$?[A-Za-z]{1,3}\$?\d{1,7}`
const AREA = String.raw`(?:${CELL}(?::${CELL})?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?\d{1,7}:\$?\d{1,7})`
const LEXER = new RegExp(
  [
    String.raw`(?<text>"(?:[^"]|"")*")`,
    String.raw`(?<error>#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!))`,
    String.raw`(?<reference>(?:${SHEET})?${AREA}(?![\p{L}\p{N}_.(\[]))`,
    String.raw`(?<table>[\p{L}_][\p{L}\p{N}_.]*\[(?:[^\[\]]|\[[^\]]*\])*\]|\[(?:[^\[\]]|\[[^\]]*\])*\])`,
    String.raw`(?<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+)`,
    String.raw`(?<name>(?:${SHEET})?[\p{L}_\\][\p{L}\p{N}_.\\]*)`,
    String.raw`(?<sign><=|>=|<>|[-+*/^&=<>(),%{};@:])`,
    String.raw`(?<space>\s+)`,
  ].join('|'),
  'yu',
)

/** Null when the text is no formula Excel would take. `formula` starts with `=`. */
export function tokenize(formula: string): Token[] | null {
  const tokens: Token[] = []
  LEXER.lastIndex = 1
  while (LEXER.lastIndex < formula.length) {
    const match = LEXER.exec(formula)
    if (match === null) return null
    const found = Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the group names of LEXER are the kinds
    tokens.push({ kind: (found?.[0] ?? 'sign') as TokenKind, text: match[0] })
  }
  return tokens
}

export interface Corner {
  readonly row: number
  readonly column: number
  readonly fixedRow: boolean
  readonly fixedColumn: boolean
}

export interface Reference {
  /** As written, with its quotes and `!`; empty when none. */
  readonly sheet: string
  readonly from: Corner
  readonly to: Corner
  readonly shape: 'cell' | 'cells' | 'columns' | 'rows'
}

function corner(text: string): Corner {
  const [, fixedColumn = '', letters = '', fixedRow = '', digits = ''] =
    /^(\$?)([A-Za-z]*)(\$?)(\d*)$/.exec(text) ?? []
  // In `$3` the dollar before the digits is caught as the column's.
  const rowOnly = letters === ''
  return {
    column: rowOnly ? 0 : columnIndex(letters),
    row: digits === '' ? 0 : Number(digits) - 1,
    fixedColumn: !rowOnly && fixedColumn === '$',
    fixedRow: fixedRow === '$' || (rowOnly && fixedColumn === '$'),
  }
}

export function readReference(text: string): Reference {
  const bang = text.lastIndexOf('!')
  const area = text.slice(bang + 1)
  const [first = '', second] = area.split(':')
  const from = corner(first)
  const to = corner(second ?? first)
  const sheet = text.slice(0, bang + 1)
  if (second === undefined) return { sheet, from, to, shape: 'cell' }
  if (/^\$?[A-Za-z]+$/.test(first)) return { sheet, from, to: { ...to, row: MAX_ROWS - 1 }, shape: 'columns' }
  if (/^\$?\d+$/.test(first)) return { sheet, from, to: { ...to, column: MAX_COLUMNS - 1 }, shape: 'rows' }
  return { sheet, from, to, shape: 'cells' }
}

export function writeReference(reference: Reference): string {
  const column = (c: Corner): string => (c.fixedColumn ? '$' : '') + columnName(c.column)
  const row = (c: Corner): string => `${c.fixedRow ? '$' : ''}${c.row + 1}`
  const part = (c: Corner): string => {
    if (reference.shape === 'columns') return column(c)
    return reference.shape === 'rows' ? row(c) : column(c) + row(c)
  }
  return (
    reference.sheet +
    (reference.shape === 'cell' ? part(reference.from) : `${part(reference.from)}:${part(reference.to)}`)
  )
}

function mapReferences(formula: string, change: (reference: Reference) => Reference | null): string {
  const tokens = tokenize(formula)
  if (tokens === null) return formula
  const parts = tokens.map((token) => {
    if (token.kind !== 'reference') return token.text
    const changed = change(readReference(token.text))
    return changed === null ? '#REF!' : writeReference(changed)
  })
  return `=${parts.join('')}`
}

/** Cells put in or taken out: `count` rows (or columns) from `at`, negative when taken out, in the band of `across`. */
export interface Shift {
  readonly vertical: boolean
  readonly at: number
  readonly count: number
  /** The columns (or rows) that move: first and last, inclusive. */
  readonly across: readonly [number, number]
}

export function shiftOf(rect: Rect, vertical: boolean, remove: boolean): Shift {
  const length = vertical ? rect.rows : rect.columns
  const first = vertical ? rect.column : rect.row
  return {
    vertical,
    at: vertical ? rect.row : rect.column,
    count: remove ? -length : length,
    across: [first, first + (vertical ? rect.columns : rect.rows) - 1],
  }
}

/** First and last of a span after the shift; null when all of it was taken out. */
export function shiftSpan(first: number, last: number, shift: Shift): readonly [number, number] | null {
  if (shift.count > 0) {
    const move = (n: number): number => (n >= shift.at ? n + shift.count : n)
    return [move(first), move(last)]
  }
  const end = shift.at - shift.count
  if (first >= shift.at && last < end) return null
  const start = first < shift.at ? first : Math.max(first, end) + shift.count
  return [start, last < shift.at ? last : Math.max(last, end - 1) + shift.count]
}

/** A rectangle after the shift; unchanged when it does not lie wholly within the band, null when it is gone. */
export function shiftRect(rect: Rect, shift: Shift): Rect | null {
  const first = shift.vertical ? rect.column : rect.row
  const last = first + (shift.vertical ? rect.columns : rect.rows) - 1
  if (first < shift.across[0] || last > shift.across[1]) return rect
  const from = shift.vertical ? rect.row : rect.column
  const span = shiftSpan(from, from + (shift.vertical ? rect.rows : rect.columns) - 1, shift)
  if (span === null) return null
  const size = span[1] - span[0] + 1
  if (shift.vertical) return rect.rows === MAX_ROWS ? rect : { ...rect, row: span[0], rows: size }
  return rect.columns === MAX_COLUMNS ? rect : { ...rect, column: span[0], columns: size }
}

/** A formula of sheet `home` after cells of sheet `moved` were shifted. */
export function shiftFormula(formula: string, home: string, moved: string, shift: Shift): string {
  return mapReferences(formula, (reference) => {
    const sheet = reference.sheet === '' ? home : unquoteSheet(reference.sheet.slice(0, -1))
    if (sheet.toLowerCase() !== moved.toLowerCase()) return reference
    const { from, to } = reference
    const rect = shiftRect(
      {
        row: from.row,
        column: from.column,
        rows: to.row - from.row + 1,
        columns: to.column - from.column + 1,
      },
      shift,
    )
    if (rect === null) return null
    return {
      ...reference,
      from: { ...from, row: rect.row, column: rect.column },
      to: { ...to, row: rect.row + rect.rows - 1, column: rect.column + rect.columns - 1 },
    }
  })
}

/** A formula copied or read `rows` down and `columns` right: what is not fixed by `$` moves along. */
export function offsetFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula
  const move = (c: Corner): Corner => ({
    ...c,
    row: c.fixedRow ? c.row : c.row + rows,
    column: c.fixedColumn ? c.column : c.column + columns,
  })
  return mapReferences(formula, (reference) => {
    const from =
      reference.shape === 'columns'
        ? { ...move(reference.from), row: reference.from.row }
        : move(reference.from)
    const to =
      reference.shape === 'columns' ? { ...move(reference.to), row: reference.to.row } : move(reference.to)
    return from.row < 0 || from.column < 0 || to.row >= MAX_ROWS || to.column >= MAX_COLUMNS
      ? null
      : { ...reference, from, to }
  })
}
