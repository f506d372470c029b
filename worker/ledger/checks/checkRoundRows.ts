/** The SQL of rounds of checks (抽查、回头看), in and out. */
import { roundName, type CheckKind, type Verdict } from '#rules/checks/checkRound'
import type { ItemState } from '#rules/items/closure'
import type { Day } from '#rules/calendar/day'
import type { DrawCandidate } from '#rules/checks/drawSettings'
import type { Inspector } from '#rules/checks/drawInspectors'
import type { CheckRoundHead, CheckRow } from '#wire/checkRound'
import type { Actor } from '#wire/actor'
import { fromJson, linePages, linesOf } from '../store/jsonRows.ts'

/** A round as it is written, before anything was judged. */
export type NewRound = Omit<
  CheckRoundHead,
  'kindNo' | 'name' | 'madeAt' | 'madeOn' | 'madeBy' | 'rows' | 'judged' | 'failed'
>

/** A drawn row as it is written. */
export type NewRow = Pick<CheckRow, 'id' | 'item' | 'unit' | 'stratum' | 'weight' | 'stateThen'> & {
  /** Place in the round's list of inspectors. */
  readonly inspector: number | null
}

export function saveRound(
  sql: SqlStorage,
  actor: Actor,
  {
    frame,
    drawn,
    ...round
  }: NewRound & {
    readonly frame: readonly DrawCandidate[]
    readonly drawn: readonly NewRow[]
  },
): void {
  const { count } = sql
    .exec<{ count: number }>('SELECT count(*) AS count FROM check_round WHERE kind = ?', round.kind)
    .one()
  sql.exec(
    `INSERT INTO check_round (id, kind, kind_no, purpose, seed, algorithm, settings, inspectors, strata, frame_size,
       frame_sha256, made_at, made_on, made_by) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)`,
    round.id,
    round.kind,
    count + 1,
    round.purpose,
    round.seed,
    round.algorithm,
    JSON.stringify(round.settings),
    JSON.stringify(round.inspectors),
    JSON.stringify(round.strata),
    round.frameSize,
    round.frameSha256,
    actor.at,
    actor.day,
    actor.name,
  )
  for (const { first, text } of linePages(frame)) {
    sql.exec('INSERT INTO check_frame (round, no, body) VALUES (?, ?, ?)', round.id, first, text)
  }
  saveDrawn(sql, round.id, drawn)
}

function saveDrawn(sql: SqlStorage, round: string, drawn: readonly NewRow[]): void {
  for (const [index, row] of drawn.entries()) {
    sql.exec(
      `INSERT INTO check_row (id, round, place, item, unit, stratum, weight, inspector, state_then, reason, reopened)
       VALUES (?,?,?,?,?,?,?,?,?,'',0)`,
      row.id,
      round,
      index + 1,
      row.item,
      row.unit,
      row.stratum,
      row.weight,
      row.inspector,
      row.stateThen,
    )
  }
}

export function saveVerdict(
  sql: SqlStorage,
  actor: Actor,
  row: string,
  given: { readonly verdict: Verdict; readonly reason: string; readonly hasReopened: boolean },
): void {
  sql.exec(
    `UPDATE check_row SET verdict = ?, reason = ?, judged_at = ?, judged_on = ?, judged_by = ?, reopened = ?
     WHERE id = ?`,
    given.verdict,
    given.reason,
    actor.at,
    actor.day,
    actor.name,
    given.hasReopened ? 1 : 0,
    row,
  )
}

type RoundRow = {
  id: string
  kind: string
  kind_no: number
  purpose: string
  seed: string
  algorithm: string
  settings: string
  inspectors: string
  strata: string
  frame_size: number
  frame_sha256: string
  made_at: string
  made_on: string
  made_by: string
  rows: number
  judged: number
  failed: number
}

const FAILED = `verdict IN ('fail', 'relapsed', 'unfinished')`

const READ_ROUND = `SELECT id, kind, kind_no, purpose, seed, algorithm, settings, inspectors, strata, frame_size,
  frame_sha256, made_at, made_on, made_by,
  (SELECT count(*) FROM check_row WHERE round = check_round.id) AS rows,
  (SELECT count(verdict) FROM check_row WHERE round = check_round.id) AS judged,
  (SELECT count(*) FROM check_row WHERE round = check_round.id AND ${FAILED}) AS failed FROM check_round`

/** Newest first; of both kinds when `kind` is null. */
export function listRounds(sql: SqlStorage, kind: CheckKind | null): CheckRoundHead[] {
  return sql
    .exec<RoundRow>(`${READ_ROUND} WHERE ?1 IS NULL OR kind = ?1 ORDER BY no DESC LIMIT 200`, kind)
    .toArray()
    .map(roundFrom)
}

