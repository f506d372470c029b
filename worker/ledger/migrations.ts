/**
 * The campaign's tables, as an append-only list: a change is a new entry, never an edit of an old one.
 *
 * Each applied entry is kept with a digest of its text. An object whose past differs from this list refuses to
 * start: going on would write rows into tables that are not what the code believes.
 */
import { record } from './migrations/010-record.ts'
import { trust } from './migrations/011-trust.ts'
import { checks } from './migrations/012-checks.ts'
import { registers } from './migrations/013-registers.ts'
import { papers } from './migrations/014-papers.ts'
import { settingsAndWeeks } from './migrations/015-settings-and-weeks.ts'
import { pastAndComparison } from './migrations/016-past-and-comparison.ts'
import { sealedRows } from './migrations/017-sealed-rows.ts'
import { evidenceUploads } from './migrations/018-evidence-uploads.ts'
import { uploadRows } from './migrations/019-upload-rows.ts'
import { itemNumbers } from './migrations/020-item-numbers.ts'
import { withdrawals } from './migrations/021-withdrawals.ts'
import { confidentialItems } from './migrations/023-confidential-items.ts'
import { takenOver } from './migrations/024-taken-over.ts'
import { rowAnswers } from './migrations/025-row-answers.ts'
import { holdersDeputiesTalk } from './migrations/026-holders-deputies-talk.ts'
import { transfers } from './migrations/027-transfers.ts'
import { supports } from './migrations/028-supports.ts'
import { links } from './migrations/029-links.ts'
import type { Migration } from './migrations/Migration.ts'

