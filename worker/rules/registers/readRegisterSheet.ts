/**
 * 读入登记 — rows of a sheet as entries of a register: columns are found by their headings, values by their words.
 *
 * Any sheet with the register's headings will do, whether it was made here or kept for years. Nothing is dropped in
 * silence: columns that the register has not are named, rows that cannot be entered say why, by cell.
 */
import type { Campaign } from '../campaign/campaign.ts'
import { squashLabel } from '../cells/cellText.ts'
import { yearOf, type Day } from '../calendar/day.ts'
import { cellName, type Cell, type SheetGrid } from '../cells/grid.ts'
import { readDay } from '../timeLimit/timeLimit.ts'
import { findUnits } from '../campaign/unit.ts'
import { checkEntry, normaliseEntry, type EntryFault } from './checkEntry.ts'
import type { Register, RegisterEntry, RegisterField, RegisterValue, RegisterValues } from './register.ts'
import { NUMBER_LABEL } from './registerBook.ts'
import { mayWrite, ownValues, type EntrySender } from './registerAccess.ts'

export interface SheetRow {
  /** As Excel counts it. */
  readonly row: number
  /** Made of what the row says: the same row read in again is the same entry. */
  readonly id: string
  readonly values: RegisterValues
  /** What keeps it from being entered, each with its cell where it has one. */
  readonly faults: readonly (EntryFault & { readonly cell: string | null })[]
}

export interface RegisterReading {
  readonly rows: readonly SheetRow[]
  /** Rows that carry a number: they were entered before and are left alone. */
  readonly known: number
  /** Headings that the register has no field for, or that cannot be read from a sheet. */
  readonly unread: readonly string[]
}

export interface ReadingSetting {
  readonly campaign: Campaign
  readonly sender: EntrySender
  /** Entries of the registers that this one points to. */
  readonly linked: readonly RegisterEntry[]
}

/** With fewer headings known it is some other sheet. */
const LEAST_HEADINGS = 2
/** Headings stand near the top. */
const HEADER_WITHIN = 20

/** Null when no row of the sheet has the register's headings. */
export function readRegisterSheet(
  register: Register,
  grid: SheetGrid,
  setting: ReadingSetting,
): RegisterReading | null {
  const header = findHeader(register, grid)
  if (header === null) return null
  const rows: SheetRow[] = []
  let known = 0
  for (let row = header.row + 1; row < grid.rows.length; row++) {
    const cells = grid.rows[row] ?? []
    if (header.number !== null && textIn(cells[header.number]) !== '') {
      known++
      continue
    }
    const sheetRow = readRow(register, header, { cells, row, date1904: grid.date1904 }, setting)
    if (sheetRow !== null) rows.push(sheetRow)
  }
  return { rows, known, unread: header.unread }
}

interface Header {
  readonly row: number
  readonly columns: ReadonlyMap<string, number>
  readonly number: number | null
  readonly unread: readonly string[]
}

/** The row with most of the register's headings. */
function findHeader(register: Register, grid: SheetGrid): Header | null {
  let best: Header | null = null
  for (const [row, cells = []] of grid.rows.slice(0, HEADER_WITHIN).entries()) {
    const columns = new Map<string, number>()
    const unread: string[] = []
    let number: number | null = null
    for (const [column, cell] of cells.entries()) {
      const label = textIn(cell)
      if (label === '') continue
      const field = register.fields.find((one) => squashLabel(one.label) === squashLabel(label))
      if (squashLabel(label) === NUMBER_LABEL) number = column
      else if (field === undefined || field.kind === 'items' || columns.has(field.key)) unread.push(label)
      else columns.set(field.key, column)
    }
    if (columns.size >= LEAST_HEADINGS && columns.size > (best?.columns.size ?? 0)) {
      best = { row, columns, number, unread }
    }
  }
  return best
}

interface RowCells {
  readonly cells: readonly (Cell | undefined)[]
  readonly row: number
  readonly date1904: boolean
}

