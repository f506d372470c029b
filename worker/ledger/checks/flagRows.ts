/** The SQL of flags (疑点): what they are found in, and what people decided of them. */
import type { Day } from '#rules/calendar/day'
import type { IntegrityFacts } from '#rules/checks/integrity'
import type { Flag } from '#rules/checks/integrity/flag'
import type { Actor } from '#wire/actor'
import type { DecidedFlag, FlagDecision } from '#wire/flag'

export function insertDecision(sql: SqlStorage, actor: Actor, flag: Flag, given: FlagDecision): void {
  sql.exec(
    `INSERT INTO flag_decision (flag, kind, decision, reason, body, at, on_day, by_whom) VALUES (?,?,?,?,?,?,?,?)`,
    flag.key,
    flag.kind,
    given.decision,
    given.reason,
    JSON.stringify(flag),
    actor.at,
    actor.day,
    actor.name,
  )
}

/** The last decision on each flag. */
export function decisionsByFlag(sql: SqlStorage): Map<string, DecidedFlag> {
  const rows = sql.exec<{ flag: string; decision: string; reason: string; on_day: string; by_whom: string }>(
    'SELECT flag, decision, reason, on_day, by_whom FROM flag_decision ORDER BY no',
  )
  return new Map(
    Array.from(rows, (row) => [
      row.flag,
      {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only decisions of the wire are written
        decision: row.decision as DecidedFlag['decision'],
        reason: row.reason,
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written as a Day
        on: row.on_day as Day,
        by: row.by_whom,
      },
    ]),
  )
}

/** Another one whenever something has changed that flags are found in. */
export function stampOf(sql: SqlStorage): string {
  // Files, extensions and requests each leave a line in the history; reports are kept apart.
  return sql
    .exec<{ stamp: string }>(
      `SELECT (SELECT coalesce(max(seq), 0) FROM item_change) || '-' || (SELECT coalesce(max(no), 0) FROM report) ||
         '-' || (SELECT coalesce(max(row_cursor), 0) FROM item) AS stamp`,
    )
    .one().stamp
}

export function evidenceFacts(sql: SqlStorage): IntegrityFacts['evidence'] {
  return sql
    .exec<{ item: string; name: string; sha256: string }>(
      'SELECT item, name, sha256 FROM evidence WHERE removed_at IS NULL ORDER BY rowid',
    )
    .toArray()
}

export function extensionFacts(sql: SqlStorage): IntegrityFacts['extensions'] {
  return sql
    .exec<{ id: string; item: string; from: Day; askedOn: Day }>(
      `SELECT id, item, from_due AS "from", asked_on AS askedOn FROM extension ORDER BY no`,
    )
    .toArray()
}

export function requestFacts(sql: SqlStorage): IntegrityFacts['requests'] {
  return sql
    .exec<{ item: string; unit: string; on: Day }>(
      `SELECT item, unit, day AS "on" FROM item_change WHERE act = 'request-closure' ORDER BY unit, day, seq`,
    )
    .toArray()
}

/** Weeks whose last report declares nothing new, with or without problems still open. */
export function zeroReported(sql: SqlStorage): { unit: string; period: string }[] {
  return sql
    .exec<{ unit: string; period: string }>(
      `SELECT unit, period FROM report WHERE kind IN ('zero', 'no-new')
         AND no IN (SELECT max(no) FROM report GROUP BY unit, period)`,
    )
    .toArray()
}
