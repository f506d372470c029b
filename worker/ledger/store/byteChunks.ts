/** The SQL of files kept in the campaign's own database: their bytes in chunks, each in a row of its own. */
import { joinBytes } from '../../joinBytes.ts'

/** A value of SQLite holds 2 MB; half of it leaves room for the row around it. */
const CHUNK_BYTES = 1024 * 1024

/** Whose chunks: evidence (佐证材料) by its id, an original (原文件) by its hash. */
type Kept = 'evidence' | 'original'

const statements: Readonly<Record<Kept, { insert: string; select: string }>> = {
  evidence: {
    insert: 'INSERT INTO evidence_chunk (evidence, no, body) VALUES (?, ?, ?)',
    select: 'SELECT body FROM evidence_chunk WHERE evidence = ? ORDER BY no',
  },
  original: {
    insert: 'INSERT INTO original_chunk (sha256, no, body) VALUES (?, ?, ?)',
    select: 'SELECT body FROM original_chunk WHERE sha256 = ? ORDER BY no',
  },
}

/** Keeps a file's bytes; an empty file has one empty chunk. Call inside a transaction. */
export function keepChunks(sql: SqlStorage, kept: Kept, key: string, bytes: Uint8Array): void {
  for (let no = 0, at = 0; at < bytes.length || no === 0; no++, at += CHUNK_BYTES) {
    // A view's buffer would go in whole.
    sql.exec(statements[kept].insert, key, no, bytes.slice(at, at + CHUNK_BYTES).buffer)
  }
}

/** The file's bytes; null when none are kept. */
export function readChunks(sql: SqlStorage, kept: Kept, key: string): Uint8Array | null {
  const chunks = Array.from(
    sql.exec<{ body: ArrayBuffer }>(statements[kept].select, key),
    ({ body }) => new Uint8Array(body),
  )
  return chunks.length === 0 ? null : joinBytes(chunks)
}
