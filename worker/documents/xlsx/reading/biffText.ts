/** Texts of a BIFF8 stream ([MS-XLS] 2.5.293): one or two bytes a character, cut anywhere by CONTINUE records. */

/** A run of records read as one; a text that goes on in the next record has a new flag byte there. */
export class BiffReader {
  readonly #blocks: readonly DataView[]
  #block = 0
  #at = 0

  constructor(blocks: readonly Uint8Array[]) {
    this.#blocks = blocks.map((block) => new DataView(block.buffer, block.byteOffset, block.byteLength))
  }

  skip(bytes: number): void {
    for (let left = bytes; left > 0; left--) this.u8()
  }

  u8(): number {
    const value = this.#view().getUint8(this.#at)
    this.#at += 1
    return value
  }

  u16(): number {
    return this.u8() | (this.u8() << 8)
  }

  u32(): number {
    return (this.u16() | (this.u16() << 16)) >>> 0
  }

  /** A text with a count of two bytes (or one), its rich runs and phonetic data passed over. */
  text(countBytes: 1 | 2 = 2): string {
    const count = countBytes === 1 ? this.u8() : this.u16()
    const flags = this.u8()
    const runs = (flags & 8) === 0 ? 0 : this.u16()
    const extraBytes = (flags & 4) === 0 ? 0 : this.u32()
    const text = this.#characters(count, (flags & 1) === 1)
    this.skip(runs * 4 + extraBytes)
    return text
  }

  #characters(count: number, isWide: boolean): string {
    let text = ''
    let wide = isWide
    for (let left = count; left > 0; left--) {
      if (this.#isBlockEnd()) {
        this.#nextBlock()
        wide = (this.u8() & 1) === 1
      }
      text += String.fromCharCode(wide ? this.u16() : this.u8())
    }
    return text
  }

  #isBlockEnd(): boolean {
    return this.#at >= (this.#blocks[this.#block]?.byteLength ?? 0)
  }

  #nextBlock(): void {
    this.#block += 1
    this.#at = 0
  }

  #view(): DataView {
    while (this.#isBlockEnd() && this.#block < this.#blocks.length) this.#nextBlock()
    const view = this.#blocks[this.#block]
    if (view === undefined) throw new Error('biff: record is cut short')
    return view
  }
}
