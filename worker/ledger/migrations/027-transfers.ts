import type { Migration } from './Migration.ts'

export const transfers: Migration = {
  id: '027-transfers',
  reason:
    'Items that went to another unit (移交), with what the former unit held of each: by it a sheet or a file that still has ' +
    'the row is known again.',
  sql: `
    CREATE TABLE transfer (no INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, item TEXT NOT NULL,
      from_unit TEXT NOT NULL, to_unit TEXT NOT NULL, reason TEXT NOT NULL, held TEXT NOT NULL,
      row_cursor INTEGER NOT NULL, at TEXT NOT NULL, day TEXT NOT NULL, by_whom TEXT NOT NULL) STRICT;
    CREATE INDEX transfer_by_item ON transfer (item, no);
    CREATE INDEX transfer_by_unit ON transfer (from_unit, row_cursor);`,
}