export function findRound(sql: SqlStorage, id: string): CheckRoundHead | null {
  const row = sql.exec<RoundRow>(`${READ_ROUND} WHERE id = ?`, id).toArray()[0]
  return row === undefined ? null : roundFrom(row)
}

export function frameOf(sql: SqlStorage, round: string): DrawCandidate[] {
  return linesOf(
    sql.exec<{ body: string }>('SELECT body FROM check_frame WHERE round = ? ORDER BY no', round),
  )
}

type Row = {
  id: string
  round: string
  place: number
  item: string
  unit: string
  number: string | null
  problem: string | null
  stratum: string
  weight: number
  inspector: number | null
  state_then: string
  verdict: string | null
  reason: string
  judged_on: string | null
  judged_by: string | null
  reopened: number
  cited_in: string | null
}

const READ_ROW = `SELECT id, round, place, item, unit, stratum, weight, inspector, state_then, verdict, reason, judged_on,
  judged_by, reopened, cited_in,
  (SELECT number FROM item WHERE item.id = check_row.item) AS number,
  (SELECT json_extract(content, '$.problem') FROM item WHERE item.id = check_row.item) AS problem FROM check_row`

export function rowsOf(sql: SqlStorage, round: CheckRoundHead): CheckRow[] {
  return sql
    .exec<Row>(`${READ_ROW} WHERE round = ? ORDER BY place`, round.id)
    .toArray()
    .map((row) => rowFrom(row, round.inspectors))
}

/** One drawn row with its round; null when there is none. */
export function findRow(sql: SqlStorage, id: string): { round: CheckRoundHead; row: CheckRow } | null {
  const row = sql.exec<Row>(`${READ_ROW} WHERE id = ?`, id).toArray()[0]
  const round = row === undefined ? null : findRound(sql, row.round)
  return row === undefined || round === null ? null : { round, row: rowFrom(row, round.inspectors) }
}

/** Failed rows with their rounds, in the order in which they were judged; of one unit when `unit` is given. */
export function failedRows(
  sql: SqlStorage,
  unit: string | null,
): { readonly round: Pick<CheckRoundHead, 'kind' | 'name'>; readonly row: CheckRow }[] {
  const rounds = new Map(listRounds(sql, null).map((round) => [round.id, round]))
  return sql
    .exec<Row>(`${READ_ROW} WHERE ${FAILED} AND (?1 IS NULL OR unit = ?1) ORDER BY judged_at, rowid`, unit)
    .toArray()
    .flatMap((row) => {
      const round = rounds.get(row.round) ?? findRound(sql, row.round)
      return round === null ? [] : [{ round, row: rowFrom(row, round.inspectors) }]
    })
}

function roundFrom(row: RoundRow): CheckRoundHead {
  /* oxlint-disable typescript/no-unsafe-type-assertion -- kinds and days are written by this file alone */
  const kind = row.kind as CheckKind
  return {
    id: row.id,
    kind,
    kindNo: row.kind_no,
    name: roundName(kind, row.kind_no),
    purpose: row.purpose,
    seed: row.seed,
    algorithm: row.algorithm,
    settings: fromJson(row.settings),
    inspectors: fromJson(row.inspectors),
    strata: fromJson(row.strata),
    frameSize: row.frame_size,
    frameSha256: row.frame_sha256,
    madeAt: row.made_at,
    madeOn: row.made_on as Day,
    madeBy: row.made_by,
    rows: row.rows,
    judged: row.judged,
    failed: row.failed,
  }
}

function rowFrom(row: Row, inspectors: readonly Inspector[]): CheckRow {
  return {
    id: row.id,
    place: row.place,
    item: row.item,
    unit: row.unit,
    number: row.number ?? '',
    problem: row.problem ?? '',
    stratum: row.stratum,
    weight: row.weight,
    inspector: row.inspector === null ? null : (inspectors[row.inspector] ?? null),
    stateThen: row.state_then as ItemState,
    verdict: row.verdict as Verdict | null,
    reason: row.reason,
    judgedOn: row.judged_on as Day | null,
    judgedBy: row.judged_by,
    hasReopened: row.reopened === 1,
    citedIn: row.cited_in,
  }
  /* oxlint-enable typescript/no-unsafe-type-assertion */
}

/** Marks failures as cited; one that another circular has cited already stays with that one. */
export function keepCited(sql: SqlStorage, circular: string, rows: readonly string[]): void {
  sql.exec(
    `UPDATE check_row SET cited_in = ?1 WHERE cited_in IS NULL AND id IN (SELECT value FROM json_each(?2))`,
    circular,
    JSON.stringify(rows),
  )
}
