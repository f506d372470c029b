/** The SQL of transfers (移交): lines are only ever added. */
import type { Day } from '#rules/calendar/day'
import type { ItemContent, Origin } from '#rules/items/item'
import type { Actor } from '#wire/actor'
import type { GoneToUnit } from '#wire/item'
import type { Transfer } from '#wire/transfer'
import { fromJson } from '../../store/jsonRows.ts'
import { itemsById, type HeldItem } from './itemRows.ts'

/** What the former unit held of the row. */
interface Left {
  readonly content: ItemContent
  readonly lastRead: ItemContent | null
  readonly origin: Origin | null
}

export interface NewTransferRow extends Pick<Transfer, 'id' | 'to' | 'reason'> {
  /** As it stood at the former unit. */
  readonly held: HeldItem
  readonly cursor: number
}

export function insertTransfer(
  sql: SqlStorage,
  actor: Actor,
  { id, held, to, reason, cursor }: NewTransferRow,
): void {
  const { content, lastRead, origin } = held
  const left: Left = { content, lastRead, origin }
  sql.exec(
    `INSERT INTO transfer (id, item, from_unit, to_unit, reason, held, row_cursor, at, day, by_whom)
     VALUES (?,?,?,?,?,?,?,?,?,?)`,
    id,
    held.id,
    held.unit,
    to,
    reason,
    JSON.stringify(left),
    cursor,
    actor.at,
    actor.day,
    actor.name,
  )
}

type Row = {
  id: string
  item: string
  number: string
  from_unit: string
  to_unit: string
  reason: string
  held: string
  day: string
  by_whom: string
}

/** Newest first; those from and to the unit, of all units when it is null. */
export function transfersOf(sql: SqlStorage, unit: string | null): Transfer[] {
  const rows = sql.exec<Row>(
    `SELECT t.id, t.item, item.number, t.from_unit, t.to_unit, t.reason, t.held, t.day, t.by_whom
     FROM transfer t JOIN item ON item.id = t.item
     WHERE ?1 IS NULL OR t.from_unit = ?1 OR t.to_unit = ?1 ORDER BY t.no DESC`,
    unit,
  )
  return Array.from(rows, (row) => ({
    id: row.id,
    item: row.item,
    number: row.number,
    problem: fromJson<Left>(row.held).content.problem ?? '',
    from: row.from_unit,
    to: row.to_unit,
    reason: row.reason,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written as a Day
    on: row.day as Day,
    by: row.by_whom,
  }))
}

/** Rows that left the unit after the cursor and are not back, with where they went at last; and up to which cursor. */
export function leftSince(
  sql: SqlStorage,
  unit: string,
  cursor: number,
): { readonly rows: GoneToUnit[]; readonly cursor: number } {
  const rows = sql
    .exec<{ id: string; unit: string; day: string; cursor: number }>(
      `SELECT t.item AS id, item.unit, t.day, t.row_cursor AS cursor FROM transfer t JOIN item ON item.id = t.item
       WHERE t.from_unit = ?1 AND t.row_cursor > ?2 AND item.unit <> ?1
         AND t.no = (SELECT max(no) FROM transfer WHERE item = t.item AND from_unit = ?1) ORDER BY t.row_cursor`,
      unit,
      cursor,
    )
    .toArray()
  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written as a Day
    rows: rows.map(({ id, unit: to, day }) => ({ id, unit: to, on: day as Day })),
    cursor: rows.at(-1)?.cursor ?? cursor,
  }
}

/** Whether the unit had the row before; it may be told where it went. */
export function wasOf(sql: SqlStorage, item: string, unit: string): boolean {
  return (
    sql.exec('SELECT 1 FROM transfer WHERE item = ? AND from_unit = ? LIMIT 1', item, unit).toArray().length >
    0
  )
}

/** Rows that these units had and have no more, as they last stood there. */
export function leftRows(sql: SqlStorage, units: readonly string[]): HeldItem[] {
  const rows = sql
    .exec<{ item: string; held: string; from_unit: string }>(
      `SELECT t.item, t.held, t.from_unit FROM transfer t JOIN item ON item.id = t.item
       WHERE t.from_unit IN (SELECT value FROM json_each(?1)) AND item.unit <> t.from_unit
         AND t.no = (SELECT max(no) FROM transfer WHERE item = t.item AND from_unit = t.from_unit) ORDER BY t.no`,
      JSON.stringify(units),
    )
    .toArray()
  if (rows.length === 0) return []
  const items = itemsById(
    sql,
    rows.map(({ item }) => item),
  )
  return rows.flatMap(({ item, held, from_unit: unit }) => {
    const now = items.get(item)
    return now === undefined ? [] : [{ ...now, unit, ...fromJson<Left>(held) }]
  })
}

/**
 * SQL that holds for a line of `table` where its item is the unit's (?2) now, and it was not decided before the item came
 * to it.
 */
export function concernsUnit(table: 'extension' | 'withdrawal'): string {
  return `item IN (SELECT id FROM item WHERE unit = ?2) AND coalesce(decided_at, '9') > coalesce(
    (SELECT max(at) FROM transfer WHERE transfer.item = ${table}.item AND to_unit = ?2), '')`
}
