/** The cells of one worksheet part, scanned in one pass; nothing is kept for cells without a value. */
import { serialOfDay, readIsoDay } from '#rules/calendar/day'
import { ONE_PICTURE, trimText } from '#rules/cells/cellText'
import { cellName, type Cell, type Merge, type Place, type SheetGrid } from '#rules/cells/grid'
import type { StyleMark } from './styleMarks.ts'
import { richText } from './sharedStrings.ts'
import { UnreadableFile } from './UnreadableFile.ts'
import { attribute, cellXmlText } from './xmlText.ts'

/** Beyond any ledger; the reader's time and memory grow with them. */
export const MAX_ROWS = 60_000
export const MAX_COLUMNS = 1_000
export const MAX_CELLS = 1_500_000

/** What cells refer to. */
export interface SheetSources {
  readonly file: string
  readonly sheet: string
  readonly strings: readonly string[]
  readonly formats: readonly (string | undefined)[]
  /** By cell style; empty where no style strikes out or colours. */
  readonly marks: readonly (StyleMark | undefined)[]
  /** Numbers of texts with a part struck out. */
  readonly struckStrings: ReadonlySet<number>
  readonly date1904: boolean
}

export interface ScannedSheet {
  readonly grid: Pick<SheetGrid, 'rows' | 'merges' | 'hiddenRows' | 'hiddenColumns' | 'uncalculated'>
  readonly struck: readonly Place[]
  readonly coloured: readonly (Place & { readonly colour: string })[]
}

/** Coloured cells beyond this are decoration, and no mark on single rows. */
export const MOST_COLOURED = 20_000

/** Scans the text of a worksheet part; throws `UnreadableFile` beyond the limits. */
export function sheetCells(xml: string, sources: SheetSources): ScannedSheet {
  const scan = new SheetScan(xml, sources)
  scan.run()
  return {
    grid: {
      rows: scan.rows,
      merges: mergesOf(xml),
      ...hidden('hiddenRows', scan.hiddenRows),
      ...hidden('hiddenColumns', hiddenColumns(xml)),
      ...(scan.uncalculated.length === 0 ? {} : { uncalculated: scan.uncalculated }),
    },
    struck: scan.struck,
    coloured: scan.coloured.length > MOST_COLOURED ? [] : scan.coloured,
  }
}

class SheetScan {
  readonly rows: ((Cell | undefined)[] | undefined)[] = []
  readonly hiddenRows: number[] = []
  readonly uncalculated: Place[] = []
  readonly struck: Place[] = []
  readonly coloured: (Place & { readonly colour: string })[] = []
  readonly #xml: string
  readonly #sources: SheetSources
  readonly #prefix: string
  #row = -1
  #column = -1
  #cells = 0

  constructor(xml: string, sources: SheetSources) {
    this.#xml = xml
    this.#sources = sources
    this.#prefix = /<([\w.-]+:)?sheetData\b/.exec(xml)?.[1] ?? ''
  }

  run(): void {
    const xml = this.#xml
    const rowTag = `<${this.#prefix}row`
    const cellTag = `<${this.#prefix}c`
    const end = xml.lastIndexOf(`</${this.#prefix}sheetData>`)
    let at = xml.indexOf(`<${this.#prefix}sheetData`)
    while (at >= 0 && at < end) {
      at = xml.indexOf('<', at + 1)
      if (at < 0 || at >= end) return
      if (xml.startsWith(cellTag, at) && isTagEnd(xml.charCodeAt(at + cellTag.length)))
        at = this.#cell(at, cellTag.length)
      else if (xml.startsWith(rowTag, at) && isTagEnd(xml.charCodeAt(at + rowTag.length)))
        at = this.#openRow(at, rowTag.length)
    }
  }

