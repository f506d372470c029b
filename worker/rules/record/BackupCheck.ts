/** Reads a backup or an exported record line by line and says whether it is whole and its seals hold. */
import type { BackupHead, EndLine, TableLine } from './backupFile.ts'
import { RecordCheck, type Digest, type RecordBreak, type RecordWorld } from './RecordCheck.ts'
import { recordColumns, type SealedLine } from './recordLine.ts'
import { isSealed } from './sealing.ts'
import type { CellValue, TableRow, TableShape } from './tableShape.ts'

export interface BackupWorld extends RecordWorld {
  readonly fromBase64: (base64: string) => Uint8Array
}

export interface BackupVerdict {
  /** Null for an exported record, which holds no rows. */
  readonly head: BackupHead | null
  /** The last line of the record. */
  readonly record: { readonly seq: number; readonly seal: string }
  readonly rows: number
  readonly breaks: readonly RecordBreak[]
}

/** A line of an exported record. */
interface ExportedLine {
  readonly line: SealedLine
  readonly pages: readonly string[]
}

type FileLine = BackupHead | TableLine | EndLine | ExportedLine | TableRow

/** Whose chunks are whose: table of chunks → table of files and what they are called. */
const chunkTables: Readonly<Record<string, { readonly of: string; readonly what: string }>> = {
  evidence_chunk: { of: 'evidence', what: '佐证材料' },
  original_chunk: { of: 'original', what: '原文件' },
}

/** Of a line that is not understood. */
const MOST_SHOWN = 60

export class BackupCheck {
  readonly #world: BackupWorld
  readonly #check: RecordCheck
  readonly #whole: Digest
  readonly #breaks: RecordBreak[] = []
  /** Pages of rows by the line that they stand behind. */
  readonly #pages = new Map<number, string[]>()
  /** Digests that rows give for files: `evidence id` → SHA-256. */
  readonly #files = new Map<string, string>()
  readonly #seals = new Map<number, string>()
  #head: BackupHead | null = null
  #shape: TableShape | null = null
  #chunks: { readonly id: string; readonly digest: Digest } | null = null
  #lines = 0
  #hasEnd = false

  constructor(world: BackupWorld) {
    this.#world = world
    this.#check = new RecordCheck(world)
    this.#whole = world.sha256()
  }

  /** The next line, without its line break. Throws a SyntaxError when it is no JSON. */
  line(text: string): void {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each shape is told apart below; digests tell the rest
    const line = JSON.parse(text) as FileLine
    try {
      this.#take(line, text)
    } catch (error) {
      // A damaged line need not have the parts of a line: its table without columns, a number where a row should be.
      if (!(error instanceof TypeError)) throw error
      this.#shape = null
      this.#sayUnknown(text)
    }
  }

  #take(line: FileLine, text: string): void {
    if ('end' in line) return this.#end(line)
    this.#lines++
    this.#whole.update(`${text}\n`)
    if ('kind' in line) this.#head = line
    else if ('table' in line) this.#begin(line.table)
    else if ('line' in line) this.#recordLine(line.line, line.pages)
    else if (this.#shape !== null && Array.isArray(line)) this.#row(this.#shape, line)
    else this.#sayUnknown(text)
  }

  #sayUnknown(text: string): void {
    this.#say(`第 ${this.#lines} 行认不出来`, '备份或操作记录的一行', text.slice(0, MOST_SHOWN))
  }

  /** After the last line. */
  finish(): BackupVerdict {
    const isBackup = this.#head !== null
    this.#endTable()
    if (isBackup) {
      for (const [name, sha256] of this.#files) this.#check.file(calledIn(name), sha256, null)
      if (!this.#hasEnd) this.#say('备份文件不完整，没有结尾', 'end', '（无）')
      const { seq, seal } = this.#check.head
      const said = this.#head?.record
      if (said !== undefined && (said.seq !== seq || said.seal !== seal))
        this.#say('操作记录的末行与文件开头所写不符', `${said.seq} ${said.seal}`, `${seq} ${seal}`)
    }
    const breaks = [...this.#breaks, ...this.#check.finish(isBackup)]
    return { head: this.#head, record: this.#check.head, rows: this.#check.rows, breaks }
  }

  /** The seal of a line of the record; null when the file has no such line. */
  sealAt(seq: number): string | null {
    return this.#seals.get(seq) ?? null
  }

  #begin(shape: TableShape): void {
    this.#endTable()
    this.#shape = shape
  }

  #endTable(): void {
    this.#check.endTable()
    this.#endChunks()
  }

  #row(shape: TableShape, row: TableRow): void {
    const values = shape.counted ? row.slice(1) : row
    const of = (name: string): CellValue =>
      values[shape.columns.findIndex((column) => column.name === name)] ?? null
    if (shape.name === 'record_rows') this.#pagesOf(Number(of('seq'))).push(textOf(of('body')))
    else if (shape.name === 'record') this.#recordRow(of)
    else if (chunkTables[shape.name] !== undefined) this.#chunk(shape.name, row, shape)
    else if (isSealed(shape.name)) this.#check.row(shape, row)
    if (shape.name === 'evidence' && of('removed_at') === null && this.#head?.files === 'here')
      this.#files.set(`evidence ${textOf(of('id'))}`, textOf(of('sha256')))
    if (shape.name === 'original') this.#files.set(`original ${textOf(of('sha256'))}`, textOf(of('sha256')))
  }

  #recordRow(of: (name: string) => CellValue): void {
    const seq = Number(of('seq'))
    const pages = this.#pages.get(seq) ?? []
    this.#pages.delete(seq)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- all columns of the record, by their names
    const line = Object.fromEntries(
      [...recordColumns, 'seal'].map((name) => [name, of(name)]),
    ) as unknown as SealedLine
    this.#recordLine(line, pages)
  }

  #recordLine(line: SealedLine, pages: readonly string[]): void {
    this.#seals.set(line.seq, line.seal)
    this.#check.line(line, pages)
  }

  #chunk(table: string, row: TableRow, shape: TableShape): void {
    const [id, , body] = shape.counted ? row.slice(1) : row
    const name = `${chunkTables[table]?.of ?? ''} ${textOf(id ?? null)}`
    if (this.#chunks?.id !== name) {
      this.#endChunks()
      this.#chunks = { id: name, digest: this.#world.sha256() }
    }
    if (typeof body === 'object' && body !== null)
      this.#chunks.digest.update(this.#world.fromBase64(body.base64))
  }

  #endChunks(): void {
    if (this.#chunks === null) return
    const { id, digest } = this.#chunks
    this.#chunks = null
    const expected = this.#files.get(id)
    this.#files.delete(id)
    // Bytes that were sent but never handed in belong to nobody.
    if (expected !== undefined) this.#check.file(calledIn(id), expected, digest.digest('hex'))
  }

  #pagesOf(seq: number): string[] {
    const pages = this.#pages.get(seq) ?? []
    this.#pages.set(seq, pages)
    return pages
  }

  #end({ end }: EndLine): void {
    this.#hasEnd = true
    const found = this.#whole.digest('hex')
    if (end.lines !== this.#lines || end.sha256 !== found)
      this.#say('备份文件被改过或不完整', `${end.lines} 行，${end.sha256}`, `${this.#lines} 行，${found}`)
  }

  #say(what: string, expected: string, found: string): void {
    this.#breaks.push({ seq: 0, what, expected, found })
  }
}

function calledIn(name: string): string {
  const [of, id] = name.split(' ')
  const kind = Object.values(chunkTables).find((known) => known.of === of)
  return `${kind?.what ?? ''} ${id ?? ''}`
}

function textOf(value: CellValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
