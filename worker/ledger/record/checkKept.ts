/** The whole ledger against its record: what `npm run verify` does with a file, done where the rows are. */
import { RecordCheck, type RecordBreak } from '#rules/record/RecordCheck'
import { isSealed } from '#rules/record/sealing'
import { growingSha256 } from '../store/hostCrypto.ts'
import { recordAfter } from './recordRows.ts'
import { sqliteHex } from './rowDigests.ts'
import { readShapes } from '../store/tableShapes.ts'
import { tableRows } from '../store/tableRows.ts'

export interface KeptCheck {
  /** The last line of the record: noted elsewhere, it proves later that nothing before it was rewritten. */
  readonly head: { readonly seq: number; readonly seal: string }
  readonly rows: number
  readonly breaks: readonly RecordBreak[]
}

/** Checks every line and row, and the bytes of files unless they lie in a bucket. */
export function checkKept(sql: SqlStorage, filesHere: boolean): KeptCheck {
  const check = new RecordCheck({
    sha256: growingSha256,
    hexOf: (base64) => sqliteHex(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))),
  })
  for (const { line, pages } of recordAfter(sql, 0)) check.line(line, pages)
  for (const shape of readShapes(sql)) {
    if (!isSealed(shape.name)) continue
    for (const row of tableRows(sql, shape)) check.row(shape, row)
    check.endTable()
  }
  checkFiles(sql, check, originals)
  if (filesHere) checkFiles(sql, check, evidence)
  return { head: check.head, rows: check.rows, breaks: check.finish() }
}

/** Files kept in the database: what they are called, whose they are, and their chunks by their key. */
interface KeptFiles {
  readonly what: string
  readonly files: string
  readonly chunks: string
}

const originals: KeptFiles = {
  what: '原文件',
  files: 'SELECT sha256 AS id, sha256 FROM original',
  chunks: 'SELECT body FROM original_chunk WHERE sha256 = ? ORDER BY no',
}

const evidence: KeptFiles = {
  what: '佐证材料',
  files: 'SELECT id, sha256 FROM evidence WHERE removed_at IS NULL',
  chunks: 'SELECT body FROM evidence_chunk WHERE evidence = ? ORDER BY no',
}

function checkFiles(sql: SqlStorage, check: RecordCheck, { what, files, chunks }: KeptFiles): void {
  for (const { id, sha256 } of sql.exec<{ id: string; sha256: string }>(files)) {
    const digest = growingSha256()
    let count = 0
    for (const { body } of sql.exec<{ body: ArrayBuffer }>(chunks, id)) {
      digest.update(new Uint8Array(body))
      count++
    }
    check.file(`${what} ${id}`, sha256, count === 0 ? null : digest.digest('hex'))
  }
}
