/**
 * 一行一问题 — turns the data rows of one table into items, from top to bottom.
 *
 * A merged cell holds for each row it spans; 同上 takes the text above; a row whose number and problem are both
 * empty goes on with the problem above (a ledger that lost its merges). Everything taken from above is said.
 */
import { findUnits, type UnitsNamed } from '../../campaign/unit.ts'
import { isDitto } from '../../cells/ditto.ts'
import { meantSerial } from '../../cells/grid.ts'
import { labelOf, type ItemField } from '../../fields/field.ts'
import type { ItemContent, ReadItem } from '../../items/item.ts'
import type { Day } from '../../calendar/day.ts'
import type { ColumnReading, LimitYear } from '../reading.ts'
import { LimitChecks, type LimitOfRow } from './limitChecks.ts'
import { readDay } from '../../timeLimit/timeLimit.ts'
import { DAY_FIELDS } from '../answers/readingAnswers.ts'
import { baseDayColumns, baseDayOf } from '../baseDay.ts'
import type { CellLedger } from '../CellLedger.ts'
import { takeValue } from './fieldValue.ts'
import { say, settleHints, type Draft, type ValueContext } from './itemDraft.ts'
import type { MergedGrid, Placed } from '../MergedGrid.ts'
import { isChildNumber } from '../table/rowNumbers.ts'
import { sectionName } from '../table/tableRows.ts'
import { ToldStates } from './toldState.ts'
import { joinStatuses, secondStatusColumn, statusOf } from './twoStatuses.ts'

export interface TableContext extends Omit<ValueContext, 'row' | 'baseDay' | 'found' | 'checks'> {
  readonly file: string
  readonly grid: MergedGrid
  readonly cells: CellLedger
  readonly columns: readonly ColumnReading[]
  /** Lowest row of labels. */
  readonly headerRow: number
  /** Unit of the sheet; a section may name another. */
  readonly sheetUnit: string | null
  /** The rows name different units of the campaign: a ledger of the whole school, whoever sent it. */
  readonly unitsVary: boolean
  /** Places ('row,column') of days whose year is likely a slip. */
  readonly odd: ReadonlySet<string>
  /** Columns that group the rows below them: empty means as above. */
  readonly grouping: ReadonlySet<number>
}

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
/** Plan fields whose blank is worth a glance (M-18 to M-20); problem and due have their own words. */
const EXPECTED: readonly ItemField[] = ['measures', 'goal', 'leader', 'department', 'owner', 'post']
/** 等3家单位: the rest of the names is lost. */
const NAMES_LOST = /等\s*[\d一二三四五六七八九十两]*\s*(?:家|个|单位|部门)/
/** 教务处（2项）: how many rows follow says nothing of who it is. */
const COUNTED = /[（(]\s*共?\s*[\d一二三四五六七八九十]+\s*(?:项|个|条|件)(?:问题)?\s*[）)]$/

export class ItemReader {
  readonly #context: TableContext
  readonly #above = new Map<number, Placed>()
  readonly #units = new Map<string, UnitsNamed>()
  readonly #columnOf = new Map<string, ColumnReading>()
  readonly #baseDays: readonly ColumnReading[]
  readonly #secondStatus: ColumnReading | undefined
  readonly #told: ToldStates
  readonly #checks: LimitChecks
  #previous: ReadItem | null = null
  /** The last row with a problem of its own: rows numbered under it go on with it. */
  #parent: ReadItem | null = null
  #sectionUnit: string | null = null
  #rowUnit: string | null = null

  constructor(context: TableContext) {
    this.#context = context
    this.#baseDays = baseDayColumns(context.columns)
    this.#secondStatus = secondStatusColumn(context.columns)
    this.#checks = new LimitChecks(context.campaign)
    this.#told = new ToldStates(context.columns, context.headerRow)
    for (const column of context.columns) {
      if (column.field !== 'extra') this.#columnOf.set(column.field, column)
    }
  }

  /** A section row: its unit, if it names one, holds for the rows below. */
  section(text: string): void {
    this.#sectionUnit = this.#findUnits(sectionName(text)).exact?.id ?? null
    this.#rowUnit = null
    this.#previous = null
    this.#parent = null
  }

