import type { Migration } from './Migration.ts'

export const rowAnswers: Migration = {
  id: '025-row-answers',
  reason:
    'What was asked of typed rows (the same problem or the same number twice, a limit before the day of finding) is ' +
    'answered once and not asked again.',
  sql: `
    CREATE TABLE row_answer (question TEXT PRIMARY KEY, unit TEXT NOT NULL, answer TEXT NOT NULL, at TEXT NOT NULL,
      on_day TEXT NOT NULL, by_whom TEXT NOT NULL) STRICT;`,
}
