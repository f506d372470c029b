/** The ledger's tables as they really are in this database, for sealing and for backup. */
import { isSealed } from '#rules/record/sealing'
import type { TableColumn, TableShape } from '#rules/record/tableShape'

/** All tables, in the order of their names. */
export function readShapes(sql: SqlStorage): TableShape[] {
  const tables = sql
    .exec<{ name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_cf%' ESCAPE '\\'
       ORDER BY name`,
    )
    .toArray()
  return tables.map((table) => readShape(sql, table))
}

function readShape(sql: SqlStorage, table: { readonly name: string; readonly sql: string }): TableShape {
  const found = sql
    .exec<{ name: string; type: string; dflt_value: string | null; pk: number }>(
      'SELECT name, type, dflt_value, pk FROM pragma_table_info(?) ORDER BY cid',
      table.name,
    )
    .toArray()
  const key = found.filter(({ pk }) => pk > 0).toSorted((a, b) => a.pk - b.pk)
  if (key.length === 0 && isSealed(table.name)) {
    throw new Error(`table ${table.name} has no key: its rows cannot be told apart`)
  }
  const byNumber = key.length === 1 && key[0]?.type === 'INTEGER'
  return {
    name: table.name,
    columns: found.map(({ name, type, dflt_value }): TableColumn => ({
      name,
      type,
      normal: valueOf(sql, dflt_value),
    })),
    key: key.map(({ name }) => name),
    byNumber,
    counted: !byNumber && !/WITHOUT ROWID/i.test(table.sql),
  }
}

/** The value of a default as SQLite keeps it, an expression in SQL. */
function valueOf(sql: SqlStorage, expression: string | null): string | number | null {
  if (expression === null) return null
  return sql.exec<{ value: string | number | null }>(`SELECT ${expression} AS value`).one().value
}
