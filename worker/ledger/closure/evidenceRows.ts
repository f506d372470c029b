/** The SQL of evidence (佐证材料): what was handed in for an item, who looked at it, and its bytes where no bucket is bound. */
import { whyNot } from '#rules/items/closure'
import { MAX_EVIDENCE_FILES, type Evidence, type FileKind } from '#wire/evidence'
import type { Answer } from '../Answer.ts'
import type { Actor } from '#wire/actor'
import { itemsById, type HeldItem } from '../items/itemRows.ts'
import { noteOnItem } from '../items/stepItem.ts'

export interface NewEvidence {
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

/** The unit's own item, as far as files may still be handed in for it. */
export function itemForEvidence(sql: SqlStorage, actor: Actor, item: string): Answer<HeldItem> {
  const held = itemsById(sql, [item]).get(item)
  if (held === undefined || held.unit !== actor.unit) return { refusal: { code: 'item.unknown' } }
  const stop = whyNot('edit', held)
  if (stop !== null) return { refusal: { code: 'item.not-allowed', detail: stop } }
  return { value: held }
}

/** Files that stand with an item. */
export function filesOf(sql: SqlStorage, item: string): number {
  return sql
    .exec<{ files: number }>(
      'SELECT count(*) AS files FROM evidence WHERE item = ? AND removed_at IS NULL',
      item,
    )
    .one().files
}

/** The same file handed in again for the same item, by a repeated request, is the file that is there. */
export function sameEvidence(sql: SqlStorage, item: string, sha256: string): Evidence | null {
  const row = sql
    .exec<Row>(`${READ} WHERE item = ? AND sha256 = ? AND removed_at IS NULL`, item, sha256)
    .toArray()[0]
  return row === undefined ? null : evidenceFrom(sql, row, false)
}

export function addEvidence(
  sql: SqlStorage,
  actor: Actor,
  item: string,
  file: NewEvidence,
): Answer<Evidence> {
  const may = itemForEvidence(sql, actor, item)
  if ('refusal' in may) return may
  const same = sameEvidence(sql, item, file.sha256)
  if (same !== null) return { value: same }
  if (filesOf(sql, item) >= MAX_EVIDENCE_FILES) return { refusal: { code: 'evidence.too-many' } }
  sql.exec(
    `INSERT INTO evidence (id, item, unit, name, kind, bytes, sha256, at, by_whom) VALUES (?,?,?,?,?,?,?,?,?)`,
    file.id,
    item,
    may.value.unit,
    file.name,
    file.kind,
    file.bytes,
    file.sha256,
    actor.at,
    actor.name,
  )
  noteOnItem(sql, actor, may.value, 'add-evidence', `${file.name}（SHA-256 ${file.sha256}）`)
  return findEvidence(sql, file.id, actor.unit)
}

/** Everything handed in for an item, oldest first, files taken back included. */
export function evidenceOf(sql: SqlStorage, item: string, isOffice: boolean): Evidence[] {
  return sql
    .exec<Row>(`${READ} WHERE item = ? ORDER BY rowid`, item)
    .toArray()
    .map((row) => evidenceFrom(sql, row, isOffice))
}

/** One file; to a unit, only its own exist. */
export function findEvidence(sql: SqlStorage, id: string, unit: string | null): Answer<Evidence> {
  const row = sql.exec<Row>(`${READ} WHERE id = ?1 AND (?2 IS NULL OR unit = ?2)`, id, unit).toArray()[0]
  return row === undefined
    ? { refusal: { code: 'evidence.unknown' } }
    : { value: evidenceFrom(sql, row, unit === null) }
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

/** Takes a wrong file back, as long as nobody has asked or looked; that it was there stays in the history. */
export function removeEvidence(sql: SqlStorage, actor: Actor, id: string): Answer<Evidence> {
  const found = findEvidence(sql, id, actor.unit)
  if ('refusal' in found) return found
  const file = found.value
  if (file.removedAt !== null) return found
  const held = itemsById(sql, [file.item]).get(file.item)
  if (held === undefined) return { refusal: { code: 'item.unknown' } }
  if (held.state !== 'open' || file.looks.length > 0) return { refusal: { code: 'evidence.fixed' } }
  sql.exec('UPDATE evidence SET removed_at = ? WHERE id = ?', actor.at, id)
  noteOnItem(sql, actor, held, 'remove-evidence', file.name)
  return { value: { ...file, removedAt: actor.at } }
}

/** Forgets the bytes of the local twin of a bucket. */
export function dropChunks(sql: SqlStorage, id: string): void {
  sql.exec('DELETE FROM evidence_chunk WHERE evidence = ?', id)
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
