/** A compound file (OLE2, [MS-CFB]): the container of .xls and of encrypted workbooks, taken apart into streams. */
import { joinBytes } from '../../../joinBytes.ts'

const FREE_FROM = 0xfffffffa
const HEADER_BYTES = 512
const HEADER_FAT_ENTRIES = 109
const ENTRY_BYTES = 128
const ROOT = 5
const STREAM = 2

interface DirectoryEntry {
  readonly name: string
  readonly type: number
  readonly start: number
  readonly sizeBytes: number
}

/** Streams by name, which [MS-CFB] 2.6.4 compares without case. Throws an Error for a broken container; never reads a chain longer than the file. */
export class CompoundFile {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  readonly #sectorBytes: number
  readonly #fat: Uint32Array
  readonly #entries: readonly DirectoryEntry[]

  constructor(bytes: Uint8Array) {
    if (bytes.length < HEADER_BYTES) throw new Error('compound file: too short')
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const shift = this.#view.getUint16(30, true)
    if (shift !== 9 && shift !== 12) throw new Error('compound file: sector size')
    this.#sectorBytes = 1 << shift
    this.#fat = this.#readFat()
    this.#entries = readEntries(this.#chain(this.#view.getUint32(48, true)))
  }

  has(name: string): boolean {
    return this.#find(name) !== undefined
  }

  /** The stream's content; an Error when there is none. */
  stream(name: string): Uint8Array {
    const entry = this.#find(name)
    if (entry === undefined) throw new Error(`compound file: no stream ${name}`)
    const isMini = entry.sizeBytes < this.#view.getUint32(56, true)
    const whole = isMini ? this.#miniStream(entry) : this.#chain(entry.start)
    if (whole.length < entry.sizeBytes) throw new Error(`compound file: ${name} is cut short`)
    return whole.subarray(0, entry.sizeBytes)
  }

  #find(name: string): DirectoryEntry | undefined {
    const wanted = name.toLowerCase()
    return this.#entries.find((entry) => entry.type === STREAM && entry.name.toLowerCase() === wanted)
  }

  #sector(number: number): Uint8Array {
    const at = (number + 1) * this.#sectorBytes
    if (at >= this.#bytes.length) throw new Error('compound file: sector outside the file')
    return this.#bytes.subarray(at, at + this.#sectorBytes)
  }

  #readFat(): Uint32Array {
    const sectors = this.#fatSectors()
    const fat = new Uint32Array(sectors.length * (this.#sectorBytes / 4))
    for (const [index, number] of sectors.entries()) {
      fat.set(numbersOf(this.#sector(number)), index * (this.#sectorBytes / 4))
    }
    return fat
  }

  /** Numbers of the sectors that hold the allocation table: 109 in the header, the rest in a chain of lists. */
  #fatSectors(): number[] {
    const count = Math.min(this.#view.getUint32(44, true), this.#bytes.length / this.#sectorBytes)
    const sectors: number[] = []
    for (let index = 0; index < HEADER_FAT_ENTRIES && sectors.length < count; index++) {
      sectors.push(this.#view.getUint32(76 + index * 4, true))
    }
    let list = this.#view.getUint32(68, true)
    while (sectors.length < count && list < FREE_FROM) {
      const numbers = numbersOf(this.#sector(list))
      sectors.push(...numbers.subarray(0, Math.min(numbers.length - 1, count - sectors.length)))
      list = numbers.at(-1) ?? FREE_FROM
    }
    return sectors
  }

  #chain(start: number): Uint8Array {
    const sectors: Uint8Array[] = []
    for (let number = start; number < FREE_FROM; number = this.#fat[number] ?? FREE_FROM) {
      if (sectors.length > this.#fat.length) throw new Error('compound file: a chain runs in a circle')
      sectors.push(this.#sector(number))
    }
    return joinBytes(sectors)
  }

  #miniStream(entry: DirectoryEntry): Uint8Array {
    const root = this.#entries.find(({ type }) => type === ROOT)
    if (root === undefined) throw new Error('compound file: no root')
    const container = this.#chain(root.start)
    const fat = numbersOf(this.#chain(this.#view.getUint32(60, true)))
    const miniBytes = 1 << this.#view.getUint16(32, true)
    const sectors: Uint8Array[] = []
    for (let number = entry.start; number < FREE_FROM; number = fat[number] ?? FREE_FROM) {
      if (sectors.length > fat.length) throw new Error('compound file: a chain runs in a circle')
      sectors.push(container.subarray(number * miniBytes, (number + 1) * miniBytes))
    }
    return joinBytes(sectors)
  }
}

function readEntries(directory: Uint8Array): DirectoryEntry[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength)
  const entries: DirectoryEntry[] = []
  for (let at = 0; at + ENTRY_BYTES <= directory.length; at += ENTRY_BYTES) {
    const nameBytes = Math.max(0, Math.min(62, view.getUint16(at + 64, true) - 2))
    entries.push({
      name: new TextDecoder('utf-16le').decode(directory.subarray(at, at + nameBytes)),
      type: view.getUint8(at + 66),
      start: view.getUint32(at + 116, true),
      sizeBytes: view.getUint32(at + 120, true),
    })
  }
  return entries
}

function numbersOf(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Uint32Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) =>
    view.getUint32(index * 4, true),
  )
}
