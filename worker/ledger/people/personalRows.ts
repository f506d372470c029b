/** The SQL of personal data taken out of whatever table it stands in. */
import type { CellValue, TableShape } from '#rules/record/tableShape'

/** A text in the place of another. */
export interface ReplacedText {
  readonly column: string
  readonly text: string
  /** Values of the key of its row. */
  readonly key: readonly CellValue[]
}

export function replaceText(sql: SqlStorage, shape: TableShape, { column, text, key }: ReplacedText): void {
  const where = shape.key.map((name) => `"${name}" = ?`).join(' AND ')
  const bound = key.map((one) => (typeof one === 'object' ? null : one))
  sql.exec(`UPDATE "${shape.name}" SET "${column}" = ? WHERE ${where}`, text, ...bound)
}

export function countOriginals(sql: SqlStorage): number {
  return sql.exec<{ files: number }>('SELECT count(*) AS files FROM original').one().files
}

/** Evidence that stands. */
export function evidenceIds(sql: SqlStorage): string[] {
  const rows = sql.exec<{ id: string }>('SELECT id FROM evidence WHERE removed_at IS NULL ORDER BY rowid')
  return Array.from(rows, ({ id }) => id)
}

/** Files cannot be cleaned, and who signed in by name is a name. */
export function forgetFilesAndPeople(sql: SqlStorage, at: string): void {
  for (const table of ['original_chunk', 'original', 'evidence_chunk', 'push', 'person']) {
    sql.exec(`DELETE FROM ${table}`)
  }
  sql.exec('UPDATE evidence SET removed_at = ? WHERE removed_at IS NULL', at)
  sql.exec(`UPDATE access_code SET label = '' WHERE label <> ''`)
  // Who handed a code out or took it back: 教务处·王某 is 教务处 again.
  for (const column of ['made_by', 'revoked_by']) {
    sql.exec(
      `UPDATE access_code SET ${column} = substr(${column}, 1, instr(${column}, '·') - 1) WHERE instr(${column}, '·') > 0`,
    )
  }
}
