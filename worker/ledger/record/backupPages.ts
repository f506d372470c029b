/** A campaign as the pages of a backup, and a campaign made of them again. */
import { BACKUP_FORMAT, BACKUP_KIND, backupTables, type BackupHead } from '#rules/record/backupFile'
import { FIRST_SEAL } from '#rules/record/recordLine'
import type { CellValue, TableRow, TableShape } from '#rules/record/tableShape'
import type { Answer } from '../Answer.ts'
import { checkKept, type KeptCheck } from './checkKept.ts'
import { fromJson } from '../store/jsonRows.ts'
import { appliedMigrations, hasTable, migrate, migrations } from '../migrations.ts'
import { readShapes } from '../store/tableShapes.ts'
import { keyValues, putRows, tableRows } from '../store/tableRows.ts'

export interface BackupStart {
  readonly head: BackupHead
  readonly tables: readonly TableShape[]
}

export interface BackupPage {
  /** Rows as JSON lines. */
  readonly text: string
  /** The key after which the next page begins; null after the last. */
  readonly next: readonly CellValue[] | null
}

/** About what one answer carries; one chunk of a file more fits as well. */
const PAGE_CHARACTERS = 4_000_000

export function beginBackup(sql: SqlStorage, campaign: string, files: BackupHead['files']): BackupStart {
  const last = sql
    .exec<{ seq: number; seal: string }>('SELECT seq, seal FROM record ORDER BY seq DESC LIMIT 1')
    .toArray()[0]
  return {
    head: {
      kind: BACKUP_KIND,
      format: BACKUP_FORMAT,
      campaign,
      migrations: appliedMigrations(sql),
      record: last ?? { seq: 0, seal: FIRST_SEAL },
      files,
    },
    tables: backupTables(readShapes(sql)),
  }
}

/** How large a campaign has grown, against what an object holds. */
export interface CampaignSize {
  readonly campaign: string
  readonly items: number
  readonly recordLines: number
  /** Of 10 GB that an object holds. */
  readonly databaseBytes: number
  /** When something was last done. */
  readonly lastAt: string | null
}

export function sizeOf(sql: SqlStorage, campaign: string): CampaignSize {
  const { items } = sql.exec<{ items: number }>('SELECT count(*) AS items FROM item').one()
  const last = sql
    .exec<{ seq: number; at: string }>('SELECT seq, at FROM record ORDER BY seq DESC LIMIT 1')
    .toArray()[0]
  return {
    campaign,
    items,
    recordLines: last?.seq ?? 0,
    databaseBytes: sql.databaseSize,
    lastAt: last?.at ?? null,
  }
}

/** Rows of a table after a key. */
export function backupPage(sql: SqlStorage, table: string, after: readonly CellValue[] | null): BackupPage {
  const shape = backupTables(readShapes(sql)).find(({ name }) => name === table)
  if (shape === undefined) return { text: '', next: null }
  const lines: string[] = []
  let size = 0
  for (const row of tableRows(sql, shape, after)) {
    const line = JSON.stringify(row)
    lines.push(`${line}\n`)
    size += line.length
    if (size > PAGE_CHARACTERS) return { text: lines.join(''), next: keyValues(shape, row) }
  }
  return { text: lines.join(''), next: null }
}

/** Only where nothing is; one that stopped half way is begun anew. Refused for a file of a newer program. */
export async function beginRestore(storage: DurableObjectStorage, head: BackupHead): Promise<Answer<null>> {
  await storage.deleteAll()
  const begun = storage.transactionSync(() => makeTables(storage, head))
  if ('refusal' in begun) await storage.deleteAll()
  return begun
}

/** Tables as they were when the backup was made. */
function makeTables(storage: DurableObjectStorage, head: BackupHead): Answer<null> {
  const count = head.migrations.length
  if (head.format > BACKUP_FORMAT || count > migrations.length) return { refusal: { code: 'backup.newer' } }
  migrate(storage, migrations.slice(0, count))
  const isSame = appliedMigrations(storage.sql).every(({ id, digest }, index) => {
    const said = head.migrations[index]
    return said?.id === id && said.digest === digest
  })
  if (!isSame) return { refusal: { code: 'backup.foreign' } }
  storage.sql.exec('CREATE TABLE restoring (head TEXT PRIMARY KEY) STRICT')
  storage.sql.exec('INSERT INTO restoring VALUES (?)', JSON.stringify(head))
  return { value: null }
}

/** Rows of one table: the first line names it (`TableLine`). Call inside a transaction. */
export function restoreRows(sql: SqlStorage, text: string): Answer<null> {
  if (!hasTable(sql, 'restoring')) return { refusal: { code: 'backup.not-begun' } }
  const [first = '{}', ...lines] = text.split('\n').filter(Boolean)
  const said = fromJson<{ readonly table?: TableShape }>(first).table
  const shape = backupTables(readShapes(sql)).find(({ name }) => name === said?.name)
  const columns = said?.columns.map(({ name }) => name).join(' ')
  if (shape === undefined || shape.columns.map(({ name }) => name).join(' ') !== columns) {
    return { refusal: { code: 'backup.foreign', detail: `表“${said?.name ?? ''}”对不上。` } }
  }
  putRows(
    sql,
    shape,
    lines.map((line) => fromJson<TableRow>(line)),
  )
  return { value: null }
}

/** All rows are in: kept, and `opened`, only when every seal holds; otherwise nothing is left. */
export async function endRestore(
  storage: DurableObjectStorage,
  opened: () => void,
): Promise<Answer<KeptCheck>> {
  const { sql } = storage
  if (!hasTable(sql, 'restoring')) return { refusal: { code: 'backup.not-begun' } }
  const { record, files } = fromJson<BackupHead>(
    sql.exec<{ head: string }>('SELECT head FROM restoring').one().head,
  )
  const check = checkKept(sql, files === 'here')
  const [first] = check.breaks
  if (first !== undefined || check.head.seal !== record.seal) {
    await storage.deleteAll()
    const detail = first === undefined ? '操作记录不完整。' : `${first.what}（记录第 ${first.seq} 行）。`
    return { refusal: { code: 'backup.broken', detail } }
  }
  storage.transactionSync(() => {
    sql.exec('DROP TABLE restoring')
    opened()
  })
  return { value: check }
}
