/**
 * 一行一问题 — turns the data rows of one table into items, from top to bottom.
 *
 * A merged cell holds for each row it spans; 同上 takes the text above; a row whose number and problem are both
 * empty goes on with the problem above (a ledger that lost its merges). Everything taken from above is said.
 */
import { isDitto } from '../../cells/ditto.ts'
import { meantSerial } from '../../cells/grid.ts'
import type { ReadItem } from '../../items/item.ts'
import type { Day } from '../../calendar/day.ts'
import type { ColumnReading, LimitYear } from '../reading.ts'
import { LimitChecks, type LimitOfRow } from './limitChecks.ts'
import { readDay } from '../../timeLimit/timeLimit.ts'
import { DAY_FIELDS } from '../answers/readingAnswers.ts'
import { baseDayColumns, baseDayOf } from '../baseDay.ts'
import { takeValue } from './fieldValue.ts'
import { say, settleHints, type Draft, type ValueCell, type ValueContext } from './itemDraft.ts'
import type { Placed } from '../MergedGrid.ts'
import { cellOf } from '../table/dateParts.ts'
import { GoingOn } from './goingOn.ts'
import { sayGaps } from './planGaps.ts'
import { RowUnits } from './rowUnits.ts'
import type { TableContext } from './tableContext.ts'
import { ToldStates } from './toldState.ts'
import { joinStatuses, secondStatusColumn, statusOf } from './twoStatuses.ts'

export class ItemReader {
  readonly #context: TableContext
  readonly #above = new Map<number, Placed>()
  readonly #units: RowUnits
  readonly #goingOn: GoingOn
  readonly #columnOf = new Map<string, ColumnReading>()
  readonly #baseDays: readonly ColumnReading[]
  readonly #secondStatus: ColumnReading | undefined
  readonly #told: ToldStates
  readonly #checks: LimitChecks

  constructor(context: TableContext) {
    this.#context = context
    this.#baseDays = baseDayColumns(context.columns)
    this.#secondStatus = secondStatusColumn(context.columns)
    this.#checks = new LimitChecks(context.campaign)
    this.#told = new ToldStates(context)
    for (const column of context.columns) {
      if (column.field !== 'extra') this.#columnOf.set(column.field, column)
    }
    this.#units = new RowUnits(context, this.#columnOf.get('unit'))
    this.#goingOn = new GoingOn(context, this.#columnOf.get('problem'))
  }

  /** A section row: its unit, if it names one, holds for the rows below. */
  section(text: string): void {
    this.#units.section(text)
    this.#goingOn.reset()
  }

  /** Unit of a row that is no item (a nil return). */
  unitOfRow(row: number): string | null {
    return this.#units.ofRow(row)
  }

  /** A problem whose measures stand in the numbered rows below it: carried down to them, no item by itself. */
  heading(row: number): void {
    const draft = this.#readCells(row)
    this.#goingOn.heading(this.#asItem(draft, row))
  }

  /** Reads a row that only goes on with the texts of the row above; null when it says anything else. */
  goOnWithTexts(row: number): { readonly item: ReadItem; readonly labels: readonly string[] } | null {
    return this.#goingOn.withTexts(row)
  }

