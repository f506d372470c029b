/** The SQL of snapshots (汇总): written once, never changed; documents are made from them alone. */
import type { Campaign } from '#rules/campaign/campaign'
import type { ChangeCounts } from '#rules/figures/compareStates'
import type { TrendFigures } from '#rules/figures/trend'
import type { Day } from '#rules/calendar/day'
import type { RegisterFigures } from '#rules/registers/registerFigures'
import type { SupervisedNotice } from '#rules/figures/supervised'
import type { Survey } from '#rules/figures/survey'
import { withDropped, type OverdueItem, type TallyCounts } from '#rules/figures/tally'
import type { Snapshot, SnapshotBasis, SnapshotHead } from '#wire/overview'
import type { ReportMatrix } from '#wire/report'
import type { Actor } from '#wire/actor'
import type { FrozenItem } from '../items/freezeItems.ts'
import { fromJson, joinPages, LinePager, linesOf } from '../store/jsonRows.ts'
import { hasNumbers, withNumbers } from './formerNumberRows.ts'

/**
 * `tally` is one line without its overdue list, which has lines of its own; so are `survey`, `course` and
 * `comparison`, which snapshots made before there were any have not.
 */
export type SnapshotKind =
  | 'item'
  | 'finding'
  | 'zero'
  | 'overdue'
  | 'tally'
  | 'change'
  | 'comparison'
  | 'survey'
  | 'course'
  | 'notice'
  | 'register'

/** Lines of a kind from number `after` on; at most about `most` characters of them, when it is said. */
export interface SnapshotLinesAt {
  readonly kind: SnapshotKind
  readonly after: number
  readonly most?: number
}

/** What a snapshot says of itself beside its lines. */
export interface NewHead {
  readonly id: string
  readonly asOf: Day
  readonly basis: SnapshotBasis
  readonly itemCount: number
  readonly sha256: string
  readonly campaign: Campaign
  readonly reports: ReportMatrix
  /** The snapshot that it was compared with. */
  readonly previous: string | null
}

/** What the documents need beside the lines. */
export interface SnapshotFrame {
  readonly snapshot: Snapshot
  readonly campaign: Campaign
  readonly reports: ReportMatrix
}

/** What the summary needs beside its pages of lines: figures, however many items there are. */
export interface SnapshotFigures extends Pick<
  Snapshot,
  'no' | 'asOf' | 'basis' | 'itemCount' | 'sha256' | 'changes'
> {
  /** The day of its making, in UTC. */
  readonly madeOn: string
  readonly campaign: Campaign
  readonly reports: ReportMatrix
  readonly tally: TallyCounts
  /** Null in a snapshot that was made before there were any. */
  readonly survey: Survey | null
  readonly course: TrendFigures | null
  readonly notices: readonly SupervisedNotice[]
  readonly registers: RegisterFigures | null
  readonly previous: { readonly no: number; readonly asOf: Day; readonly tally: TallyCounts } | null
}

/** Lines of a kind, written page by page. */
export function snapshotPager(sql: SqlStorage, id: string, kind: SnapshotKind): LinePager {
  return new LinePager(({ first, text }) => {
    sql.exec(
      'INSERT INTO snapshot_page (snapshot, kind, no, body) VALUES (?, ?, ?, ?)',
      id,
      kind,
      first,
      text,
    )
  })
}

export function keepLines(sql: SqlStorage, id: string, kind: SnapshotKind, lines: Iterable<unknown>): void {
  const pager = snapshotPager(sql, id, kind)
  for (const line of lines) pager.add(line)
  pager.end()
}

/** Gives the changes that one snapshot tells of to another of the same state. */
export function copyChanges(sql: SqlStorage, from: string, to: string): void {
  sql.exec(`DELETE FROM snapshot_page WHERE snapshot = ? AND kind IN ('change', 'comparison')`, to)
  sql.exec(
    `INSERT INTO snapshot_page (snapshot, kind, no, body)
     SELECT ?, kind, no, body FROM snapshot_page WHERE snapshot = ? AND kind IN ('change', 'comparison')`,
    to,
    from,
  )
}

export function keepHead(sql: SqlStorage, actor: Actor, head: NewHead): void {
  const no = sql.exec<{ last: number }>('SELECT coalesce(max(no), 0) AS last FROM snapshot').one().last + 1
  sql.exec(
    `INSERT INTO snapshot (id, no, as_of, made_at, made_by, item_count, sha256, settings, reports, previous,
       basis, last_item)
     VALUES (?,?,?,?,?,?,?,?,?,?,?, (SELECT coalesce(max(rowid), 0) FROM item))`,
    head.id,
    no,
    head.asOf,
    actor.at,
    actor.name,
    head.itemCount,
    head.sha256,
    JSON.stringify(head.campaign),
    JSON.stringify(head.reports),
    head.previous ?? NONE,
    head.basis,
  )
}

/** Lines of a snapshot from number `after` on, as the text of a JSON array; '[]' at the end. */
export function snapshotLines(sql: SqlStorage, id: string, { kind, after, most }: SnapshotLinesAt): string {
  const text = joinPages(pagesOf(sql, id, kind, after), most)
  return kind === 'item' && !hasNumbers(sql, id) ? withNumbers(sql, text) : text
}

/** Where each frozen item lies: its page by its id. */
export function itemPages(sql: SqlStorage, id: string): Map<string, number> {
  const rows = sql.exec<{ id: string; page: number }>(
    `SELECT json_extract(line.value, '$.id') AS id, page.no AS page
     FROM snapshot_page AS page, json_each(page.body) AS line
     WHERE page.snapshot = ? AND page.kind = 'item' ORDER BY page.no`,
    id,
  )
  return new Map(Array.from(rows, ({ id: item, page }) => [item, page]))
}

