/**
 * 相对期限 — spans counted from a day: 收到通知之日起60日内, 一个月内, 5个工作日内, 半年内, 24小时内.
 *
 * Counted by 民法典: the first day does not count (第二百零一条), months and years end on the corresponding day
 * or the month's last (第二百零二条), an end on a holiday moves to the next working day (第二百零三条; both days
 * are offered then). Working days need the calendar; a year without a table is said.
 */
import { addDays, addMonths, sayDay, type Day } from '../calendar/day.ts'
import { addWorkdays, isWorkday, isCovered } from '../calendar/workday.ts'
import type { TimeLimitContext } from './timeLimitReading.ts'

type SpanUnit = 'day' | 'workday' | 'week' | 'month' | 'year' | 'hour' | 'term'

export interface RelativeSpan {
  readonly at: number
  readonly end: number
  readonly text: string
  readonly count: number
  readonly unit: SpanUnit
}

const WITHIN = '(?:之内|以内|内|之后|以后|后|左右|为限|为期限|期限)'
const UNITS: readonly (readonly [RegExp, SpanUnit, number])[] = [
  [/工作日/, 'workday', 1],
  [/自然日|日历天|天|日/, 'day', 1],
  [/周|星期|礼拜/, 'week', 1],
  [/季度/, 'month', 3],
  [/月/, 'month', 1],
  [/年/, 'year', 1],
  [/小时/, 'hour', 1],
  [/学期|学年/, 'term', 1],
]
const NUMBER = '(?<![每第满近\\d.年月/■])(?:(?<from>\\d{1,3})(?:个?[月年日天周])?[-~至到])?(?<count>\\d{1,3})'
const PATTERNS: readonly RegExp[] = [
  new RegExp(
    `${NUMBER}个?(?<half>半)?(?<unit>工作日|自然日|日历天|天|周|星期|礼拜|小时|年半?|个月|学期|学年)(?!级|生|度)${WITHIN}?`,
    'g',
  ),
  new RegExp(`${NUMBER}个(?<half>半)?(?<unit>月|季度)${WITHIN}?`, 'g'),
  new RegExp(`${NUMBER}(?<unit>日)(?:之内|以内|内|之后|后|为限)`, 'g'),
  new RegExp(`(?<=之日起|之后|后|起|不超过|限期|期限:?|时限:?)(?<count>\\d{1,3})(?<unit>日)`, 'g'),
  /(?<![\d月])(?<count>3[2-9]|[4-9]\d|\d{3})(?<unit>日)/g,
  new RegExp(`(?<!每|上|下|前|后|[\\d个])(?<unit>半年|半个?月|百日|旬日)${WITHIN}?`, 'g'),
]

/** The spans of a canonical limit, outside the dates that stand in it. */
export function relativeSpans(text: string): RelativeSpan[] {
  const spans: RelativeSpan[] = []
  for (const pattern of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length
      if (spans.some((span) => match.index < span.end && span.at < end)) continue
      spans.push({ at: match.index, end, text: match[0], ...measure(match.groups ?? {}) })
    }
  }
  return spans.toSorted((a, b) => a.at - b.at)
}

function measure(groups: Readonly<Record<string, string | undefined>>): Pick<RelativeSpan, 'count' | 'unit'> {
  const unit = groups['unit'] ?? ''
  if (unit === '半年') return { count: 6, unit: 'month' }
  if (/^半个?月$/.test(unit)) return { count: 15, unit: 'day' }
  if (unit === '百日') return { count: 100, unit: 'day' }
  if (unit === '旬日') return { count: 10, unit: 'day' }
  const [, name, factor] = UNITS.find(([pattern]) => pattern.test(unit)) ?? [null, 'day' as const, 1]
  const count = Number(groups['count'] ?? 0) * factor
  const half = groups['half'] !== undefined || unit.endsWith('年半')
  if (!half) return { count, unit: name }
  return name === 'year' ? { count: count * 12 + 6, unit: 'month' } : { count: count + 0.5, unit: name }
}

export interface SpanEnd {
  readonly choices: readonly Day[]
  readonly note: string
}

/** The end of the span counted from the base day; no choices when it cannot be counted. */
export function endOfSpan(span: RelativeSpan, base: Day, context: TimeLimitContext): SpanEnd {
  const { calendar } = context
  if (span.unit === 'term') return { choices: [], note: '看不出从哪一天到哪一天' }
  if (span.unit === 'workday') {
    if (calendar === undefined) return { choices: [], note: '缺少工作日历' }
    const { day, uncoveredYears } = addWorkdays(calendar, base, span.count)
    const note =
      uncoveredYears.length === 0 ? '' : `，其中${uncoveredYears.join('、')}年的放假安排未知，按周一至周五计`
    return { choices: [day], note: `自${sayDay(base)}次日起数${span.count}个工作日${note}` }
  }
  const plain = plainEnd(span, base)
  if (calendar === undefined || !isCovered(calendar, plain) || isWorkday(calendar, plain)) {
    return { choices: [plain], note: `自${sayDay(base)}次日起算` }
  }
  const moved = addWorkdays(calendar, plain, 1).day
  return {
    choices: [plain, moved],
    note: `自${sayDay(base)}次日起算，最后一日休假，依民法典第二百零三条可顺延`,
  }
}

function plainEnd(span: RelativeSpan, base: Day): Day {
  const whole = Math.floor(span.count)
  const half = span.count > whole
  if (span.unit === 'month') return addDays(addMonths(base, whole), half ? 15 : 0)
  if (span.unit === 'year') return addMonths(base, whole * 12)
  if (span.unit === 'hour') return addDays(base, Math.ceil(span.count / 24))
  return addDays(base, whole * (span.unit === 'week' ? 7 : 1))
}
