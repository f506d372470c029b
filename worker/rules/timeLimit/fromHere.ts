/** 本周五、下月底: counted from where the writer stands, so days only when the base day is known, and as choices. */
import {
  addDays,
  addMonths,
  dayOf,
  lastDayOfMonth,
  monthOf,
  sayDay,
  weekdayOf,
  yearOf,
  type Day,
} from '../calendar/day.ts'
import type { TimeLimitContext } from './timeLimitReading.ts'

/** The days that the text may mean, counted from the base day. */
export function readFromHere(
  text: string,
  context: TimeLimitContext,
): { choices: readonly Day[]; reason: string } {
  const { baseDay } = context
  if (baseDay === undefined) return { choices: [], reason: '须知道从哪一天起算' }
  const choices =
    byWeek(text, baseDay) ?? byMonth(text, baseDay) ?? byQuarter(text, baseDay) ?? byDay(text, baseDay)
  const before = beforePeriod(text, baseDay)
  return { choices: before === null ? choices : [before, ...choices], reason: `以${sayDay(baseDay)}为准推算` }
}

/** 下月前 can also mean the day before that month begins; null when no whole period stands before 前. */
function beforePeriod(text: string, base: Day): Day | null {
  const period = /([本这当下次上])个?(周|星期|礼拜|月|季度?)(?:之|以)?前(?!后|期)/.exec(text)
  if (period === null) return null
  const shift = /[下次]/.test(period[1] ?? '') ? 1 : period[1] === '上' ? -1 : 0
  if (/周|星期|礼拜/.test(period[2] ?? '')) return addDays(base, -weekdayOf(base) + 7 * shift)
  const months = period[2] === '月' ? 1 : 3
  const inPeriod = addMonths(base, shift * months)
  const first = Math.floor((monthOf(inPeriod) - 1) / months) * months + 1
  const day = dayOf(yearOf(inPeriod), first, 1)
  return day === null ? null : addDays(day, -1)
}

function byWeek(text: string, base: Day): Day[] | null {
  const match = /([本这上下]?)个?(?:周|星期|礼拜)([一二三四五六日天末])?/.exec(text)
  if (match === null) return null
  const weeks = match[1] === '下' ? 1 : match[1] === '上' ? -1 : 0
  const monday = addDays(base, 1 - weekdayOf(base) + 7 * weeks)
  const weekday = '一二三四五六日'.indexOf((match[2] ?? '末').replace('天', '日'))
  if (weekday >= 0) return [addDays(monday, weekday)]
  // 周末 and a week as a whole end on Friday for an office, on Sunday for the calendar.
  return [addDays(monday, 4), addDays(monday, 6)]
}

function byMonth(text: string, base: Day): Day[] | null {
  const match = /(本|这|这个|当|下|下个|次|上|上个)?月份?(?:(\d{1,2})日|([底末初中上下]旬?))?/.exec(text)
  if (match === null) return null
  const months = /下|次/.test(match[1] ?? '') ? 1 : /上/.test(match[1] ?? '') ? -1 : 0
  const inMonth = addMonths(base, months)
  const year = yearOf(inMonth)
  const month = monthOf(inMonth)
  if (match[2] !== undefined) return [dayOf(year, month, Number(match[2]))].filter((day) => day !== null)
  const part = match[3] ?? '底'
  const date = part === '上旬' ? 10 : part === '中旬' ? 20 : null
  if (date !== null) return [dayOf(year, month, date)].filter((day) => day !== null)
  return /[初中]/.test(part) ? [] : [lastDayOfMonth(year, month)]
}

function byQuarter(text: string, base: Day): Day[] | null {
  const match = /([本这当上下]?)(?:个)?季度?/.exec(text)
  if (match === null) return null
  const shift = match[1] === '下' ? 3 : match[1] === '上' ? -3 : 0
  const inQuarter = addMonths(base, shift)
  return [lastDayOfMonth(yearOf(inQuarter), Math.ceil(monthOf(inQuarter) / 3) * 3)]
}

function byDay(text: string, base: Day): Day[] {
  if (/今[天日]/.test(text)) return [base]
  if (/明[天日]|次日|第二天|隔日/.test(text)) return [addDays(base, 1)]
  return /后天/.test(text) ? [addDays(base, 2)] : []
}
