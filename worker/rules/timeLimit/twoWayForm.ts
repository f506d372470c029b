/** Whole limits that can honestly be read in two ways, and figures that are no date as they stand. */
import { dayOf, lastDayOfMonth, type Day } from '../calendar/day.ts'
import type { OpenReading, TimeLimitContext } from './timeLimitReading.ts'

type Form = readonly [
  pattern: RegExp,
  code: string,
  reason: string,
  choices: (parts: readonly number[], year: number) => (Day | null)[],
]

const END = '(?:以前|之前|前|止|完成)?$'

const FORMS: readonly Form[] = [
  [
    new RegExp(`^(\\d{1,2})-(\\d{1,2})日?${END}`),
    'due.two-way',
    '既可读作月和日，也可读作起止月份',
    ([a = 0, b = 0], year) => (b > a && b <= 12 ? [dayOf(year, a, b), monthEnd(year, b)] : []),
  ],
  [
    new RegExp(`^(\\d{4})(?:[./]|年)(\\d{1,2})-(\\d{1,2})${END}`),
    'due.two-way',
    '既可读作某月某日，也可读作起止月份',
    ([y = 0, a = 0, b = 0]) => (b > a && b <= 12 ? [dayOf(y, a, b), monthEnd(y, b)] : []),
  ],
  [
    new RegExp(`^(\\d{1,2})[-./](\\d{1,2})[-./]((?:19|20)\\d\\d)${END}`),
    'due.two-way',
    '月和日的先后不能确定',
    ([a = 0, b = 0, y = 0]) => (a <= 12 && b <= 12 && a !== b ? [dayOf(y, a, b), dayOf(y, b, a)] : []),
  ],
  [
    new RegExp(`^(?:[1一]月(?:之|以)?内)$`),
    'due.two-way',
    '既可读作一月份以内，也可读作一个月以内',
    (_, year) => [monthEnd(year, 1)],
  ],
  [
    new RegExp(`^(?:截[至止]到?)?(0\\d|1[0-2])([0-3]\\d)日?${END}`),
    'due.number',
    '像是月和日连写，请确认',
    ([m = 0, d = 0], year) => [dayOf(year, m, d)],
  ],
  [
    new RegExp(`^(?:截[至止]到?)?([1-9])([0-3]\\d)日?${END}`),
    'due.number',
    '像是月和日连写，请确认',
    ([m = 0, d = 0], year) => [dayOf(year, m, d)],
  ],
  [/^((?:19|20)\d\d)$/, 'due.year-only', '只写了年份', ([y = 0]) => [dayOf(y, 12, 31)]],
]

/** The question that such a form leaves open; null for every other text. */
export function twoWayForm(given: string, context: TimeLimitContext): OpenReading | null {
  const text = given
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[‐‑–—−]/g, '-')
    .replace(/[()]/g, '')
  for (const [pattern, code, reason, choicesOf] of FORMS) {
    const match = pattern.exec(text)
    if (match === null) continue
    const parts = match.slice(1).map(Number)
    const choices = choicesOf(parts, context.year).filter((day) => day !== null)
    if (choices.length === 0) continue
    return {
      kind: 'ambiguous',
      code,
      choices: [...new Set(choices)].toSorted(),
      why: `“${given}”：${reason}`,
    }
  }
  return null
}

function monthEnd(year: number, month: number): Day | null {
  return dayOf(year, month, 1) === null ? null : lastDayOfMonth(year, month)
}
