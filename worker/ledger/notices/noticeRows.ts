/** The SQL of supervision notices (督办单); every step is kept. */
import { yearOf, type Day } from '#rules/calendar/day'
import { isEnded, type NoticeState } from '#rules/figures/supervisionNotice'
import type { Paper } from '#rules/papers/paper'
import type { Actor } from '#wire/actor'
import type { Notice, NoticeStep } from '#wire/notice'
import { itemsById } from '../items/rows/itemRows.ts'
import { fromJson } from '../store/jsonRows.ts'

type Row = {
  id: string
  number: string
  unit: string
  demand: string
  answer_by: string
  state: string
  issued_at: string
  issued_on: string
  issued_by: string
}

const READ = 'SELECT id, number, unit, demand, answer_by, state, issued_at, issued_on, issued_by FROM notice'

export function countOfYear(sql: SqlStorage, year: number): number {
  return sql.exec<{ count: number }>('SELECT count(*) AS count FROM notice WHERE year = ?', year).one().count
}

/** A notice as it is issued, with the letter that says it. */
export interface NewNoticeRow extends Pick<Notice, 'id' | 'number' | 'unit' | 'demand' | 'answerBy'> {
  readonly letter: Paper
  readonly items: readonly string[]
}

export function insertNotice(sql: SqlStorage, actor: Actor, notice: NewNoticeRow): void {
  sql.exec(
    `INSERT INTO notice (id, number, year, unit, demand, answer_by, state, issued_at, issued_on, issued_by)
     VALUES (?,?,?,?,?,?,'waiting',?,?,?)`,
    notice.id,
    notice.number,
    yearOf(actor.day),
    notice.unit,
    notice.demand,
    notice.answerBy,
    actor.at,
    actor.day,
    actor.name,
  )
  sql.exec('INSERT INTO notice_letter (notice, body) VALUES (?, ?)', notice.id, JSON.stringify(notice.letter))
  for (const [place, item] of notice.items.entries()) {
    sql.exec('INSERT INTO notice_item (notice, place, item) VALUES (?, ?, ?)', notice.id, place, item)
  }
}

/** The letter as it was issued. */
export function findLetter(sql: SqlStorage, id: string): Paper | null {
  const row = sql.exec<{ body: string }>('SELECT body FROM notice_letter WHERE notice = ?', id).toArray()[0]
  return row === undefined ? null : letterFrom(row.body)
}

/** Letters kept before there were several kinds of paper have no kind and no closing phrase. */
function letterFrom(body: string): Paper {
  return {
    kind: 'supervision-notice',
    closing: '',
    copyTo: '',
    ...fromJson<Omit<Paper, 'kind' | 'closing' | 'copyTo'>>(body),
  }
}

/**
 * SQL that holds for a notice that concerns the unit (?2): it is addressed to it, or names an item that has come to it
 * since.
 */
const CONCERNS = `(unit = ?2 OR EXISTS (SELECT 1 FROM notice_item JOIN item ON item.id = notice_item.item
  WHERE notice_item.notice = notice.id AND item.unit = ?2))`

/** Newest first; of all units when `unit` is null. */
export function listNotices(sql: SqlStorage, unit: string | null): Notice[] {
  return sql
    .exec<Row>(`${READ} WHERE ?1 IS NULL OR ${CONCERNS} ORDER BY no DESC LIMIT 500`, unit, unit)
    .toArray()
    .map((row) => noticeOf(sql, row, unit))
}

/** Notices that name an item, oldest first; as `unit` is told of them. */
export function noticesOfItem(sql: SqlStorage, item: string, unit: string | null): Notice[] {
  return sql
    .exec<Row>(`${READ} WHERE id IN (SELECT notice FROM notice_item WHERE item = ?) ORDER BY no`, item)
    .toArray()
    .map((row) => noticeOf(sql, row, unit))
}

/**
 * Notices in these states, oldest first; of all units when `unit` is null. A unit none of whose items stand in it any more
 * has nothing to do with it.
 */
