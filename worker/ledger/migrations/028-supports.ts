import type { Migration } from './Migration.ts'

export const supports: Migration = {
  id: '028-supports',
  reason:
    'Which units support the lead of an item, since when and until when, and what each of them reported of its share. The ' +
    'row itself stays the lead’s.',
  sql: `
    CREATE TABLE item_support (no INTEGER PRIMARY KEY AUTOINCREMENT, item TEXT NOT NULL, unit TEXT NOT NULL,
      told INTEGER NOT NULL, from_on TEXT NOT NULL, at TEXT NOT NULL, by_whom TEXT NOT NULL, until_on TEXT,
      ended_at TEXT, ended_by TEXT) STRICT;
    CREATE INDEX item_support_by_item ON item_support (item, no);
    CREATE INDEX item_support_by_unit ON item_support (unit, no);
    CREATE TABLE item_share (no INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, item TEXT NOT NULL,
      unit TEXT NOT NULL, text TEXT NOT NULL, at TEXT NOT NULL, day TEXT NOT NULL, by_whom TEXT NOT NULL,
      role TEXT NOT NULL, request TEXT NOT NULL) STRICT;
    CREATE INDEX item_share_by_item ON item_share (item, no);`,
}