  /** Reads one row. */
  read(row: number): ReadItem {
    const draft = this.#readCells(row)
    const { previous } = this.#goingOn
    this.#goingOn.take(draft.content, row)
    this.#units.take(draft, row)
    sayGaps(draft, row, previous, { ...this.#context, columnOf: this.#columnOf })
    const item = this.#asItem(draft, row)
    this.#goingOn.follow(item, row)
    return item
  }

  #asItem({ content, extras }: Draft, row: number): ReadItem {
    const { file, grid } = this.#context
    const kept = Object.keys(extras).length > 0 ? { extras } : {}
    return { origin: { file, sheet: grid.grid.name, row: row + 1 }, ...content, ...kept }
  }

  #readCells(row: number): Draft {
    const { grid, cells } = this.#context
    const draft: Draft = { content: {}, hints: {}, extras: {} }
    const baseDay = (): Day | undefined => baseDayOf(grid, row, this.#baseDays, this.#context.limits)
    const found = (): LimitOfRow['found'] => this.#foundIn(row)
    const context: ValueContext = { ...this.#context, checks: this.#checks, row, baseDay, found }
    for (const column of this.#context.columns) {
      const placed = cellOf(grid, row, column)
      if (placed === undefined) {
        if (grid.isUncalculated(row, column.column)) this.#sayUncalculated(column, row)
        else if (this.#context.grouping.has(column.column)) this.#takeAbove(draft, column, context)
        continue
      }
      // Merged across: the value belongs to the leftmost column of the block.
      if (placed.column !== column.column) {
        if (placed.row === row && placed.column + 1 === column.column) this.#sayMergedAcross(placed, row)
        continue
      }
      const use = this.#take(draft, { column, placed, context })
      if (column.parts === undefined) {
        if (placed.row === row) cells.mark(placed, use)
        continue
      }
      for (const part of column.parts) {
        const own = grid.at(row, part)
        if (own?.row === row) cells.mark(own, use)
      }
    }
    this.#joinStatuses(draft, context)
    settleHints(draft)
    this.#hearStates(draft, context)
    return draft
  }

  #take(draft: Draft, cell: ValueCell): 'field' | 'extra' | 'other' {
    const { column, placed } = cell
    if (placed.cell.error === true) {
      say(cell, 'cell.error')
      return 'other'
    }
    let source = placed
    if (isDitto(placed.text)) {
      const above = this.#above.get(column.column)
      if (above === undefined) {
        say(cell, 'ditto.nothing-above')
        return 'other'
      }
      source = above
    }
    this.#above.set(column.column, source)
    if (DAY_FIELDS.has(column.field)) sayBeforeMidnight(cell)
    const meant = source === placed ? cell : { ...cell, placed: source }
    if (column.field === 'unit') return this.#units.read(draft, meant)
    return takeValue(draft, meant) ? 'field' : 'extra'
  }

  /** 是否整改 and 是否销号 together; the second stays as written, its word is heard. */
  #joinStatuses({ content }: Draft, context: ValueContext): void {
    const [first, second] = [this.#columnOf.get('claimed'), this.#secondStatus]
    const placed = second === undefined ? undefined : this.#context.grid.at(context.row, second.column)
    if (first === undefined || second === undefined || placed === undefined) return
    const said = statusOf(second, placed.text)
    if (said === null) return
    const { claimed } = content
    const joined =
      claimed === undefined
        ? said.claim
        : joinStatuses({ claim: claimed, label: first.path.at(-1) ?? '' }, said)
    if (joined !== null) content.claimed = joined
    else say({ column: second, placed, context }, 'claimed.conflict', { why: first.label })
  }

  /** A number that Excel would count is missed by nobody. */
  #sayUncalculated({ column, field, label }: ColumnReading, row: number): void {
    if (field === 'itemNo') return
    const about = field === 'extra' ? 'column' : field
    this.#context.findings.add({ field: about, code: 'cell.uncalculated', given: '', row, column, label })
  }

  #hearStates(draft: Draft, context: ValueContext): void {
    for (const column of this.#told.columns) {
      const placed = this.#context.grid.at(context.row, column.column)
      if (placed !== undefined && column !== this.#secondStatus)
        this.#told.hear(draft, { column, placed, context })
    }
  }

  #foundIn(row: number): LimitOfRow['found'] {
    const column = this.#columnOf.get('foundOn')
    const placed = column === undefined ? undefined : this.#context.grid.at(row, column.column)
    if (column === undefined || placed === undefined || this.#context.odd.has(`${row},${column.column}`))
      return null
    const day = readDay(placed.cell, this.#context.limits)
    return day === null ? null : { day, column }
  }

  /** Asks what only the whole table shows; the years of limits that write none. */
  finish(): LimitYear[] {
    const { findings, odd } = this.#context
    this.#told.ask(findings)
    this.#checks.finish(findings, odd)
    return this.#checks.years()
  }

  #sayMergedAcross({ column, text }: Placed, row: number): void {
    const label = this.#context.columns.find((one) => one.column === column)?.label
    const place = label === undefined ? {} : { label }
    this.#context.findings.add({
      field: 'row',
      code: 'cell.merged-across',
      given: text,
      row,
      column,
      ...place,
    })
  }

  #takeAbove(draft: Draft, column: ColumnReading, context: ValueContext): void {
    const above = this.#above.get(column.column)
    if (above !== undefined && column.field !== 'unit') takeValue(draft, { column, placed: above, context })
  }
}

/** 23:59 that was read as the midnight after it. */
function sayBeforeMidnight(cell: ValueCell): void {
  const { value, format } = cell.placed.cell
  if (typeof value === 'number' && meantSerial(value, format) !== value) say(cell, 'day.before-midnight')
}
