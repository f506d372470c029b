/** The SQL of circulars (通报) and the office's other papers, and of what was done with each. */
import { defaultTone } from '#rules/papers/circular/tone'
import type { Day } from '#rules/calendar/day'
import type { PaperRequest } from '#rules/papers/draftPaper'
import type { Paper } from '#rules/papers/paper'
import type { CircularDraft, CircularState, CircularStep } from '#wire/document'
import type { Actor } from '#wire/actor'
import { fromJson } from '../store/jsonRows.ts'

type Row = {
  id: string
  kind: string
  state: string
  snapshot: string
  as_of: string
  made_at: string
  made_by: string
  made_on: string
  wish: string
  unit: string | null
  body: string
  sha256: string | null
  template: string | null
  open_body: string | null
}

const READ =
  'SELECT id, kind, state, snapshot, as_of, made_at, made_by, made_on, wish, unit, body, sha256, template, open_body FROM circular'

/** A circular as it is kept: with what was asked for, and what only the ledger needs. */
export interface HeldCircular extends CircularDraft {
  readonly request: PaperRequest
  /** The office's day when it was drafted. */
  readonly madeOn: Day
  /** Digest of the template that the final text is set in. */
  readonly template: string | null
  /** The version for the website, made when it is published. */
  readonly open: Paper | null
}

/** What a draft holds; written anew when it is drafted again. */
export interface DraftedCircular {
  readonly snapshot: string
  readonly asOf: Day
  readonly request: PaperRequest
  readonly paper: Paper
}

export function insertDraft(sql: SqlStorage, actor: Actor, id: string, draft: DraftedCircular): void {
  sql.exec(
    `INSERT INTO circular (id, kind, state, snapshot, as_of, made_at, made_by, made_on, wish, unit, body)
     VALUES (?,?,'draft',?,?,?,?,?,?,?,?)`,
    id,
    draft.request.kind,
    draft.snapshot,
    draft.asOf,
    actor.at,
    actor.name,
    actor.day,
    JSON.stringify(draft.request),
    draft.request.unit ?? null,
    JSON.stringify(draft.paper),
  )
}

export function replaceDraft(sql: SqlStorage, actor: Actor, id: string, draft: DraftedCircular): void {
  sql.exec(
    'UPDATE circular SET snapshot = ?, as_of = ?, made_at = ?, made_by = ?, made_on = ?, wish = ?, body = ? WHERE id = ?',
    draft.snapshot,
    draft.asOf,
    actor.at,
    actor.name,
    actor.day,
    JSON.stringify(draft.request),
    JSON.stringify(draft.paper),
    id,
  )
}

/** The number after the last one given to this kind in this year: drafts have none, so there are no gaps. */
export function nextNumber(sql: SqlStorage, kind: string, year: number): number {
  return (
    sql
      .exec<{ last: number }>(
        'SELECT coalesce(max(no), 0) AS last FROM circular WHERE kind = ? AND year = ?',
        kind,
        year,
      )
      .one().last + 1
  )
}

export function saveFinal(
  sql: SqlStorage,
  id: string,
  final: {
    readonly year: number
    readonly no: number
    readonly request: PaperRequest
    readonly paper: Paper
    readonly sha256: string
    readonly template: string
  },
): void {
  sql.exec(
    `UPDATE circular SET state = 'final', year = ?, no = ?, wish = ?, body = ?, sha256 = ?, template = ? WHERE id = ?`,
    final.year,
    final.no,
    JSON.stringify(final.request),
    JSON.stringify(final.paper),
    final.sha256,
    final.template,
    id,
  )
}

export function saveState(sql: SqlStorage, id: string, state: CircularState, open?: Paper): void {
  sql.exec(
    'UPDATE circular SET state = ?, open_body = coalesce(?, open_body) WHERE id = ?',
    state,
    open === undefined ? null : JSON.stringify(open),
    id,
  )
}

export function keepStep(
  sql: SqlStorage,
  actor: Actor,
  circular: string,
  { act, note }: Pick<CircularStep, 'act' | 'note'>,
): void {
  sql.exec(
    'INSERT INTO circular_step (circular, act, at, on_day, by_whom, note) VALUES (?,?,?,?,?,?)',
    circular,
    act,
    actor.at,
    actor.day,
    actor.name,
    note,
  )
}

/** Newest first. */
export function listCirculars(sql: SqlStorage): HeldCircular[] {
  return sql
    .exec<Row>(`${READ} ORDER BY rowid DESC LIMIT 200`)
    .toArray()
    .map((row) => heldCircular(sql, row))
}