export function noticesIn(sql: SqlStorage, states: readonly NoticeState[], unit: string | null): Notice[] {
  return sql
    .exec<Row>(
      `${READ} WHERE state IN (SELECT value FROM json_each(?1)) AND (?2 IS NULL OR ${CONCERNS}) ORDER BY no`,
      JSON.stringify(states),
      unit,
    )
    .toArray()
    .map((row) => noticeOf(sql, row, unit))
    .filter((notice) => unit === null || holdsAny(sql, notice, unit))
}

/** One notice; to a unit, only those that concern it exist. */
export function findNotice(sql: SqlStorage, id: string, unit: string | null): Notice | null {
  const row = sql.exec<Row>(`${READ} WHERE id = ?1 AND (?2 IS NULL OR ${CONCERNS})`, id, unit).toArray()[0]
  return row === undefined ? null : noticeOf(sql, row, unit)
}

/** Whether one of the notice's items is the unit's now. */
function holdsAny(sql: SqlStorage, { items }: Notice, unit: string): boolean {
  const held = itemsById(
    sql,
    items.map(({ id }) => id),
  )
  return [...held.values()].some((item) => item.unit === unit)
}

/** A step, and the state that it leaves the notice in. */
export function keepStep(
  sql: SqlStorage,
  actor: Actor,
  notice: string,
  step: Pick<NoticeStep, 'act' | 'text' | 'isLate'> & { readonly state: NoticeState },
): void {
  sql.exec(
    'INSERT INTO notice_step (notice, act, text, at, on_day, by_whom, late) VALUES (?,?,?,?,?,?,?)',
    notice,
    step.act,
    step.text,
    actor.at,
    actor.day,
    actor.name,
    step.isLate ? 1 : 0,
  )
  sql.exec('UPDATE notice SET state = ? WHERE id = ?', step.state, notice)
}

export function setAnswerBy(sql: SqlStorage, notice: string, day: Day): void {
  sql.exec('UPDATE notice SET answer_by = ? WHERE id = ?', day, notice)
}

type StepRow = { act: string; text: string; at: string; on_day: string; by_whom: string; late: number }

/** To a unit that it is not addressed to, only its own of the items exist. */
function noticeOf(sql: SqlStorage, row: Row, unit: string | null): Notice {
  const named = sql
    .exec<{ item: string }>('SELECT item FROM notice_item WHERE notice = ? ORDER BY place', row.id)
    .toArray()
    .map(({ item }) => item)
  const held = itemsById(sql, named)
  const isTold = unit === null || unit === row.unit
  const places = isTold ? named : named.filter((id) => held.get(id)?.unit === unit)
  const steps = sql
    .exec<StepRow>(
      'SELECT act, text, at, on_day, by_whom, late FROM notice_step WHERE notice = ? ORDER BY no',
      row.id,
    )
    .toArray()
  /* oxlint-disable typescript/no-unsafe-type-assertion -- days, acts and states are written by this file alone */
  return {
    id: row.id,
    number: row.number,
    unit: row.unit,
    items: places.map((id) => {
      const item = held.get(id)
      return {
        id,
        number: item?.number ?? '',
        problem: item?.content.problem ?? '',
        due: item?.content.due ?? null,
        isClosed: item?.state === 'closed',
        isEnded: item === undefined || item.withdrawn || isEnded(item.state),
      }
    }),
    demand: row.demand,
    answerBy: row.answer_by as Day,
    state: row.state as NoticeState,
    issuedAt: row.issued_at,
    issuedOn: row.issued_on as Day,
    issuedBy: row.issued_by,
    steps: steps.map((step) => ({
      act: step.act as NoticeStep['act'],
      text: step.text,
      at: step.at,
      on: step.on_day as Day,
      by: step.by_whom,
      isLate: step.late === 1,
    })),
  }
  /* oxlint-enable typescript/no-unsafe-type-assertion */
}
