/**
 * The backup of one campaign as a file of lines, each JSON: a head, then table by table its shape and its rows,
 * and an end with the digest of all lines before it. It says nothing of when it was made: the same campaign gives
 * the same bytes.
 */
import type { TableShape } from './tableShape.ts'

export const BACKUP_KIND = 'ledgerloop-backup'

/** Counts up when older programs could no longer read the file. */
export const BACKUP_FORMAT = 1

export interface BackupHead {
  readonly kind: typeof BACKUP_KIND
  readonly format: number
  readonly campaign: string
  /** The tables' versions, in order, with the digests of their text. */
  readonly migrations: readonly { readonly id: string; readonly digest: string }[]
  /** The last line of the record. */
  readonly record: { readonly seq: number; readonly seal: string }
  /** Where the bytes of evidence lie: in this file, or in the bucket that the worker is bound to. */
  readonly files: 'here' | 'bucket'
}

/** Before the rows of a table. */
export interface TableLine {
  readonly table: TableShape
}

export interface EndLine {
  readonly end: { readonly lines: number; readonly sha256: string }
}

/** Kept in the object only while it runs. */
const passing = new Set(['migration', 'restoring', 'sign_in_failure', 'touched'])

/** The tables of a backup in the order of the file: the record comes first, all else is checked against it. */
export function backupTables(shapes: readonly TableShape[]): TableShape[] {
  const kept = shapes.filter(({ name }) => !passing.has(name))
  const place = ({ name }: TableShape): number => (name === 'record_rows' ? 0 : name === 'record' ? 1 : 2)
  return kept.toSorted((a, b) => place(a) - place(b) || (a.name < b.name ? -1 : 1))
}
