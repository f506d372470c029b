import type { Migration } from './Migration.ts'

export const holdersDeputiesTalk: Migration = {
  id: '026-holders-deputies-talk',
  reason:
    'Who holds a pass by name (a pass without a line is shared, as all were before), who stands in for whom and how long, and ' +
    'what unit and office say to each other of an item. Tables of their own: a column added to a sealed table would change ' +
    'the digest of every row that was sealed before.',
  sql: `
    CREATE TABLE pass_holder (pass TEXT PRIMARY KEY, holder TEXT NOT NULL, at TEXT NOT NULL, by_whom TEXT NOT NULL) STRICT;
    CREATE TABLE deputy (id TEXT PRIMARY KEY, pass TEXT NOT NULL, principal TEXT NOT NULL, deputy TEXT NOT NULL,
      from_on TEXT NOT NULL, until_on TEXT NOT NULL, from_at TEXT NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL,
      day TEXT NOT NULL, by_whom TEXT NOT NULL) STRICT;
    CREATE INDEX deputy_by_pass ON deputy (pass);
    CREATE TABLE item_talk (no INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, item TEXT NOT NULL,
      unit TEXT NOT NULL, text TEXT NOT NULL, at TEXT NOT NULL, day TEXT NOT NULL, by_whom TEXT NOT NULL,
      role TEXT NOT NULL, request TEXT NOT NULL) STRICT;
    CREATE INDEX item_talk_by_item ON item_talk (item, no);`,
}
