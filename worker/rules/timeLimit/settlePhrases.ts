/** One answer from the phrases of a limit: a day, an open question, a mere start or rhythm, or nothing. */
import { addDays, sayDay, type Day } from '../calendar/day.ts'
import type { LimitPhrase } from './limitPhrase.ts'
import { tellsStages } from './stages.ts'
import type { TimeLimitContext } from './timeLimitReading.ts'

export type Settled =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'day'
      readonly due: Day
      readonly start?: Day
      readonly yearFrom?: string
      readonly hard: boolean
      readonly why: string
    }
  | {
      readonly kind: 'open'
      readonly code: string
      readonly choices: readonly Day[]
      readonly reason: string
    }
  | { readonly kind: 'start'; readonly day: Day | null }
  | { readonly kind: 'recurring' }

type Outcome = Extract<Settled, { kind: 'day' | 'open' }>

/** Weighs the phrases of the canonical text against each other. */
export function settlePhrases(
  text: string,
  phrases: readonly LimitPhrase[],
  context: TimeLimitContext,
): Settled {
  const named = withoutBackground(phrases, text)
  if (named.length === 0) return { kind: 'none' }
  const moved = movedLimit(phrases, text, context)
  if (moved !== null) return moved
  const limits = binding(named.filter(({ role }) => role === 'limit'))
  if (limits.length === 0) return withoutLimit(named, text, context)
  const outcomes = limits.map((phrase) => outcomeOf(phrase, text, context))
  return lastStage(limits, text, outcomes) ?? agree(outcomes)
}

/** Days of meetings and documents, and bare years beside something better, are no limits. */
function withoutBackground(phrases: readonly LimitPhrase[], text: string): LimitPhrase[] {
  const isBareYear = ({ period: { token }, marked, before }: LimitPhrase): boolean =>
    token.span === 'year' && token.part === undefined && !marked && !before
  const others = phrases.filter((phrase) => phrase.role !== 'background')
  const better = others.filter((phrase) => !isBareYear(phrase))
  if (better.length > 0) return better
  // A year in the name of something (2017年行动计划) is no limit; 2017年完成 is one.
  const rest = others.reduce((left, { period }) => left.replace(text.slice(period.at, period.end), ''), text)
  return /^(?:[,.。;()~\-至到]|完成|整改|办结|到位|全面|度|在|于)*$/.test(rest) ? others : []
}

/** A firm limit (最迟…) beats the rest; a hoped-for one (力争…) gives way, and so does the day of reporting. */
function binding(all: readonly LimitPhrase[]): readonly LimitPhrase[] {
  const done = all.filter((phrase) => !phrase.reported)
  const limits = done.length > 0 ? done : all
  const hard = limits.filter((phrase) => phrase.hard)
  if (hard.length === 1) return hard
  const firm = limits.filter((phrase) => !phrase.soft)
  return firm.length > 0 ? firm : limits
}

function withoutLimit(named: readonly LimitPhrase[], text: string, context: TimeLimitContext): Settled {
  const done = named.find(({ role }) => role === 'done')
  if (done !== undefined) {
    const outcome = outcomeOf(done, text, context)
    const choices = outcome.kind === 'day' ? [outcome.due] : outcome.choices
    return { kind: 'open', code: 'due.status', choices, reason: '写的是已完成的时间，不是时限' }
  }
  const start = named.find(({ role }) => role === 'start')
  if (start === undefined) return { kind: 'recurring' }
  const outcome = outcomeOf(start, text, context)
  return {
    kind: 'start',
    day: outcome.kind === 'day' && start.period.token.span === 'day' ? outcome.due : null,
  }
}

/** 原定6月底，延期至9月底: an extension is the office's to approve, so both days are offered. */
function movedLimit(
  phrases: readonly LimitPhrase[],
  text: string,
  context: TimeLimitContext,
): Settled | null {
  if (!phrases.some(({ moved }) => moved)) return null
  const days = phrases.flatMap((phrase) => {
    const outcome = outcomeOf(phrase, text, context)
    const from = phrase.period.start
    if (outcome.kind !== 'day') return outcome.choices
    return from === undefined ? [outcome.due] : [from, outcome.due]
  })
  return {
    kind: 'open',
    code: 'due.moved',
    choices: days,
    reason: '时限作过调整，延期须经批准，请确认以哪一天为准',
  }
}

