/** The SQL of supervision notices (督办单): issued once, answered, settled or returned; every step is kept. */
import type { Campaign } from '#rules/campaign/campaign'
import type { Paper } from '#rules/papers/paper'
import { sayDay, yearOf, type Day } from '#rules/calendar/day'
import { latenessOf } from '#rules/items/lateness'
import { noticeLetter } from '#rules/papers/noticeLetter'
import {
  defaultAnswerBy,
  isAwaited,
  isLateAnswer,
  noticeNumber,
  whyNoNotice,
  type NoticeState,
} from '#rules/figures/supervisionNotice'
import type { ItemChange } from '#wire/item'
import type { NewNotice, Notice, NoticeReview, NoticeStep } from '#wire/notice'
import { calendarOf } from '../../calendar/stateHolidays.ts'
import type { Answer } from '../Answer.ts'
import type { Actor } from '#wire/actor'
import { movesByItem } from '../items/extensionRows.ts'
import { itemsById, type HeldItem } from '../items/itemRows.ts'
import { fromJson } from '../store/jsonRows.ts'
import { noteOnItem } from '../items/stepItem.ts'

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

/** A press of the office; nothing issues a notice by itself. */
export function issueNotice(
  sql: SqlStorage,
  campaign: Campaign,
  actor: Actor,
  asked: NewNotice,
): Answer<Notice> {
  const ids = [...new Set(asked.items)]
  const held = itemsById(sql, ids)
  const items = ids.flatMap((id) => held.get(id) ?? [])
  if (items.length < ids.length) return { refusal: { code: 'item.unknown' } }
  const answerBy = asked.answerBy ?? defaultAnswerBy(campaign, calendarOf(campaign), actor.day)
  const candidates = items.map(({ unit, state, withdrawn, content }) => ({
    unit,
    state,
    withdrawn,
    problem: content.problem ?? '',
  }))
  const stop = whyNoNotice(asked.unit, candidates, answerBy, actor.day)
  if (stop !== null) return { refusal: { code: 'notice.not-possible', detail: stop } }
  const id = crypto.randomUUID()
  const year = yearOf(actor.day)
  const { count } = sql
    .exec<{ count: number }>('SELECT count(*) AS count FROM notice WHERE year = ?', year)
    .one()
  const number = noticeNumber(campaign, actor.day, count + 1)
  sql.exec(
    `INSERT INTO notice (id, number, year, unit, demand, answer_by, state, issued_at, issued_on, issued_by)
     VALUES (?,?,?,?,?,?,'waiting',?,?,?)`,
    id,
    number,
    year,
    asked.unit,
    asked.demand,
    answerBy,
    actor.at,
    actor.day,
    actor.name,
  )
  const letter = letterOf(sql, campaign, items, { ...asked, number, answerBy, issuedOn: actor.day })
  sql.exec('INSERT INTO notice_letter (notice, body) VALUES (?, ?)', id, JSON.stringify(letter))
  for (const [place, item] of items.entries()) {
    sql.exec('INSERT INTO notice_item (notice, place, item) VALUES (?, ?, ?)', id, place, item.id)
    noteOnItem(sql, actor, item, 'supervise', `${number}，${sayDay(answerBy)}前答复`)
  }
  return findNotice(sql, id, null)
}

function letterOf(
  sql: SqlStorage,
  campaign: Campaign,
  items: readonly HeldItem[],
  notice: Pick<NewNotice, 'unit' | 'demand'> & {
    readonly number: string
    readonly answerBy: Day
    readonly issuedOn: Day
  },
): Paper {
  const moves = movesByItem(sql, notice.unit)
  const calendar = calendarOf(campaign)
  return noticeLetter({
    ...notice,
    campaign,
    items: items.map(({ id, content }) => {
      const timed = { ...content, moves: moves.get(id) }
      return { content, lateness: latenessOf(timed, notice.issuedOn, campaign, calendar) }
    }),
  })
}

