/** The SQL of the record, out: its lines with the rows behind them. */
import { recordColumns, type SealedLine } from '#rules/record/recordLine'

/** A line, and the pages of rows that it seals. */
export interface RecordEntry {
  readonly line: SealedLine
  readonly pages: readonly string[]
}

/** About what one answer carries. */
const PAGE_CHARACTERS = 2_000_000

/** Lines after `seq`, oldest first. */
export function* recordAfter(sql: SqlStorage, seq: number): Generator<RecordEntry> {
  const lines = sql.exec<SealedLine & Record<string, SqlStorageValue>>(
    `SELECT ${recordColumns.join(', ')}, seal FROM record WHERE seq > ? ORDER BY seq`,
    seq,
  )
  for (const line of lines) yield { line, pages: pagesOf(sql, line.seq) }
}

/** So many lines after `seq`, oldest first, without the rows behind them. */
export function linesAfter(sql: SqlStorage, seq: number, most: number): SealedLine[] {
  return sql
    .exec<SealedLine & Record<string, SqlStorageValue>>(
      `SELECT ${recordColumns.join(', ')}, seal FROM record WHERE seq > ? ORDER BY seq LIMIT ?`,
      seq,
      most,
    )
    .toArray()
}

/**
 * The next entries as JSON lines, ended early rather than too long; empty at the record's end. `all` false: without what
 * lines of former versions say of clues, which is not the administrator's to know; their seals are checked by the office.
 */
export function recordPage(sql: SqlStorage, seq: number, all: boolean): string {
  const lines: string[] = []
  let size = 0
  for (const entry of recordAfter(sql, seq)) {
    const line = JSON.stringify(all || !ofClue(entry.line) ? entry : withoutDetail(entry))
    lines.push(line)
    size += line.length
    if (size > PAGE_CHARACTERS) break
  }
  return lines.map((line) => `${line}\n`).join('')
}

function ofClue({ act, detail }: SealedLine): boolean {
  return act.startsWith('register.') && detail.includes('"register":"clues"')
}

function withoutDetail({ line, pages }: RecordEntry): RecordEntry {
  return { line: { ...line, detail: '{"register":"clues","withheld":true}' }, pages }
}

function pagesOf(sql: SqlStorage, seq: number): string[] {
  return sql
    .exec<{ body: string }>('SELECT body FROM record_rows WHERE seq = ? ORDER BY no', seq)
    .toArray()
    .map(({ body }) => body)
}

/** Pass → its holder's name, a deputy's with the name that he stands for. */
export function passNames(sql: SqlStorage): Map<string, string> {
  const rows = sql.exec<{ pass: string; name: string }>(
    `SELECT pass, holder AS name FROM pass_holder
     UNION ALL SELECT 'code:' || id, deputy || '（代' || principal || '）' FROM deputy`,
  )
  return new Map(Array.from(rows, ({ pass, name }) => [pass, name]))
}
