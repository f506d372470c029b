import type { Migration } from './Migration.ts'

export const pastAndComparison: Migration = {
  id: '016-past-and-comparison',
  reason:
    'A past day is told from the history: where rows stood in their files before they moved, and changes by item; ' +
    'a snapshot knows which one it was compared with and whether its rows are those of its day.',
  sql: `
    CREATE TABLE item_place (no INTEGER PRIMARY KEY AUTOINCREMENT, item TEXT NOT NULL, day TEXT NOT NULL,
      file TEXT, sheet TEXT, row INTEGER) STRICT;
    CREATE INDEX item_place_by_day ON item_place (day);
    CREATE INDEX item_change_after_entry ON item_change (item, seq) WHERE act <> 'create';
    ALTER TABLE snapshot ADD COLUMN previous TEXT;
    ALTER TABLE snapshot ADD COLUMN basis TEXT;`,
}
