/** The SQL of Word templates: the office's own by kind, and those that final papers are set in, kept for good. */
import type { PaperKind } from '#rules/campaign/paperKind'
import type { Actor } from '#wire/actor'

/** A template's bytes with their digest. */
export interface Template {
  readonly bytes: Uint8Array
  readonly sha256: string
}

export function findTemplate(sql: SqlStorage, kind: PaperKind): Template | null {
  const row = sql
    .exec<{ bytes: ArrayBuffer; sha256: string }>('SELECT bytes, sha256 FROM template WHERE kind = ?', kind)
    .toArray()[0]
  return row === undefined ? null : { bytes: new Uint8Array(row.bytes), sha256: row.sha256 }
}

export function saveTemplate(
  sql: SqlStorage,
  actor: Actor,
  kind: PaperKind,
  { bytes, sha256 }: Template,
): void {
  sql.exec(
    `INSERT INTO template (kind, bytes, sha256, at, by_whom) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (kind) DO UPDATE SET bytes = excluded.bytes, sha256 = excluded.sha256, at = excluded.at,
       by_whom = excluded.by_whom`,
    kind,
    bytes,
    sha256,
    actor.at,
    actor.name,
  )
}

export function deleteTemplate(sql: SqlStorage, kind: PaperKind): void {
  sql.exec('DELETE FROM template WHERE kind = ?', kind)
}

export function listOwnTemplates(
  sql: SqlStorage,
): { kind: string; at: string; by_whom: string; sha256: string }[] {
  return sql
    .exec<{ kind: string; at: string; by_whom: string; sha256: string }>(
      'SELECT kind, at, by_whom, sha256 FROM template',
    )
    .toArray()
}

/** Keeps the template that a final paper is set in. */
export function freezeTemplate(sql: SqlStorage, { bytes, sha256 }: Template): void {
  sql.exec('INSERT OR IGNORE INTO template_kept (sha256, bytes) VALUES (?, ?)', sha256, bytes)
}

export function frozenTemplate(sql: SqlStorage, sha256: string): Uint8Array | null {
  const row = sql
    .exec<{ bytes: ArrayBuffer }>('SELECT bytes FROM template_kept WHERE sha256 = ?', sha256)
    .toArray()[0]
  return row === undefined ? null : new Uint8Array(row.bytes)
}
