/** A time limit given in words: finds what it names, then decides whether one day, a class or a question. */
import { sayDay, type Day } from '../calendar/day.ts'
import type { Disposal } from '../items/item.ts'
import { disposalsNamed } from '../items/disposal.ts'
import { isDitto } from '../cells/ditto.ts'
import { canonicalLimit } from './limitText.ts'
import { limitPhrases } from './limitPhrase.ts'
import {
  AFTER_EVENT,
  BEFORE_EVENT,
  FROM_HERE,
  LUNAR,
  NONE_GIVEN,
  RECURRING,
  STATUS_ONLY,
  VAGUE,
} from './limitWords.ts'
import { namedPeriods } from './namedPeriods.ts'
import { readFromHere } from './fromHere.ts'
import { relativeSpans, endOfSpan, type RelativeSpan } from './relativeSpan.ts'
import { findSchoolDay, type SchoolDay } from './schoolDay.ts'
import { settlePhrases, type Settled } from './settlePhrases.ts'
import { twoWayForm } from './twoWayForm.ts'
import type { OpenReading, TimeLimitContext, TimeLimitReading } from './timeLimitReading.ts'

/** Everything a limit's text names. */
interface Named {
  readonly given: string
  readonly text: string
  readonly settled: Settled
  readonly spans: readonly RelativeSpan[]
  readonly schoolDay: SchoolDay | null
  /** Its days stand in brackets alone, as the gloss of what stands before: 10个工作日（6月14日前）. */
  readonly isGloss: boolean
  /** immediate or ongoing, the first mentioned; time-limited only beside a date. */
  readonly disposal: Disposal | undefined
}

/** Reads the text of a limit; it must not be blank. */
export function readLimitText(given: string, context: TimeLimitContext): TimeLimitReading {
  if (NONE_GIVEN.test(given)) {
    return { kind: 'unreadable', code: 'due.none-given', why: `“${given}”没有写明整改时限` }
  }
  if (isDitto(given)) {
    return { kind: 'unreadable', code: 'due.ditto', why: `“${given}”表示同上，但上一行没有可沿用的时限` }
  }
  const twoWay = twoWayForm(given, context)
  if (twoWay !== null) return twoWay
  return decide(whatIsNamed(given, context), context)
}

function whatIsNamed(given: string, context: TimeLimitContext): Named {
  const text = canonicalLimit(given, context.year)
  const periods = namedPeriods(text, context)
  const masked = periods.reduce(
    (rest, { at, end }) => rest.slice(0, at) + '■'.repeat(end - at) + rest.slice(end),
    text,
  )
  const phrases = limitPhrases(text, periods)
  return {
    given,
    text,
    settled: settlePhrases(text, phrases, context),
    isGloss: phrases.every(({ bracketed }) => bracketed),
    spans: relativeSpans(masked),
    schoolDay: findSchoolDay(text, context),
    disposal: disposalsNamed(text)[0],
  }
}

function decide(named: Named, context: TimeLimitContext): TimeLimitReading {
  const { settled, disposal } = named
  if (settled.kind === 'none') return withoutDate(named, context)
  if (settled.kind === 'start') return startOnly(named, settled.day, context)
  if (settled.kind === 'recurring') {
    if (disposal === 'ongoing' || disposal === 'immediate') return classOnly(named, disposal)
    return open(named, { kind: 'relative', code: 'due.recurring', reason: '写的是周期性要求，不是某一天' })
  }
  if (settled.kind === 'open')
    return open(named, {
      kind: 'ambiguous',
      code: settled.code,
      choices: settled.choices,
      reason: settled.reason,
    })
  const rival = rivalOf(named, settled.hard)
  if (rival !== null)
    return open(named, {
      kind: 'ambiguous',
      code: 'due.several',
      choices: [settled.due, ...rival.days],
      reason: rival.reason,
    })
  return {
    kind: 'date',
    due: settled.due,
    ...(disposal === undefined ? {} : { disposal }),
    ...(settled.yearFrom === undefined ? {} : { yearFrom: settled.yearFrom }),
    ...(settled.start === undefined || settled.start === settled.due ? {} : { start: settled.start }),
    why: settled.why,
  }
}

