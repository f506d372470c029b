/**
 * What a file is, by its content; its name and what the browser says of it are not believed.
 *
 * Known are the kinds that people hand in as evidence. Anything else is refused by name: programs, web pages and
 * scripts, archives, workbooks with macros, files under a password (the office could not open them).
 */
import { fileKinds, type FileKind } from '#wire/evidence'

export type Sniffed = { readonly kind: FileKind } | { readonly kind: null; readonly why: string }

/** Some producers write a few bytes before the header; readers look within the first kilobyte. */
const PDF_HEADER_WITHIN = 1024
/** Zip and OLE directories are looked through that far; honest Office files have far fewer entries. */
const MAX_ENTRIES = 5000

export function sniffFile(bytes: Uint8Array): Sniffed {
  if (bytes.length === 0) return refused('文件是空的。')
  const picture = pictureKind(bytes)
  if (picture !== null) return { kind: picture }
  if (starts(bytes, 0x50, 0x4b, 0x03, 0x04)) return zipKind(bytes)
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return oleKind(bytes)
  if (latin(bytes, 0, PDF_HEADER_WITHIN).includes('%PDF-')) return { kind: 'pdf' }
  return isText(bytes) ? textKind(bytes) : refused('认不出这是什么文件。')
}

/** The name as it may be shown and saved: no path, no control or direction signs, an extension that is true. */
export function safeName(given: string, kind: FileKind): string {
  const cleaned = shownName(given)
  const extensions: readonly string[] = fileKinds[kind].extensions
  const extension = /\.([A-Za-z0-9]{1,8})$/.exec(cleaned)?.[1] ?? ''
  const isTrue = extensions.includes(extension.toLowerCase())
  const stem = isTrue ? cleaned.slice(0, -extension.length - 1) : cleaned
  return `${cutToBytes(stem === '' ? '佐证材料' : stem)}.${isTrue ? extension : (extensions[0] ?? kind)}`
}

/** The name as a sentence may quote it, whatever the file is. */
export function shownName(given: string): string {
  const base = given.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const cleaned = base
    // Signs that reorder text make “…gpj.exe” look like “…exe.jpg”.
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  return cutToBytes(cleaned)
}

/** With an extension it fits what every file system takes: 255 bytes of UTF-8. */
const MAX_STEM_BYTES = 240

function cutToBytes(stem: string): string {
  const encoder = new TextEncoder()
  let size = 0
  return Array.from(stem)
    .filter((sign) => (size += encoder.encode(sign).length) <= MAX_STEM_BYTES)
    .join('')
}

function pictureKind(bytes: Uint8Array): FileKind | null {
  if (starts(bytes, 0xff, 0xd8, 0xff)) return 'jpeg'
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png'
  const head = latin(bytes, 0, 16)
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return 'gif'
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'webp'
  if (head.startsWith('II*\0') || head.startsWith('MM\0*')) return 'tiff'
  if (head.slice(4, 8) === 'ftyp' && /^(?:heic|heix|heim|heis|hevc|mif1|msf1)$/.test(head.slice(8, 12))) {
    return 'heic'
  }
  // “BM” alone also begins texts: the size it states must be the file's own.
  const isBitmap = head.startsWith('BM') && bytes.length > 26 && uint(bytes, 2, 4) === bytes.length
  return isBitmap ? 'bmp' : null
}

