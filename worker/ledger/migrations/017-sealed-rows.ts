import type { Migration } from './Migration.ts'

export const sealedRows: Migration = {
  id: '017-sealed-rows',
  reason:
    'Which rows a step wrote, with their digests, behind its line of the record; and which wait to be sealed.',
  sql: `
    CREATE TABLE record_rows (seq INTEGER NOT NULL, no INTEGER NOT NULL, body TEXT NOT NULL,
      PRIMARY KEY (seq, no)) STRICT;
    CREATE TABLE touched (tbl TEXT NOT NULL, key TEXT NOT NULL) STRICT;`,
}