export function itemsOfPage(sql: SqlStorage, id: string, no: number): FrozenItem[] {
  const { body } = sql
    .exec<{ body: string }>(
      `SELECT body FROM snapshot_page WHERE snapshot = ? AND kind = 'item' AND no = ?`,
      id,
      no,
    )
    .one()
  return fromJson<FrozenItem[]>(body)
}

function pagesOf(sql: SqlStorage, id: string, kind: SnapshotKind, after: number): Iterable<{ body: string }> {
  return sql.exec<{ body: string }>(
    'SELECT body FROM snapshot_page WHERE snapshot = ? AND kind = ? AND no >= ? ORDER BY no',
    id,
    kind,
    after,
  )
}

type Row = {
  id: string
  no: number
  as_of: string
  made_at: string
  made_by: string
  item_count: number
  sha256: string
  previous: string | null
  basis: string | null
}

/** Stands in `previous` for none; NULL is of the time before snapshots knew. */
const NONE = ''

const HEAD = 'id, no, as_of, made_at, made_by, item_count, sha256, previous, basis'

/** Newest first. */
export function listSnapshots(sql: SqlStorage): SnapshotHead[] {
  return sql
    .exec<Row>(`SELECT ${HEAD} FROM snapshot ORDER BY no DESC LIMIT 200`)
    .toArray()
    .map((row) => headOf(sql, row))
}

/** The one made last: which state it is of, and what it was compared with. */
export function lastSnapshot(
  sql: SqlStorage,
): Pick<Row, 'id' | 'as_of' | 'sha256' | 'previous' | 'basis'> | undefined {
  return sql.exec<Row>(`SELECT ${HEAD} FROM snapshot ORDER BY no DESC LIMIT 1`).toArray()[0]
}

export function findFrame(sql: SqlStorage, id: string): SnapshotFrame | null {
  const row = rowOf(sql, id)
  if (row === undefined) return null
  return {
    snapshot: snapshotOf(sql, row),
    campaign: fromJson(row.settings),
    reports: fromJson(row.reports),
  }
}

export function findSnapshot(sql: SqlStorage, id: string): Snapshot | null {
  const row = rowOf(sql, id)
  return row === undefined ? null : snapshotOf(sql, row)
}

export function findFigures(sql: SqlStorage, id: string): SnapshotFigures | null {
  const row = rowOf(sql, id)
  if (row === undefined) return null
  const before = previousOf(sql, row)
  return {
    ...factsOf(sql, row),
    madeOn: row.made_at.slice(0, 10),
    campaign: fromJson(row.settings),
    reports: fromJson(row.reports),
    tally: countsOf(sql, id),
    survey: linesOf<Survey>(pagesOf(sql, id, 'survey', 0))[0] ?? null,
    course: linesOf<TrendFigures>(pagesOf(sql, id, 'course', 0))[0] ?? null,
    notices: linesOf<SupervisedNotice>(pagesOf(sql, id, 'notice', 0)),
    registers: linesOf<RegisterFigures>(pagesOf(sql, id, 'register', 0))[0] ?? null,
    previous:
      before === undefined
        ? null
        : { no: before.no, asOf: factsOf(sql, before).asOf, tally: countsOf(sql, before.id) },
  }
}

function rowOf(sql: SqlStorage, id: string): (Row & { settings: string; reports: string }) | undefined {
  return sql
    .exec<Row & { settings: string; reports: string }>(
      `SELECT ${HEAD}, settings, reports FROM snapshot WHERE id = ?`,
      id,
    )
    .toArray()[0]
}

function previousOf(sql: SqlStorage, { previous, no }: Pick<Row, 'previous' | 'no'>): Row | undefined {
  const query =
    previous === null
      ? sql.exec<Row>(`SELECT ${HEAD} FROM snapshot WHERE no < ? ORDER BY no DESC LIMIT 1`, no)
      : sql.exec<Row>(`SELECT ${HEAD} FROM snapshot WHERE id = ?`, previous)
  return query.toArray()[0]
}

function countsOf(sql: SqlStorage, id: string): TallyCounts {
  const tally = linesOf<TallyCounts>(pagesOf(sql, id, 'tally', 0))[0]
  if (tally === undefined) throw new Error(`snapshot ${id} has no tally`)
  return withDropped(tally)
}

function factsOf(
  sql: SqlStorage,
  row: Row,
): Pick<Snapshot, 'no' | 'asOf' | 'basis' | 'itemCount' | 'sha256' | 'changes'> {
  const counts = linesOf<ChangeCounts>(pagesOf(sql, row.id, 'comparison', 0))[0]
  return {
    no: row.no,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written as a Day
    asOf: row.as_of as Day,
    basis: row.basis === 'history' ? 'history' : 'present',
    itemCount: row.item_count,
    sha256: row.sha256,
    changes: counts ?? null,
  }
}

function headOf(sql: SqlStorage, row: Row): SnapshotHead {
  return {
    id: row.id,
    ...factsOf(sql, row),
    madeAt: row.made_at,
    madeBy: row.made_by,
    previousAsOf: asOfDay(previousOf(sql, row)),
    tally: countsOf(sql, row.id),
  }
}

function asOfDay(row: Row | undefined): Day | null {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written as a Day
  return row === undefined ? null : (row.as_of as Day)
}

function snapshotOf(sql: SqlStorage, row: Row): Snapshot {
  const { tally, ...head } = headOf(sql, row)
  return {
    ...head,
    tally: { ...tally, overdue: linesOf<OverdueItem>(pagesOf(sql, row.id, 'overdue', 0)) },
  }
}
