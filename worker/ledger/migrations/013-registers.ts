import type { Migration } from './Migration.ts'

export const registers: Migration = {
  id: '013-registers',
  reason: 'Registers (登记簿): an entry is what its latest version says; every version stays, with its day.',
  sql: `
    CREATE TABLE register_entry (id TEXT PRIMARY KEY, register TEXT NOT NULL, no INTEGER NOT NULL,
      entered_at TEXT NOT NULL, entered_on TEXT NOT NULL, entered_by TEXT NOT NULL) STRICT;
    CREATE UNIQUE INDEX register_entry_by_no ON register_entry (register, no);
    CREATE TABLE register_version (entry TEXT NOT NULL, version INTEGER NOT NULL, act TEXT NOT NULL, unit TEXT,
      body TEXT NOT NULL, item TEXT, withdrawn INTEGER NOT NULL, note TEXT NOT NULL, at TEXT NOT NULL,
      day TEXT NOT NULL, by_whom TEXT NOT NULL, role TEXT NOT NULL, request TEXT NOT NULL,
      PRIMARY KEY (entry, version)) STRICT;
    CREATE INDEX register_version_by_item ON register_version (item) WHERE item IS NOT NULL;`,
}