export const migrations: readonly Migration[] = [
  {
    id: '001-campaign-and-codes',
    reason: 'A campaign has its settings and the hashed codes that lead into it.',
    sql: `
      CREATE TABLE campaign (id TEXT PRIMARY KEY, settings TEXT NOT NULL, opened_at TEXT NOT NULL) STRICT;
      CREATE TABLE access_code (hash TEXT PRIMARY KEY, role TEXT NOT NULL, unit TEXT, made_at TEXT NOT NULL,
        revoked_at TEXT) STRICT;
      CREATE TABLE sign_in_failure (address TEXT NOT NULL, slot INTEGER NOT NULL, count INTEGER NOT NULL,
        PRIMARY KEY (address, slot)) STRICT;`,
  },
  {
    id: '002-items',
    reason: 'Rows with a version per row and per field, pulled by cursor; every change stays in the history.',
    sql: `
      CREATE TABLE item (id TEXT PRIMARY KEY, unit TEXT NOT NULL, version INTEGER NOT NULL, state TEXT NOT NULL,
        content TEXT NOT NULL, field_versions TEXT NOT NULL, origin_file TEXT, origin_sheet TEXT,
        origin_row INTEGER, last_read TEXT, withdrawn INTEGER NOT NULL, created_on TEXT NOT NULL,
        updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, row_cursor INTEGER NOT NULL) STRICT;
      CREATE UNIQUE INDEX item_by_cursor ON item (row_cursor);
      CREATE INDEX item_by_unit ON item (unit, row_cursor);
      CREATE TABLE item_change (seq INTEGER PRIMARY KEY AUTOINCREMENT, item TEXT NOT NULL, unit TEXT NOT NULL,
        version INTEGER NOT NULL, act TEXT NOT NULL, at TEXT NOT NULL, day TEXT NOT NULL, by_whom TEXT NOT NULL,
        role TEXT NOT NULL, note TEXT NOT NULL, fields TEXT NOT NULL, request TEXT NOT NULL) STRICT;
      CREATE INDEX item_change_by_item ON item_change (item, seq);
      CREATE INDEX item_change_by_day ON item_change (unit, day);
      CREATE TABLE push (unit TEXT NOT NULL, push_id TEXT NOT NULL, digest TEXT NOT NULL, answer TEXT NOT NULL,
        at TEXT NOT NULL, PRIMARY KEY (unit, push_id)) STRICT;`,
  },
  {
    id: '003-uploads',
    reason: 'A ledger file is kept as it was read, row by row, before and after it is taken in.',
    sql: `
      CREATE TABLE upload (id TEXT PRIMARY KEY, file TEXT NOT NULL, sha256 TEXT NOT NULL, at TEXT NOT NULL,
        by_whom TEXT NOT NULL, role TEXT NOT NULL, unit TEXT, status TEXT NOT NULL, plan TEXT, answer TEXT,
        accepted_no INTEGER) STRICT;
      CREATE INDEX upload_by_file ON upload (file, accepted_no);
      CREATE TABLE upload_row (upload TEXT NOT NULL, kind TEXT NOT NULL, no INTEGER NOT NULL, body TEXT NOT NULL,
        PRIMARY KEY (upload, kind, no)) STRICT, WITHOUT ROWID;`,
  },
  {
    id: '004-reports',
    reason:
      'Weekly and zero reports: each submission is a line, the latest counts, the first says when it came.',
    sql: `
      CREATE TABLE report (no INTEGER PRIMARY KEY AUTOINCREMENT, unit TEXT NOT NULL, period TEXT NOT NULL,
        kind TEXT NOT NULL, text TEXT NOT NULL, at TEXT NOT NULL, day TEXT NOT NULL, time TEXT NOT NULL,
        by_whom TEXT NOT NULL, source TEXT NOT NULL) STRICT;
      CREATE INDEX report_by_period ON report (period, unit, no);`,
  },
  {
    id: '005-snapshots-and-circulars',
    reason: 'Documents are made from a frozen state; the state and the drafted text never change again.',
    sql: `
      CREATE TABLE snapshot (id TEXT PRIMARY KEY, no INTEGER NOT NULL UNIQUE, as_of TEXT NOT NULL,
        made_at TEXT NOT NULL, made_by TEXT NOT NULL, item_count INTEGER NOT NULL, sha256 TEXT NOT NULL,
        settings TEXT NOT NULL, reports TEXT NOT NULL) STRICT;
      CREATE TABLE snapshot_row (snapshot TEXT NOT NULL, kind TEXT NOT NULL, no INTEGER NOT NULL,
        body TEXT NOT NULL, PRIMARY KEY (snapshot, kind, no)) STRICT, WITHOUT ROWID;
      CREATE TABLE circular (id TEXT PRIMARY KEY, snapshot TEXT NOT NULL, as_of TEXT NOT NULL,
        made_at TEXT NOT NULL, made_by TEXT NOT NULL, body TEXT NOT NULL) STRICT;
      CREATE TABLE template (kind TEXT PRIMARY KEY, bytes BLOB NOT NULL, sha256 TEXT NOT NULL, at TEXT NOT NULL,
        by_whom TEXT NOT NULL) STRICT;`,
  },
  {
    id: '006-pages',
    reason: 'Hundreds of lines to a page are written and read many times faster than one line to a row.',
    sql: `
      CREATE TABLE upload_page (upload TEXT NOT NULL, kind TEXT NOT NULL, no INTEGER NOT NULL, body TEXT NOT NULL,
        PRIMARY KEY (upload, kind, no)) STRICT;
      INSERT INTO upload_page SELECT upload, kind, no, '[' || body || ']' FROM upload_row;
      DROP TABLE upload_row;
      CREATE TABLE snapshot_page (snapshot TEXT NOT NULL, kind TEXT NOT NULL, no INTEGER NOT NULL,
        body TEXT NOT NULL, PRIMARY KEY (snapshot, kind, no)) STRICT;
      INSERT INTO snapshot_page SELECT snapshot, kind, no, '[' || body || ']' FROM snapshot_row;
      DROP TABLE snapshot_row;`,
  },
  {
    id: '007-evidence-extensions-notices',
    reason:
      'Files behind a closure, asked and decided extensions, supervision notices, and what was seen of them.',
    sql: `
      CREATE TABLE evidence (id TEXT PRIMARY KEY, item TEXT NOT NULL, unit TEXT NOT NULL, name TEXT NOT NULL,
        kind TEXT NOT NULL, bytes INTEGER NOT NULL, sha256 TEXT NOT NULL, at TEXT NOT NULL, by_whom TEXT NOT NULL,
        removed_at TEXT) STRICT;
      CREATE INDEX evidence_by_item ON evidence (item);
      CREATE INDEX evidence_by_sha256 ON evidence (sha256);
      CREATE TABLE evidence_chunk (evidence TEXT NOT NULL, no INTEGER NOT NULL, body BLOB NOT NULL,
        PRIMARY KEY (evidence, no)) STRICT;
      CREATE TABLE evidence_look (evidence TEXT NOT NULL, by_whom TEXT NOT NULL, first_at TEXT NOT NULL,
        last_at TEXT NOT NULL, PRIMARY KEY (evidence, by_whom)) STRICT, WITHOUT ROWID;
      CREATE TABLE extension (no INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, item TEXT NOT NULL,
        unit TEXT NOT NULL, state TEXT NOT NULL, from_due TEXT NOT NULL, asked TEXT NOT NULL, granted TEXT,
        reason TEXT NOT NULL, asked_at TEXT NOT NULL, asked_on TEXT NOT NULL, asked_by TEXT NOT NULL,
        decided_at TEXT, decided_on TEXT, decided_by TEXT, note TEXT NOT NULL) STRICT;
      CREATE INDEX extension_by_item ON extension (item, no);
      CREATE INDEX extension_by_state ON extension (state, unit);
      CREATE TABLE notice (no INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, number TEXT NOT NULL UNIQUE,
        year INTEGER NOT NULL, unit TEXT NOT NULL, demand TEXT NOT NULL, answer_by TEXT NOT NULL, state TEXT NOT NULL,
        issued_at TEXT NOT NULL, issued_on TEXT NOT NULL, issued_by TEXT NOT NULL) STRICT;
      CREATE INDEX notice_by_unit ON notice (unit, no);
      CREATE TABLE notice_item (notice TEXT NOT NULL, place INTEGER NOT NULL, item TEXT NOT NULL,
        PRIMARY KEY (notice, place)) STRICT, WITHOUT ROWID;
      CREATE INDEX notice_item_by_item ON notice_item (item);
      CREATE TABLE notice_step (no INTEGER PRIMARY KEY AUTOINCREMENT, notice TEXT NOT NULL, act TEXT NOT NULL,
        text TEXT NOT NULL, at TEXT NOT NULL, on_day TEXT NOT NULL, by_whom TEXT NOT NULL, late INTEGER NOT NULL)
        STRICT;
      CREATE INDEX notice_step_by_notice ON notice_step (notice, no);
      CREATE TABLE matter_seen (reader TEXT NOT NULL, matter TEXT NOT NULL, at TEXT NOT NULL,
        PRIMARY KEY (reader, matter)) STRICT, WITHOUT ROWID;`,
  },
  {
    id: '008-profiles-and-originals',
    reason:
      'What was confirmed of a header; the files as they were sent; answers to a reading and what they are for.',
    sql: `
      CREATE TABLE profile (no INTEGER PRIMARY KEY AUTOINCREMENT, unit TEXT NOT NULL, fingerprint TEXT NOT NULL,
        body TEXT NOT NULL, at TEXT NOT NULL, by_whom TEXT NOT NULL, role TEXT NOT NULL) STRICT;
      CREATE INDEX profile_by_header ON profile (unit, fingerprint, no);
      CREATE TABLE original (sha256 TEXT PRIMARY KEY, bytes INTEGER NOT NULL) STRICT;
      CREATE TABLE original_chunk (sha256 TEXT NOT NULL, no INTEGER NOT NULL, body BLOB NOT NULL,
        PRIMARY KEY (sha256, no)) STRICT;
      ALTER TABLE upload ADD COLUMN meta TEXT;`,
  },
  {
    id: '009-notice-letters',
    reason: 'A supervision notice printed again says what it said when it was issued.',
    sql: `CREATE TABLE notice_letter (notice TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;`,
  },
  record,
  trust,
  checks,
  registers,
  papers,
  settingsAndWeeks,
  pastAndComparison,
  sealedRows,
  evidenceUploads,
  uploadRows,
  itemNumbers,
  withdrawals,
  confidentialItems,
  takenOver,
  rowAnswers,
  holdersDeputiesTalk,
  transfers,
  supports,
  links,
]

