import type { Migration } from './Migration.ts'

export const evidenceUploads: Migration = {
  id: '018-evidence-uploads',
  reason:
    'Which files of evidence are on their way, so that bytes whose upload broke off are found and dropped.',
  sql: `CREATE TABLE evidence_upload (id TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT;`,
}
