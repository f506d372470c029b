/**
 * Seals what a step wrote: one line of the record at the end of each transaction, behind it every row's digest.
 *
 * The database itself notes which rows are touched, by a trigger on every table, so that no act and no table can
 * be forgotten. Notes that stand there when a step begins were made past the system: they are said, not sealed,
 * and the check then finds the rows that differ from their digests.
 */
import { FOREIGN_ACT, SEAL_ACT, type SealDetail, type SealedRow } from '#rules/record/recordLine'
import { isSealed, restlessColumn } from '#rules/record/sealing'
import type { TableShape } from '#rules/record/tableShape'
import { growingSha256 } from '../store/hostCrypto.ts'
import { LinePager, type LinePage } from '../store/jsonRows.ts'
import { hasTable, migrate } from '../migrations.ts'
import { recordAct, systemRecorder, type Recorder } from './recordAct.ts'
import { digestBlocks, digestRows, keySql } from './rowDigests.ts'
import { readShapes } from '../store/tableShapes.ts'

/** So many rows touched past the system are named; more would only be a longer list. */
const MOST_NAMED = 100

export class RowSealer {
  readonly #sql: SqlStorage
  #shapes = new Map<string, TableShape>()

  constructor(sql: SqlStorage) {
    this.#sql = sql
  }

  /** Brings the tables up to what this code wants, with a watch on each, in one transaction. */
  bringUp(storage: DurableObjectStorage): void {
    const recorder = systemRecorder()
    storage.transactionSync(() => {
      if (hasTable(this.#sql, 'touched')) this.noteForeign(recorder)
      migrate(storage)
      this.watch(recorder)
    })
  }

  /** Rows that came with their record, from a backup: watched from now on, and sealed already. */
  watchRestored(): void {
    this.#watchNew()
    this.#sql.exec('DELETE FROM touched')
  }

  /** Call after the tables were brought up: watches the new ones, and seals what was moved in or stood there. */
  watch(recorder: Recorder): void {
    for (const shape of this.#watchNew()) {
      this.#sql.exec(
        `INSERT INTO touched SELECT DISTINCT '${shape.name}', ${keySql(shape, 'held')} FROM "${shape.name}" AS held`,
      )
    }
    this.seal('record.watch', recorder)
  }

  #watchNew(): TableShape[] {
    this.#shapes = new Map(
      readShapes(this.#sql).flatMap((shape) => (isSealed(shape.name) ? [[shape.name, shape]] : [])),
    )
    const watched = new Set(
      Array.from(
        this.#sql.exec<{ tbl_name: string }>(`SELECT tbl_name FROM sqlite_master WHERE type = 'trigger'`),
        ({ tbl_name }) => tbl_name,
      ),
    )
    const fresh = [...this.#shapes.values()].filter(({ name }) => !watched.has(name))
    for (const trigger of fresh.flatMap(triggersOf)) this.#sql.exec(trigger)
    return fresh
  }

  /** Call at the beginning of a step, inside its transaction. */
  noteForeign(recorder: Recorder): void {
    if (this.#sql.exec('SELECT 1 FROM touched LIMIT 1').toArray().length === 0) return
    const rows = this.#sql
      .exec<{ tbl: string; key: string }>(`SELECT DISTINCT tbl, key FROM touched LIMIT ${MOST_NAMED}`)
      .toArray()
      .map(({ tbl, key }) => `${tbl} ${key}`)
    this.#sql.exec('DELETE FROM touched')
    recordAct(this.#sql, recorder, { act: FOREIGN_ACT, subject: '', detail: { rows } })
  }

  /** Call at the end of a step, inside its transaction. A step that wrote nothing leaves no line: false. */
  seal(step: string, recorder: Recorder): boolean {
    const touched = Map.groupBy(
      this.#sql.exec<{ tbl: string; key: string }>('SELECT DISTINCT tbl, key FROM touched ORDER BY tbl, key'),
      ({ tbl }) => tbl,
    )
    if (touched.size === 0) return false
    const pages: LinePage[] = []
    const pager = new LinePager((page) => pages.push(page))
    const rows: Record<string, number> = {}
    for (const [table, notes] of touched) {
      const keys = notes.map(({ key }) => key)
      for (const [key, digest] of this.#digestsOf(table, keys))
        pager.add([table, key, digest] satisfies SealedRow)
      rows[table] = keys.length
    }
    pager.end()
    this.#sql.exec('DELETE FROM touched')
    const digest = growingSha256()
    for (const page of pages) digest.update(page.text)
    const detail: SealDetail = { rows, digest: digest.digest('hex') }
    const seq = recordAct(this.#sql, recorder, { act: SEAL_ACT, subject: step, detail })
    for (const { first, text } of pages) {
      this.#sql.exec('INSERT INTO record_rows (seq, no, body) VALUES (?, ?, ?)', seq, first, text)
    }
    return true
  }

  #digestsOf(table: string, keys: readonly string[]): Map<string, string | null> {
    const shape = this.#shapes.get(table)
    if (shape === undefined) throw new Error(`table ${table} is watched but not known`)
    return shape.byNumber ? digestBlocks(this.#sql, shape, keys) : digestRows(this.#sql, shape, keys)
  }
}

function triggersOf(shape: TableShape): string[] {
  const { name } = shape
  const note = (row: 'new' | 'old'): string =>
    `INSERT INTO touched VALUES ('${name}', ${keySql(shape, row)});`
  const restless = restlessColumn(name)
  const when = restless === null ? '' : `WHEN old."${restless}" IS new."${restless}"`
  const isMoved = shape.key.map((column) => `old."${column}" IS NOT new."${column}"`).join(' OR ')
  return [
    `CREATE TRIGGER watch_${name}_insert AFTER INSERT ON "${name}" BEGIN ${note('new')} END`,
    `CREATE TRIGGER watch_${name}_update AFTER UPDATE ON "${name}" ${when} BEGIN ${note('new')} END`,
    `CREATE TRIGGER watch_${name}_move AFTER UPDATE ON "${name}" WHEN ${isMoved} BEGIN ${note('old')} END`,
    `CREATE TRIGGER watch_${name}_delete AFTER DELETE ON "${name}" BEGIN ${note('old')} END`,
  ]
}
