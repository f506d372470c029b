/** The little of XML that a workbook's parts need: attributes, and text with its references resolved. */

/** Code points by name. */
const NAMED: ReadonlyMap<string, number> = new Map([
  ['amp', 38],
  ['lt', 60],
  ['gt', 62],
  ['quot', 34],
  ['apos', 39],
])
/** A reference is no longer than &#x10FFFF; any & further from its ; is a bare one. */
const LONGEST_REFERENCE = 10

/** Text with entity and character references resolved, CDATA opened, line ends as \n. */
export function xmlText(raw: string): string {
  const opened = raw.includes('<![CDATA[')
    ? raw.replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, text: string) => escaped(text))
    : raw
  const text = opened.includes('&') ? resolved(opened) : opened
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

/** Text of a cell: as `xmlText`, with the escapes _x000D_ that spreadsheets use for control characters. */
export function cellXmlText(raw: string): string {
  const text = xmlText(raw)
  if (!text.includes('_x')) return text
  const plain = text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
  return plain.replace(/\r\n?/g, '\n')
}

/** The attribute of a tag's inside, references resolved; undefined when it has none. */
export function attribute(tag: string, name: string): string | undefined {
  // Nearly every writer puts one space before and double quotes around; the rest is looked for with care.
  const usual = tag.indexOf(` ${name}="`)
  const at = usual >= 0 ? usual + name.length + 2 : findAttribute(tag, name)
  if (at < 0) return undefined
  const end = tag.indexOf(tag.charAt(at), at + 1)
  return end < 0 ? undefined : xmlText(tag.slice(at + 1, end))
}

/** Place of the opening quote. */
function findAttribute(tag: string, name: string): number {
  for (let from = 0; ;) {
    const at = tag.indexOf(name, from)
    if (at < 0) return -1
    from = at + name.length
    const before = tag.charCodeAt(at - 1)
    // A name begins after white space; `r` is not the r of `hidden-r`.
    if (at > 0 && before !== 32 && before !== 9 && before !== 10 && before !== 13) continue
    const rest = /^\s*=\s*(?=["'])/.exec(tag.slice(from, from + 8))
    if (rest !== null) return from + rest[0].length
  }
}

/** Code units that one call turns into text: more arguments might not fit on the stack. */
const UNITS_AT_ONCE = 4096

/**
 * Some writers spell every Chinese character as &#12345;, so this runs over whole tables of text. Units are gathered
 * as numbers: a text grown sign by sign is a chain of as many strings.
 */
function resolved(text: string): string {
  let result = ''
  const units: number[] = []
  let from = 0
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at)) {
    const end = text.indexOf(';', at)
    if (end < 0) break
    const code = end - at > LONGEST_REFERENCE ? undefined : reference(text, at + 1, end)
    if (code === undefined) {
      at += 1
      continue
    }
    if (units.length + at - from > UNITS_AT_ONCE) {
      result += String.fromCharCode(...units) + text.slice(from, at)
      units.length = 0
    } else for (let plain = from; plain < at; plain++) units.push(text.charCodeAt(plain))
    addCode(units, code)
    at = from = end + 1
  }
  return from === 0 ? text : result + String.fromCharCode(...units) + text.slice(from)
}

/** A code point beyond the first plane is two units. */
function addCode(units: number[], code: number): void {
  if (code < 0x10000) units.push(code)
  else units.push(0xd800 + ((code - 0x10000) >> 10), 0xdc00 + ((code - 0x10000) & 0x3ff))
}

/** The code point that a reference between & and ; stands for; undefined when it is none that is known. */
function reference(text: string, start: number, end: number): number | undefined {
  if (text.charCodeAt(start) !== 35) return NAMED.get(text.slice(start, end))
  const isHex = (text.charCodeAt(start + 1) | 32) === 120
  const code = isHex ? hexNumber(text.slice(start + 2, end)) : decimalNumber(text, start + 1, end)
  return code > 0 && code <= 0x10ffff ? code : undefined
}

function hexNumber(digits: string): number {
  return /^[0-9a-f]+$/i.test(digits) ? Number.parseInt(digits, 16) : Number.NaN
}

/** Read in place: a table of text has a million of these. */
function decimalNumber(text: string, start: number, end: number): number {
  let number = 0
  for (let at = start; at < end; at++) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return Number.NaN
    number = number * 10 + digit
  }
  return number
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
}
