/** The SQL of closures: the steps of items' histories that decide on them, with what had been seen. */
import type { Day } from '#rules/calendar/day'
import type { Actor } from '#wire/actor'
import type { ClosureStep, SeenEvidence } from '#wire/closure'
import { fromJson } from '../store/jsonRows.ts'

/** How often items were opened again (M-28), counted in the history; items that never were are absent. */
export function reopenings(sql: SqlStorage, ids: readonly string[] | null): Map<string, number> {
  const rows =
    ids === null
      ? sql.exec<{ item: string; times: number }>(
          `SELECT item, count(*) AS times FROM item_change WHERE act = 'reopen' GROUP BY item`,
        )
      : sql.exec<{ item: string; times: number }>(
          `SELECT item, count(*) AS times FROM item_change
           WHERE act = 'reopen' AND item IN (SELECT value FROM json_each(?)) GROUP BY item`,
          JSON.stringify(ids),
        )
  return new Map(Array.from(rows, ({ item, times }) => [item, times]))
}

/** Keeps which of the item's files the one who decides had looked at. */
export function keepSeen(sql: SqlStorage, actor: Actor, item: string, version: number): SeenEvidence[] {
  const seen = sql
    .exec<{ id: string; name: string; sha256: string }>(
      `SELECT id, name, sha256 FROM evidence WHERE item = ? AND removed_at IS NULL
         AND EXISTS (SELECT 1 FROM evidence_look WHERE evidence = evidence.id AND by_whom = ?) ORDER BY rowid`,
      item,
      actor.name,
    )
    .toArray()
  sql.exec(
    'INSERT INTO closure_look (item, version, evidence) VALUES (?, ?, ?)',
    item,
    version,
    JSON.stringify(seen),
  )
  return seen
}

type StepRow = {
  act: string
  by_whom: string
  role: string
  at: string
  day: string
  note: string
  version: number
  evidence: string | null
}

export function stepsOf(sql: SqlStorage, item: string): ClosureStep[] {
  const rows = sql.exec<StepRow>(
    `SELECT act, by_whom, role, at, day, note, line.version, look.evidence FROM item_change AS line
     LEFT JOIN closure_look AS look ON look.item = line.item AND look.version = line.version
     WHERE line.item = ? AND act IN ('request-closure', 'agree-closure', 'close', 'return', 'reopen') ORDER BY seq`,
    item,
  )
  return Array.from(rows, (row) => ({
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the query names these acts
    act: row.act as ClosureStep['act'],
    by: row.by_whom,
    role: row.role,
    at: row.at,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written as a Day
    on: row.day as Day,
    note: row.note,
    version: row.version,
    seen: row.evidence === null ? [] : fromJson(row.evidence),
  }))
}