/** The day of the last stage, where every stage names its own and each comes after the one before. */
function lastStage(
  limits: readonly LimitPhrase[],
  text: string,
  outcomes: readonly Outcome[],
): Settled | null {
  const days = outcomes.filter((outcome) => outcome.kind === 'day')
  const last = days.at(-1)
  if (last === undefined || days.length < outcomes.length) return null
  const places = limits.map(({ period }) => period)
  const follows = days.every(({ due }, i) => i === 0 || due > (days[i - 1]?.due ?? due))
  return follows && tellsStages(text, places) ? last : null
}

function agree(outcomes: readonly Outcome[]): Settled {
  const first = outcomes[0]
  if (first === undefined) return { kind: 'none' }
  const days = outcomes.filter((outcome) => outcome.kind === 'day')
  const dues = new Set(days.map(({ due }) => due))
  const open = outcomes.find((outcome) => outcome.kind === 'open')
  const only = days[0]
  if (only !== undefined && dues.size === 1) {
    // 8月前（8月31日）: the gloss answers the question.
    if (open === undefined || open.choices.includes(only.due)) return only
  }
  if (outcomes.length === 1) return first
  const choices = outcomes.flatMap((outcome) => (outcome.kind === 'day' ? [outcome.due] : outcome.choices))
  return {
    kind: 'open',
    code: 'due.several',
    choices,
    reason: '写了不止一个时限，请逐项分行或确认最后的一个',
  }
}

/** What one phrase says by itself. */
function outcomeOf(phrase: LimitPhrase, text: string, context: TimeLimitContext): Outcome {
  const { period } = phrase
  const said = text.slice(period.at, period.end)
  const { bounds } = period
  if (bounds === null) {
    return { kind: 'open', code: 'due.day-only', choices: [], reason: `“${said}”没有写明是哪个月` }
  }
  if ('reason' in bounds) {
    const way = bounds.choices.map((day) => `，当月最后一天是${sayDay(day)}`).join('')
    return { kind: 'open', code: 'due.impossible', choices: bounds.choices, reason: `${bounds.reason}${way}` }
  }
  if (phrase.approximate) {
    return {
      kind: 'open',
      code: 'due.approximate',
      choices: [bounds.last],
      reason: `“${said}”只是大致时间`,
    }
  }
  if (phrase.before) {
    const choices = [addDays(period.start ?? bounds.first, -1), bounds.last]
    return {
      kind: 'open',
      code: 'due.before-period',
      choices,
      reason: `“${said}前”可以指此前，也可以指其最后一天`,
    }
  }
  if (bounds.vague !== undefined) {
    return { kind: 'open', code: 'due.vague-part', choices: bounds.vague, reason: `“${said}”没有确定的一天` }
  }
  const start = period.start === undefined ? {} : { start: period.start }
  return {
    kind: 'day',
    due: bounds.last,
    ...start,
    hard: phrase.hard,
    ...(period.yearWritten ? {} : { yearFrom: yearSource(period.year, context) }),
    why: whyDay(phrase, said, bounds.last, context),
  }
}

function whyDay(phrase: LimitPhrase, said: string, due: Day, context: TimeLimitContext): string {
  const { period } = phrase
  const isRange = period.start !== undefined
  const isDay = period.token.span === 'day' && !isRange
  if (isDay && period.yearWritten) return `写明为${sayDay(due)}`
  const isExact = isDay || (period.token.part === 'end' && !isRange)
  const meaning = isExact ? `“${said}”即${sayDay(due)}` : `“${said}”以最后一天${sayDay(due)}为限`
  if (period.yearWritten) return meaning
  const isTaken = period.year === context.year
  const source = isTaken ? `取自${context.yearFrom ?? '台账'}` : '按专项行动起止时间推定'
  return `${meaning}；年份${period.year}${source}`
}

function yearSource(year: number, context: TimeLimitContext): string {
  return year === context.year ? (context.yearFrom ?? '台账') : '本次行动起止时间'
}
