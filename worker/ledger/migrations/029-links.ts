import type { Migration } from './Migration.ts'

export const links: Migration = {
  id: '029-links',
  reason:
    'Which item is the same problem as another one, that counts for both; a link that was undone stays with who undid it.',
  sql: `
    CREATE TABLE item_link (no INTEGER PRIMARY KEY AUTOINCREMENT, item TEXT NOT NULL, counting TEXT NOT NULL,
      reason TEXT NOT NULL, claimed TEXT, at TEXT NOT NULL, day TEXT NOT NULL, by_whom TEXT NOT NULL, ended_at TEXT,
      ended_on TEXT, ended_by TEXT) STRICT;
    CREATE INDEX item_link_by_item ON item_link (item, no);
    CREATE INDEX item_link_by_counting ON item_link (counting, no);`,
}
