/**
 * 年、月、日分栏 — a date that stands in two or three columns side by side is one date.
 */
import { splitLabel } from '../../cells/cellText.ts'
import type { UnreadColumn } from '../../columns/candidate.ts'
import type { Cell } from '../../cells/grid.ts'
import type { ColumnReading } from '../reading.ts'
import type { MergedGrid, Placed } from '../MergedGrid.ts'

/** Labels of the parts, in order; 月 and 日 do without a year. */
const PARTS: readonly RegExp[] = [/^年[份度]?$/, /^月份?$/, /^(?:日期?|号)$/]
const UNITS = ['年', '月', '日']

/** The columns, those of a split date joined into the first of them. */
export function joinDateParts(inputs: readonly UnreadColumn[]): UnreadColumn[] {
  const joined: UnreadColumn[] = []
  for (let at = 0; at < inputs.length;) {
    const run = runAt(inputs, at)
    const one = inputs[at]
    if (one === undefined) break
    joined.push(run.length < 2 ? one : joinRun(run))
    at += Math.max(1, run.length)
  }
  return joined
}

function runAt(inputs: readonly UnreadColumn[], at: number): UnreadColumn[] {
  const first = inputs[at]
  const run: UnreadColumn[] = []
  let part = partOf(first)
  if (first === undefined || part > 1) return run
  for (let i = at; part < PARTS.length; i++, part++) {
    const one = inputs[i]
    const beside = one !== undefined && one.column === first.column + run.length
    if (!beside || partOf(one) !== part || parentOf(one) !== parentOf(first)) break
    run.push(one)
  }
  return part === PARTS.length ? run : []
}

/** 0 for 年, 1 for 月, 2 for 日; more for any other label. */
function partOf(input: UnreadColumn | undefined): number {
  const { name } = splitLabel(input?.path.at(-1) ?? '')
  const part = PARTS.findIndex((pattern) => pattern.test(name))
  return part < 0 ? PARTS.length : part
}

function parentOf({ path }: UnreadColumn): string {
  return path.slice(0, -1).join('/')
}

function joinRun(run: readonly UnreadColumn[]): UnreadColumn {
  const [first] = run
  if (first === undefined) throw new Error('a split date has columns')
  const parents = first.path.slice(0, -1)
  const cells = first.cells.map((_, row) =>
    joinCells(
      run.map(({ cells: own }) => own[row]),
      run.length,
    ),
  )
  return {
    column: first.column,
    path: parents.length > 0 ? parents : [run.map(({ path }) => path.at(-1) ?? '').join('')],
    cells,
    parts: run.map(({ column }) => column),
  }
}

/** The cell of a column in a row; of a split date the whole. */
export function cellOf(
  grid: MergedGrid,
  row: number,
  { column, parts }: Pick<ColumnReading, 'column' | 'parts'>,
): Placed | undefined {
  if (parts === undefined) return grid.at(row, column)
  const cells = parts.map((part) => grid.at(row, part)?.cell)
  const cell = joinCells(cells, parts.length)
  return cell === undefined ? undefined : { row, column, text: String(cell.value), cell }
}

/** One cell of a split date: 2017｜8｜31 → 2017年8月31日; undefined where all are empty. */
function joinCells(cells: readonly (Cell | undefined)[], count: number): Cell | undefined {
  const texts = cells.map((cell, i) => partText(cell, UNITS[i + UNITS.length - count] ?? ''))
  const text = texts.join('')
  return text === '' ? undefined : { value: text }
}

function partText(cell: Cell | undefined, unit: string): string {
  const text = String(cell?.value ?? '').trim()
  if (text === '') return ''
  const digits = /^\d{1,4}$/.test(text)
  if (!digits) return text
  return unit === '年' && text.length === 2 ? `20${text}年` : `${text}${unit}`
}
