/**
 * 没写“问题”的台账 — a table with the rows of a ledger and no column that is known as the problem: which one it is, is asked.
 */
import type { ColumnReading } from '../reading.ts'
import { rowsOf, type UnderstoodTable } from '../readTable.ts'

/** Columns that only a list of matters to be done has. */
const OF_LEDGERS: ReadonlySet<string> = new Set([
  'due',
  'completedOn',
  'claimed',
  'owner',
  'measures',
  'progress',
  'foundOn',
])
/** A problem is told in a few words at least. */
const LEAST_CHARACTERS = 5

/** The columns that may tell the problem, the wordiest first; none when the table is no ledger. */
export function mayTellProblem({ table, kinds, columns, context }: UnderstoodTable): ColumnReading[] {
  const rows = rowsOf(table, kinds, 'item')
  const known = columns.filter(({ field, guess }) => OF_LEDGERS.has(guess ?? field))
  if (rows.length === 0 || known.length === 0) return []
  const meanLength = ({ column }: ColumnReading): number =>
    rows.reduce((sum, row) => sum + wordsIn(context.grid.text(row, column)), 0) / rows.length
  return columns
    .filter(
      ({ field, path }) =>
        path.length > 0 && (field === 'extra' || field === 'measures' || field === 'progress'),
    )
    .map((column) => ({ column, length: meanLength(column) }))
    .filter(({ length }) => length >= LEAST_CHARACTERS)
    .toSorted((a, b) => b.length - a.length)
    .map(({ column }) => column)
}

function wordsIn(text: string): number {
  return /[\u4e00-\u9fff]/.test(text) ? text.length : 0
}
