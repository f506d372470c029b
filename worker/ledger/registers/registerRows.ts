/** The SQL of registers (登记簿): an entry is what its latest version says; versions are only ever added. */
import type { Day } from '#rules/calendar/day'
import { unitOf, type RegisterEntry, type RegisterKey, type RegisterValues } from '#rules/registers/register'
import { REGISTER_PAGE, type EntryAct, type EntryRow, type EntryVersion } from '#wire/register'
import type { Actor } from '#wire/actor'
import { fromJson } from '../store/jsonRows.ts'

type Row = {
  id: string
  register: string
  no: number
  entered_on: string
  entered_by: string
  version: number
  body: string
  item: string | null
  withdrawn: number
  note: string
  at: string
  by_whom: string
}

const READ = `SELECT e.id, e.register, e.no, e.entered_on, e.entered_by, v.version, v.body, v.item, v.withdrawn, v.note,
  v.at, v.by_whom FROM register_entry e JOIN register_version v ON v.entry = e.id`

const LATEST = '(SELECT max(later.version) FROM register_version later WHERE later.entry = e.id)'

/** A version about to be kept. */
export interface NewVersion {
  readonly entry: string
  readonly version: number
  readonly act: EntryAct
  readonly values: RegisterValues
  readonly item: string | null
  readonly withdrawn: boolean
  readonly note: string
}

/** Enters an entry under the register's next number; its first version follows. */
export function insertEntry(sql: SqlStorage, actor: Actor, register: RegisterKey, id: string): void {
  sql.exec(
    `INSERT INTO register_entry (id, register, no, entered_at, entered_on, entered_by)
     VALUES (?1, ?2, (SELECT coalesce(max(no), 0) + 1 FROM register_entry WHERE register = ?2), ?3, ?4, ?5)`,
    id,
    register,
    actor.at,
    actor.day,
    actor.name,
  )
}

export function keepVersion(sql: SqlStorage, actor: Actor, kept: NewVersion): void {
  sql.exec(
    `INSERT INTO register_version (entry, version, act, unit, body, item, withdrawn, note, at, day, by_whom, role, request)
     VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)`,
    kept.entry,
    kept.version,
    kept.act,
    unitOf(kept.values),
    JSON.stringify(kept.values),
    kept.item,
    kept.withdrawn ? 1 : 0,
    kept.note,
    actor.at,
    actor.day,
    actor.name,
    actor.role,
    actor.requestId,
  )
}

export function findEntry(sql: SqlStorage, id: string): EntryRow | null {
  const row = sql.exec<Row>(`${READ} WHERE e.id = ? AND v.version = ${LATEST}`, id).toArray()[0]
  return row === undefined ? null : entryRow(row)
}

/** One page of a register, newest first, one more than the page where there are more; of all units when `unit` is null. */
export function entryPage(
  sql: SqlStorage,
  register: RegisterKey,
  unit: string | null,
  before: number | null,
): EntryRow[] {
  return sql
    .exec<Row>(
      `${READ} WHERE e.register = ?1 AND v.version = ${LATEST} AND (?2 IS NULL OR v.unit = ?2)
         AND (?3 IS NULL OR e.no < ?3) ORDER BY e.no DESC LIMIT ?4`,
      register,
      unit,
      before,
      REGISTER_PAGE + 1,
    )
    .toArray()
    .map(entryRow)
}

/** Everything that was known at the end of a day, oldest first; of all units when `unit` is null. */
export function entriesAsOf(sql: SqlStorage, asOf: Day, unit: string | null): RegisterEntry[] {
  const rows = sql.exec<Row>(
    `${READ} WHERE v.version = (SELECT max(later.version) FROM register_version later
       WHERE later.entry = e.id AND later.day <= ?1) AND (?2 IS NULL OR v.unit = ?2) ORDER BY e.register, e.no`,
    asOf,
    unit,
  )
  return Array.from(rows, plainEntry)
}

/** Entries that an item was made of, or that name it; withdrawn ones are left out. */
export function entriesOfItem(sql: SqlStorage, item: string): EntryRow[] {
  return sql
    .exec<Row>(
      `${READ} WHERE v.version = ${LATEST} AND v.withdrawn = 0 AND (v.item = ?1 OR EXISTS
         (SELECT 1 FROM json_each(v.body, '$.items') WHERE json_each.value = ?1)) ORDER BY e.entered_at`,
      item,
    )
    .toArray()
    .map(entryRow)
}

/** How many standing entries of a register say this under a key: findings of a visit, plans of a unit. */
export function countSaying(sql: SqlStorage, register: RegisterKey, key: string, value: string): number {
  return sql
    .exec<{ count: number }>(
      `SELECT count(*) AS count FROM register_entry e JOIN register_version v ON v.entry = e.id
       WHERE e.register = ?1 AND v.version = ${LATEST} AND v.withdrawn = 0 AND json_extract(v.body, '$.' || ?2) = ?3`,
      register,
      key,
      value,
    )
    .one().count
}

/** Every version, oldest first. */
export function versionsOf(sql: SqlStorage, id: string): EntryVersion[] {
  return sql
    .exec<{
      version: number
      act: string
      body: string
      note: string
      at: string
      day: string
      by_whom: string
    }>(
      'SELECT version, act, body, note, at, day, by_whom FROM register_version WHERE entry = ? ORDER BY version',
      id,
    )
    .toArray()
    .map((row) => ({
      version: row.version,
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only acts of EntryAct are ever written
      act: row.act as EntryAct,
      values: fromJson(row.body),
      note: row.note,
      at: row.at,
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written as a Day
      on: row.day as Day,
      by: row.by_whom,
    }))
}

function plainEntry(row: Row): RegisterEntry {
  return {
    id: row.id,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only keys of registers are ever written
    register: row.register as RegisterKey,
    no: row.no,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written as a Day
    enteredOn: row.entered_on as Day,
    values: fromJson(row.body),
    item: row.item,
    withdrawn: row.withdrawn === 1,
  }
}

function entryRow(row: Row): EntryRow {
  return {
    ...plainEntry(row),
    version: row.version,
    enteredBy: row.entered_by,
    changedAt: row.at,
    changedBy: row.by_whom,
    note: row.note,
  }
}