function zipKind(bytes: Uint8Array): Sniffed {
  const names = zipNames(bytes)
  if (names === null) return refused('压缩结构不完整，文件可能没有传完或已损坏。')
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name))
  if (has(/(?:^|\/)vbaProject\.bin$/i)) return refused('文件带有宏，请另存为不带宏的文件。')
  if (has(/^OFD\.xml$/i)) return { kind: 'ofd' }
  if (has(/^\[Content_Types\]\.xml$/i)) {
    if (has(/^word\//i)) return { kind: 'docx' }
    if (has(/^xl\//i)) return { kind: 'xlsx' }
    if (has(/^ppt\//i)) return { kind: 'pptx' }
  }
  return refused('不收压缩包，请解压后逐个上传。')
}

/** Names from the central directory; null where there is none that holds together. */
function zipNames(bytes: Uint8Array): string[] | null {
  const end = endOfZip(bytes)
  if (end === null) return null
  const count = uint(bytes, end + 10, 2)
  const names: string[] = []
  let at = uint(bytes, end + 16, 4)
  for (let entry = 0; entry < Math.min(count, MAX_ENTRIES); entry++) {
    if (at + 46 > bytes.length || uint(bytes, at, 4) !== 0x02014b50) return null
    const nameLength = uint(bytes, at + 28, 2)
    names.push(latin(bytes, at + 46, at + 46 + nameLength).replaceAll('\\', '/'))
    at += 46 + nameLength + uint(bytes, at + 30, 2) + uint(bytes, at + 32, 2)
  }
  return names
}

/** Before it at most a comment of 65,535 bytes. */
function endOfZip(bytes: Uint8Array): number | null {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 0xffff); at--) {
    if (uint(bytes, at, 4) === 0x06054b50) return at
  }
  return null
}

/** Old Office files (.doc .xls .ppt, and those of WPS): told apart by the streams that their directory names. */
function oleKind(bytes: Uint8Array): Sniffed {
  const names = oleNames(bytes)
  if (names.has('EncryptedPackage')) return refused('文件加了密码，办公室打不开，请去掉密码再传。')
  if (names.has('_VBA_PROJECT') || names.has('_VBA_PROJECT_CUR') || names.has('Macros')) {
    return refused('文件带有宏，请另存为不带宏的文件。')
  }
  if (names.has('WordDocument')) return { kind: 'doc' }
  if (names.has('Workbook') || names.has('Book')) return { kind: 'xls' }
  if (names.has('PowerPoint Document')) return { kind: 'ppt' }
  return refused('认不出这是什么文件。')
}

/** Names of the streams, by the chain of directory sectors (MS-CFB 2.2, 2.6). */
function oleNames(bytes: Uint8Array): Set<string> {
  const names = new Set<string>()
  const shift = uint(bytes, 30, 2)
  if (shift !== 9 && shift !== 12) return names
  const size = 1 << shift
  let sector = uint(bytes, 48, 4)
  const passed = new Set<number>()
  while (sector < 0xfffffffa && !passed.has(sector) && passed.size * (size / 128) < MAX_ENTRIES) {
    passed.add(sector)
    const start = (sector + 1) * size
    if (start + size > bytes.length) break
    for (let at = start; at < start + size; at += 128) {
      const length = uint(bytes, at + 64, 2)
      if (length >= 2 && length <= 64) names.add(wide(bytes, at, length / 2 - 1))
    }
    sector = nextSector(bytes, sector, size)
  }
  return names
}

/** The sector after this one, from the allocation table; the header names the first 109 of its sectors. */
function nextSector(bytes: Uint8Array, sector: number, size: number): number {
  const perTable = size / 4
  const table = Math.floor(sector / perTable)
  if (table >= 109) return 0xfffffffe
  const at = (uint(bytes, 76 + table * 4, 4) + 1) * size + (sector % perTable) * 4
  return at + 4 <= bytes.length ? uint(bytes, at, 4) : 0xfffffffe
}

/** Plain text in UTF-8, UTF-16 with its mark, or GB 18030, as Windows in China writes it. */
function isText(bytes: Uint8Array): boolean {
  if (starts(bytes, 0xff, 0xfe) || starts(bytes, 0xfe, 0xff)) return bytes.length % 2 === 0
  if (bytes.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d)) {
    return false
  }
  return isUtf8(bytes) || isGb18030(bytes)
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** One byte below 80, two (81–FE, 40–FE without 7F) or four (81–FE, 30–39, twice). */
function isGb18030(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0
    if (lead < 0x80) continue
    if (lead === 0x80 || lead === 0xff) return false
    const second = bytes[at + 1] ?? 0
    const isFour = second >= 0x30 && second <= 0x39
    if (!isFour && (second < 0x40 || second === 0x7f || second === 0xff)) return false
    at += isFour ? 3 : 1
  }
  return true
}

/** A page or a script is text too, and is not what evidence looks like. */
function textKind(bytes: Uint8Array): Sniffed {
  const head = latin(bytes, 0, 1024).trimStart().toLowerCase()
  const isPage = /^(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|body|script|svg|\?xml|iframe|mshta|job)\b/.test(
    head,
  )
  if (isPage) return refused('不收网页和脚本，请另存为 PDF 再传。')
  return head.startsWith('#!') ? refused('不收脚本程序。') : { kind: 'text' }
}

function refused(why: string): Sniffed {
  return { kind: null, why }
}

function starts(bytes: Uint8Array, ...head: readonly number[]): boolean {
  return head.every((byte, at) => bytes[at] === byte)
}

/** Little-endian. */
function uint(bytes: Uint8Array, at: number, size: 2 | 4): number {
  let value = 0
  for (let index = size - 1; index >= 0; index--) value = value * 256 + (bytes[at + index] ?? 0)
  return value
}

function latin(bytes: Uint8Array, from: number, to: number): string {
  return Array.from(bytes.subarray(from, to), (byte) => String.fromCharCode(byte)).join('')
}

/** UTF-16LE. */
function wide(bytes: Uint8Array, at: number, length: number): string {
  return Array.from({ length }, (_, index) => String.fromCharCode(uint(bytes, at + index * 2, 2))).join('')
}
