/** Supervision notices (督办单): issued by a press of the office, answered by the unit, settled or returned. */
import type { Campaign } from '#rules/campaign/campaign'
import { sayDay, yearOf, type Day } from '#rules/calendar/day'
import {
  defaultAnswerBy,
  isAwaited,
  isLateAnswer,
  noticeNumber,
  whyNoNotice,
  whyNotSettled,
} from '#rules/figures/supervisionNotice'
import { latenessOf } from '#rules/items/lateness'
import { noticeLetter } from '#rules/papers/noticeLetter'
import type { Paper } from '#rules/papers/paper'
import type { Actor } from '#wire/actor'
import type { ItemChange } from '#wire/item'
import type { NewNotice, Notice, NoticeReview } from '#wire/notice'
import { calendarOf } from '../../calendar/stateHolidays.ts'
import { there, type Answer } from '../Answer.ts'
import type { CommandsOf } from '../command.ts'
import { movesByItem } from '../items/rows/extensionRows.ts'
import { itemsById, type HeldItem } from '../items/rows/itemRows.ts'
import { noteOnItem } from '../items/stepItem.ts'
import type { Ledger } from '../Ledger.ts'
import {
  countOfYear,
  findLetter,
  findNotice,
  insertNotice,
  keepStep,
  listNotices,
  setAnswerBy,
} from './noticeRows.ts'

/** To a unit, only its own exist. */
export const noticeCommands = {
  queries: {
    'notice.list': ({ sql }, { unit }): Notice[] => listNotices(sql, unit),
    'notice.letter': readLetter,
  },
  steps: {
    'notice.issue': issueNotice,
    'notice.answer': answerNotice,
    'notice.review': reviewNotice,
  },
} satisfies CommandsOf<'notice'>

/** Nothing issues a notice by itself. */
function issueNotice(ledger: Ledger, actor: Actor, asked: NewNotice): Answer<Notice> {
  const { sql, campaign } = ledger
  const ids = [...new Set(asked.items)]
  const held = itemsById(sql, ids)
  const items = ids.flatMap((id) => held.get(id) ?? [])
  if (items.length < ids.length) return { refusal: { code: 'item.unknown' } }
  const answerBy = asked.answerBy ?? answerByOf(campaign, actor)
  const candidates = items.map(({ unit, state, withdrawn, content }) => ({
    unit,
    state,
    withdrawn,
    problem: content.problem ?? '',
  }))
  const stop = whyNoNotice(asked.unit, candidates, answerBy, actor.day)
  if (stop !== null) return { refusal: { code: 'notice.not-possible', detail: stop } }
  const id = crypto.randomUUID()
  const number = noticeNumber(campaign, actor.day, countOfYear(sql, yearOf(actor.day)) + 1)
  const { unit, demand } = asked
  const letter = letterOf(ledger, items, { unit, demand, number, answerBy, issuedOn: actor.day })
  insertNotice(sql, actor, {
    id,
    number,
    unit,
    demand,
    answerBy,
    letter,
    items: items.map((item) => item.id),
  })
  const note = `${number}，${sayDay(answerBy)}前答复`
  for (const item of items) noteOnItem(sql, actor, item, { act: 'supervise', note })
  return noticeNamed(sql, id, null)
}

function letterOf(
  { sql, campaign }: Ledger,
  items: readonly HeldItem[],
  notice: Pick<Notice, 'unit' | 'demand' | 'number' | 'answerBy' | 'issuedOn'>,
): Paper {
  const moves = movesByItem(sql, notice.unit)
  const calendar = calendarOf(campaign)
  return noticeLetter({
    ...notice,
    campaign,
    items: items.map(({ id, number, content }) => {
      const timed = { ...content, moves: moves.get(id) }
      return { content, number, lateness: latenessOf(timed, notice.issuedOn, campaign, calendar) }
    }),
  })
}

/** The letter as it was issued. */
function readLetter({ sql }: Ledger, { unit }: Actor, id: string): Answer<Paper> {
  const found = noticeNamed(sql, id, unit)
  return 'refusal' in found ? found : there(findLetter(sql, id), 'notice.unknown')
}

/** The unit answers; late answers count and stay visible as late. */
function answerNotice({ sql }: Ledger, actor: Actor, id: string, text: string): Answer<Notice> {
  const found = noticeNamed(sql, id, actor.unit)
  if ('refusal' in found) return found
  const notice = found.value
  if (!isAwaited(notice.state)) return { refusal: { code: 'notice.not-awaited' } }
  const isLate = isLateAnswer(notice.answerBy, actor.day)
  keepStep(sql, actor, id, { act: 'answer', text, isLate, state: 'answered' })
  const note = `${notice.number}${isLate ? '（逾期答复）' : ''}：${text}`
  noteOnItems(sql, actor, notice, { act: 'answer-notice', note })
  return noticeNamed(sql, id, actor.unit)
}

/** The office has read the answer: accepted, settled once its items have ended, or returned for another. */
function reviewNotice(
  { sql, campaign }: Ledger,
  actor: Actor,
  id: string,
  review: NoticeReview,
): Answer<Notice> {
  const found = noticeNamed(sql, id, null)
  if ('refusal' in found) return found
  const notice = found.value
  const isAccepted = notice.state === 'accepted' && review.decision !== 'accept'
  if (notice.state !== 'answered' && !isAccepted) return { refusal: { code: 'notice.not-answered' } }
  const open = review.decision === 'settle' ? whyNotSettled(notice.items) : null
  if (open !== null) return { refusal: { code: 'notice.not-settled', detail: open } }
  const isReturn = review.decision === 'return'
  if (isReturn) {
    const answerBy = review.answerBy ?? answerByOf(campaign, actor)
    if (answerBy < actor.day) {
      return { refusal: { code: 'notice.not-possible', detail: `答复期限${sayDay(answerBy)}已经过去。` } }
    }
    setAnswerBy(sql, id, answerBy)
  }
  const { state, act } = afterReview[review.decision]
  keepStep(sql, actor, id, { act: review.decision, text: review.note, isLate: false, state })
  const note = review.note === '' ? notice.number : `${notice.number}：${review.note}`
  noteOnItems(sql, actor, notice, { act, note })
  return noticeNamed(sql, id, null)
}

/** What a review leaves: the notice's state, and the line in the history of its items. */
const afterReview = {
  accept: { state: 'accepted', act: 'accept-answer' },
  settle: { state: 'settled', act: 'settle-notice' },
  return: { state: 'returned', act: 'return-answer' },
} as const

function noticeNamed(sql: SqlStorage, id: string, unit: string | null): Answer<Notice> {
  return there(findNotice(sql, id, unit), 'notice.unknown')
}

function answerByOf(campaign: Campaign, { day }: Actor): Day {
  return defaultAnswerBy(campaign, calendarOf(campaign), day)
}

function noteOnItems(
  sql: SqlStorage,
  actor: Actor,
  { items }: Notice,
  said: Pick<ItemChange, 'act' | 'note'>,
): void {
  const ids = items.map(({ id }) => id)
  for (const held of itemsById(sql, ids).values()) noteOnItem(sql, actor, held, said)
}
