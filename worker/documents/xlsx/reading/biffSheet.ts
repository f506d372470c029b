/** One worksheet of a BIFF8 stream as a grid. */
import { trimText } from '#rules/cells/cellText'
import { cellName, type Cell, type Merge, type Place } from '#rules/cells/grid'
import { BiffReader } from './biffText.ts'
import { MAX_CELLS, MOST_COLOURED, type ScannedSheet } from './sheetCells.ts'
import type { StyleMark } from './styleMarks.ts'

export interface BiffRecord {
  readonly id: number
  readonly data: Uint8Array
}

/** What cells refer to. */
export interface BiffSources {
  readonly strings: readonly string[]
  /** Format code by cell style. */
  readonly formats: readonly (string | undefined)[]
  /** What the cell style marks; empty where none does. */
  readonly marks: readonly (StyleMark | undefined)[]
}

const ID = {
  formula: 0x0006,
  colInfo: 0x007d,
  mulRk: 0x00bd,
  rString: 0x00d6,
  mergeCells: 0x00e5,
  labelSst: 0x00fd,
  number: 0x0203,
  label: 0x0204,
  boolErr: 0x0205,
  string: 0x0207,
  row: 0x0208,
  rk: 0x027e,
} as const
/** A row's flag fDyZero and a column's fHidden. */
const ROW_HIDDEN = 0x20
const COLUMN_HIDDEN = 1
const LAST_COLUMN = 255
const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
}

/** The grid of a worksheet's records; an Error when one is cut short or there are too many cells. */
export function biffSheet(records: readonly BiffRecord[], sources: BiffSources): ScannedSheet {
  const sheet = new BiffSheet(sources)
  for (const record of records) sheet.take(record)
  const { rows, merges, hiddenRows, hiddenColumns, struck, coloured } = sheet
  return {
    grid: {
      rows,
      merges,
      ...(hiddenRows.length === 0 ? {} : { hiddenRows }),
      ...(hiddenColumns.length === 0 ? {} : { hiddenColumns }),
    },
    struck,
    coloured: coloured.length > MOST_COLOURED ? [] : coloured,
  }
}

class BiffSheet {
  readonly rows: ((Cell | undefined)[] | undefined)[] = []
  readonly merges: Merge[] = []
  readonly hiddenRows: number[] = []
  readonly hiddenColumns: number[] = []
  readonly struck: Place[] = []
  readonly coloured: (Place & { readonly colour: string })[] = []
  readonly #sources: BiffSources
  #cells = 0
  /** Cell of the formula whose text result comes in the next STRING record. */
  #awaiting: (Place & { readonly style: number }) | null = null

  constructor(sources: BiffSources) {
    this.#sources = sources
  }

  take({ id, data }: BiffRecord): void {
    const reader = new BiffReader([data])
    if (id === ID.row) this.#row(data)
    else if (id === ID.colInfo) this.#column(reader)
    else if (id === ID.mergeCells) this.#merge(reader)
    else if (id === ID.mulRk) this.#numbers(reader, data)
    else if (id === ID.string) this.#formulaText(reader)
    else if (id === ID.formula) this.#formula(data)
    else if (id === ID.number || id === ID.rk) this.#number(id, data)
    else if (id === ID.labelSst || id === ID.label || id === ID.rString || id === ID.boolErr)
      this.#constant(id, reader)
  }

