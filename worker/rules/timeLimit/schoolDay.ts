/** Days that only the school's calendar names (开学、放假、国庆节), resolved from the campaign's setting alone. */
import { dayOf, yearOf, addDays, type Day } from '../calendar/day.ts'
import { FESTIVALS, UNNAMED_DAY } from './limitWords.ts'
import type { TimeLimitContext } from './timeLimitReading.ts'

export interface SchoolDay {
  readonly at: number
  readonly text: string
  /** From the campaign's named days; several when it names the event twice. */
  readonly days: readonly Day[]
  readonly name: string
  /** Days of the calendar that the festival's own name means; for choices only. */
  readonly festival: readonly Day[]
  /** 开学后: a start, no limit. */
  readonly isStart: boolean
}

/** Different names of one event. */
const SAME_EVENT: readonly RegExp[] = [
  /国庆|十一(?!月)/,
  /五一|劳动节/,
  /学期(?:末|结束)|期末|(?:本|这|该)(?:一|个)?学期(?!初|开)/,
  /寒假|放寒假/,
  /暑假|放暑假|暑期/,
  /开学|新学期/,
  /新生|入学|报到|迎新/,
  /元旦/,
  /春节|过年/,
]

/** The school's day that the canonical text names as a limit; null when it names none. */
export function findSchoolDay(text: string, context: TimeLimitContext): SchoolDay | null {
  const match = UNNAMED_DAY.exec(text)
  const known = knownDays(text, context)
  if (known !== null) {
    const after = text.slice(known.at + known.text.length)
    return { ...known, festival: [], isStart: /^节?(?:(?:之|以)?后(?!勤)|起|开始)/.test(after) }
  }
  if (match === null) return null
  const isStart = match[0].endsWith('后')
  return {
    at: match.index,
    text: match[0],
    days: [],
    name: match[0],
    festival: festivalOf(match[0], Number(/(\d{4})年/.exec(text)?.[1] ?? context.year), context.year),
    isStart,
  }
}

function knownDays(
  text: string,
  context: TimeLimitContext,
): Pick<SchoolDay, 'at' | 'text' | 'days' | 'name'> | null {
  const year = /(\d{4})年/.exec(text)?.[1]
  const hits = context.namedDays
    .filter(({ day }) => year === undefined || yearOf(day) === Number(year))
    .map((named) => ({ named, word: wordFor(named.name, text) }))
    .filter(({ word }) => word !== null)
    .toSorted((a, b) => (b.word?.length ?? 0) - (a.word?.length ?? 0))
  const best = hits[0]
  if (best === undefined || best.word === null) return null
  const days = hits.filter(({ word }) => word === best.word).map(({ named }) => named.day)
  return {
    at: text.indexOf(best.word),
    text: best.word,
    days: [...new Set(days)].toSorted(),
    name: best.named.name,
  }
}

/** The word of the text that names the event, or null. */
function wordFor(name: string, text: string): string | null {
  const bare = name.normalize('NFKC').replace(/\s|[“”"]/g, '')
  const stem = bare.replace(/(?:之?前|以前|日|当天|那天|开始)$/, '').replace(/(?<=..)节$/, '')
  if (stem.length >= 2 && text.includes(stem)) return stem
  const event = SAME_EVENT.find((pattern) => pattern.test(bare))
  const limit = UNNAMED_DAY.exec(text)?.[0]
  return event !== undefined && limit !== undefined ? (event.exec(limit)?.[0] ?? null) : null
}

/** `year` is the one that the limit writes, else the ledger's. */
function festivalOf(text: string, year: number, ledgerYear: number): Day[] {
  const found = FESTIVALS.find(([pattern]) => pattern.test(text))
  if (found === undefined) return []
  // 元旦前 in a campaign of one year is the New Year that follows.
  const day = dayOf(year + (found[1] === 1 && year === ledgerYear ? 1 : 0), found[1], found[2])
  return day === null ? [] : [addDays(day, -1), day]
}
