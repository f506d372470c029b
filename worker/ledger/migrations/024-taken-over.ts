import type { Migration } from './Migration.ts'

export const takenOver: Migration = {
  id: '024-taken-over',
  reason:
    'A row that came from a ledger kept before (原有台账转入) is no discovery of the week in which it came, unless it ' +
    'says its day of finding or a person says that it is new; rows from before this entry count as they did.',
  sql: 'ALTER TABLE item ADD COLUMN taken_over INTEGER NOT NULL DEFAULT 0;',
}
