/** 设置的校验 — what values say together: days in order, names told apart, pairs filled as pairs. */
import { addDays, asDay, daysBetween, sayDay, weekdayOf, yearOf, type Day } from '../calendar/day.ts'
import { isShortForm, LONGEST_SHORT, NO_UNIT_SHORT } from '../campaign/itemNumber.ts'
import { requirableFields } from '../fields/requirableFields.ts'
import { labelOf } from '../fields/field.ts'
import type { Finding } from '../items/finding.ts'
import { checkOwnRules } from './own/checkOwnRules.ts'
import { LONGEST_BREAK } from './holidaySpans.ts'
import { findingIn, type PlacedRecord, type PlacedSettings } from './placedSettings.ts'
import { askLabels, settingSections } from './settingFields.ts'
import { dayIn, namesIn, numberIn, textIn } from './settingRecord.ts'

/** Findings about values that each for itself may stand. */
export function checkSettings(placed: PlacedSettings): Finding[] {
  return [
    ...checkCampaignDays(placed),
    ...checkPairs(placed),
    ...checkNames(placed),
    ...checkUnitNames(placed),
    ...checkShortForms(placed),
    ...checkSpans(placed),
    ...checkLadder(placed),
    ...checkHolidays(placed),
    ...checkAsks(placed),
    ...checkRequired(placed),
    ...checkOwnRules(placed),
  ]
}

interface Say {
  readonly record: PlacedRecord
  readonly key: string
  readonly code: string
  readonly message: string
  readonly severity?: Finding['severity']
  readonly suggestion?: string
}

function say({ sheet }: PlacedSettings, { record, key, code, message, severity, suggestion }: Say): Finding {
  const cell = record.cells[key] ?? null
  const place = cell === null ? '' : `${cell}：`
  return findingIn({ sheet, cell }, code, {
    given: textIn(record.values, key),
    message: `${place}${message}`,
    ...(severity === undefined ? {} : { severity }),
    ...(suggestion === undefined ? {} : { suggestion }),
  })
}

function checkCampaignDays(placed: PlacedSettings): Finding[] {
  const { basics, weekly } = placed.facts
  const [starts, ends] = [dayIn(basics.values, 'starts'), dayIn(basics.values, 'ends')]
  const firstDue = dayIn(weekly.values, 'firstDue')
  const findings: Finding[] = []
  if (starts !== null && ends !== null && ends < starts) {
    const message = `结束日期${sayDay(ends)}早于开始日期${sayDay(starts)}。请改正。`
    findings.push(say(placed, { record: basics, key: 'ends', code: 'days-reversed', message }))
  }
  const weekday = Number(textIn(weekly.values, 'weekday'))
  const isWeekly = ['', 'week'].includes(textIn(weekly.values, 'every'))
  if (isWeekly && firstDue !== null && weekday >= 1 && weekdayOf(firstDue) !== weekday) {
    const next = addDays(firstDue, (weekday - weekdayOf(firstDue) + 7) % 7)
    const message = `首次截止日${sayDay(firstDue)}不是所定的截止星期，第一期将截止于${sayDay(next)}。`
    const more = { severity: 'look', suggestion: next } as const
    findings.push(say(placed, { record: weekly, key: 'firstDue', code: 'first-due', message, ...more }))
  }
  if (firstDue !== null && ends !== null && firstDue > ends) {
    const message = `首次截止日${sayDay(firstDue)}在结束日期之后，就没有一期报告了。请改正。`
    findings.push(say(placed, { record: weekly, key: 'firstDue', code: 'first-due-after', message }))
  }
  return findings
}

/** Two values that mean something only together. */
function checkPairs(placed: PlacedSettings): Finding[] {
  const pairs = [
    ['limits', 'answerWorkdays', 'noticeWord', '督办答复期限和督办单机关代字要同填同空'],
    ['checks', 'drawLate', 'drawReopened', '两项抽中权重要同填同空'],
  ] as const
  return pairs.flatMap(([section, one, other, message]) => {
    const record = placed.facts[section]
    const [a, b] = [textIn(record.values, one), textIn(record.values, other)]
    if ((a === '') === (b === '')) return []
    return [
      say(placed, {
        record,
        key: a === '' ? one : other,
        code: 'pair',
        message: `${message}。请补上或都空着。`,
      }),
    ]
  })
}

