/** The SQL of evidence (佐证材料): what was handed in for an item, who looked at it, what is on its way. */
import type { Actor } from '#wire/actor'
import type { Evidence, FileKind } from '#wire/evidence'

/** A file as it is handed in for an item. */
export interface NewEvidence extends EvidenceFile {
  readonly item: string
  readonly unit: string
}

export interface EvidenceFile {
  readonly id: string
  readonly name: string
  readonly kind: FileKind
  readonly bytes: number
  readonly sha256: string
}

type Row = {
  id: string
  item: string
  unit: string
  name: string
  kind: string
  bytes: number
  sha256: string
  at: string
  by_whom: string
  removed_at: string | null
  also_on: number
}

const READ = `SELECT id, item, unit, name, kind, bytes, sha256, at, by_whom, removed_at,
  (SELECT count(DISTINCT other.item) FROM evidence AS other
   WHERE other.sha256 = evidence.sha256 AND other.item <> evidence.item AND other.removed_at IS NULL) AS also_on
  FROM evidence`

/** Files that stand with an item. */
export function filesOf(sql: SqlStorage, item: string): number {
  return sql
    .exec<{ files: number }>(
      'SELECT count(*) AS files FROM evidence WHERE item = ? AND removed_at IS NULL',
      item,
    )
    .one().files
}

/** The same file handed in again by the same unit for the same item, by a repeated request, is the file that is there. */
export function sameEvidence(
  sql: SqlStorage,
  { item, unit, sha256 }: Pick<NewEvidence, 'item' | 'unit' | 'sha256'>,
): Evidence | null {
  const row = sql
    .exec<Row>(
      `${READ} WHERE item = ? AND unit = ? AND sha256 = ? AND removed_at IS NULL`,
      item,
      unit,
      sha256,
    )
    .toArray()[0]
  return row === undefined ? null : evidenceFrom(sql, row, false)
}

export function insertEvidence(sql: SqlStorage, actor: Actor, file: NewEvidence): void {
  sql.exec(
    `INSERT INTO evidence (id, item, unit, name, kind, bytes, sha256, at, by_whom) VALUES (?,?,?,?,?,?,?,?,?)`,
    file.id,
    file.item,
    file.unit,
    file.name,
    file.kind,
    file.bytes,
    file.sha256,
    actor.at,
    actor.name,
  )
}

/** It is taken back; that it was there stays. */
export function markRemoved(sql: SqlStorage, actor: Actor, id: string): void {
  sql.exec('UPDATE evidence SET removed_at = ? WHERE id = ?', actor.at, id)
}

/** Everything handed in for an item, oldest first, files taken back included. */
export function evidenceOf(sql: SqlStorage, item: string, isOffice: boolean): Evidence[] {
  return sql
    .exec<Row>(`${READ} WHERE item = ? ORDER BY rowid`, item)
    .toArray()
    .map((row) => evidenceFrom(sql, row, isOffice))
}

/** What one unit handed in for an item, oldest first. */
export function evidenceOfUnit(sql: SqlStorage, item: string, unit: string): Evidence[] {
  return sql
    .exec<Row>(`${READ} WHERE item = ? AND unit = ? ORDER BY rowid`, item, unit)
    .toArray()
    .map((row) => evidenceFrom(sql, row, false))
}

/** Whether the unit handed the file in itself. */
export function isOwnEvidence(sql: SqlStorage, id: string, unit: string | null): boolean {
  return sql.exec('SELECT 1 FROM evidence WHERE id = ? AND unit = ?', id, unit).toArray().length > 0
}

/** One file; to a unit, only its own exist, and those of its items, whoever handed them in. */
export function findEvidence(sql: SqlStorage, id: string, unit: string | null): Evidence | null {
  const row = sql
    .exec<Row>(
      `${READ} WHERE id = ?1 AND (?2 IS NULL OR unit = ?2 OR item IN (SELECT id FROM item WHERE unit = ?2))`,
      id,
      unit,
    )
    .toArray()[0]
  return row === undefined ? null : evidenceFrom(sql, row, unit === null)
}

/** That somebody of the office has taken the file to look at it. */
export function noteLook(sql: SqlStorage, actor: Actor, id: string): void {
  sql.exec(
    `INSERT INTO evidence_look (evidence, by_whom, first_at, last_at) VALUES (?1, ?2, ?3, ?3)
     ON CONFLICT (evidence, by_whom) DO UPDATE SET last_at = excluded.last_at`,
    id,
    actor.name,
    actor.at,
  )
}

/** Forgets the bytes, where they lie here. */
export function dropChunks(sql: SqlStorage, id: string): void {
  sql.exec('DELETE FROM evidence_chunk WHERE evidence = ?', id)
}

export function insertUpload(sql: SqlStorage, id: string, at: string): void {
  sql.exec('INSERT INTO evidence_upload (id, at) VALUES (?, ?)', id, at)
}

/** Uploads begun longer ago than this (SQLite's words) that no evidence names. */
export function uploadsBefore(sql: SqlStorage, at: string, ago: string): string[] {
  const rows = sql.exec<{ id: string }>(
    `SELECT id FROM evidence_upload WHERE datetime(at) < datetime(?, ?) AND id NOT IN (SELECT id FROM evidence)`,
    at,
    ago,
  )
  return Array.from(rows, ({ id }) => id)
}

export function deleteUpload(sql: SqlStorage, id: string): void {
  sql.exec('DELETE FROM evidence_upload WHERE id = ?', id)
}

function evidenceFrom(sql: SqlStorage, row: Row, isOffice: boolean): Evidence {
  const looks = sql
    .exec<{ by_whom: string; first_at: string; last_at: string }>(
      'SELECT by_whom, first_at, last_at FROM evidence_look WHERE evidence = ? ORDER BY first_at',
      row.id,
    )
    .toArray()
  return {
    id: row.id,
    item: row.item,
    unit: row.unit,
    name: row.name,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only kinds of fileKinds are ever written
    kind: row.kind as FileKind,
    bytes: row.bytes,
    sha256: row.sha256,
    at: row.at,
    by: row.by_whom,
    looks: looks.map((look) => ({ by: look.by_whom, firstAt: look.first_at, lastAt: look.last_at })),
    removedAt: row.removed_at,
    alsoOn: isOffice ? row.also_on : 0,
  }
}