  /** Unit of a row that is no item (a nil return). */
  unitOfRow(row: number): string | null {
    const column = this.#columnOf.get('unit')
    const text = column === undefined ? '' : this.#context.grid.text(row, column.column)
    const named = this.#findUnits(text)
    if (named.exact !== null) return named.exact.id
    return (
      (named.mentions.length === 1 ? named.mentions[0]?.id : undefined) ??
      this.#sectionUnit ??
      this.#context.sheetUnit
    )
  }

  /** A problem whose measures stand in the numbered rows below it: carried down to them, no item by itself. */
  heading(row: number): void {
    const draft = this.#readCells(row)
    this.#parent = this.#asItem(draft, row)
    this.#previous = null
  }

  /** Labels of the texts with which a row goes on where the row above ends; none when it says anything else. */
  textsGoingOn(row: number): string[] {
    const { grid, columns } = this.#context
    if (this.#previous === null) return []
    const filled = columns.filter(({ column }) => grid.at(row, column) !== undefined)
    const goesOn = filled.every(
      ({ column, field }) => LONG_TEXTS.has(field) && grid.at(row, column)?.row === row,
    )
    return goesOn && filled.length === grid.row(row).length ? filled.map(({ label }) => `“${label}”`) : []
  }

  /** The item above with the texts of this row behind its own. */
  goOnWithTexts(row: number): ReadItem | null {
    const { grid, cells, columns } = this.#context
    if (this.#previous === null) return null
    const item = { ...this.#previous }
    for (const { column, field } of columns) {
      const placed = grid.own(row, column)
      if (placed === undefined || !isLongText(field)) continue
      item[field] = item[field] === undefined ? placed.text : `${item[field]}\n${placed.text}`
      cells.mark(placed, 'field')
    }
    this.#previous = item
    return item
  }

  /** Reads one row. */
  read(row: number): ReadItem {
    const draft = this.#readCells(row)
    this.#goOn(draft, row)
    this.#takeUnit(draft, row)
    this.#checkPlan(draft, row)
    const item = this.#asItem(draft, row)
    if (this.#context.grid.at(row, this.#columnOf.get('problem')?.column ?? -1) !== undefined)
      this.#parent = item
    this.#previous = item
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
      const placed = grid.at(row, column.column)
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
      const use = this.#take(draft, column, placed, context)
      if (placed.row === row) cells.mark(placed, use)
    }
    this.#joinStatuses(draft, context)
    settleHints(draft)
    this.#hearStates(draft, context)
    return draft
  }

  #take(
    draft: Draft,
    column: ColumnReading,
    placed: Placed,
    context: ValueContext,
  ): 'field' | 'extra' | 'other' {
    if (placed.cell.error === true) {
      say(column, placed, context, 'cell.error')
      return 'other'
    }
    let source = placed
    if (isDitto(placed.text)) {
      const above = this.#above.get(column.column)
      if (above === undefined) {
        say(column, placed, context, 'ditto.nothing-above')
        return 'other'
      }
      source = above
    }
    this.#above.set(column.column, source)
    if (DAY_FIELDS.has(column.field)) sayBeforeMidnight(column, placed, context)
    if (column.field === 'unit') return this.#readUnit(draft, column, source, context)
    return takeValue(draft, column, source, context) ? 'field' : 'extra'
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
    else say(second, placed, context, 'claimed.conflict', { why: first.label })
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
        this.#told.hear(draft, column, placed, context)
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
    if (above !== undefined && column.field !== 'unit') takeValue(draft, column, above, context)
  }

  #findUnits(text: string): UnitsNamed {
    let named = this.#units.get(text)
    if (named === undefined) {
      // 示范学院教务处: the institution's own name before a unit says nothing.
      const { institution, units } = this.#context.campaign
      named = findUnits(text.startsWith(institution) ? text.slice(institution.length) : text, units)
      this.#units.set(text, named)
    }
    return named
  }

  #readUnit(draft: Draft, column: ColumnReading, placed: Placed, context: ValueContext): 'field' | 'extra' {
    const { exact, mentions } = this.#findUnits(placed.text.replace(COUNTED, ''))
    this.#rowUnit = null
    if (exact !== null) {
      this.#rowUnit = exact.id
      return 'field'
    }
    draft.extras[column.label] = placed.text
    const [only] = mentions
    const several = mentions.length > 1 || NAMES_LOST.test(placed.text) || /[、，,/；;\n]/.test(placed.text)
    if (only !== undefined && !several) {
      this.#rowUnit = only.id
      return 'extra'
    }
    // In a unit's own ledger an unknown name is a part of that unit; in a master ledger it is nobody's, as are several.
    const { sheetUnit, unitsVary } = this.#context
    this.#rowUnit = sheetUnit === null || unitsVary || mentions.length > 1 ? '' : null
    say(column, placed, context, only === undefined ? 'unit.unknown' : 'unit.several')
    return 'extra'
  }

