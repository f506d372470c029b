/**
 * The guard before every workbook: opens the zip without trusting it.
 *
 * Only parts that are asked for are inflated, each under what is left of one cap, whatever sizes the directory
 * declares; a document type or entity declaration in a part is refused, so no entity can grow.
 */
import { inflate, OverCap } from './inflate.ts'
import { UnreadableFile } from './UnreadableFile.ts'

/** All inflated parts together. 20,000 rows of 24 columns take 24 MB; the worker has 128 MB for everything. */
export const MAX_INFLATED_BYTES = 48 * 1024 * 1024
/** A workbook of 300 sheets has about 1,000 parts. */
export const MAX_ZIP_ENTRIES = 10_000
/** Deflate packs XML about 10 to 20 times; beyond that somebody meant harm. */
const BOMB_RATIO = 200

interface Entry {
  readonly method: number
  readonly packedBytes: number
  readonly declaredBytes: number
  readonly at: number
}

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_ENTRY = 0x04034b50
const END_BYTES = 22
const MAX_COMMENT_BYTES = 65_535

/** The parts of an opened package. Names are matched without regard to case, as Excel does. */
export class GuardedPackage {
  readonly #bytes: Uint8Array
  readonly #file: string
  readonly #entries: ReadonlyMap<string, Entry>
  #leftBytes = MAX_INFLATED_BYTES

  constructor(bytes: Uint8Array, file: string) {
    this.#bytes = bytes
    this.#file = file
    this.#entries = readDirectory(bytes, file)
  }

  has(name: string): boolean {
    return this.#entries.has(name.toLowerCase())
  }

  /** The text of an XML part, '' when there is none; throws `UnreadableFile` for a damaged or hostile one. */
  async text(name: string): Promise<string> {
    const entry = this.#entries.get(name.toLowerCase())
    if (entry === undefined) return ''
    const text = decodeXml(await this.#inflate(entry))
    if (/<!(?:DOCTYPE|ENTITY)/i.test(text.slice(0, 4096)) || text.includes('<!ENTITY')) {
      throw new UnreadableFile(
        'file.hostile',
        `“${this.#file}”里有工作簿不应有的实体声明，可能是恶意文件，未予读取。请用 Excel 或 WPS 重新另存后再报送。`,
      )
    }
    return text
  }

  async #inflate(entry: Entry): Promise<Uint8Array> {
    if (entry.declaredBytes > this.#leftBytes) throw this.#tooLarge(entry)
    const start = dataStart(this.#bytes, entry, this.#file)
    const raw = this.#bytes.subarray(start, start + entry.packedBytes)
    if (raw.length < entry.packedBytes) throw damaged(this.#file)
    const content = entry.method === 0 ? raw : await this.#inflateRaw(raw, entry)
    this.#leftBytes -= content.length
    if (this.#leftBytes < 0) throw this.#tooLarge(entry)
    return content
  }

  async #inflateRaw(raw: Uint8Array, entry: Entry): Promise<Uint8Array> {
    if (entry.method !== 8) throw damaged(this.#file)
    try {
      return await inflate(raw, entry.declaredBytes, this.#leftBytes)
    } catch (error) {
      throw error instanceof OverCap ? this.#tooLarge(entry) : damaged(this.#file, error)
    }
  }

  #tooLarge(entry: Entry): UnreadableFile {
    const isBomb =
      entry.declaredBytes > entry.packedBytes * BOMB_RATIO || entry.declaredBytes <= this.#leftBytes
    if (isBomb) {
      const detail = `“${this.#file}”解压后大得不正常，可能是恶意文件，未予读取。请用 Excel 或 WPS 重新另存后再报送。`
      return new UnreadableFile('file.bomb', detail)
    }
    const detail = `“${this.#file}”内容太多，超过单个文件的上限。请删去与台账无关的工作表和大片空白格式，或者分成几个文件报送。`
    return new UnreadableFile('file.too-large', detail)
  }
}

/** The refusal of a file that is broken; says what to do about it. */
export function damaged(file: string, cause?: unknown): UnreadableFile {
  return new UnreadableFile(
    'file.damaged',
    `“${file}”没能读出来：可能没有传完整，也可能是台账通还不认得的写法。请用 Excel 或 WPS 打开看一看，另存为 .xlsx 后重新报送。`,
    { cause },
  )
}

function readDirectory(bytes: Uint8Array, file: string): Map<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view, file)
  const count = view.getUint16(end + 10, true)
  if (count > MAX_ZIP_ENTRIES) {
    throw new UnreadableFile('file.bomb', `“${file}”内含 ${count} 个部件，多得不正常，未予读取。`)
  }
  const entries = new Map<string, Entry>()
  let at = view.getUint32(end + 16, true)
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) throw damaged(file)
    const nameBytes = view.getUint16(at + 28, true)
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameBytes))
    entries.set(name.replace(/\\/g, '/').replace(/^\//, '').toLowerCase(), entryAt(view, at, file))
    at += 46 + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

function entryAt(view: DataView, at: number, file: string): Entry {
  // Bit 0 is zip encryption, which no spreadsheet program writes into a workbook.
  if ((view.getUint16(at + 8, true) & 1) === 1) throw damaged(file)
  return {
    method: view.getUint16(at + 10, true),
    packedBytes: view.getUint32(at + 20, true),
    declaredBytes: view.getUint32(at + 24, true),
    at: view.getUint32(at + 42, true),
  }
}

function findEnd(view: DataView, file: string): number {
  const last = view.byteLength - END_BYTES
  for (let at = last; at >= Math.max(0, last - MAX_COMMENT_BYTES); at--) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at
  }
  throw damaged(file)
}

function dataStart(bytes: Uint8Array, entry: Entry, file: string): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (entry.at + 30 > bytes.length || view.getUint32(entry.at, true) !== LOCAL_ENTRY) throw damaged(file)
  return entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true)
}

/** XML is UTF-8 unless its first bytes say UTF-16. */
function decodeXml(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return new TextDecoder().decode(bytes)
}
