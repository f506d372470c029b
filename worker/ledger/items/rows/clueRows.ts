/** The SQL of the clue behind an item: what the office knows of it and the unit does not. */
import { fromJson } from '../../store/jsonRows.ts'

/** The clue that an item was handed over as; null when it came of none. */
export function clueOf(sql: SqlStorage, item: string): Readonly<Record<string, unknown>> | null {
  const rows = sql.exec<{ body: string }>(
    `SELECT v.body FROM register_version v JOIN register_entry e ON e.id = v.entry
     WHERE v.item = ? AND e.register = 'clues' ORDER BY v.version DESC LIMIT 1`,
    item,
  )
  const row = rows.toArray()[0]
  return row === undefined ? null : fromJson(row.body)
}