  /** Row's own column, then its section, then the sheet; '' in `#rowUnit` is a unit that nobody knows. */
  #takeUnit(draft: Draft, row: number): void {
    const column = this.#columnOf.get('unit')
    const empty = column !== undefined && this.#context.grid.at(row, column.column) === undefined
    if (empty && this.#rowUnit !== null && this.#rowUnit !== '') {
      const name = this.#context.campaign.units.find((unit) => unit.id === this.#rowUnit)?.name ?? ''
      this.#context.findings.add({
        field: 'unit',
        code: 'unit.carried',
        given: name,
        row,
        column: column.column,
      })
    }
    const unit = this.#rowUnit ?? this.#sectionUnit ?? this.#context.sheetUnit
    if (unit !== null && unit !== '') draft.content.unit = unit
  }

  /** A row without a problem of its own, and without a number or numbered under the problem above, goes on with it. */
  #goOn(draft: Draft, row: number): void {
    const { content } = draft
    const column = this.#columnOf.get('problem')
    const parent = this.#parent
    const isChild = isChildNumber(content.itemNo ?? '', parent?.itemNo ?? '')
    const above = isChild ? parent : this.#previous
    if (column === undefined || above?.problem === undefined) return
    if (content.problem !== undefined) {
      // 1.1 with a problem of its own under 1 still is of the kind and source of 1.
      if (isChild && this.#previous === null) copyMissing(content, above)
      return
    }
    if (this.#context.grid.at(row, column.column) !== undefined) return
    if (this.#context.grid.isUncalculated(row, column.column)) return
    if (content.itemNo !== undefined && !isChild) return
    const taken = copyMissing(content, above)
    this.#context.findings.add({
      field: 'row',
      code: 'row.continued',
      given: taken.map((field) => `“${labelOf(field)}”`).join(''),
      row,
      column: column.column,
    })
  }

  #checkPlan({ content, extras }: Draft, row: number): void {
    const missing = (field: ItemField, code: string, suggestion?: string): void => {
      const column = this.#columnOf.get(field)
      if (column === undefined || this.#context.grid.at(row, column.column) !== undefined) return
      if (this.#context.grid.isUncalculated(row, column.column)) return
      this.#context.findings.add({
        field,
        code,
        given: '',
        row,
        column: column.column,
        label: column.label,
        suggestion,
      })
    }
    if (content.problem === undefined) missing('problem', 'problem.missing')
    if (content.due === undefined && content.disposal !== 'ongoing') {
      missing(
        'due',
        'due.missing',
        this.#previous?.problem === content.problem ? this.#previous?.due : undefined,
      )
    }
    for (const field of EXPECTED) {
      if (content[field] === undefined) missing(field, 'field.missing')
    }
    if (Object.keys(content).length + Object.keys(extras).length <= (content.unit === undefined ? 1 : 2)) {
      const given = [...Object.values(content), ...Object.values(extras)].map(String).join(' ')
      const column = this.#context.grid.row(row)[0]?.column ?? 0
      this.#context.findings.add({ field: 'row', code: 'row.sparse', given, row, column })
    }
  }
}

/** 23:59 that was read as the midnight after it. */
function sayBeforeMidnight(column: ColumnReading, placed: Placed, context: ValueContext): void {
  const { value, format } = placed.cell
  if (typeof value === 'number' && meantSerial(value, format) !== value)
    say(column, placed, context, 'day.before-midnight')
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
