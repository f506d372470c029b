/**
 * 督办单 — a supervision notice to one unit: named items, what is demanded, and a day by which to answer (M-23).
 *
 * Issued by a person of the office, never by the rules; numbered 机关代字〔年〕号 without leading zero, counted anew
 * each year. An answer after the day counts and stays visible as late. The office accepts the answer, or returns it
 * with a reason and a new day; every answer is kept. Answered is not settled (已答复 ≠ 已办结): a notice is settled when
 * every item of it is struck off, or was taken out of the count by the office.
 * Sources: field forms of 督办单 (编号、事项、依据、责任单位、要求、完成时限、反馈), 石家庄 2016 「在5个工作日内反馈」.
 */
import type { Campaign } from '../campaign/campaign.ts'
import type { ItemState } from '../items/closure.ts'
import { daysBetween, sayDay, sayMonthDay, yearOf, type Day } from '../calendar/day.ts'
import { addWorkdays, type WorkCalendar } from '../calendar/workday.ts'

/** 待答复 · 已答复 · 已退回 · 答复已阅（待销号） · 已办结. */
export type NoticeState = 'waiting' | 'answered' | 'returned' | 'accepted' | 'settled'

/** A notice is in force, and its items are under supervision, until it is settled. */
export const noticesInForce = ['waiting', 'returned', 'answered', 'accepted'] as const

export const noticeLabels: Readonly<Record<NoticeState, string>> = {
  waiting: '待答复',
  answered: '已答复，待办公室审阅',
  returned: '退回重报',
  accepted: '答复已阅，待问题销号',
  settled: '已办结',
}

const DEFAULT_ANSWER_WORKDAYS = 5
const DEFAULT_WORD = '督办'

/** A notice names so many items; more is a campaign of its own and nobody can answer it at once. */
export const MAX_NOTICE_ITEMS = 50

/** 督办〔2017〕3号. */
export function noticeNumber(campaign: Campaign, issuedOn: Day, no: number): string {
  return `${campaign.notices?.word ?? DEFAULT_WORD}〔${yearOf(issuedOn)}〕${no}号`
}

/** The day by which to answer unless the office names another: so many working days after the issue. */
export function defaultAnswerBy(campaign: Campaign, calendar: WorkCalendar, issuedOn: Day): Day {
  return addWorkdays(calendar, issuedOn, campaign.notices?.answerWorkdays ?? DEFAULT_ANSWER_WORKDAYS).day
}

/** An item that a notice is to name. */
export interface NoticeCandidate {
  readonly unit: string
  readonly state: ItemState
  readonly withdrawn: boolean
  readonly problem: string
}

/** Why a notice cannot be issued so; null when it can. */
export function whyNoNotice(
  unit: string,
  items: readonly NoticeCandidate[],
  answerBy: Day,
  today: Day,
): string | null {
  if (items.length === 0) return '督办单没有列出问题。请至少选一条。'
  if (items.length > MAX_NOTICE_ITEMS) return `一份督办单最多列${MAX_NOTICE_ITEMS}条问题。请分成几份。`
  const foreign = items.find((item) => item.unit !== unit)
  if (foreign !== undefined) return `“${foreign.problem}”不是该单位的问题。一份督办单只发一个单位。`
  const done = items.find((item) => item.withdrawn || isEnded(item.state))
  if (done !== undefined)
    return `“${done.problem}”已经${done.withdrawn ? '撤回' : done.state === 'dropped' ? '核减' : '销号'}，不需要督办。`
  return answerBy < today ? `答复期限${sayDay(answerBy)}已经过去。请另选日期。` : null
}

/** Struck off or taken out of the count: nothing is left to supervise. */
export function isEnded(state: ItemState): boolean {
  return state === 'closed' || state === 'dropped'
}

/** Why the notice is not settled yet, as a sentence; null when every item of it has ended. */
export function whyNotSettled(
  items: readonly { readonly problem: string; readonly isEnded: boolean }[],
): string | null {
  const open = items.filter((item) => !item.isEnded)
  const [first] = open
  if (first === undefined) return null
  const more = open.length === 1 ? '' : `等${open.length}项`
  return `“${first.problem}”${more}还没有销号，不能办结。答复可以先阅；问题都销号（或经办公室核减）以后再办结。`
}

/** Whether the unit's answer is wanted now. */
export function isAwaited(state: NoticeState): boolean {
  return state === 'waiting' || state === 'returned'
}

/** 「须在8月20日前答复，还有3天」, 「8月20日前应答复，已超过2天」: where an awaited notice stands today. */
export function sayAnswerBy(answerBy: Day, today: Day): string {
  const left = daysBetween(today, answerBy)
  if (left < 0) return `应于${sayMonthDay(answerBy)}前答复，已超过${-left}天`
  return left === 0 ? '须在今天答复' : `须在${sayMonthDay(answerBy)}前答复，还有${left}天`
}

/** Late begins the day after the day to answer by. */
export function isLateAnswer(answerBy: Day, answeredOn: Day): boolean {
  return answeredOn > answerBy
}