  /** Both return the place from which to look for the next tag. */
  #openRow(at: number, nameLength: number): number {
    const close = this.#xml.indexOf('>', at)
    const tag = this.#xml.slice(at + nameLength, close)
    const number = attribute(tag, 'r')
    this.#row = number === undefined ? this.#row + 1 : Number(number) - 1
    this.#column = -1
    if (isTrue(attribute(tag, 'hidden')) && this.#row < MAX_ROWS) this.hiddenRows.push(this.#row)
    return close
  }

  #cell(at: number, nameLength: number): number {
    const close = this.#xml.indexOf('>', at)
    const isEmpty = this.#xml.charCodeAt(close - 1) === 47
    const tag = this.#xml.slice(at + nameLength, isEmpty ? close - 1 : close)
    this.#place(attribute(tag, 'r'))
    if (isEmpty) return close
    const end = this.#xml.indexOf(`</${this.#prefix}c>`, close)
    if (end < 0) throw tooMany(this.#sources, '单元格没有结束标记', 'file.damaged')
    const cell = this.#read(tag, this.#xml.slice(close + 1, end))
    if (cell === undefined) return end
    this.#keep(cell)
    if (this.#sources.marks.length > 0) this.#mark(attribute(tag, 's'))
    return end
  }

  #mark(style: string | undefined): void {
    const mark = this.#sources.marks[Number(style ?? '0')]
    if (mark === undefined) return
    const place = { row: this.#row, column: this.#column }
    if (mark.struck) this.struck.push(place)
    if (mark.colour !== null && this.coloured.length <= MOST_COLOURED)
      this.coloured.push({ ...place, colour: mark.colour })
  }

  #place(reference: string | undefined): void {
    if (reference === undefined) {
      this.#column += 1
      return
    }
    let column = 0
    let index = 0
    for (; index < reference.length; index++) {
      const code = reference.charCodeAt(index) & ~32
      if (code < 65 || code > 90) break
      column = column * 26 + code - 64
    }
    this.#column = column - 1
    const row = Number(reference.slice(index))
    if (row > 0) this.#row = row - 1
  }

