/**
 * 接着上面 — rows that go on with a problem above: without a number and problem of their own (a ledger that lost its
 * merges), numbered under it (1 over 1.1, 1.2), or only with the rest of a long text.
 */
import { labelOf, type ItemField } from '../../fields/field.ts'
import type { ItemContent, ReadItem } from '../../items/item.ts'
import type { ColumnReading } from '../reading.ts'
import type { TableContext } from './tableContext.ts'
import { isChildNumber } from '../table/rowNumbers.ts'

/** What goes on from the row above when a row continues its problem. */
const CONTINUED: readonly ItemField[] = [
  'itemNo',
  'kind',
  'category',
  'problem',
  'source',
  'foundOn',
  'post',
  'cause',
  'leader',
  'department',
]
/** Texts that people break into the next row when a cell is full. */
type LongText = 'measures' | 'goal' | 'cause' | 'progress'
const LONG_TEXTS: ReadonlySet<string> = new Set<LongText>(['measures', 'goal', 'cause', 'progress'])

export class GoingOn {
  readonly #context: TableContext
  readonly #problem: ColumnReading | undefined
  /** A problem over numbered rows that is no row of its own. */
  #heading: ReadItem | null = null
  /** The last row with a problem of its own. */
  #parent: ReadItem | null = null
  #previous: ReadItem | null = null

  constructor(context: TableContext, problem: ColumnReading | undefined) {
    this.#context = context
    this.#problem = problem
  }

  get previous(): ReadItem | null {
    return this.#previous
  }

  /** A new section: nothing goes on beyond it. */
  reset(): void {
    this.#heading = this.#parent = this.#previous = null
  }

  heading(item: ReadItem): void {
    this.reset()
    this.#heading = item
  }

  /** What rows below may go on with. */
  follow(item: ReadItem, row: number): void {
    this.#previous = item
    if (!this.#hasProblem(row)) return
    this.#parent = item
    if (this.#heading !== null && !isUnder(item, this.#heading)) this.#heading = null
  }

  #hasProblem(row: number): boolean {
    return this.#problem !== undefined && this.#context.grid.at(row, this.#problem.column) !== undefined
  }

  /** Takes from above what the row leaves out as said. */
  take(content: ItemContent, row: number): void {
    const column = this.#problem
    if (this.#heading === null && content.problem !== undefined) return
    const parent = [this.#heading, this.#parent].find((one) => one !== null && isUnder(content, one)) ?? null
    const above = parent ?? this.#previous
    if (column === undefined || above?.problem === undefined) return
    if (content.problem !== undefined) {
      // 1.1 with a problem of its own under the heading 1 still is of the kind and source of 1.
      if (parent !== null && parent === this.#heading) copyMissing(content, above)
      return
    }
    const { grid, findings } = this.#context
    if (grid.at(row, column.column) !== undefined || grid.isUncalculated(row, column.column)) return
    if (content.itemNo !== undefined && parent === null) return
    const given = copyMissing(content, above).map((field) => `“${labelOf(field)}”`)
    findings.add({ field: 'row', code: 'row.continued', given: given.join(''), row, column: column.column })
  }

  /** The item above with the texts of this row behind its own; null when the row says anything else. */
  withTexts(row: number): { readonly item: ReadItem; readonly labels: readonly string[] } | null {
    const { grid, cells, columns } = this.#context
    // Nearly every row has more cells than there are long texts.
    const { length } = grid.row(row)
    if (this.#previous === null || length === 0 || length > LONG_TEXTS.size) return null
    const filled = columns.flatMap(({ column, field, label }) => {
      const placed = grid.at(row, column)
      return placed === undefined ? [] : [{ placed, field, label }]
    })
    if (filled.length < length) return null
    const item = { ...this.#previous }
    for (const { placed, field } of filled) {
      if (placed.row !== row || !isLongText(field)) return null
      item[field] = item[field] === undefined ? placed.text : `${item[field]}\n${placed.text}`
    }
    for (const { placed } of filled) cells.mark(placed, 'field')
    this.#previous = item
    return { item, labels: filled.map(({ label }) => `“${label}”`) }
  }
}

function isUnder({ itemNo = '' }: ItemContent, parent: ReadItem): boolean {
  return itemNo !== '' && parent.itemNo !== undefined && isChildNumber(itemNo, parent.itemNo)
}

/** Takes what a problem hands on to the rows that go on with it; the fields that were taken. */
function copyMissing(to: ItemContent, from: ItemContent): ItemField[] {
  const taken = CONTINUED.filter((field) => to[field] === undefined && from[field] !== undefined)
  for (const field of taken) Object.assign(to, { [field]: from[field] })
  return taken
}

function isLongText(field: ColumnReading['field']): field is LongText {
  return LONG_TEXTS.has(field)
}
