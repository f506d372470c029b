import type { Migration } from './Migration.ts'

export const uploadRows: Migration = {
  id: '019-upload-rows',
  reason:
    'A file that was taken in can be taken back as a whole: which rows its acceptance wrote, how they stood before, ' +
    'and the last line of history that it left; files taken in before have no trace and are not taken back.',
  sql: `
    CREATE TABLE upload_row (upload TEXT NOT NULL, item TEXT NOT NULL, act TEXT NOT NULL, version INTEGER NOT NULL,
      seq INTEGER NOT NULL, former TEXT, PRIMARY KEY (upload, item)) STRICT;
    CREATE INDEX upload_row_by_item ON upload_row (item);
    CREATE TABLE upload_trace (upload TEXT PRIMARY KEY, taken_back TEXT, taken_back_on TEXT) STRICT;`,
}
