import type { Migration } from './Migration.ts'

export const papers: Migration = {
  id: '014-papers',
  reason:
    'A circular goes from draft to final (numbered, frozen with its template) to published; each kind has a template.',
  sql: `
    ALTER TABLE circular ADD COLUMN kind TEXT NOT NULL DEFAULT 'weekly-circular';
    ALTER TABLE circular ADD COLUMN state TEXT NOT NULL DEFAULT 'draft';
    ALTER TABLE circular ADD COLUMN wish TEXT NOT NULL DEFAULT '{}';
    ALTER TABLE circular ADD COLUMN unit TEXT;
    ALTER TABLE circular ADD COLUMN made_on TEXT NOT NULL DEFAULT '';
    ALTER TABLE circular ADD COLUMN year INTEGER;
    ALTER TABLE circular ADD COLUMN no INTEGER;
    ALTER TABLE circular ADD COLUMN sha256 TEXT;
    ALTER TABLE circular ADD COLUMN template TEXT;
    ALTER TABLE circular ADD COLUMN open_body TEXT;
    CREATE UNIQUE INDEX circular_by_number ON circular (kind, year, no) WHERE no IS NOT NULL;
    CREATE TABLE circular_step (no INTEGER PRIMARY KEY AUTOINCREMENT, circular TEXT NOT NULL, act TEXT NOT NULL,
      at TEXT NOT NULL, on_day TEXT NOT NULL, by_whom TEXT NOT NULL, note TEXT NOT NULL) STRICT;
    CREATE INDEX circular_step_by_circular ON circular_step (circular, no);
    CREATE TABLE template_kept (sha256 TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
    INSERT INTO template SELECT 'overdue-circular', bytes, sha256, at, by_whom FROM template WHERE kind = 'circular';
    INSERT INTO template SELECT 'supervision-notice', bytes, sha256, at, by_whom FROM template WHERE kind = 'circular';
    UPDATE template SET kind = 'weekly-circular' WHERE kind = 'circular';`,
}
