import type { Migration } from './Migration.ts'

export const itemNumbers: Migration = {
  id: '020-item-numbers',
  reason:
    'Each item has a number of its own, given once; how far each short form and each unit has counted, so that none is ' +
    'given twice. Rows of before get theirs in order of entry, when the object wakes (itemNumberRows.ts).',
  sql: `
    ALTER TABLE item ADD COLUMN number TEXT;
    CREATE UNIQUE INDEX item_by_number ON item (number);
    CREATE TABLE number_run (short TEXT PRIMARY KEY, unit TEXT NOT NULL, last INTEGER NOT NULL) STRICT;`,
}