/** The letter as it was issued; to a unit, only its own exist. */
export function findLetter(sql: SqlStorage, id: string, unit: string | null): Answer<Paper> {
  const found = findNotice(sql, id, unit)
  if ('refusal' in found) return found
  const row = sql.exec<{ body: string }>('SELECT body FROM notice_letter WHERE notice = ?', id).toArray()[0]
  return row === undefined ? { refusal: { code: 'notice.unknown' } } : { value: letterFrom(row.body) }
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

/** The unit answers; late answers count and stay visible as late. */
export function answerNotice(sql: SqlStorage, actor: Actor, id: string, text: string): Answer<Notice> {
  const found = findNotice(sql, id, actor.unit)
  if ('refusal' in found) return found
  const notice = found.value
  if (!isAwaited(notice.state)) return { refusal: { code: 'notice.not-awaited' } }
  const isLate = isLateAnswer(notice.answerBy, actor.day)
  keepStep(sql, actor, notice, { act: 'answer', text, isLate }, 'answered')
  noteOnItems(sql, actor, notice, 'answer-notice', `${notice.number}${isLate ? '（逾期答复）' : ''}：${text}`)
  return findNotice(sql, id, actor.unit)
}

/** The office has read the answer: settled, or returned for another. */
export function reviewNotice(
  sql: SqlStorage,
  campaign: Campaign,
  actor: Actor,
  id: string,
  review: NoticeReview,
): Answer<Notice> {
  const found = findNotice(sql, id, null)
  if ('refusal' in found) return found
  const notice = found.value
  if (notice.state !== 'answered') return { refusal: { code: 'notice.not-answered' } }
  const isReturn = review.decision === 'return'
  if (isReturn) {
    const answerBy = review.answerBy ?? defaultAnswerBy(campaign, calendarOf(campaign), actor.day)
    if (answerBy < actor.day) {
      return { refusal: { code: 'notice.not-possible', detail: `答复期限${sayDay(answerBy)}已经过去。` } }
    }
    sql.exec('UPDATE notice SET answer_by = ? WHERE id = ?', answerBy, id)
  }
  const step = { act: review.decision, text: review.note, isLate: false }
  keepStep(sql, actor, notice, step, isReturn ? 'returned' : 'settled')
  const note = review.note === '' ? notice.number : `${notice.number}：${review.note}`
  noteOnItems(sql, actor, notice, isReturn ? 'return-answer' : 'settle-notice', note)
  return findNotice(sql, id, null)
}

/** Newest first; of all units when `unit` is null. */
export function listNotices(sql: SqlStorage, unit: string | null): Notice[] {
  return sql
    .exec<Row>(`${READ} WHERE ?1 IS NULL OR unit = ?1 ORDER BY no DESC LIMIT 500`, unit)
    .toArray()
    .map((row) => noticeOf(sql, row))
}

/** Notices that name an item, oldest first. */
export function noticesOfItem(sql: SqlStorage, item: string): Notice[] {
  return sql
    .exec<Row>(`${READ} WHERE id IN (SELECT notice FROM notice_item WHERE item = ?) ORDER BY no`, item)
    .toArray()
    .map((row) => noticeOf(sql, row))
}

/** Notices in these states, oldest first; of all units when `unit` is null. */
export function noticesIn(sql: SqlStorage, states: readonly NoticeState[], unit: string | null): Notice[] {
  return sql
    .exec<Row>(
      `${READ} WHERE state IN (SELECT value FROM json_each(?1)) AND (?2 IS NULL OR unit = ?2) ORDER BY no`,
      JSON.stringify(states),
      unit,
    )
    .toArray()
    .map((row) => noticeOf(sql, row))
}

/** One notice; to a unit, only its own exist. */
export function findNotice(sql: SqlStorage, id: string, unit: string | null): Answer<Notice> {
  const row = sql.exec<Row>(`${READ} WHERE id = ?1 AND (?2 IS NULL OR unit = ?2)`, id, unit).toArray()[0]
  return row === undefined ? { refusal: { code: 'notice.unknown' } } : { value: noticeOf(sql, row) }
}

function keepStep(
  sql: SqlStorage,
  actor: Actor,
  { id }: Notice,
  step: Pick<NoticeStep, 'act' | 'text' | 'isLate'>,
  state: NoticeState,
): void {
  sql.exec(
    'INSERT INTO notice_step (notice, act, text, at, on_day, by_whom, late) VALUES (?,?,?,?,?,?,?)',
    id,
    step.act,
    step.text,
    actor.at,
    actor.day,
    actor.name,
    step.isLate ? 1 : 0,
  )
  sql.exec('UPDATE notice SET state = ? WHERE id = ?', state, id)
}

function noteOnItems(
  sql: SqlStorage,
  actor: Actor,
  { items }: Notice,
  act: ItemChange['act'],
  note: string,
): void {
  const ids = items.map(({ id }) => id)
  for (const held of itemsById(sql, ids).values()) noteOnItem(sql, actor, held, act, note)
}

type StepRow = { act: string; text: string; at: string; on_day: string; by_whom: string; late: number }

function noticeOf(sql: SqlStorage, row: Row): Notice {
  const places = sql
    .exec<{ item: string }>('SELECT item FROM notice_item WHERE notice = ? ORDER BY place', row.id)
    .toArray()
    .map(({ item }) => item)
  const held = itemsById(sql, places)
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
        problem: item?.content.problem ?? '',
        due: item?.content.due ?? null,
        isClosed: item?.state === 'closed',
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