/** Rows of a table are known again by these; two alike could not be told apart. */
function checkNames(placed: PlacedSettings): Finding[] {
  return settingSections.flatMap((section) => {
    if (section.form !== 'table' || section.key === 'calendar') return []
    const seen = new Map<string, string>()
    return placed.tables[section.key].flatMap((record) => {
      const [key = ''] = section.names
      const name = section.names.map((one) => textIn(record.values, one)).join('　')
      if (name.trim() === '') return []
      const first = seen.get(name)
      if (first === undefined) {
        seen.set(name, record.cells[key] ?? '')
        return []
      }
      const message = `“${section.title}”里的“${name.trim()}”与 ${first} 重复。请改正或删去一行。`
      return [say(placed, { record, key, code: 'twice', message })]
    })
  })
}

/** A name or alias stands for one unit, or no file could be told whose it is. */
function checkUnitNames(placed: PlacedSettings): Finding[] {
  const owners = new Map<string, string>()
  const findings: Finding[] = []
  if (placed.tables.units.length === 0) {
    findings.push(
      findingIn({ sheet: placed.sheet, cell: null }, 'no-unit', {
        given: '',
        message: '“单位”一节是空的。至少要有一个单位。',
      }),
    )
  }
  for (const record of placed.tables.units) {
    const unit = textIn(record.values, 'name')
    const names = [unit, ...namesIn(record.values, 'aliases')]
    for (const [index, name] of names.entries()) {
      const owner = owners.get(name)
      const key = index === 0 ? 'name' : 'aliases'
      if (owner === undefined) owners.set(name, unit)
      else if (name !== '' && !(owner === unit && index > 0)) {
        const message = `“${name}”已经是“${owner}”的名称或别名，分不清是哪个单位。请改正。`
        findings.push(say(placed, { record, key, code: 'unit-name', message }))
      }
    }
  }
  return findings
}

/** Two items must never bear the same number. */
function checkShortForms(placed: PlacedSettings): Finding[] {
  const owners = new Map([[NO_UNIT_SHORT, '没有单位的问题']])
  return placed.tables.units.flatMap((record) => {
    const short = textIn(record.values, 'short')
    if (short === '') return []
    const owner = owners.get(short)
    owners.set(short, owner ?? textIn(record.values, 'name'))
    const at = { record, key: 'short' }
    if (!isShortForm(short)) {
      const message = `简称“${short}”里有空格或符号，或者太长。请只用文字和数字，至多${LONGEST_SHORT}个字。`
      return [say(placed, { ...at, code: 'short-form', message })]
    }
    if (owner === undefined) return []
    return [
      say(placed, {
        ...at,
        code: 'short-twice',
        message: `简称“${short}”已用于“${owner}”，编号会相同。请改一个。`,
      }),
    ]
  })
}

function checkSpans(placed: PlacedSettings): Finding[] {
  const { values } = placed.facts.basics
  const [starts, ends] = [dayIn(values, 'starts'), dayIn(values, 'ends')]
  const outside = (day: Day | null): boolean =>
    day !== null && starts !== null && ends !== null && (day < starts || day > ends)
  const findings: Finding[] = []
  for (const record of placed.tables.stages) {
    const [from, to] = [dayIn(record.values, 'from'), dayIn(record.values, 'to')]
    if (from !== null && to !== null && to < from) {
      const message = `阶段结束${sayDay(to)}早于阶段开始${sayDay(from)}。请改正。`
      findings.push(say(placed, { record, key: 'to', code: 'days-reversed', message }))
    } else if (outside(from) || outside(to)) {
      const message = '这个阶段有一部分在专项起止日期之外。请核对。'
      findings.push(say(placed, { record, key: 'from', code: 'outside', message, severity: 'look' }))
    }
  }
  for (const record of placed.tables.milestones) {
    if (!outside(dayIn(record.values, 'due'))) continue
    const message = '这个节点在专项起止日期之外。请核对。'
    findings.push(say(placed, { record, key: 'due', code: 'outside', message, severity: 'look' }))
  }
  return findings
}

