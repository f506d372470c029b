/** What a person does in the grid: here, and only here, validation speaks up. */
import type { Rect } from '../address.ts'
import { MAX_COLUMNS, formatRect } from '../address.ts'
import { HostError, refuse } from '../wire.ts'
import { copyCells } from './copy.ts'
import type { Sheet, Value } from './sheet.ts'
import { shiftCells } from './shift.ts'
import { sortRows } from './sort.ts'
import type { Table } from './table.ts'
import { acceptsInput, validationAt } from './validation.ts'
import type { CellsOf, Origin } from './workbook.ts'
import { PERSON } from './workbook.ts'

export type Outcome =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly reason: 'protected' | 'validation' | 'formula'
      readonly title: string
      readonly message: string
    }

const DONE: Outcome = { ok: true }

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** Turns a refusal of the model into what Excel would show the person. */
function attempt(work: () => void): Outcome {
  try {
    work()
    return DONE
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    if (error.code === 'AccessDenied')
      return {
        ok: false,
        reason: 'protected',
        title: '',
        message: '您试图更改的单元格位于受保护的工作表中。',
      }
    if (error.code === 'InvalidArgument')
      return { ok: false, reason: 'formula', title: '', message: '此公式有问题。' }
    throw error
  }
}

function validationRefusal(sheet: Sheet, rect: Rect, input: Value): Outcome | null {
  const alert = validationAt(sheet, rect.row, rect.column)?.errorAlert
  if (alert === undefined || alert['showAlert'] === false || (alert['style'] ?? 'Stop') !== 'Stop')
    return null
  if (acceptsInput(sheet, rect.row, rect.column, input)) return null
  const message = text(alert['message'])
  return {
    ok: false,
    reason: 'validation',
    title: text(alert['title']),
    message: message === '' ? '此值与此单元格定义的数据验证限制不匹配。' : message,
  }
}

/** A table right above the edited cells grows over them; not on a protected sheet. */
function growTables(sheet: Sheet, rect: Rect): void {
  if (sheet.protection.on) return
  for (const table of sheet.tables) {
    const below = table.rect.row + table.rect.rows
    const beside = rect.column >= table.rect.column && rect.column < table.rect.column + table.rect.columns
    if (rect.row === below && beside && !table.showTotals)
      table.resize({ ...table.rect, rows: table.rect.rows + rect.rows })
  }
}

function place(sheet: Sheet, address: string): CellsOf {
  const at = sheet.workbook.locate(address, sheet)
  if (at === null) throw refuse.argument(address)
  return at
}

/** Types into one cell and leaves it. `COAUTHOR` as origin makes it an edit that arrives from elsewhere. */
export function typeInto(sheet: Sheet, address: string, input: Value, origin: Origin = PERSON): Outcome {
  const { rect, sheet: target } = place(sheet, address)
  if (target.protection.isLocked(rect.row, rect.column))
    return attempt(() => {
      throw refuse.denied(formatRect(rect))
    })
  const refused = validationRefusal(target, rect, input)
  return (
    refused ??
    attempt(() => {
      target.write(rect, () => input, origin)
      growTables(target, rect)
    })
  )
}

/** Pastes text from elsewhere: rules stay where they are and are not asked. */
export function pasteText(
  sheet: Sheet,
  address: string,
  rows: readonly (readonly Value[])[],
  origin: Origin = PERSON,
): Outcome {
  const { rect, sheet: target } = place(sheet, address)
  const block = { ...rect, rows: rows.length, columns: Math.max(...rows.map((row) => row.length)) }
  return attempt(() => {
    target.write(block, (row, column) => rows[row]?.[column] ?? '', origin)
    growTables(target, block)
  })
}

/** Copies cells and pastes them: contents, looks and rules of the source replace what was there. */
export function pasteCells(from: CellsOf, sheet: Sheet, address: string, origin: Origin = PERSON): Outcome {
  const { rect, sheet: target } = place(sheet, address)
  return attempt(() => {
    copyCells(from, target, rect, 'All', origin)
    growTables(target, { ...rect, rows: from.rect.rows })
  })
}

/** `row` counts from 0. */
export function insertRows(sheet: Sheet, row: number, count = 1, origin: Origin = PERSON): Outcome {
  return attempt(() =>
    shiftCells(sheet, { row, column: 0, rows: count, columns: MAX_COLUMNS }, 'Down', origin),
  )
}

export function deleteRows(sheet: Sheet, row: number, count = 1, origin: Origin = PERSON): Outcome {
  return attempt(() => shiftCells(sheet, { row, column: 0, rows: count, columns: MAX_COLUMNS }, 'Up', origin))
}

/** Sorts a table by one of its columns, by name. */
export function sortTable(table: Table, column: string, ascending = true, origin: Origin = PERSON): Outcome {
  const key = table.columns.findIndex((other) => other.name === column)
  if (key < 0) throw refuse.notFound(column)
  return attempt(() => {
    table.sortFields = [{ key, ascending }]
    sortRows(table.sheet, table.body(), table.sortFields, origin)
  })
}

/** Shows only rows with these texts in the column; null shows all again. */
export function filterTable(table: Table, column: string, values: readonly string[] | null): Outcome {
  const found = table.columnNamed(column)
  if (found === undefined) throw refuse.notFound(column)
  return attempt(() => {
    table.sheet.protection.require('allowAutoFilter')
    if (values === null) delete found.criteria
    else found.criteria = { filterOn: 'Values', values }
    table.applyFilters()
  })
}
