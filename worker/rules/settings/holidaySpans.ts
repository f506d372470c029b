/** 放假安排 as rows — days in a row under one name are one line of the settings sheet, and lines become days again. */
import { addDays, yearOf, type Day, readIsoDay } from '../calendar/day.ts'
import type { WorkCalendar } from '../calendar/workday.ts'
import { dayIn, numberIn, textIn, type SettingRecord } from './settingRecord.ts'

/** Longer breaks are typing mistakes: no state holiday lasts a month. */
export const LONGEST_BREAK = 31

/** A line of the table: the days from `from` to `to` of the year's arrangement, off or worked. */
export interface HolidaySpan {
  readonly year: number
  readonly form: 'off' | 'work'
  readonly name: string
  readonly from: Day
  readonly to: Day
}

export function holidaySpans(calendar: WorkCalendar | undefined): SettingRecord[] {
  if (calendar === undefined) return []
  const spans = [
    ...spansOf(calendar.holidays, 'off', calendar.years),
    ...spansOf(calendar.makeupDays, 'work', calendar.years),
  ]
  const sorted = spans.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  return sorted.map(({ year, form, name, from, to }) => ({
    year,
    form,
    name,
    from,
    to: to === from ? null : to,
  }))
}

function spansOf(
  days: Readonly<Record<string, string>>,
  form: HolidaySpan['form'],
  years: readonly number[],
): HolidaySpan[] {
  const spans: HolidaySpan[] = []
  const sorted = Object.entries(days).toSorted(([a], [b]) => (a < b ? -1 : 1))
  for (const [text, name] of sorted) {
    const day = readIsoDay(text)
    if (day === null) continue
    const year = nearestYear(years, yearOf(day))
    const last = spans.at(-1)
    const goesOn =
      last !== undefined && last.name === name && addDays(last.to, 1) === day && last.year === year
    if (goesOn) spans[spans.length - 1] = { ...last, to: day }
    else spans.push({ year, form, name, from: day, to: day })
  }
  return spans
}

/** 2017-12-30 belongs to the arrangement of 2018 where only that is the office's own. */
function nearestYear(years: readonly number[], year: number): number {
  const [nearest = year] = years.toSorted((a, b) => Math.abs(a - year) - Math.abs(b - year) || a - b)
  return nearest
}

/** The table of these lines; undefined when there are none. */
export function calendarOfSpans(rows: readonly SettingRecord[]): WorkCalendar | undefined {
  const spans = rows.flatMap((row): HolidaySpan[] => {
    const [year, from] = [numberIn(row, 'year'), dayIn(row, 'from')]
    if (year === null || from === null) return []
    const form = textIn(row, 'form') === 'work' ? 'work' : 'off'
    return [{ year, form, name: textIn(row, 'name'), from, to: dayIn(row, 'to') ?? from }]
  })
  return spans.length === 0 ? undefined : calendarOfHolidays(spans)
}

export function calendarOfHolidays(spans: readonly HolidaySpan[]): WorkCalendar {
  const days = (form: HolidaySpan['form'], unnamed: string): Record<string, string> =>
    Object.fromEntries(
      spans
        .filter((span) => span.form === form)
        .flatMap((span) => daysOf(span).map((day) => [day, span.name === '' ? unnamed : span.name] as const))
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    )
  return {
    years: [...new Set(spans.map(({ year }) => year))].toSorted((a, b) => a - b),
    holidays: days('off', '放假'),
    makeupDays: days('work', '补班'),
  }
}

function daysOf({ from, to }: HolidaySpan): Day[] {
  const days: Day[] = []
  for (let day = from; day <= to && days.length < LONGEST_BREAK; day = addDays(day, 1)) days.push(day)
  return days
}
