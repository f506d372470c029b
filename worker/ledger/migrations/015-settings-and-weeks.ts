import type { Migration } from './Migration.ts'

export const settingsAndWeeks: Migration = {
  id: '015-settings-and-weeks',
  reason:
    'Versions of the settings, each with what it changed; units exempted from weekly reports; weeks whose draft ' +
    'circular and reminders were prepared.',
  sql: `
    CREATE TABLE settings_version (version INTEGER PRIMARY KEY, body TEXT NOT NULL, changes TEXT NOT NULL,
      at TEXT NOT NULL, day TEXT NOT NULL, by_whom TEXT NOT NULL) STRICT;
    CREATE TABLE exemption (no INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, unit TEXT NOT NULL,
      first_period TEXT NOT NULL, last_period TEXT NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL, day TEXT NOT NULL,
      time TEXT NOT NULL, by_whom TEXT NOT NULL, ended_at TEXT, ended_on TEXT, ended_time TEXT, ended_by TEXT,
      end_reason TEXT) STRICT;
    CREATE INDEX exemption_by_unit ON exemption (unit, no);
    CREATE TABLE prepared_week (period TEXT PRIMARY KEY, due TEXT NOT NULL, snapshot TEXT NOT NULL,
      circular TEXT, missing TEXT NOT NULL, at TEXT NOT NULL, day TEXT NOT NULL, by_whom TEXT NOT NULL)
      STRICT, WITHOUT ROWID;`,
}
