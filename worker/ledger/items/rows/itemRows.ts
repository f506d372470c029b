/** The SQL of items, in and out. */
import type { ItemContent, Origin } from '#rules/items/item'
import type { ItemState } from '#rules/items/closure'
import type { Day } from '#rules/calendar/day'
import type { ItemRow } from '#wire/item'
import { fromJson } from '../../store/jsonRows.ts'

/** An item as it stands: what figures and lists are made from. */
export interface CurrentItem {
  /** Counts up in the order in which items were first entered; 0 until it is saved. */
  no: number
  id: string
  /** 编号, given once at entry. */
  number: string
  unit: string
  state: ItemState
  content: ItemContent
  origin: Origin | null
  withdrawn: boolean
  createdOn: Day
  /** It came from a ledger kept before: as `FoundRow` in rules. */
  isTakenOver: boolean
}

/** An item with all that the ledger keeps beside its content. */
export interface HeldItem extends CurrentItem {
  version: number
  /** Field key → version at which it last changed. */
  fieldVersions: Record<string, number>
  /** What its file said when it was last taken in. */
  lastRead: ItemContent | null
  updatedAt: string
  updatedBy: string
  cursor: number
}

type CurrentRow = {
  no: number
  id: string
  number: string
  unit: string
  state: string
  content: string
  origin_file: string | null
  origin_sheet: string | null
  origin_row: number | null
  withdrawn: number
  created_on: string
  taken_over: number
}

export type HeldRow = CurrentRow & {
  version: number
  field_versions: string
  last_read: string | null
  updated_at: string
  updated_by: string
  row_cursor: number
}

const COLUMNS =
  'id, number, unit, version, state, content, field_versions, origin_file, origin_sheet, origin_row, last_read, withdrawn, ' +
  'created_on, updated_at, updated_by, row_cursor, taken_over'

/** Columns of a `HeldRow`. */
export const READ_HELD = `rowid AS no, ${COLUMNS}`

const READ_CURRENT =
  'rowid AS no, id, number, unit, state, content, origin_file, origin_sheet, origin_row, withdrawn, created_on, taken_over'

/** Stands in `last_read` for the content itself: so it is with nearly every row that a file brought. */
const SAME_AS_CONTENT = '='

