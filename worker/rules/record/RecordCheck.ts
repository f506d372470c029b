/**
 * Follows the record (操作记录) from its first line to its last, then every row that is kept, and names what does
 * not hold: a line changed, taken out or put in; a row or a file changed, lost or added past the system.
 *
 * Lines first, in order; then tables, rows in the order of their keys; then `finish`. Digests come from outside,
 * so that the same check runs in the worker and in a command.
 */
import {
  FIRST_SEAL,
  FOREIGN_ACT,
  SEAL_ACT,
  sealText,
  type SealDetail,
  type SealedLine,
  type SealedRow,
} from './recordLine.ts'
import { rowKey, rowText, type TableRow, type TableShape } from './tableShape.ts'

export interface Digest {
  update(data: string | Uint8Array): unknown
  digest(encoding: 'hex'): string
}

export interface RecordWorld {
  /** A SHA-256 that grows. */
  readonly sha256: () => Digest
  /** Bytes in upper-case hex, from base64. */
  readonly hexOf: (base64: string) => string
}

/** A place where the record does not hold. */
export interface RecordBreak {
  /** The line of the record; 0 for a row that no line knows. */
  readonly seq: number
  /** In Chinese: what is broken. */
  readonly what: string
  readonly expected: string
  readonly found: string
}

/** The record may be thoroughly broken: more breaks than these help nobody. */
const MOST_BREAKS = 50

/** What a broken link is called where there is nothing. */
const NOTHING = '（无）'

interface Known {
  readonly seq: number
  readonly digest: string | null
}

export class RecordCheck {
  readonly #world: RecordWorld
  /** Of the record's own lines. */
  readonly #lineBreaks: RecordBreak[] = []
  /** Of what the lines speak of. */
  readonly #rowBreaks: RecordBreak[] = []
  readonly #known = new Map<string, Known>()
  #last: Pick<SealedLine, 'seq' | 'seal'> = { seq: 0, seal: FIRST_SEAL }
  #block: { readonly shape: TableShape; readonly key: string; readonly digest: Digest } | null = null
  #rows = 0

  constructor(world: RecordWorld) {
    this.#world = world
  }

  /** The next line, with the pages of its rows (each a JSON array of `SealedRow`). */
  line(line: SealedLine, pages: readonly string[]): void {
    const seal = this.#sha256(sealText(this.#last.seal, line))
    if (line.seq !== this.#last.seq + 1) {
      const expected = String(this.#last.seq + 1)
      this.#say(this.#lineBreaks, {
        seq: line.seq,
        what: '操作记录的序号不连续，有记录被删去或插入',
        expected,
        found: String(line.seq),
      })
    } else if (seal !== line.seal) {
      this.#say(this.#lineBreaks, {
        seq: line.seq,
        what: '操作记录的封印不符，这一行或它前面一行被改过',
        expected: seal,
        found: line.seal,
      })
    }
    this.#last = line
    if (line.act === SEAL_ACT) this.#take(line, pages)
    else if (pages.length > 0) {
      this.#say(this.#lineBreaks, {
        seq: line.seq,
        what: '这一行操作记录不应附有行清单',
        expected: NOTHING,
        found: `${pages.length} 页`,
      })
    }
    if (line.act === FOREIGN_ACT) {
      this.#say(this.#lineBreaks, {
        seq: line.seq,
        what: `有内容绕过系统被改动（${line.at} 发现）`,
        expected: NOTHING,
        found: line.detail,
      })
    }
  }

  /** A row as it is kept; rows of a table come in the order of its key. */
  row(shape: TableShape, row: TableRow): void {
    this.#rows++
    const key = rowKey(shape, row)
    const text = rowText(shape, row, this.#world.hexOf)
    if (!shape.byNumber) {
      this.endTable()
      this.#match(shape.name, key, this.#sha256(text))
      return
    }
    if (this.#block?.key !== key || this.#block.shape.name !== shape.name) {
      this.endTable()
      this.#block = { shape, key, digest: this.#world.sha256() }
    }
    this.#block.digest.update(text)
  }

  /** The last row of a table was given. */
  endTable(): void {
    const block = this.#block
    this.#block = null
    if (block !== null) this.#match(block.shape.name, block.key, block.digest.digest('hex'))
  }

  /** A file's bytes against the digest that its row gives. */
  file(what: string, expected: string, found: string | null): void {
    if (expected !== found)
      this.#say(this.#rowBreaks, {
        seq: 0,
        what: `${what}的内容与登记的摘要不符`,
        expected,
        found: found ?? NOTHING,
      })
  }

  /** What does not hold: lines before rows, for a broken line makes rows differ; each the earliest first. `rows` false: only the record was given, not what it speaks of. */
  finish(rows = true): readonly RecordBreak[] {
    this.endTable()
    if (rows) {
      for (const [name, { seq, digest }] of this.#known) {
        if (digest !== null)
          this.#say(this.#rowBreaks, { seq, what: `${named(name)}不见了`, expected: digest, found: NOTHING })
      }
    }
    return [...this.#lineBreaks, ...this.#rowBreaks.toSorted((a, b) => a.seq - b.seq)]
  }

  /** The last line given. */
  get head(): Pick<SealedLine, 'seq' | 'seal'> {
    return { seq: this.#last.seq, seal: this.#last.seal }
  }

  /** Rows checked so far. */
  get rows(): number {
    return this.#rows
  }

  #take(line: SealedLine, pages: readonly string[]): void {
    const digest = this.#world.sha256()
    for (const page of pages) digest.update(page)
    const found = digest.digest('hex')
    const expected = detailOf(line)?.digest ?? NOTHING
    if (found !== expected) {
      this.#say(this.#lineBreaks, { seq: line.seq, what: '这一行所附的行清单被改过', expected, found })
      return
    }
    for (const page of pages) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its digest says that our own code wrote it
      for (const [table, key, row] of JSON.parse(page) as SealedRow[]) {
        this.#known.set(nameOf(table, key), { seq: line.seq, digest: row })
      }
    }
  }

  #match(table: string, key: string, found: string): void {
    const name = nameOf(table, key)
    const known = this.#known.get(name)
    // What is left over at the end has no row.
    this.#known.delete(name)
    if (known?.digest === found) return
    const expected = known?.digest ?? NOTHING
    const what = known === undefined ? `${named(name)}不在操作记录中` : `${named(name)}被改过`
    this.#say(this.#rowBreaks, { seq: known?.seq ?? 0, what, expected, found })
  }

  #sha256(text: string): string {
    const digest = this.#world.sha256()
    digest.update(text)
    return digest.digest('hex')
  }

  #say(breaks: RecordBreak[], found: RecordBreak): void {
    if (breaks.length < MOST_BREAKS) breaks.push(found)
  }
}

/** No table's name has a space. */
function nameOf(table: string, key: string): string {
  return `${table} ${key}`
}

function named(name: string): string {
  const at = name.indexOf(' ')
  return `表 ${name.slice(0, at)} 的“${name.slice(at + 1)}”`
}

function detailOf(line: SealedLine): SealDetail | null {
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only its digest is compared
    return JSON.parse(line.detail) as SealDetail
  } catch {
    return null
  }
}
