import type { Migration } from './Migration.ts'

export const trust: Migration = {
  id: '011-trust',
  reason:
    'Codes that are named, expire and are seen to be used; people known by their Entra id; sessions that were ended.',
  // A code's public id is the beginning of its hash: enough to name it, useless for finding 130 random bits.
  sql: `
    ALTER TABLE access_code ADD COLUMN id TEXT;
    ALTER TABLE access_code ADD COLUMN label TEXT NOT NULL DEFAULT '';
    ALTER TABLE access_code ADD COLUMN made_by TEXT NOT NULL DEFAULT '';
    ALTER TABLE access_code ADD COLUMN expires_on TEXT;
    ALTER TABLE access_code ADD COLUMN expires_at TEXT;
    ALTER TABLE access_code ADD COLUMN last_used_at TEXT;
    ALTER TABLE access_code ADD COLUMN revoked_by TEXT;
    UPDATE access_code SET id = substr(hash, 1, 16);
    CREATE UNIQUE INDEX access_code_by_id ON access_code (id);
    CREATE TABLE person (oid TEXT PRIMARY KEY, role TEXT NOT NULL, unit TEXT, label TEXT NOT NULL,
      added_at TEXT NOT NULL, added_by TEXT NOT NULL, last_used_at TEXT) STRICT, WITHOUT ROWID;
    CREATE TABLE ended_session (id TEXT PRIMARY KEY, expires_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID;`,
}