export function itemsById(sql: SqlStorage, ids: readonly string[]): Map<string, HeldItem> {
  const rows = sql.exec<HeldRow>(
    `SELECT ${READ_HELD} FROM item WHERE id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids),
  )
  return new Map(rows.toArray().map((row) => [row.id, heldItem(row)]))
}

/** Rows changed after the cursor, oldest first; of all units when `unit` is null. */
export function itemsAfter(sql: SqlStorage, cursor: number, unit: string | null, limit: number): HeldItem[] {
  const rows =
    unit === null
      ? sql.exec<HeldRow>(
          `SELECT ${READ_HELD} FROM item WHERE row_cursor > ? ORDER BY row_cursor LIMIT ?`,
          cursor,
          limit,
        )
      : sql.exec<HeldRow>(
          `SELECT ${READ_HELD} FROM item WHERE unit = ? AND row_cursor > ? ORDER BY row_cursor LIMIT ?`,
          unit,
          cursor,
          limit,
        )
  return rows.toArray().map(heldItem)
}

/** All rows that are not withdrawn; of all units when `unit` is null. */
export function currentItems(sql: SqlStorage, unit: string | null): CurrentItem[] {
  const rows = sql.exec<CurrentRow>(
    `SELECT ${READ_CURRENT} FROM item WHERE withdrawn = 0 AND (?1 IS NULL OR unit = ?1) ORDER BY rowid`,
    unit,
  )
  return Array.from(rows, currentItem)
}

/** Where a row stands in the order of the ledger, and nothing of what it says. */
export interface CurrentKey {
  readonly no: number
  readonly id: string
  unit: string
  withdrawn: boolean
  origin: Origin | null
}

/** Every row entered by the day, withdrawn ones too; of all units when `unit` is null. */
export function* currentKeys(
  sql: SqlStorage,
  entered: Day | null,
  unit: string | null,
): Generator<CurrentKey, void> {
  const rows = sql.exec<Omit<CurrentRow, 'number' | 'state' | 'content' | 'created_on' | 'taken_over'>>(
    `SELECT rowid AS no, id, unit, origin_file, origin_sheet, origin_row, withdrawn FROM item
     WHERE (?1 IS NULL OR created_on <= ?1) AND (?2 IS NULL OR unit = ?2) ORDER BY rowid`,
    entered,
    unit,
  )
  for (const row of rows) {
    yield { no: row.no, id: row.id, unit: row.unit, withdrawn: row.withdrawn === 1, origin: originOf(row) }
  }
}

/** Rows by their numbers. */
export function itemsByNo(sql: SqlStorage, numbers: readonly number[]): Map<number, CurrentItem> {
  const rows = sql.exec<CurrentRow>(
    `SELECT ${READ_CURRENT} FROM item WHERE rowid IN (SELECT value FROM json_each(?))`,
    JSON.stringify(numbers),
  )
  return new Map(Array.from(rows, (row) => [row.no, currentItem(row)]))
}

export function lastCursor(sql: SqlStorage): number {
  return sql.exec<{ last: number }>('SELECT coalesce(max(row_cursor), 0) AS last FROM item').one().last
}

/**
 * Row by row with bound values: faster than six rows to a statement, and twice as fast as out of a JSON array. OR
 * FAIL, because SQLite keeps a journal of its own for every statement that might have to be taken back while the
 * transaction goes on; here a failure takes back the whole transaction anyway.
 */
export function saveItems(sql: SqlStorage, items: readonly HeldItem[]): void {
  for (const item of items) {
    const content = JSON.stringify(item.content)
    const standing = [
      item.unit,
      item.version,
      item.state,
      content,
      JSON.stringify(item.fieldVersions),
      item.origin?.file ?? null,
      item.origin?.sheet ?? null,
      item.origin?.row ?? null,
      lastReadText(item, content),
      item.withdrawn ? 1 : 0,
      item.updatedAt,
      item.updatedBy,
      item.cursor,
      item.isTakenOver ? 1 : 0,
    ]
    if (item.no === 0) sql.exec(INSERT_ITEM, ...standing, item.id, item.createdOn, item.number)
    else sql.exec(UPDATE_ITEM, ...standing, item.id)
  }
}

const SAVED_COLUMNS =
  'unit, version, state, content, field_versions, origin_file, origin_sheet, origin_row, last_read, withdrawn, ' +
  'updated_at, updated_by, row_cursor, taken_over'

const INSERT_ITEM = `INSERT OR FAIL INTO item (${SAVED_COLUMNS}, id, created_on, number) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`

const UPDATE_ITEM = `UPDATE OR FAIL item SET (${SAVED_COLUMNS}) = (?,?,?,?,?,?,?,?,?,?,?,?,?,?) WHERE id = ?`

/** The row as the network sees it. */
export function itemRow(held: HeldItem): ItemRow {
  const { id, number, unit, version, state, content, origin, updatedAt, updatedBy, withdrawn } = held
  return { id, number, unit, version, state, content, origin, updatedAt, updatedBy, withdrawn }
}

function lastReadText({ lastRead, content }: HeldItem, contentText: string): string | null {
  if (lastRead === null) return null
  const text = lastRead === content ? contentText : JSON.stringify(lastRead)
  return text === contentText ? SAME_AS_CONTENT : text
}

function currentItem(row: CurrentRow): CurrentItem {
  return {
    no: row.no,
    id: row.id,
    number: row.number,
    unit: row.unit,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only states of ItemState are ever written
    state: row.state as ItemState,
    content: fromJson(row.content),
    origin: originOf(row),
    withdrawn: row.withdrawn === 1,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written as a Day
    createdOn: row.created_on as Day,
    isTakenOver: row.taken_over === 1,
  }
}

function originOf(row: Pick<CurrentRow, 'origin_file' | 'origin_sheet' | 'origin_row'>): Origin | null {
  if (row.origin_file === null) return null
  return { file: row.origin_file, sheet: row.origin_sheet ?? '', row: row.origin_row ?? 0 }
}

export function heldItem(row: HeldRow): HeldItem {
  const standing = currentItem(row)
  const isAsRead = row.last_read === SAME_AS_CONTENT
  return {
    ...standing,
    version: row.version,
    fieldVersions: fromJson(row.field_versions),
    lastRead: isAsRead ? standing.content : row.last_read === null ? null : fromJson(row.last_read),
    updatedAt: row.updated_at,
    updatedBy: row.updated_by,
    cursor: row.row_cursor,
  }
}