const LEVELS = ['reminder', 'supervision', 'circular', 'talk']

/** A graver step after fewer days would never let the milder one be proposed. */
function checkLadder(placed: PlacedSettings): Finding[] {
  const steps = placed.tables.ladder
  return steps.flatMap((record) => {
    const days = numberIn(record.values, 'daysLate')
    const rank = LEVELS.indexOf(textIn(record.values, 'level'))
    const milder = steps.filter((other) => LEVELS.indexOf(textIn(other.values, 'level')) < rank)
    if (days === null || milder.every((other) => (numberIn(other.values, 'daysLate') ?? 0) < days)) return []
    const message = '更重的措施，逾期天数应当更多。请改正。'
    return [say(placed, { record, key: 'daysLate', code: 'ladder-order', message })]
  })
}

function checkHolidays(placed: PlacedSettings): Finding[] {
  const taken = new Map<Day, string>()
  return placed.tables.calendar.flatMap((record) => {
    const { values } = record
    const [year, from] = [numberIn(values, 'year'), dayIn(values, 'from')]
    const to = dayIn(values, 'to') ?? from
    if (year === null || from === null || to === null) return []
    if (to < from) {
      return [say(placed, { record, key: 'to', code: 'days-reversed', message: '结束早于开始。请改正。' })]
    }
    if (daysBetween(from, to) >= LONGEST_BREAK) {
      const message = `一次放假超过 ${LONGEST_BREAK} 天。请核对起止；寒暑假不是法定放假，请写在“校内日期”。`
      return [say(placed, { record, key: 'to', code: 'long-break', message })]
    }
    if (
      Math.abs(yearOf(from) - year) > 1 ||
      (yearOf(from) !== year && yearOf(to) !== year && daysToYear(from, year) > 14)
    ) {
      const message = `${sayDay(from)}不在${year}年的安排里。请核对年份。`
      return [say(placed, { record, key: 'from', code: 'holiday-year', message })]
    }
    for (let day = from; day <= to; day = addDays(day, 1)) {
      const before = taken.get(day)
      taken.set(day, record.cells['from'] ?? '')
      if (before === undefined) continue
      const message = `${sayDay(day)}已经写在 ${before} 那一行。一天只能写一次，请改正。`
      return [say(placed, { record, key: 'from', code: 'holiday-twice', message })]
    }
    return []
  })
}

/** 元旦 and its make-up days may lie in the last days of the year before. */
function daysToYear(day: Day, year: number): number {
  return Math.min(Math.abs(daysBetween(day, firstOf(year))), Math.abs(daysBetween(day, firstOf(year + 1))))
}

function firstOf(year: number): Day {
  return asDay(`${year}-01-01`)
}

function checkAsks(placed: PlacedSettings): Finding[] {
  return placed.tables.milestones.flatMap((record) => {
    const known: readonly string[] = Object.values(askLabels)
    const wrong = namesIn(record.values, 'asks').filter((ask) => !known.includes(ask))
    if (wrong.length === 0) return []
    const message = `报送内容只能写“${known.join('”“')}”，“${wrong.join('、')}”不认识。请改正。`
    return [say(placed, { record, key: 'asks', code: 'value', message })]
  })
}

/** Only columns that a unit can fill when it registers a problem may be asked of every row. */
function checkRequired(placed: PlacedSettings): Finding[] {
  const record = placed.facts.limits
  const known = requirableFields.map((field) => labelOf(field))
  const wrong = namesIn(record.values, 'requiredFields').filter((label) => !known.includes(label))
  if (wrong.length === 0) return []
  const message = `登记时必填的栏目里“${wrong.join('、')}”不认识。可写：${known.join('、')}。`
  return [say(placed, { record, key: 'requiredFields', code: 'value', message })]
}
