import type { Migration } from './Migration.ts'

export const record: Migration = {
  id: '010-record',
  reason: 'What was done, by whom and when, one line after another, each line sealed with the one before it.',
  sql: `
    CREATE TABLE record (seq INTEGER PRIMARY KEY, at TEXT NOT NULL, day TEXT NOT NULL, by_whom TEXT NOT NULL,
      role TEXT NOT NULL, unit TEXT, act TEXT NOT NULL, subject TEXT NOT NULL, detail TEXT NOT NULL,
      request TEXT NOT NULL, seal TEXT NOT NULL) STRICT;
    CREATE INDEX record_by_subject ON record (subject, seq);`,
}
