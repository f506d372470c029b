/** The SQL of items and their history, in and out. */
import type { ItemContent, Origin } from '#rules/items/item'
import type { ItemState } from '#rules/items/closure'
import type { Day } from '#rules/calendar/day'
import type { PastChange } from '#rules/items/pastItem'
import type { OtherRow } from '#rules/reconcile/possibleDuplicates'
import type { ItemChange, ItemRow } from '#wire/item'
import type { Actor } from '#wire/actor'
import { fromJson } from '../store/jsonRows.ts'

/** An item as it stands: what figures and lists are made from. */
export interface CurrentItem {
  /** Counts up in the order in which items were first entered; 0 until it is saved. */
  no: number
  id: string
  unit: string
  state: ItemState
  content: ItemContent
  origin: Origin | null
  withdrawn: boolean
  createdOn: Day
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

/** A line of history as it is written; who and when come from the actor. */
export interface NewChange extends Pick<ItemChange, 'version' | 'act' | 'note' | 'fields'> {
  readonly item: string
  readonly unit: string
}

type CurrentRow = {
  no: number
  id: string
  unit: string
  state: string
  content: string
  origin_file: string | null
  origin_sheet: string | null
  origin_row: number | null
  withdrawn: number
  created_on: string
}

type Row = CurrentRow & {
  version: number
  field_versions: string
  last_read: string | null
  updated_at: string
  updated_by: string
  row_cursor: number
}

const COLUMNS =
  'id, unit, version, state, content, field_versions, origin_file, origin_sheet, origin_row, last_read, withdrawn, ' +
  'created_on, updated_at, updated_by, row_cursor'

const READ = `rowid AS no, ${COLUMNS}`

const READ_CURRENT =
  'rowid AS no, id, unit, state, content, origin_file, origin_sheet, origin_row, withdrawn, created_on'

/** Stands in `last_read` for the content itself: so it is with nearly every row that a file brought. */
const SAME_AS_CONTENT = '='

export function itemsById(sql: SqlStorage, ids: readonly string[]): Map<string, HeldItem> {
  const rows = sql.exec<Row>(
    `SELECT ${READ} FROM item WHERE id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids),
  )
  return new Map(rows.toArray().map((row) => [row.id, heldItem(row)]))
}

/** Rows changed after the cursor, oldest first; of all units when `unit` is null. */
export function itemsAfter(sql: SqlStorage, cursor: number, unit: string | null, limit: number): HeldItem[] {
  const rows =
    unit === null
      ? sql.exec<Row>(
          `SELECT ${READ} FROM item WHERE row_cursor > ? ORDER BY row_cursor LIMIT ?`,
          cursor,
          limit,
        )
      : sql.exec<Row>(
          `SELECT ${READ} FROM item WHERE unit = ? AND row_cursor > ? ORDER BY row_cursor LIMIT ?`,
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
  const rows = sql.exec<Omit<CurrentRow, 'state' | 'content' | 'created_on'>>(
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

/** What happened to these items after they were entered, oldest first. */
export function changesAfterEntry(sql: SqlStorage, ids: readonly string[]): Map<string, PastChange[]> {
  const rows = sql.exec<{ item: string; act: string; day: Day; fields: string }>(
    `SELECT item, act, day, fields FROM item_change
     WHERE item IN (SELECT value FROM json_each(?)) AND act <> 'create' ORDER BY item, seq`,
    JSON.stringify(ids),
  )
  const changes = new Map<string, PastChange[]>()
  for (const { item, act, day, fields } of rows) {
    const change: PastChange = { act, day, fields: fromJson(fields) }
    const earlier = changes.get(item)
    if (earlier === undefined) changes.set(item, [change])
    else earlier.push(change)
  }
  return changes
}

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
    .exec<Row>(
      `SELECT ${READ} FROM item WHERE withdrawn = 0 AND (${ways.map((way) => `(${way})`).join(' OR ')}) ORDER BY rowid`,
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
    ]
    if (item.no === 0) sql.exec(INSERT_ITEM, ...standing, item.id, item.createdOn)
    else sql.exec(UPDATE_ITEM, ...standing, item.id)
  }
}

const SAVED_COLUMNS =
  'unit, version, state, content, field_versions, origin_file, origin_sheet, origin_row, last_read, withdrawn, ' +
  'updated_at, updated_by, row_cursor'

const INSERT_ITEM = `INSERT OR FAIL INTO item (${SAVED_COLUMNS}, id, created_on) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`

const UPDATE_ITEM = `UPDATE OR FAIL item SET (${SAVED_COLUMNS}) = (?,?,?,?,?,?,?,?,?,?,?,?,?) WHERE id = ?`

export function saveChanges(sql: SqlStorage, changes: readonly NewChange[], actor: Actor): void {
  for (const { item, unit, version, act, note, fields } of changes) {
    sql.exec(
      `INSERT OR FAIL INTO item_change (item, unit, version, act, note, fields, at, day, by_whom, role, request)
       VALUES (?,?,?,?,?,?,?,?,?,?,?)`,
      item,
      unit,
      version,
      act,
      note,
      JSON.stringify(fields),
      actor.at,
      actor.day,
      actor.name,
      actor.role,
      actor.requestId,
    )
  }
}

type ChangeRow = { version: number; at: string; by_whom: string; act: string; note: string; fields: string }

/** The item's history, oldest first; with `since`, only lines of later versions. */
export function changesOf(sql: SqlStorage, item: string, since = -1): ItemChange[] {
  const rows = sql.exec<ChangeRow>(
    `SELECT version, at, by_whom, act, note, fields FROM item_change WHERE item = ? AND version > ? ORDER BY seq`,
    item,
    since,
  )
  return rows.toArray().map((row) => ({
    version: row.version,
    at: row.at,
    by: row.by_whom,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only acts of ItemChange are ever written
    act: row.act as ItemChange['act'],
    note: row.note,
    fields: fromJson(row.fields),
  }))
}

/** What is no progress of the unit's own: entering, conflicts, and what was asked or said without a deed. */
const NO_PROGRESS =
  "'create', 'conflict', 'keep', 'assign', 'remove-evidence', 'ask-extension', 'extend', 'refuse-extension', 'supervise', " +
  "'answer-notice', 'return-answer', 'settle-notice', 'check'"

/** Items of a unit whose substance or state changed on these days; conflicts changed nothing. */
export function itemsMovedIn(sql: SqlStorage, unit: string, from: Day, to: Day): Set<string> {
  const rows = sql.exec<{ item: string }>(
    `SELECT DISTINCT item FROM item_change WHERE unit = ? AND day BETWEEN ? AND ? AND act NOT IN (${NO_PROGRESS})`,
    unit,
    from,
    to,
  )
  return new Set(rows.toArray().map((row) => row.item))
}

/** The row as the network sees it. */
export function itemRow(held: HeldItem): ItemRow {
  const { id, unit, version, state, content, origin, updatedAt, updatedBy, withdrawn } = held
  return { id, unit, version, state, content, origin, updatedAt, updatedBy, withdrawn }
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
    unit: row.unit,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only states of ItemState are ever written
    state: row.state as ItemState,
    content: fromJson(row.content),
    origin: originOf(row),
    withdrawn: row.withdrawn === 1,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written as a Day
    createdOn: row.created_on as Day,
  }
}

function originOf(row: Pick<CurrentRow, 'origin_file' | 'origin_sheet' | 'origin_row'>): Origin | null {
  if (row.origin_file === null) return null
  return { file: row.origin_file, sheet: row.origin_sheet ?? '', row: row.origin_row ?? 0 }
}

function heldItem(row: Row): HeldItem {
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