  #row(data: Uint8Array): void {
    const view = viewOf(data)
    if ((view.getUint8(12) & ROW_HIDDEN) !== 0) this.hiddenRows.push(view.getUint16(0, true))
  }

  #column(reader: BiffReader): void {
    const first = reader.u16()
    const last = Math.min(reader.u16(), LAST_COLUMN)
    reader.skip(4)
    if ((reader.u16() & COLUMN_HIDDEN) === 0) return
    for (let column = first; column <= last; column++) this.hiddenColumns.push(column)
  }

  #merge(reader: BiffReader): void {
    for (let left = reader.u16(); left > 0; left--) {
      const [top, bottom, from, to] = [reader.u16(), reader.u16(), reader.u16(), reader.u16()]
      this.merges.push({ top, left: from, bottom, right: to })
    }
  }

  #numbers(reader: BiffReader, data: Uint8Array): void {
    const row = reader.u16()
    const first = reader.u16()
    const count = (data.length - 6) / 6
    for (let index = 0; index < count; index++) {
      const style = reader.u16()
      const value = rkNumber(reader.u32())
      this.#keep({ row, column: first + index }, this.#numeric(value, style), style)
    }
  }

  #number(id: number, data: Uint8Array): void {
    const view = viewOf(data)
    const value = id === ID.rk ? rkNumber(view.getUint32(6, true)) : view.getFloat64(6, true)
    const style = view.getUint16(4, true)
    const place = { row: view.getUint16(0, true), column: view.getUint16(2, true) }
    this.#keep(place, this.#numeric(value, style), style)
  }

  #constant(id: number, reader: BiffReader): void {
    const place = { row: reader.u16(), column: reader.u16() }
    const style = reader.u16()
    if (id === ID.boolErr) {
      const value = reader.u8()
      const isError = reader.u8() === 1
      const cell: Cell = isError ? { value: ERRORS[value] ?? '#N/A', error: true } : { value: value !== 0 }
      this.#keep(place, cell, style)
      return
    }
    const text = id === ID.labelSst ? (this.#sources.strings[reader.u32()] ?? '') : reader.text()
    this.#keep(place, trimText(text) === '' ? undefined : { value: text }, style)
  }

  #formula(data: Uint8Array): void {
    const view = viewOf(data)
    const place = { row: view.getUint16(0, true), column: view.getUint16(2, true) }
    const style = view.getUint16(4, true)
    // 0xFFFF at the end of the result says that it is no number; its first byte says what it is.
    if (view.getUint16(12, true) !== 0xffff) {
      this.#keep(place, { ...this.#numeric(view.getFloat64(6, true), style), formula: true }, style)
      return
    }
    const kind = view.getUint8(6)
    if (kind === 0) this.#awaiting = { ...place, style }
    if (kind === 1) this.#keep(place, { value: view.getUint8(8) !== 0, formula: true }, style)
    if (kind === 2)
      this.#keep(place, { value: ERRORS[view.getUint8(8)] ?? '#N/A', error: true, formula: true }, style)
  }

  #formulaText(reader: BiffReader): void {
    if (this.#awaiting === null) return
    const { row, column, style } = this.#awaiting
    this.#awaiting = null
    const text = reader.text()
    this.#keep({ row, column }, trimText(text) === '' ? undefined : { value: text, formula: true }, style)
  }

  #numeric(value: number, style: number): Cell {
    const format = this.#sources.formats[style]
    return format === undefined ? { value } : { value, format }
  }

  #keep({ row, column }: Place, cell: Cell | undefined, style: number): void {
    if (cell === undefined) return
    this.#cells += 1
    if (this.#cells > MAX_CELLS)
      throw new Error(`biff: more than ${MAX_CELLS} cells at ${cellName(row, column)}`)
    const kept = (this.rows[row] ??= [])
    kept[column] = cell
    const mark = this.#sources.marks[style]
    if (mark?.struck === true) this.struck.push({ row, column })
    if (mark !== undefined && mark.colour !== null && this.coloured.length <= MOST_COLOURED)
      this.coloured.push({ row, column, colour: mark.colour })
  }
}

function viewOf(data: Uint8Array): DataView {
  return new DataView(data.buffer, data.byteOffset, data.byteLength)
}

/** RK: a number in 30 bits, whole or the top of a double, perhaps in hundredths. */
function rkNumber(rk: number): number {
  const isWhole = (rk & 2) !== 0
  const view = new DataView(new ArrayBuffer(8))
  view.setUint32(4, rk & 0xfffffffc, true)
  const value = isWhole ? (rk | 0) >> 2 : view.getFloat64(0, true)
  return (rk & 1) === 0 ? value : value / 100
}
