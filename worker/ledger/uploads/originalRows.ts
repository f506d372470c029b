/** The SQL of originals (原文件): every file as it was sent, byte for byte, once however often it was sent. */
import { keepChunks, readChunks } from '../store/byteChunks.ts'

export function isKept(sql: SqlStorage, sha256: string): boolean {
  return sql.exec('SELECT 1 FROM original WHERE sha256 = ?', sha256).toArray().length > 0
}

/** Of all originals together. */
export function keptBytes(sql: SqlStorage): number {
  return sql.exec<{ kept: number }>('SELECT coalesce(sum(bytes), 0) AS kept FROM original').one().kept
}

export function insertOriginal(sql: SqlStorage, sha256: string, bytes: Uint8Array): void {
  sql.exec('INSERT INTO original (sha256, bytes) VALUES (?, ?)', sha256, bytes.length)
  keepChunks(sql, 'original', sha256, bytes)
}

/** The file; null for one that came before originals were kept. */
export function readOriginal(sql: SqlStorage, sha256: string): Uint8Array | null {
  return readChunks(sql, 'original', sha256)
}

/** Forgets originals to which no upload refers any more. */
export function dropUnusedOriginals(sql: SqlStorage): void {
  const unused = 'SELECT sha256 FROM original WHERE sha256 NOT IN (SELECT sha256 FROM upload)'
  sql.exec(`DELETE FROM original_chunk WHERE sha256 IN (${unused})`)
  sql.exec(`DELETE FROM original WHERE sha256 IN (${unused})`)
}
