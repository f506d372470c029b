import type { Migration } from './Migration.ts'

export const confidentialItems: Migration = {
  id: '023-confidential-items',
  reason:
    'Which items are told to their unit, the office and the leading group only. Items that were made from clues before keep ' +
    'the text that their unit knows; who gave them and by which way stood in no row.',
  sql: `CREATE TABLE item_confidential (item TEXT PRIMARY KEY, reason TEXT NOT NULL, at TEXT NOT NULL, day TEXT NOT NULL,
      by_whom TEXT NOT NULL) STRICT;`,
}
