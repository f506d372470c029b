/** Copying cells: contents, looks and rules go along as far as asked. */
import type { Rect } from '../address.ts'
import { intersect } from '../address.ts'
import { refuse } from '../wire.ts'
import { offsetFormula } from './formula.ts'
import type { Cell, Sheet, Value } from './sheet.ts'
import { clearValidation, ownValidation } from './validation.ts'
import type { CellsOf, Origin } from './workbook.ts'

export type CopyType = 'All' | 'Formulas' | 'Values' | 'Formats'

/** The cells written: the target, grown to the source's size when the source is larger. */
export function copyTarget(source: Rect, target: Rect): Rect {
  return {
    ...target,
    rows: Math.max(source.rows, target.rows),
    columns: Math.max(source.columns, target.columns),
  }
}

function copyContents(
  from: CellsOf,
  sheet: Sheet,
  target: Rect,
  type: CopyType,
  skipBlanks: boolean,
  origin: Origin,
): void {
  // Taken first: source and target may overlap.
  const contents = Array.from({ length: from.rect.rows }, (_, r) =>
    Array.from({ length: from.rect.columns }, (__, c): { value: Value; formula: string | undefined } => ({
      value: from.sheet.valueAt(from.rect.row + r, from.rect.column + c),
      formula: from.sheet.cell(from.rect.row + r, from.rect.column + c)?.formula,
    })),
  )
  sheet.write(
    target,
    (row, column) => {
      const content = contents[row % from.rect.rows]?.[column % from.rect.columns]
      if (content === undefined || (skipBlanks && content.value === '')) return null
      if (content.formula === undefined || type === 'Values')
        // A copied text stays text: the apostrophe keeps Excel from reading it again.
        return typeof content.value === 'string' && content.value !== '' ? `'${content.value}` : content.value
      const sourceRow = from.rect.row + (row % from.rect.rows)
      const sourceColumn = from.rect.column + (column % from.rect.columns)
      return offsetFormula(
        content.formula,
        target.row + row - sourceRow,
        target.column + column - sourceColumn,
      )
    },
    origin,
  )
}

function copyLooks(from: CellsOf, sheet: Sheet, target: Rect): void {
  const looks = Array.from({ length: from.rect.rows }, (_, r) =>
    Array.from({ length: from.rect.columns }, (__, c): Cell['format'] =>
      from.sheet.formatAt(from.rect.row + r, from.rect.column + c),
    ),
  )
  sheet.setFormat(target, (format, row, column) => {
    const look = looks[(row - target.row) % from.rect.rows]?.[(column - target.column) % from.rect.columns]
    return look ?? format
  })
}

function copyValidations(from: CellsOf, sheet: Sheet, target: Rect): void {
  const rules = from.sheet.validations.flatMap((rule) =>
    rule.areas.flatMap((area) => {
      const part = intersect(area, from.rect)
      return part === null ? [] : [{ rule, part }]
    }),
  )
  clearValidation(sheet, target)
  for (const { rule, part } of rules) {
    const row = target.row + part.row - from.rect.row
    const column = target.column + part.column - from.rect.column
    const full = part.rows === from.rect.rows ? target.rows : part.rows
    const made = ownValidation(sheet, { ...part, row, column, rows: full })
    Object.assign(made, {
      rule: rule.rule,
      errorAlert: rule.errorAlert,
      prompt: rule.prompt,
      ignoreBlanks: rule.ignoreBlanks,
    })
    made.anchor = { row: rule.anchor.row + row - part.row, column: rule.anchor.column + column - part.column }
  }
}

export function copyCells(
  from: CellsOf,
  sheet: Sheet,
  at: Rect,
  type: CopyType,
  origin: Origin,
  skipBlanks = false,
): void {
  const target = copyTarget(from.rect, at)
  if (target.rows % from.rect.rows !== 0 || target.columns % from.rect.columns !== 0)
    throw refuse.argument('the target is no multiple of the source')
  sheet.protection.guard(target)
  // Looks last: when source and target overlap, contents must be read before anything moves.
  if (type !== 'Formats') copyContents(from, sheet, target, type, skipBlanks, origin)
  if (type === 'All' || type === 'Formats') copyLooks(from, sheet, target)
  if (type === 'All') copyValidations(from, sheet, target)
}