/** Null for a row without a word in the register's columns. */
function readRow(
  register: Register,
  { columns }: Header,
  { cells, row, date1904 }: RowCells,
  setting: ReadingSetting,
): SheetRow | null {
  const read: Record<string, RegisterValue> = {}
  for (const field of register.fields) {
    const cell = cells[columns.get(field.key) ?? -1]
    if (cell === undefined || textIn(cell) === '') continue
    read[field.key] = readValue(field, cell, date1904, setting)
  }
  if (Object.keys(read).length === 0) return null
  const { campaign, sender } = setting
  const values = normaliseEntry(ownValues(register, sender, null, read))
  const own = register.fields.filter((field) => mayWrite(register, field, sender.role))
  const foreign = register.fields
    .filter((field) => !own.includes(field) && field.kind === 'unit')
    .filter(({ key }) => read[key] !== undefined && read[key] !== values[key])
    .map(({ key, label }): EntryFault => ({
      field: key,
      code: 'entry.not-yours',
      given: String(read[key]),
      message: `“${label}”写的不是本单位。请删去这一行，由那个单位登记。`,
    }))
  const faults = [...checkEntry(register, values, { campaign, today: sender.day }), ...foreign]
  return {
    row: row + 1,
    id: idOf(register, values),
    values,
    faults: faults.map((fault) => {
      const column = columns.get(fault.field)
      return { ...fault, cell: column === undefined ? null : cellName(row, column) }
    }),
  }
}

/** The value in the register's own form; what cannot be read stays as written, for the check to name. */
function readValue(
  field: RegisterField,
  cell: Cell,
  date1904: boolean,
  { campaign, linked, sender }: ReadingSetting,
): RegisterValue {
  const text = textIn(cell)
  switch (field.kind) {
    case 'day':
      return readDay(cell, dayContext(campaign, sender.day, date1904)) ?? text
    case 'number':
      return typeof cell.value === 'number' ? cell.value : /^\d+$/.test(text) ? Number(text) : text
    case 'unit':
      return findUnits(text, campaign.units).exact?.id ?? text
    case 'choice':
      return codeOf(field, text)
    case 'milestone':
      return campaign.milestones.find(({ name }) => squashLabel(name) === squashLabel(text))?.name ?? text
    case 'entry': {
      const no = Number(/\d+/.exec(text)?.[0])
      return linked.find((entry) => entry.register === field.register && entry.no === no)?.id ?? text
    }
    default:
      return text
  }
}

function dayContext(campaign: Campaign, today: Day, date1904: boolean): Parameters<typeof readDay>[1] {
  const { starts, ends, namedDays = [] } = campaign
  return {
    year: yearOf(starts) === yearOf(ends) ? yearOf(starts) : yearOf(today),
    namedDays,
    starts,
    ends,
    date1904,
  }
}

/** A choice by its word or its code. */
function codeOf({ choices = {} }: RegisterField, text: string): string {
  const wanted = squashLabel(text)
  const found = Object.entries(choices).find(([code, word]) => squashLabel(word) === wanted || code === text)
  return found?.[0] ?? text
}

function textIn(cell: Cell | undefined): string {
  const value = cell?.value ?? null
  return value === null ? '' : String(value).trim()
}

/** FNV-1a of 64 bits, under two offsets: rows of one register that say different things differ. */
function idOf(register: Register, values: RegisterValues): string {
  const text = JSON.stringify([
    register.key,
    ...Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  ])
  const hash = (offset: bigint): string => {
    let sum = offset
    for (const character of text) {
      sum = BigInt.asUintN(64, (sum ^ BigInt(character.codePointAt(0) ?? 0)) * 0x100000001b3n)
    }
    return sum.toString(16).padStart(16, '0')
  }
  return `sheet-${hash(0xcbf29ce484222325n)}${hash(0x84222325cbf29ce4n)}`
}
