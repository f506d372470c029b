/** The SQL of items by the files that they came in. */
import type { OtherRow } from '#rules/reconcile/possibleDuplicates'
import { heldItem, READ_HELD, type HeldItem, type HeldRow } from './itemRows.ts'

/** Which rows a file may speak of. */
export interface FileScope {
  /** The file's name, and that of the earlier file which it follows. */
  readonly files: readonly string[]
  /** Units of the file's rows; '' for rows that name none. */
  readonly units: readonly string[]
  /** Rows that the file names by their id. */
  readonly ids: readonly string[]
  /** The office sends rows that name no unit: they may be anybody's. */
  readonly anyUnit: boolean
}

/**
 * Rows that the file brought before, those typed in the pane, and those it names by id; all of these units. A row
 * whose file named no unit belongs to the unit '' here, whoever it was assigned to since.
 */
export function itemsOfFile(sql: SqlStorage, { files, units, ids, anyUnit }: FileScope): HeldItem[] {
  const ofUnits = 'unit IN (SELECT value FROM json_each(?1))'
  const ofFiles = 'origin_file IN (SELECT value FROM json_each(?2))'
  const byId = 'id IN (SELECT value FROM json_each(?3))'
  const ways = [
    `${ofUnits} AND (origin_file IS NULL OR ${ofFiles})`,
    ...(ids.length === 0 ? [] : [anyUnit ? byId : `${ofUnits} AND ${byId}`]),
    ...(units.includes('') ? [`${ofFiles} AND ${UNIT_UNSAID}`] : []),
  ]
  return sql
    .exec<HeldRow>(
      `SELECT ${READ_HELD} FROM item WHERE withdrawn = 0 AND (${ways.map((way) => `(${way})`).join(' OR ')}) ORDER BY rowid`,
      JSON.stringify(units),
      JSON.stringify(files),
      ...(ids.length === 0 ? [] : [JSON.stringify(ids)]),
    )
    .toArray()
    .map(heldItem)
}

const UNIT_UNSAID = `json_extract(CASE WHEN last_read IS NULL OR last_read = '=' THEN '{"unit":""}' ELSE last_read END, '$.unit') IS NULL`

/** Rows of these units that other files brought: no more of each than comparing needs. */
export function itemsOfOtherFiles(sql: SqlStorage, { files, units, anyUnit }: FileScope): OtherRow[] {
  // Said only where it holds: an OR with a bound value would make SQLite look at every row of the campaign.
  const ofUnits = anyUnit ? '' : 'AND unit IN (SELECT value FROM json_each(?2))'
  const rows = sql.exec<{
    id: string
    unit: string
    problem: string | null
    origin_file: string
    origin_sheet: string | null
    origin_row: number | null
  }>(
    `SELECT id, unit, json_extract(content, '$.problem') AS problem, origin_file, origin_sheet, origin_row FROM item
     WHERE withdrawn = 0 ${ofUnits} AND origin_file IS NOT NULL
       AND origin_file NOT IN (SELECT value FROM json_each(?1)) ORDER BY rowid`,
    JSON.stringify(files),
    ...(anyUnit ? [] : [JSON.stringify(units)]),
  )
  return Array.from(rows, (row) => ({
    id: row.id,
    unit: row.unit,
    problem: row.problem ?? '',
    origin: { file: row.origin_file, sheet: row.origin_sheet ?? '', row: row.origin_row ?? 0 },
  }))
}
