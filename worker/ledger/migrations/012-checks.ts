import type { Migration } from './Migration.ts'

export const checks: Migration = {
  id: '012-checks',
  reason:
    'What was seen when a closure was decided; spot checks and look-backs that can be replayed; what people decided ' +
    'on flags and on steps of the ladder; accountability with its evidence.',
  sql: `
    CREATE INDEX item_change_reopen ON item_change (item) WHERE act = 'reopen';
    CREATE INDEX item_change_request ON item_change (unit, day) WHERE act = 'request-closure';
    CREATE TABLE closure_look (item TEXT NOT NULL, version INTEGER NOT NULL, evidence TEXT NOT NULL,
      PRIMARY KEY (item, version)) STRICT, WITHOUT ROWID;
    CREATE TABLE check_round (no INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
      kind_no INTEGER NOT NULL, purpose TEXT NOT NULL, seed TEXT NOT NULL, algorithm TEXT NOT NULL,
      settings TEXT NOT NULL, inspectors TEXT NOT NULL, strata TEXT NOT NULL, frame_size INTEGER NOT NULL,
      frame_sha256 TEXT NOT NULL, made_at TEXT NOT NULL, made_on TEXT NOT NULL, made_by TEXT NOT NULL) STRICT;
    CREATE TABLE check_frame (round TEXT NOT NULL, no INTEGER NOT NULL, body TEXT NOT NULL,
      PRIMARY KEY (round, no)) STRICT;
    CREATE TABLE check_row (id TEXT PRIMARY KEY, round TEXT NOT NULL, place INTEGER NOT NULL, item TEXT NOT NULL,
      unit TEXT NOT NULL, stratum TEXT NOT NULL, weight INTEGER NOT NULL, inspector INTEGER, state_then TEXT NOT NULL,
      verdict TEXT, reason TEXT NOT NULL, judged_at TEXT, judged_on TEXT, judged_by TEXT, reopened INTEGER NOT NULL,
      cited_in TEXT) STRICT;
    CREATE INDEX check_row_by_round ON check_row (round, place);
    CREATE INDEX check_row_by_item ON check_row (item);
    CREATE TABLE flag_decision (no INTEGER PRIMARY KEY AUTOINCREMENT, flag TEXT NOT NULL, kind TEXT NOT NULL,
      decision TEXT NOT NULL, reason TEXT NOT NULL, body TEXT NOT NULL, at TEXT NOT NULL, on_day TEXT NOT NULL,
      by_whom TEXT NOT NULL) STRICT;
    CREATE INDEX flag_decision_by_flag ON flag_decision (flag, no);
    CREATE TABLE ladder_decision (no INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, unit TEXT NOT NULL,
      level TEXT NOT NULL, decision TEXT NOT NULL, reason TEXT NOT NULL, grounds TEXT NOT NULL, at TEXT NOT NULL,
      on_day TEXT NOT NULL, by_whom TEXT NOT NULL) STRICT;
    CREATE INDEX ladder_decision_by_unit ON ladder_decision (unit, no);
    CREATE TABLE accountability (no INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, unit TEXT NOT NULL,
      person TEXT NOT NULL, form TEXT NOT NULL, reason TEXT NOT NULL, evidence TEXT NOT NULL, at TEXT NOT NULL,
      on_day TEXT NOT NULL, by_whom TEXT NOT NULL) STRICT;`,
}
