/** Originals (原文件): every file as it was sent, once however often it was sent. */
import { insertOriginal, isKept, keptBytes } from './originalRows.ts'

/** An object holds 10 GB; the rows themselves need a small part of it. */
const MAX_KEPT_BYTES = 5 * 1024 * 1024 * 1024

/** Keeps the file; false when there is no room for it. Call inside a transaction. */
export function keepOriginal(sql: SqlStorage, sha256: string, bytes: Uint8Array): boolean {
  if (isKept(sql, sha256)) return true
  if (keptBytes(sql) + bytes.length > MAX_KEPT_BYTES) return false
  insertOriginal(sql, sha256, bytes)
  return true
}
