/**
 * Writes a zip piece by piece: what is packed goes out at once, so that a large part is never whole in memory.
 *
 * Sizes follow each part in a data descriptor, as every streaming zip has them. A part's pieces are packed one by
 * one and end on a whole byte (Z_SYNC_FLUSH), so they join to one deflate stream. All dates are the first moment
 * that a zip can tell: the same parts always give the same bytes.
 */
import { hostZlib, type Zlib } from './hostZlib.ts'
import { joinBytes } from '../joinBytes.ts'

/** Bytes, text, or lines of text that are packed together and made one by one. */
export type ZipPiece = string | Uint8Array | Generator<string, void>

/** `content` in pieces, made when they are asked for. */
export interface ZipPart {
  readonly path: string
  readonly content: Iterable<ZipPiece>
}

/** A part whose pieces may have to be waited for. */
export interface StreamedPart {
  readonly path: string
  readonly content: AsyncIterable<ZipPiece> | Iterable<ZipPiece>
}

/** Level 2 packs worksheets at 170 MB/s; 6 takes twice the time for a sixth less. */
const LEVEL = 2
/** Characters packed together: more packs hardly better, and the first bytes would wait for them. */
const PIECE_CHARACTERS = 128 * 1024
/** Bytes of UTF-8 that one UTF-16 unit takes at most. */
const MOST_OCTETS = 3
/** What most parts of a document fit into. */
const FIRST_ROOM = 64 * 1024
/** An empty last block ends a deflate stream. */
const END_OF_STREAM = Uint8Array.of(3, 0)

/** Sizes follow the content (bit 3), the name is UTF-8 (bit 11). */
const FLAGS = 0x0808
const VERSION = 20
const DEFLATED = 8
/** 1 January 1980, midnight. */
const FIRST_DATE = 0x21

interface Written {
  readonly name: Uint8Array
  readonly at: number
  readonly crc: number
  readonly packed: number
  readonly size: number
}

const encoder = new TextEncoder()

/** The zip's bytes. Throws where the host has no node:zlib. */
export function* zipBytes(parts: Iterable<ZipPart>): Generator<Uint8Array, void> {
  const zip = new ZipWriter()
  for (const { path, content } of parts) {
    yield zip.begin(path)
    for (const piece of content) yield* zip.pack(piece)
    yield* zip.end()
  }
  yield zip.directory()
}

/** The same of parts whose pieces are waited for. */
export async function* zipStream(parts: Iterable<StreamedPart>): AsyncGenerator<Uint8Array, void> {
  const zip = new ZipWriter()
  for (const { path, content } of parts) {
    yield zip.begin(path)
    for await (const piece of content) yield* zip.pack(piece)
    yield* zip.end()
  }
  yield zip.directory()
}

/** All of a zip at once. */
export function zipWhole(parts: Iterable<ZipPart>): Uint8Array<ArrayBuffer> {
  return joinBytes([...zipBytes(parts)])
}

/** One zip being written, part after part. */
class ZipWriter {
  readonly #zlib: Zlib
  readonly #written: Written[] = []
  #at = 0
  #name: Uint8Array = new Uint8Array()
  #crc = 0
  #packed = 0
  #size = 0
  /**
   * Text that waits until there is enough of it to be packed. It waits as bytes: as strings, line upon line, it
   * would be the most that a small heap has to keep alive.
   */
  #waiting = new Uint8Array()
  #octets = 0
  #characters = 0

  constructor() {
    const zlib = hostZlib()
    if (zlib === undefined) throw new Error('files are written in Node or workerd, not in a browser')
    this.#zlib = zlib
  }

  /** The bytes before a part's content. */
  begin(path: string): Uint8Array {
    this.#name = encoder.encode(path)
    this.#crc = this.#packed = this.#size = 0
    return joinBytes([
      fields(0x04034b50, [2, VERSION], [2, FLAGS], [2, DEFLATED], [2, 0], [2, FIRST_DATE]),
      // Check sum and both sizes come after the content.
      fields(0, [4, 0], [4, 0], [2, this.#name.length], [2, 0]),
      this.#name,
    ])
  }

  /** The next piece of the part's content; answers with what has become enough to be packed. */
  *pack(piece: ZipPiece): Generator<Uint8Array, void> {
    if (piece instanceof Uint8Array) {
      yield* this.#packText()
      yield this.#deflate(piece)
      return
    }
    if (typeof piece === 'string') this.#wait(piece)
    else for (const line of piece) this.#wait(line)
    if (this.#characters >= PIECE_CHARACTERS) yield* this.#packText()
  }

  /** The part's content is whole. */
  *end(): Generator<Uint8Array, void> {
    yield* this.#packText()
    const packed = this.#packed + END_OF_STREAM.length
    const [name, crc, size] = [this.#name, this.#crc, this.#size]
    yield joinBytes([END_OF_STREAM, fields(0x08074b50, [4, crc], [4, packed], [4, size])])
    this.#written.push({ name, at: this.#at, crc, packed, size })
    this.#at += 30 + name.length + packed + 16
  }

  /** After all parts. */
  directory(): Uint8Array {
    return directory(this.#written, this.#at)
  }

  *#packText(): Generator<Uint8Array, void> {
    if (this.#octets === 0) return
    const text = this.#waiting.subarray(0, this.#octets)
    this.#octets = this.#characters = 0
    yield this.#deflate(text)
  }

  #wait(text: string): void {
    const most = this.#octets + text.length * MOST_OCTETS
    if (most > this.#waiting.length) {
      const roomier = new Uint8Array(Math.max(most, this.#waiting.length * 2, FIRST_ROOM))
      roomier.set(this.#waiting.subarray(0, this.#octets))
      this.#waiting = roomier
    }
    this.#octets += encoder.encodeInto(text, this.#waiting.subarray(this.#octets)).written
    this.#characters += text.length
  }

  #deflate(piece: Uint8Array): Uint8Array {
    this.#crc = this.#zlib.crc32(piece, this.#crc)
    this.#size += piece.length
    const options = { level: LEVEL, finishFlush: this.#zlib.constants.Z_SYNC_FLUSH }
    const packed = this.#zlib.deflateRawSync(piece, options)
    this.#packed += packed.length
    return packed
  }
}

function directory(parts: readonly Written[], at: number): Uint8Array {
  const entries = parts.flatMap(({ name, at: place, crc, packed, size }) => [
    fields(0x02014b50, [2, VERSION], [2, VERSION], [2, FLAGS], [2, DEFLATED], [2, 0], [2, FIRST_DATE]),
    fields(crc, [4, packed], [4, size], [2, name.length], [2, 0], [2, 0], [2, 0], [2, 0], [4, 0], [4, place]),
    name,
  ])
  const length = entries.reduce((sum, entry) => sum + entry.length, 0)
  const count = parts.length
  return joinBytes([
    ...entries,
    fields(0x06054b50, [2, 0], [2, 0], [2, count], [2, count], [4, length], [4, at], [2, 0]),
  ])
}

/** A first field of four bytes, then fields of two or four, little-endian. */
function fields(first: number, ...rest: readonly (readonly [bytes: 2 | 4, value: number])[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 + rest.reduce((sum, [bytes]) => sum + bytes, 0)))
  view.setUint32(0, first, true)
  let at = 4
  for (const [bytes, value] of rest) {
    if (bytes === 2) view.setUint16(at, value, true)
    else view.setUint32(at, value, true)
    at += bytes
  }
  return new Uint8Array(view.buffer)
}