/** 7月底前或系统升级前: whichever comes, nobody can tell. */
const OR_EVENT = /(?<=或者?)[\u4e00-\u9fff]{2,10}(?:之|以)?(?:前|后|时)(?:完成|整改)*$/

/** Something else in the limit that names another end than the date does. */
function rivalOf(named: Named, hard: boolean): { days: readonly Day[]; reason: string } | null {
  if (hard || named.isGloss) return null
  const { text } = named
  const outside = named.spans.find((span) => !isBracketed(text, span.at))
  if (outside !== undefined) {
    return { days: [], reason: `既写了具体日期，又写了“${outside.text}”，请明确以哪个为准` }
  }
  const other = OR_EVENT.exec(text)?.[0]
  if (other !== undefined) return { days: [], reason: `既写了具体日期，又写了“${other}”，请明确以哪个为准` }
  const event = named.schoolDay
  if (
    event === null ||
    isBracketed(text, event.at) ||
    /[日底末](?:即|,|、|的)?$/.test(text.slice(0, event.at)) ||
    /^[^,;。]{0,8}\(/.test(text.slice(event.at + event.text.length))
  ) {
    return null
  }
  return { days: event.days, reason: `既写了具体日期，又写了“${event.text}”，请明确以哪个为准` }
}

function isBracketed(text: string, at: number): boolean {
  return /\([^()]*$/.test(text.slice(0, at))
}

function startOnly(named: Named, day: Day | null, context: TimeLimitContext): TimeLimitReading {
  const span = named.spans[0]
  if (day !== null && span !== undefined) {
    const { choices, note } = endOfSpan(span, day, context)
    const [due] = choices
    if (due !== undefined && choices.length === 1) {
      return {
        kind: 'date',
        due,
        start: day,
        ...(named.disposal === undefined ? {} : { disposal: named.disposal }),
        why: `“${quote(named)}”：${note}，到${sayDay(due)}`,
      }
    }
    return open(named, { kind: 'relative', code: 'due.relative', choices, reason: note })
  }
  if (named.disposal === 'ongoing' || named.disposal === 'immediate') return classOnly(named, named.disposal)
  return open(named, { kind: 'ambiguous', code: 'due.start-limit', reason: '只写了开始时间，没有写完成时间' })
}

function withoutDate(named: Named, context: TimeLimitContext): TimeLimitReading {
  const { text, disposal, spans } = named
  const isRhythm = RECURRING.test(text)
  if (spans.length > 0 && !isRhythm) return fromSpans(named, context)
  // 每学期初 is a rhythm, though 学期初 is a day.
  if (named.schoolDay !== null && !isRhythm) return fromSchoolDay(named, named.schoolDay)
  if (disposal === 'immediate' || disposal === 'ongoing') return classOnly(named, disposal)
  if (isRhythm)
    return open(named, { kind: 'relative', code: 'due.recurring', reason: '写的是周期性要求，不是某一天' })
  if (spans.length > 0) return fromSpans(named, context)
  if (FROM_HERE.test(text)) {
    const { choices, reason } = readFromHere(text, context)
    return open(named, { kind: 'relative', code: 'due.from-here', choices, reason })
  }
  if (LUNAR.test(text))
    return open(named, { kind: 'ambiguous', code: 'due.lunar', reason: '写的是农历日期，请写明公历日期' })
  if (/即日起/.test(text))
    return open(named, {
      kind: 'ambiguous',
      code: 'due.start-limit',
      reason: '只写了开始时间，没有写完成时间',
    })
  if (STATUS_ONLY.test(text)) {
    return { kind: 'unreadable', code: 'due.status', why: `“${quote(named)}”是进展，不是时限` }
  }
  if (VAGUE.test(text))
    return open(named, { kind: 'ambiguous', code: 'due.vague', reason: '没有写明具体日期' })
  if (/[上中下]旬/.test(text))
    return open(named, { kind: 'ambiguous', code: 'due.day-only', reason: '没有写明是哪个月' })
  if (BEFORE_EVENT.test(text))
    return open(named, {
      kind: 'relative',
      code: 'due.before-event',
      reason: '写的是某件事以前，没有写明是哪一天',
    })
  if (AFTER_EVENT.test(text))
    return open(named, {
      kind: 'relative',
      code: 'due.after-event',
      reason: '写的是某件事以后，没有写明是哪一天',
    })
  return { kind: 'unreadable', code: 'due.unreadable', why: `“${quote(named)}”中看不出时限` }
}

function fromSpans(named: Named, context: TimeLimitContext): TimeLimitReading {
  const said = named.spans.map((span) => span.text).join('、')
  if (context.baseDay === undefined) {
    return open(named, {
      kind: 'relative',
      code: 'due.relative',
      reason: `写的是“${said}”，须知道从哪一天起算`,
    })
  }
  const base = context.baseDay
  const ends = named.spans.map((span) => endOfSpan(span, base, context))
  const note = ends.map((end) => end.note).find((each) => each !== '') ?? ''
  return open(named, {
    kind: 'relative',
    code: 'due.relative',
    choices: ends.flatMap((end) => end.choices),
    reason: `写的是“${said}”，${note}`,
  })
}

/** 本学期前: before the term begins, or before it ends. */
const BEFORE_TERM = /学[期年](?:之|以)?前(?!后|期)/

function fromSchoolDay(named: Named, event: SchoolDay): TimeLimitReading {
  if (BEFORE_TERM.test(named.text)) {
    const reason = `“${event.text}前”可以指开始以前，也可以指结束以前`
    return open(named, { kind: 'ambiguous', code: 'due.before-period', choices: event.days, reason })
  }
  if (event.isStart)
    return open(named, {
      kind: 'ambiguous',
      code: 'due.start-limit',
      reason: `只写了“${event.text}”开始，没有写完成时间`,
    })
  const [due] = event.days
  const isPartial = VAGUE.test(named.text) && /一部分|部分|其余|中长期/.test(named.text)
  if (due !== undefined && event.days.length === 1 && !isPartial) {
    const kept = named.disposal === undefined ? {} : { disposal: named.disposal }
    return {
      kind: 'date',
      due,
      ...kept,
      why: `“${quote(named)}”：本次行动设置中“${event.name}”为${sayDay(due)}（含当日）`,
    }
  }
  if (event.days.length > 0) {
    return open(named, {
      kind: 'ambiguous',
      code: 'due.unnamed-day',
      choices: event.days,
      reason: `“${event.text}”在本次行动设置中有几个日期`,
    })
  }
  return open(named, {
    kind: 'ambiguous',
    code: 'due.unnamed-day',
    choices: event.festival,
    reason: `看不出“${event.text}”是哪一天，本次行动的设置里也没有写`,
  })
}

/** Immediate and ongoing together: the first mentioned is the class, the other is how it goes on. */
function classOnly(named: Named, disposal: 'immediate' | 'ongoing'): TimeLimitReading {
  const label = disposal === 'immediate' ? '立行立改' : '持续整改'
  return { kind: disposal, why: `“${quote(named)}”属于${label}，没有具体日期` }
}

/** Why a limit's end is open, and the days that it may mean. */
interface OpenEnd extends Pick<OpenReading, 'kind' | 'code'> {
  readonly choices?: readonly Day[]
  readonly reason: string
}

function open(named: Named, { kind, code, choices = [], reason }: OpenEnd): OpenReading {
  const kept = named.disposal === undefined ? {} : { disposal: named.disposal }
  return {
    kind,
    code,
    choices: [...new Set(choices)].toSorted(),
    ...kept,
    why: reason.startsWith(`“${quote(named)}`) ? reason : `“${quote(named)}”：${reason}`,
  }
}

/** The limit as given, cut where a sentence would drown in it. */
function quote(named: Named): string {
  const flat = named.given.replace(/\s+/g, ' ')
  return flat.length > 30 ? `${flat.slice(0, 28)}…` : flat
}
