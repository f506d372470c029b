/**
 * 放假通知 — reads the wording of 国务院办公厅关于…年部分节假日安排的通知, or a line of one, into spans.
 *
 * 「国庆节：10月1日至8日放假调休，共8天。9月30日（星期六）上班。」 Dates gather until 放假 or 上班 says what they are. What the
 * notice says twice is compared (星期, 共几天): a difference means a wrong year or a slip, and is a fault. Nothing is
 * guessed: a date that no word follows is a fault too.
 */
import { dayOf, daysBetween, sayMonthDay, weekdayOf, type Day } from '../calendar/day.ts'
import type { HolidaySpan } from './holidaySpans.ts'

export interface HolidayNotice {
  /** Null when neither the text nor the caller says it. */
  readonly year: number | null
  readonly spans: readonly HolidaySpan[]
  /** What stands against taking it, each with its place in the text. */
  readonly faults: readonly string[]
  /** Festivals of every year that the text does not name. */
  readonly missing: readonly string[]
}

/** 全国年节及纪念日放假办法第二条: what each year's notice arranges. */
const FESTIVALS = ['元旦', '春节', '清明', '劳动', '端午', '中秋', '国庆'] as const

const DATE =
  /(?:(\d{4})\s*年\s*)?(?:(\d{1,2})\s*月\s*)?(\d{1,2})\s*[日号](?!常)(?:\s*\(([^()]*)\))?|(放假|休息|上班|补班|上课)|(至|到|[-—~～－])|共\s*(\d{1,2})\s*天/g

/** `year` is taken where the text names none. */
export function readHolidayNotice(text: string, year: number | null): HolidayNotice {
  const plain = text
    .normalize('NFKC')
    .replace(/[〔【[]/g, '(')
    .replace(/[〕】\]]/g, ')')
  const said = /(\d{4})\s*年\s*(?:部分)?\s*(?:节假日|放假|节日)/.exec(plain)?.[1] ?? null
  const named = said ?? /(\d{4})\s*年/.exec(plain)?.[1] ?? null
  // The year of the title is that of the arrangement; in a single line it may be a date's own year.
  const ofNotice = said === null && year !== null ? year : named === null ? year : Number(named)
  if (ofNotice === null)
    return { year: null, spans: [], faults: ['没有写明是哪一年的安排。请填写年份。'], missing: [] }
  const faults: string[] = []
  const spans = plain.split(/\n+/).flatMap((line) => new LineReading(line, ofNotice, faults).read())
  if (spans.length === 0 && faults.length === 0) {
    faults.push('没有读到放假或上班的日期。请粘贴“10月1日至8日放假，9月30日上班”这样的文字。')
  }
  const missing = FESTIVALS.filter((name) => !plain.includes(name))
  return { year: ofNotice, spans, faults, missing }
}

interface Range {
  readonly from: Day
  readonly to: Day
}

/** One line of the notice, usually one festival. */
class LineReading {
  readonly #line: string
  readonly #year: number
  readonly #faults: string[]
  readonly #spans: HolidaySpan[] = []
  #pending: Range[] = []
  /** A range's first day waits for its last. */
  #isOpen = false
  #month: number | null = null
  #lastOff: Range | null = null

  constructor(line: string, year: number, faults: string[]) {
    this.#line = line
    this.#year = year
    this.#faults = faults
  }

