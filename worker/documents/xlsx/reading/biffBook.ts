/** An .xls workbook (BIFF8, also WPS .et) as grids, number formats, hidden parts and 1904 dates included. */
import type { SheetGrid } from '#rules/cells/grid'
import { biffNotes } from './biffNotes.ts'
import { biffSheet, type BiffRecord } from './biffSheet.ts'
import { BiffReader } from './biffText.ts'
import { CompoundFile } from './compoundFile.ts'
import { INDEXED_COLOURS } from './colourNames.ts'
import { damaged } from './guard.ts'
import { formatOf } from './numberFormats.ts'
import type { StyleMark } from './styleMarks.ts'
import { UnreadableFile } from './UnreadableFile.ts'

const ID = {
  end: 0x000a,
  dateMode: 0x0022,
  filePass: 0x002f,
  font: 0x0031,
  continued: 0x003c,
  boundSheet: 0x0085,
  cellStyle: 0x00e0,
  strings: 0x00fc,
  format: 0x041e,
  begin: 0x0809,
} as const
const BIFF8 = 0x0600
const WORKSHEET = 0

interface BiffGlobals {
  readonly strings: readonly string[]
  readonly formats: readonly (string | undefined)[]
  readonly marks: readonly (StyleMark | undefined)[]
  readonly date1904: boolean
  readonly sheets: readonly { readonly name: string; readonly at: number; readonly hidden: boolean }[]
}

/** Reads the book; throws `UnreadableFile` when it is encrypted, older than Excel 97, or damaged. */
export function readBiffBook(bytes: Uint8Array, file: string): SheetGrid[] {
  try {
    const container = new CompoundFile(bytes)
    const stream = container.stream(container.has('Workbook') ? 'Workbook' : 'Book')
    const globals = readGlobals(recordsFrom(stream, 0), file)
    return globals.sheets.map(({ name, at, hidden }) => {
      const records = recordsFrom(stream, at)
      const { grid, struck, coloured } = biffSheet(records, globals)
      const marks = { struck, coloured, ...biffNotes(records) }
      const isBare = Object.values(marks).every((seen) => seen.length === 0)
      return {
        name,
        ...grid,
        date1904: globals.date1904,
        ...(hidden ? { hidden: true } : {}),
        ...(isBare ? {} : { marks }),
      }
    })
  } catch (error) {
    throw error instanceof UnreadableFile ? error : damaged(file, error)
  }
}

/** The records of one substream, those of charts inside it left out. */
function recordsFrom(stream: Uint8Array, start: number): BiffRecord[] {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength)
  const records: BiffRecord[] = []
  let depth = 0
  for (let at = start; at + 4 <= stream.length;) {
    const id = view.getUint16(at, true)
    const end = at + 4 + view.getUint16(at + 2, true)
    if (end > stream.length) throw new Error('biff: record runs out of the stream')
    if (id === ID.begin) depth += 1
    if (id === ID.end) depth -= 1
    if (depth === 0) return records
    if (depth === 1) records.push({ id, data: stream.subarray(at + 4, end) })
    at = end
  }
  throw new Error('biff: substream has no end')
}

function readGlobals(records: readonly BiffRecord[], file: string): BiffGlobals {
  const [begin] = records
  if (begin === undefined || new BiffReader([begin.data]).u16() !== BIFF8) throw tooOld(file)
  if (records.some(({ id }) => id === ID.filePass)) throw encrypted(file)
  const own = new Map<number, string>()
  for (const reader of readersOf(records, ID.format)) own.set(reader.u16(), reader.text())
  const formats = readersOf(records, ID.cellStyle).map((reader) => {
    reader.skip(2)
    return formatOf(reader.u16(), own)
  })
  const [dateMode] = readersOf(records, ID.dateMode)
  return {
    strings: readStrings(records),
    formats,
    marks: readMarks(records),
    date1904: dateMode?.u16() === 1,
    sheets: readSheets(records),
  }
}

const STRUCK_OUT = 0x08
/** Fonts are numbered from 0, but there is no font 4 ([MS-XLS] 2.5.129). */
const NO_FONT = 4
const SOLID = 1

/** Marks by cell style: struck out by the font, coloured by the background or the font. */
function readMarks(records: readonly BiffRecord[]): (StyleMark | undefined)[] {
  const fonts = readersOf(records, ID.font).map((reader) => {
    reader.skip(2)
    const isStruck = (reader.u16() & STRUCK_OUT) !== 0
    return { isStruck, colour: INDEXED_COLOURS[reader.u16()] ?? null }
  })
  const marks = readersOf(records, ID.cellStyle).map((reader): StyleMark | undefined => {
    const number = reader.u16()
    const font = fonts[number > NO_FONT ? number - 1 : number]
    reader.skip(12)
    const pattern = reader.u32() >>> 26
    const fill = pattern === SOLID ? (INDEXED_COLOURS[reader.u16() & 0x7f] ?? null) : null
    const colour = fill ?? font?.colour ?? null
    const struck = font?.isStruck ?? false
    return struck || colour !== null ? { struck, colour } : undefined
  })
  return marks.every((mark) => mark === undefined) ? [] : marks
}

function readersOf(records: readonly BiffRecord[], id: number): BiffReader[] {
  return records.filter((record) => record.id === id).map(({ data }) => new BiffReader([data]))
}

function readSheets(records: readonly BiffRecord[]): { name: string; at: number; hidden: boolean }[] {
  return readersOf(records, ID.boundSheet).flatMap((reader) => {
    const at = reader.u32()
    const hidden = (reader.u8() & 3) !== 0
    const type = reader.u8()
    return type === WORKSHEET ? [{ name: reader.text(1), at, hidden }] : []
  })
}

/** The table of texts goes on through the CONTINUE records that follow it. */
function readStrings(records: readonly BiffRecord[]): string[] {
  const first = records.findIndex(({ id }) => id === ID.strings)
  if (first < 0) return []
  let last = first + 1
  while (records[last]?.id === ID.continued) last += 1
  const reader = new BiffReader(records.slice(first, last).map(({ data }) => data))
  reader.skip(4)
  const strings: string[] = []
  for (let left = reader.u32(); left > 0; left--) strings.push(reader.text())
  return strings
}

function tooOld(file: string): UnreadableFile {
  const detail = `“${file}”是 Excel 97 以前的旧格式，无法读取。请用 Excel 或 WPS 打开，另存为 .xlsx 后重新报送。`
  return new UnreadableFile('file.old-workbook', detail)
}

function encrypted(file: string): UnreadableFile {
  const detail = `“${file}”是加密的 .xls 文件，无法读取。请取消密码，另存为 .xlsx 后重新报送。`
  return new UnreadableFile('file.encrypted', detail)
}
