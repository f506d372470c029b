import type { Migration } from './Migration.ts'

export const withdrawals: Migration = {
  id: '021-withdrawals',
  reason:
    'Units ask the office to take a problem out of the count (核减), and what was decided; and up to which row a ' +
    'snapshot reached, so that it is known which rows were ever counted (of those made before, their time tells it).',
  sql: `
    CREATE TABLE withdrawal (no INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, item TEXT NOT NULL,
      unit TEXT NOT NULL, state TEXT NOT NULL, kind TEXT NOT NULL, reason TEXT NOT NULL, asked_at TEXT NOT NULL,
      asked_on TEXT NOT NULL, asked_by TEXT NOT NULL, decided_at TEXT, decided_on TEXT, decided_by TEXT,
      note TEXT NOT NULL) STRICT;
    CREATE INDEX withdrawal_by_item ON withdrawal (item, no);
    CREATE INDEX withdrawal_by_state ON withdrawal (state, unit);
    CREATE INDEX item_change_reopening ON item_change (item) WHERE act = 'reopen';
    ALTER TABLE snapshot ADD COLUMN last_item INTEGER;`,
}