  read(): HolidaySpan[] {
    if (
      !/(?:放假|休息|上班|补班|上课)/.test(this.#line) &&
      !/^\s*[一二三四五六七八九十\d]+\s*[、.]/.test(this.#line)
    )
      return []
    const name = this.#name()
    for (const [, year, month, date, note, word, through, total] of this.#line.matchAll(DATE)) {
      if (date !== undefined) this.#takeDate({ year, month, date, note })
      else if (through !== undefined) this.#isOpen = this.#pending.length > 0
      else if (word !== undefined) this.#settle(name, word)
      else if (total !== undefined) this.#compareTotal(Number(total))
    }
    if (this.#pending.length > 0)
      this.#fault(`${this.#pending.map(({ from }) => sayMonthDay(from)).join('、')}没有写放假还是上班`)
    return this.#spans
  }

  /** 国庆节、中秋节 of 「七、国庆节、中秋节：…」; '' where the line names none. */
  #name(): string {
    const head = /^\s*(?:\(?[一二三四五六七八九十\d]+\)?\s*[、.]\s*)?([^:\d,，。]{2,20}?)\s*:/.exec(
      this.#line,
    )?.[1]
    if (head !== undefined) return head.trim()
    return FESTIVALS.find((festival) => this.#line.includes(festival)) ?? ''
  }

  #takeDate(found: {
    readonly year: string | undefined
    readonly month: string | undefined
    readonly date: string
    readonly note: string | undefined
  }): void {
    const month = found.month === undefined ? this.#month : Number(found.month)
    const last = this.#pending.at(-1)
    if (month === null) return this.#fault(`“${found.date}日”没有写是几月`)
    this.#month = month
    const year = found.year === undefined ? this.#yearFor(month, last) : Number(found.year)
    const day = dayOf(year, month, Number(found.date))
    if (day === null) return this.#fault(`${year}年${month}月没有${found.date}日`)
    this.#compareWeekday(day, found.note)
    if (!this.#isOpen || last === undefined) this.#pending.push({ from: day, to: day })
    else {
      this.#isOpen = false
      const from = day < last.from ? this.#yearBefore(last.from) : last.from
      if (from === null || daysBetween(from, day) > 31)
        this.#fault(`${sayMonthDay(last.from)}至${sayMonthDay(day)}前后颠倒或过长`)
      else this.#pending[this.#pending.length - 1] = { from, to: day }
    }
  }

  /** 12月 of a line on 元旦 is that of the year before, unless the line says the year. */
  #yearFor(month: number, last: Range | undefined): number {
    if (last !== undefined && this.#isOpen)
      return Number(last.from.slice(0, 4)) + (month < Number(last.from.slice(5, 7)) ? 1 : 0)
    return month === 12 && /元旦/.test(this.#line) ? this.#year - 1 : this.#year
  }

  #yearBefore(day: Day): Day | null {
    return dayOf(Number(day.slice(0, 4)) - 1, Number(day.slice(5, 7)), Number(day.slice(8, 10)))
  }

  #settle(name: string, word: string): void {
    const form = word === '放假' || word === '休息' ? 'off' : 'work'
    for (const { from, to } of this.#pending) this.#spans.push({ year: this.#year, form, name, from, to })
    if (form === 'off') this.#lastOff = this.#pending.at(-1) ?? this.#lastOff
    this.#pending = []
  }

  #compareWeekday(day: Day, note: string | undefined): void {
    const said = /(?:星期|周|礼拜)([一二三四五六日天])/.exec(note ?? '')?.[1]
    if (said === undefined) return
    const weekday = said === '天' ? 7 : '一二三四五六日'.indexOf(said) + 1
    if (weekday !== weekdayOf(day)) {
      this.#fault(
        `${sayMonthDay(day)}写的是星期${said}，${day.slice(0, 4)}年这一天是星期${'一二三四五六日'[weekdayOf(day) - 1] ?? ''}，年份可能不对`,
      )
    }
  }

  #compareTotal(total: number): void {
    if (this.#lastOff === null) return
    const counted = daysBetween(this.#lastOff.from, this.#lastOff.to) + 1
    if (counted !== total)
      this.#fault(
        `写的是共${total}天，${sayMonthDay(this.#lastOff.from)}至${sayMonthDay(this.#lastOff.to)}是${counted}天`,
      )
  }

  #fault(what: string): void {
    const line = this.#line.trim()
    this.#faults.push(`“${line.length > 40 ? `${line.slice(0, 40)}…` : line}”：${what}。请核对后重新粘贴。`)
  }
}
