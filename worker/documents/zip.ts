/**
 * Writes a zip piece by piece: what is packed goes out at once, so that a large part is never whole in memory.
 *
 * Sizes follow each part in a data descriptor, as every streaming zip has them. A part's pieces are packed one by
 * one and end on a whole byte (Z_SYNC_FLUSH), so they join to one deflate stream. All dates are the first moment
 * that a zip can tell: the same parts always give the same bytes.
 */
import { hostZlib, type Zlib } from './hostZlib.ts'
import { joinBytes } from '../joinBytes.ts'

/** `content` in pieces of text or bytes, made when they are asked for. */
export interface ZipPart {
  readonly path: string
  readonly content: Iterable<string | Uint8Array>
}

/** Level 2 packs worksheets at 170 MB/s; 6 takes twice the time for a sixth less. */
const LEVEL = 2
/** Characters packed together: more packs hardly better, and the first bytes would wait for them. */
const PIECE_CHARACTERS = 128 * 1024
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
  const zlib = hostZlib()
  if (zlib === undefined) throw new Error('files are written in Node or workerd, not in a browser')
  const written: Written[] = []
  let at = 0
  for (const { path, content } of parts) {
    const name = encoder.encode(path)
    yield joinBytes([
      fields(0x04034b50, [2, VERSION], [2, FLAGS], [2, DEFLATED], [2, 0], [2, FIRST_DATE]),
      // Check sum and both sizes come after the content.
      fields(0, [4, 0], [4, 0], [2, name.length], [2, 0]),
      name,
    ])
    const packer = new Packer(zlib)
    for (const piece of pieces(content)) yield packer.pack(piece)
    const { crc, packed, size } = packer.end()
    yield joinBytes([END_OF_STREAM, fields(0x08074b50, [4, crc], [4, packed], [4, size])])
    written.push({ name, at, crc, packed, size })
    at += 30 + name.length + packed + 16
  }
  yield directory(written, at)
}

/** All of a zip at once. */
export function zipWhole(parts: Iterable<ZipPart>): Uint8Array<ArrayBuffer> {
  return joinBytes([...zipBytes(parts)])
}

class Packer {
  readonly #zlib: Zlib
  #crc = 0
  #packed = 0
  #size = 0

  constructor(zlib: Zlib) {
    this.#zlib = zlib
  }

  pack(piece: Uint8Array): Uint8Array {
    this.#crc = this.#zlib.crc32(piece, this.#crc)
    this.#size += piece.length
    const options = { level: LEVEL, finishFlush: this.#zlib.constants.Z_SYNC_FLUSH }
    const packed = this.#zlib.deflateRawSync(piece, options)
    this.#packed += packed.length
    return packed
  }

  end(): Pick<Written, 'crc' | 'packed' | 'size'> {
    return { crc: this.#crc, packed: this.#packed + END_OF_STREAM.length, size: this.#size }
  }
}

/** Texts gathered to pieces worth packing, as UTF-8. */
function* pieces(content: Iterable<string | Uint8Array>): Generator<Uint8Array, void> {
  let text = ''
  for (const piece of content) {
    if (typeof piece === 'string') text += piece
    else yield piece
    if (text.length >= PIECE_CHARACTERS) {
      yield encoder.encode(text)
      text = ''
    }
  }
  if (text !== '') yield encoder.encode(text)
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
