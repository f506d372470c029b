/** A text file as a grid: UTF-8, UTF-16 or GB18030; commas, semicolons or tabs; quotes as RFC 4180 has them. */
import type { Cell, SheetGrid } from '#rules/cells/grid'

/** The text, its encoding decided by its bytes: mark first, then strict UTF-8, then GB18030 (Excel 中文版 saves it). */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** The text's rows as a sheet; every cell is text, numbers and dates too, so that 007 stays 007. */
export function csvGrid(text: string, name: string): SheetGrid {
  const separator = separatorOf(text)
  const rows = splitRows(text, separator).map((fields) =>
    fields.map((field): Cell | undefined => (field === '' ? undefined : { value: field })),
  )
  return { name, rows, merges: [], date1904: false }
}

/** The sign that parts most lines into the same, largest number of fields. */
function separatorOf(text: string): string {
  const lines = text.split(/\r\n?|\n/, 50).map((line) => line.replace(/"[^"]*"/g, ''))
  const counts = [',', '\t', ';'].map((sign) =>
    lines.reduce((sum, line) => sum + line.split(sign).length - 1, 0),
  )
  const most = Math.max(...counts)
  return [',', '\t', ';'][counts.indexOf(most)] ?? ','
}

function splitRows(text: string, separator: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length) {
    const field = text.charAt(at) === '"' ? quotedField(text, at) : plainField(text, at, separator)
    row.push(field.text)
    at = field.end
    if (text.charAt(at) === separator) {
      at += 1
      if (at === text.length) row.push('')
      continue
    }
    if (text.charAt(at) === '\r' && text.charAt(at + 1) === '\n') at += 1
    at += 1
    rows.push(row)
    row = []
  }
  if (row.length > 0) rows.push(row)
  return rows
}

interface Field {
  readonly text: string
  readonly end: number
}

function plainField(text: string, start: number, separator: string): Field {
  let end = start
  while (end < text.length && !'\r\n'.includes(text.charAt(end)) && text.charAt(end) !== separator) end += 1
  return { text: text.slice(start, end), end }
}

function quotedField(text: string, start: number): Field {
  let content = ''
  for (let at = start + 1; ;) {
    const quote = text.indexOf('"', at)
    // An unclosed quote: the rest of the file is the field, nothing is dropped.
    if (quote < 0) return { text: content + text.slice(at), end: text.length }
    content += text.slice(at, quote)
    if (text.charAt(quote + 1) !== '"') return { text: content.replace(/\r\n?/g, '\n'), end: quote + 1 }
    content += '"'
    at = quote + 2
  }
}