/** Published to all, or to this unit; newest first. Withdrawn ones are seen by the office alone. */
export function listPublished(sql: SqlStorage, unit: string | null): HeldCircular[] {
  return sql
    .exec<Row>(
      `${READ} WHERE state = 'published' AND (unit IS NULL OR unit = ?) ORDER BY rowid DESC LIMIT 200`,
      unit,
    )
    .toArray()
    .map((row) => heldCircular(sql, row))
}

/** A published paper of a kind that goes to all: of which day, with which snapshot's figures. */
export interface PublishedIssue {
  readonly snapshot: string
  readonly asOf: Day
}

/** In the order of publication; what was withdrawn is not among them. */
export function publishedIssues(sql: SqlStorage, kind: string): PublishedIssue[] {
  return sql
    .exec<{ snapshot: string; as_of: string }>(
      `SELECT c.snapshot, c.as_of FROM circular c JOIN circular_step s ON s.circular = c.id AND s.act = 'publish'
       WHERE c.kind = ? AND c.state = 'published' AND c.unit IS NULL GROUP BY c.id ORDER BY max(s.no)`,
      kind,
    )
    .toArray()
    .map(({ snapshot, as_of }) => ({
      snapshot,
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written as a Day
      asOf: as_of as Day,
    }))
}

/** A published paper by its head alone, for a list of news. */
export interface AnnouncedPaper {
  readonly id: string
  readonly kind: string
  /** To whom alone it goes; null for what goes to all. */
  readonly toUnit: string | null
  readonly title: string
  readonly number: string
  readonly publishedOn: Day
}

/** Published to all, or to this unit; newest first. */
export function listAnnounced(sql: SqlStorage, unit: string): AnnouncedPaper[] {
  return sql
    .exec<Record<'id' | 'kind' | 'title' | 'number' | 'on_day', string> & { unit: string | null }>(
      `SELECT c.id, c.kind, c.unit, c.body ->> 'title' AS title, c.body ->> 'number' AS number,
         max(s.on_day) AS on_day
       FROM circular c JOIN circular_step s ON s.circular = c.id AND s.act = 'publish'
       WHERE c.state = 'published' AND (c.unit IS NULL OR c.unit = ?)
       GROUP BY c.id ORDER BY on_day DESC, c.rowid DESC LIMIT 200`,
      unit,
    )
    .toArray()
    .map(({ on_day, unit: toUnit, ...head }) => ({
      ...head,
      toUnit,
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written as a Day
      publishedOn: on_day as Day,
    }))
}

export function findCircular(sql: SqlStorage, id: string): HeldCircular | null {
  const row = sql.exec<Row>(`${READ} WHERE id = ?`, id).toArray()[0]
  return row === undefined ? null : heldCircular(sql, row)
}

function heldCircular(sql: SqlStorage, row: Row): HeldCircular {
  const request = { kind: row.kind, ...fromJson<object>(row.wish) }
  /* oxlint-disable typescript/no-unsafe-type-assertion -- days, kinds and states are written by this file alone */
  return {
    id: row.id,
    kind: row.kind as CircularDraft['kind'],
    state: row.state as CircularState,
    snapshot: row.snapshot,
    asOf: row.as_of as Day,
    madeAt: row.made_at,
    madeBy: row.made_by,
    tone: { ...defaultTone, ...(request as PaperRequest).tone },
    unit: row.unit,
    circular: paperOf(row.body, row.kind),
    sha256: row.sha256,
    steps: stepsOf(sql, row.id),
    request: request as PaperRequest,
    madeOn: (row.made_on === '' ? row.as_of : row.made_on) as Day,
    template: row.template,
    open: row.open_body === null ? null : fromJson<Paper>(row.open_body),
  }
  /* oxlint-enable typescript/no-unsafe-type-assertion */
}

/** Texts kept before there were several kinds have no kind, no closing phrase and nobody to send a copy to. */
function paperOf(body: string, kind: string): Paper {
  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the column holds a kind
    kind: kind as Paper['kind'],
    closing: '',
    copyTo: '',
    ...fromJson<Omit<Paper, 'kind' | 'closing' | 'copyTo'>>(body),
  }
}

function stepsOf(sql: SqlStorage, circular: string): CircularStep[] {
  return sql
    .exec<{ act: string; at: string; on_day: string; by_whom: string; note: string }>(
      'SELECT act, at, on_day, by_whom, note FROM circular_step WHERE circular = ? ORDER BY no',
      circular,
    )
    .toArray()
    .map(({ act, at, on_day, by_whom, note }) => ({
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by `keepStep` alone
      act: act as CircularStep['act'],
      at,
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written as a Day
      on: on_day as Day,
      by: by_whom,
      note,
    }))
}