/**
 * Whether a campaign's tables are there. An object that was only asked for stays empty and costs nothing; one whose
 * backup is still coming in is none yet.
 */
export function isMigrated(sql: SqlStorage): boolean {
  return hasTable(sql, 'migration') && !hasTable(sql, 'restoring')
}

export function hasTable(sql: SqlStorage, name: string): boolean {
  return sql.exec('SELECT 1 FROM sqlite_master WHERE name = ?', name).toArray().length > 0
}

/** What was applied, in order, with the digests of its text. */
export function appliedMigrations(sql: SqlStorage): { id: string; digest: string }[] {
  return sql.exec<{ id: string; digest: string }>('SELECT id, digest FROM migration ORDER BY no').toArray()
}

/** Brings the tables up to the list's end; throws when what was applied is not the list's beginning. */
export function migrate(storage: DurableObjectStorage, list: readonly Migration[] = migrations): void {
  const { sql } = storage
  storage.transactionSync(() => {
    sql.exec(
      `CREATE TABLE IF NOT EXISTS migration (no INTEGER PRIMARY KEY, id TEXT NOT NULL, digest TEXT NOT NULL) STRICT`,
    )
    const applied = appliedMigrations(sql)
    applied.forEach(({ id, digest }, index) => {
      const known = list[index]
      if (known === undefined) throw new Error(`migration ${id} was applied but is not known: older code?`)
      if (known.id !== id || digestOf(known.sql) !== digest) {
        throw new Error(`migration ${id} was changed after it had been applied; append a new one instead`)
      }
    })
    for (const [index, { id, sql: text }] of list.entries()) {
      if (index < applied.length) continue
      sql.exec(text)
      sql.exec('INSERT INTO migration (no, id, digest) VALUES (?, ?, ?)', index + 1, id, digestOf(text))
    }
  })
}

/** FNV-1a over the words: enough to notice a change; layout may be reformatted. */
function digestOf(text: string): string {
  let hash = 0xcbf29ce484222325n
  for (const character of text.replace(/\s+/g, ' ').trim()) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(character.codePointAt(0) ?? 0)) * 0x100000001b3n)
  }
  return hash.toString(16).padStart(16, '0')
}
