/** What was decided of an item's closure, step by step, read from its history; nothing here is ever rewritten. */
import type { Day } from '#rules/calendar/day'
import type { ClosureRecord, ClosureRound, ClosureStep, SeenEvidence } from '#wire/closure'
import type { Answer } from '../Answer.ts'
import type { Actor } from '#wire/actor'
import { evidenceOf } from './evidenceRows.ts'
import { itemRow, itemsById } from '../items/itemRows.ts'
import { fromJson } from '../store/jsonRows.ts'

/** The record of one item; to a unit, only its own items exist. */
export function closureRecord(sql: SqlStorage, actor: Actor, id: string): Answer<ClosureRecord> {
  const held = itemsById(sql, [id]).get(id)
  if (held === undefined || (actor.unit !== null && held.unit !== actor.unit)) {
    return { refusal: { code: 'item.unknown' } }
  }
  return {
    value: {
      item: itemRow(held),
      rounds: roundsOf(stepsOf(sql, id)),
      evidence: evidenceOf(sql, id, actor.unit === null),
      reopened: reopenings(sql, [id]).get(id) ?? 0,
    },
  }
}

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

function stepsOf(sql: SqlStorage, item: string): ClosureStep[] {
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

/** A reopening ends a round; what comes after it is a new one. */
function roundsOf(steps: readonly ClosureStep[]): ClosureRound[] {
  const rounds: ClosureStep[][] = []
  let isOpen = false
  for (const step of steps) {
    const last = rounds.at(-1)
    if (isOpen && last !== undefined) last.push(step)
    else rounds.push([step])
    isOpen = step.act !== 'reopen'
  }
  return rounds.map((of) => ({
    steps: of,
    closedOn: of.findLast(({ act }) => act === 'close')?.on ?? null,
    reopenedOn: of.findLast(({ act }) => act === 'reopen')?.on ?? null,
  }))
}