  #read(tag: string, inside: string): Cell | undefined {
    const type = attribute(tag, 't') ?? 'n'
    const hasFormula = inside.includes(`<${this.#prefix}f`)
    if (type === 'inlineStr') return textCell(richText(inside, this.#prefix), hasFormula)
    // WPS computes it to a picture, Excel to an error.
    if (hasFormula && inside.includes('DISPIMG(')) return { value: ONE_PICTURE, formula: true }
    const raw = valueOf(inside, this.#prefix)
    if (raw === undefined || (raw === '' && type !== 'str')) {
      if (hasFormula) this.uncalculated.push({ row: this.#row, column: this.#column })
      return undefined
    }
    if (type === 's') {
      const cell = textCell(this.#sources.strings[Number(raw)] ?? '', hasFormula)
      if (cell !== undefined && this.#sources.struckStrings.has(Number(raw)))
        this.struck.push({ row: this.#row, column: this.#column })
      return cell
    }
    if (type === 'str') return textCell(cellXmlText(raw), hasFormula)
    const formula = hasFormula ? { formula: true as const } : {}
    if (type === 'b') return { value: raw.trim() === '1' || raw.trim() === 'true', ...formula }
    if (type === 'e') return { value: cellXmlText(raw), error: true, ...formula }
    return this.#number(raw.trim(), type, tag, formula)
  }

  #number(raw: string, type: string, tag: string, formula: { formula?: true }): Cell | undefined {
    if (type === 'd') return isoCell(raw, this.#sources.date1904)
    const value = Number(raw)
    if (raw === '' || !Number.isFinite(value)) return textCell(raw, false)
    const format = this.#sources.formats[Number(attribute(tag, 's') ?? '0')]
    return format === undefined ? { value, ...formula } : { value, format, ...formula }
  }

  #keep(cell: Cell): void {
    this.#cells += 1
    if (this.#row >= MAX_ROWS || this.#column >= MAX_COLUMNS || this.#cells > MAX_CELLS) {
      throw tooMany(
        this.#sources,
        `在 ${cellName(this.#row, this.#column)} 还有内容，超过上限（${MAX_ROWS} 行、${MAX_COLUMNS} 列）`,
      )
    }
    const row = (this.rows[this.#row] ??= [])
    row[this.#column] = cell
  }
}

function tooMany({ file, sheet }: SheetSources, what: string, code = 'file.too-large'): UnreadableFile {
  return new UnreadableFile(
    code,
    `“${file}”工作表“${sheet}”${what}。请检查该处，删去与台账无关的内容后重新报送。`,
  )
}

/** 32 space, 9 tab, 10 and 13 line ends, 62 >, 47 /. */
function isTagEnd(code: number): boolean {
  return code === 32 || code === 62 || code === 47 || code === 10 || code === 9 || code === 13
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}

/** Blanks alone are no content, wherever somebody's finger left them. */
function textCell(text: string, hasFormula: boolean): Cell | undefined {
  if (trimText(text) === '') return undefined
  return hasFormula ? { value: text, formula: true } : { value: text }
}

/** The inside of <v>; undefined when the cell has none. */
function valueOf(inside: string, prefix: string): string | undefined {
  const at = inside.indexOf(`<${prefix}v`)
  if (at < 0) return undefined
  const open = inside.indexOf('>', at)
  const end = inside.indexOf(`</${prefix}v>`, open)
  return open < 0 || end < 0 ? undefined : inside.slice(open + 1, end)
}

/** A cell of type d holds ISO 8601 text; the grid wants a serial and a format. */
function isoCell(raw: string, date1904: boolean): Cell | undefined {
  const parts = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2}))?/.exec(raw)
  const day = parts === null ? null : readIsoDay(parts[1] ?? '')
  if (parts === null || day === null) return textCell(raw, false)
  const time = (Number(parts[2] ?? 0) * 60 + Number(parts[3] ?? 0)) / 1440
  // The 1904 count starts 1,462 days later.
  const value = serialOfDay(day) - (date1904 ? 1462 : 0) + time
  return { value, format: time === 0 ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm' }
}

function mergesOf(xml: string): Merge[] {
  const merges: Merge[] = []
  for (const [, tag = ''] of xml
    .slice(xml.lastIndexOf('sheetData'))
    .matchAll(/<(?:[\w.-]+:)?mergeCell\b([^>]*)>/g)) {
    const bounds = /^\$?([A-Z]{1,3})\$?(\d+):\$?([A-Z]{1,3})\$?(\d+)$/.exec(attribute(tag, 'ref') ?? '')
    if (bounds === null) continue
    const [, left = '', top = '', right = '', bottom = ''] = bounds
    merges.push({
      top: Number(top) - 1,
      left: columnIndex(left),
      bottom: Number(bottom) - 1,
      right: columnIndex(right),
    })
  }
  return merges
}

function columnIndex(name: string): number {
  let column = 0
  for (let index = 0; index < name.length; index++) column = column * 26 + name.charCodeAt(index) - 64
  return column - 1
}

function hiddenColumns(xml: string): number[] {
  const columns: number[] = []
  for (const [, tag = ''] of xml
    .slice(0, xml.indexOf('sheetData'))
    .matchAll(/<(?:[\w.-]+:)?col\b([^>]*)>/g)) {
    if (!isTrue(attribute(tag, 'hidden'))) continue
    const last = Math.min(Number(attribute(tag, 'max')), MAX_COLUMNS)
    for (let column = Number(attribute(tag, 'min')); column <= last; column++) columns.push(column - 1)
  }
  return columns
}

function hidden<K extends string>(key: K, places: readonly number[]): Partial<Record<K, readonly number[]>> {
  if (places.length === 0) return {}
  const named: Partial<Record<K, readonly number[]>> = {}
  named[key] = places
  return named
}
