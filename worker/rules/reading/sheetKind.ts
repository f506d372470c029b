/**
 * 不是台账的表 — what a sheet without a ledger is: instructions, a form of labels and values, or something else.
 */
import type { SheetReading } from './reading.ts'
import type { HeaderFinder } from './table/headerRows.ts'
import { readTimeLimit, type TimeLimitContext } from '../timeLimit/timeLimit.ts'
import type { MergedGrid } from './MergedGrid.ts'

type OtherKind = Exclude<SheetReading['kind'], 'ledger' | 'empty'>

const INSTRUCTIONS =
  /填[表报写]?说明|填[表报写]?要求|填[表报写]须知|使用说明|注意事项|说明$|^说明|须知|指南|字典|选项|下拉/
/** Rows of a label and its value from which a sheet is a form. */
const FORM_ROWS = 3
const LONG_TEXT = 15

/** The kind, and the words that say it in a finding. */
export function kindOfSheet(grid: MergedGrid, finder: HeaderFinder): { kind: OtherKind; words: string } {
  const { bounds } = grid
  if (bounds === null) return { kind: 'other', words: '是空表' }
  let labelled = 0
  let long = 0
  let rows = 0
  for (let row = bounds.top; row <= bounds.bottom; row++) {
    const cells = grid.row(row)
    const first = cells[0]
    if (first === undefined) continue
    rows++
    if (cells.length <= 6 && finder.strength(first.text.replace(/[：:]$/, '')) > 0 && cells.length > 1)
      labelled++
    if (cells.length <= 2 && cells.some(({ text }) => text.length >= LONG_TEXT)) long++
  }
  const opening = grid.row(bounds.top)[0]?.text ?? ''
  if (INSTRUCTIONS.test(grid.grid.name) || (INSTRUCTIONS.test(opening) && opening.length <= 20)) {
    return { kind: 'instructions', words: '是填表说明，不是台账' }
  }
  if (labelled >= FORM_ROWS) return { kind: 'form', words: '是一栏一值的单页表单，不是台账' }
  if (rows > 0 && long / rows >= 0.6) return { kind: 'instructions', words: '是文字说明，不是台账' }
  return { kind: 'other', words: '没有找到台账的表头' }
}

/** A row of a ledger without its header: several cells, a text among them, and a limit or a number in front. */
const LEAST_CELLS = 4
const SHORTEST_TEXT = 5

/** Rows (counted from 0) that look like a ledger's though no header names their columns; none when they are few. */
export function headlessRows(grid: MergedGrid, limits: TimeLimitContext): number[] {
  const { bounds } = grid
  if (bounds === null) return []
  const rows: number[] = []
  for (let row = bounds.top; row <= bounds.bottom; row++) {
    const cells = grid.row(row)
    if (cells.length < LEAST_CELLS) continue
    const told = cells.some(({ text }) => text.length >= SHORTEST_TEXT && !/^[\d./年月日-]+$/.test(text))
    const dated = cells.some(
      ({ cell, text }) =>
        text.length <= 40 && !/^\d{1,4}$/.test(text) && readTimeLimit(cell, limits).kind === 'date',
    )
    if (told && dated) rows.push(row)
  }
  return rows.length >= 2 ? rows : []
}
