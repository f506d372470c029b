/** The SQL of numbers (编号): how far each short form has counted. A number once given is never given again. */
import type { UnitId } from '#rules/campaign/campaign'
import { itemNumber, shortFormOf } from '#rules/campaign/itemNumber'
import type { Ledger } from '../../Ledger.ts'

/**
 * The next number of a unit's rows. Call once for each row that is entered, in the transaction that saves it. Under a
 * new short form a unit goes on counting, and a short form that another unit had before goes on where that one stopped.
 */
export function giveNumber({ sql, campaign }: Ledger, unit: UnitId): string {
  const short = shortFormOf(campaign.units, unit)
  const { last } = sql
    .exec<{ last: number }>(
      `INSERT INTO number_run (short, unit, last)
       VALUES (?1, ?2, (SELECT coalesce(max(last), 0) + 1 FROM number_run WHERE short = ?1 OR unit = ?2))
       ON CONFLICT (short) DO UPDATE SET unit = excluded.unit, last = excluded.last RETURNING last`,
      short,
      unit,
    )
    .one()
  return itemNumber(short, last)
}

/** Whether rows of before there were numbers are still without. */
export function lacksNumbers(sql: SqlStorage): boolean {
  return sql.exec('SELECT 1 FROM item WHERE number IS NULL LIMIT 1').toArray().length > 0
}

/** Gives rows of before there were numbers theirs, in the order of entry, withdrawn ones too: how many. */
export function numberFormerItems(ledger: Ledger): number {
  const { sql } = ledger
  const rows = sql
    .exec<{ no: number; unit: string }>(
      'SELECT rowid AS no, unit FROM item WHERE number IS NULL ORDER BY rowid',
    )
    .toArray()
  for (const { no, unit } of rows) {
    sql.exec('UPDATE item SET number = ? WHERE rowid = ?', giveNumber(ledger, unit), no)
  }
  return rows.length
}

/** Numbers of items, by id: for what was frozen before there were any. */
export function numbersOf(sql: SqlStorage, ids: readonly string[]): ReadonlyMap<string, string> {
  const rows = sql.exec<{ id: string; number: string }>(
    'SELECT id, number FROM item WHERE number IS NOT NULL AND id IN (SELECT value FROM json_each(?))',
    JSON.stringify(ids),
  )
  return new Map(Array.from(rows, ({ id, number }) => [id, number]))
}
