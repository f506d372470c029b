/** The SQL of snapshots (汇总): written once, never changed; documents are made from them alone. */
import type { Campaign } from '#rules/campaign'
import type { Day } from '#rules/day'
import type { OverdueItem, Tally } from '#rules/tally'
import type { Snapshot } from '#wire/overview'
import type { ReportMatrix } from '#wire/report'
import type { Author } from './Author.ts'
import { fromJson, joinPages, linePages, linesOf } from './jsonRows.ts'

/** `tally` is one line without its overdue list, which has lines of its own. */
export type SnapshotKind = 'item' | 'finding' | 'zero' | 'overdue' | 'tally'

/** All that a snapshot freezes, the item lines in canonical order. */
export interface FrozenState {
  readonly id: string
  readonly asOf: Day
  readonly sha256: string
  readonly campaign: Campaign
  readonly reports: ReportMatrix
  readonly tally: Tally
  readonly rows: Readonly<Record<'item' | 'finding' | 'zero', readonly unknown[]>>
}

/** What the documents need beside the lines. */
export interface SnapshotFrame {
  readonly snapshot: Snapshot
  readonly campaign: Campaign
  readonly reports: ReportMatrix
  /** The snapshot before this one, for “与上次相比”. */
  readonly previous: Snapshot | null
}

export function keepSnapshot(sql: SqlStorage, author: Author, state: FrozenState): Snapshot {
  const no = sql.exec<{ last: number }>('SELECT coalesce(max(no), 0) AS last FROM snapshot').one().last + 1
  sql.exec(
    `INSERT INTO snapshot (id, no, as_of, made_at, made_by, item_count, sha256, settings, reports)
     VALUES (?,?,?,?,?,?,?,?,?)`,
    state.id,
    no,
    state.asOf,
    author.at,
    author.name,
    state.rows.item.length,
    state.sha256,
    JSON.stringify(state.campaign),
    JSON.stringify(state.reports),
  )
  const { overdue, ...tally } = state.tally
  const lines: [SnapshotKind, readonly unknown[]][] = [
    ['item', state.rows.item],
    ['finding', state.rows.finding],
    ['zero', state.rows.zero],
    ['overdue', overdue],
    ['tally', [tally]],
  ]
  for (const [kind, rows] of lines) keepLines(sql, state.id, kind, rows)
  return {
    id: state.id,
    no,
    asOf: state.asOf,
    madeAt: author.at,
    madeBy: author.name,
    itemCount: state.rows.item.length,
    sha256: state.sha256,
    tally: state.tally,
  }
}

function keepLines(sql: SqlStorage, id: string, kind: SnapshotKind, rows: readonly unknown[]): void {
  for (const { first, text } of linePages(rows)) {
    sql.exec(
      'INSERT INTO snapshot_page (snapshot, kind, no, body) VALUES (?, ?, ?, ?)',
      id,
      kind,
      first,
      text,
    )
  }
}

/** Lines of a snapshot from number `after` on, as the text of a JSON array; '[]' at the end. */
export function snapshotLines(sql: SqlStorage, id: string, kind: SnapshotKind, after: number): string {
  return joinPages(pagesOf(sql, id, kind, after))
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
}

const HEAD = 'id, no, as_of, made_at, made_by, item_count, sha256'

/** Newest first. */
export function listSnapshots(sql: SqlStorage): Snapshot[] {
  return sql
    .exec<Row>(`SELECT ${HEAD} FROM snapshot ORDER BY no DESC LIMIT 200`)
    .toArray()
    .map((row) => snapshotOf(sql, row))
}

export function findFrame(sql: SqlStorage, id: string): SnapshotFrame | null {
  const row = sql
    .exec<Row & { settings: string; reports: string }>(
      `SELECT ${HEAD}, settings, reports FROM snapshot WHERE id = ?`,
      id,
    )
    .toArray()[0]
  if (row === undefined) return null
  const before = sql
    .exec<Row>(`SELECT ${HEAD} FROM snapshot WHERE no < ? ORDER BY no DESC LIMIT 1`, row.no)
    .toArray()[0]
  return {
    snapshot: snapshotOf(sql, row),
    campaign: fromJson(row.settings),
    reports: fromJson(row.reports),
    previous: before === undefined ? null : snapshotOf(sql, before),
  }
}

function snapshotOf(sql: SqlStorage, row: Row): Snapshot {
  const tally = linesOf<Omit<Tally, 'overdue'>>(pagesOf(sql, row.id, 'tally', 0))[0]
  if (tally === undefined) throw new Error(`snapshot ${row.id} has no tally`)
  return {
    id: row.id,
    no: row.no,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written as a Day
    asOf: row.as_of as Day,
    madeAt: row.made_at,
    madeBy: row.made_by,
    itemCount: row.item_count,
    sha256: row.sha256,
    tally: { ...tally, overdue: linesOf<OverdueItem>(pagesOf(sql, row.id, 'overdue', 0)) },
  }
}
