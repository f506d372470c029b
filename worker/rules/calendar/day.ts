/**
 * 日期 — a calendar day, with no clock and no time zone.
 *
 * A `Day` is the text 'YYYY-MM-DD', so days compare and sort as text, and a circular printed on the 9th for
 * the 5th says the same as on the 5th. Arithmetic is done on day numbers (days since 1970-01-01, proleptic
 * Gregorian), by the algorithm of H. Hinnant, "chrono-Compatible Low-Level Date Algorithms".
 */

/** A real calendar day as 'YYYY-MM-DD', years 1900 to 2199. The brand exists for the compiler only. */
export type Day = string & { readonly isDay: true }

/** Years a ledger can sensibly mean; anything outside is a misreading. */
const FIRST_YEAR = 1900
const LAST_YEAR = 2199

/** Excel counts days from 1899-12-30 (1900 system, after its false 29 February 1900) or from 1904-01-01. */
const SERIAL_EPOCH_1900 = -25569
const SERIAL_EPOCH_1904 = -24107

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

/** Days in the month (1–12) of the year. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** The day of these numbers, or null when there is no such day (9月31日). */
export function dayOf(year: number, month: number, date: number): Day | null {
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) return null
  if (!Number.isInteger(month) || month < 1 || month > 12) return null
  if (!Number.isInteger(date) || date < 1 || date > daysInMonth(year, month)) return null
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place where a day is made
  return `${year}-${pad(month)}-${pad(date)}` as Day
}

/** The last day of the month; the month must be 1–12 and the year one that `dayOf` takes. */
export function lastDayOfMonth(year: number, month: number): Day {
  return asDay(`${year}-${pad(month)}-${pad(daysInMonth(year, month))}`)
}

/** Reads exactly 'YYYY-MM-DD'; null for anything else, also for a day that does not exist. */
export function readIsoDay(text: string): Day | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  return parts ? dayOf(Number(parts[1]), Number(parts[2]), Number(parts[3])) : null
}

/** As `readIsoDay`, for text the program itself wrote: throws on anything else. */
export function asDay(text: string): Day {
  const day = readIsoDay(text)
  if (day === null) throw new Error(`not a day: ${text}`)
  return day
}

/** The day of an Excel serial number; its time of day is dropped. Null outside the years of `dayOf`. */
export function dayOfSerial(serial: number, date1904 = false): Day | null {
  if (!Number.isFinite(serial)) return null
  const whole = Math.floor(serial)
  // Serials 1–59 lie before Excel's false leap day; one day later than the epoch says.
  const early = !date1904 && whole >= 1 && whole < 60 ? 1 : 0
  return dayOfNumber(whole + early + (date1904 ? SERIAL_EPOCH_1904 : SERIAL_EPOCH_1900))
}

/** The Excel serial (1900 system) of a day from 1900-03-01 on. */
export function serialOfDay(day: Day): number {
  return numberOfDay(day) - SERIAL_EPOCH_1900
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4))
}

export function monthOf(day: Day): number {
  return Number(day.slice(5, 7))
}

export function dateOf(day: Day): number {
  return Number(day.slice(8, 10))
}

/** 1 Monday … 7 Sunday. */
export function weekdayOf(day: Day): number {
  const sinceMonday = (numberOfDay(day) + 3) % 7
  return (sinceMonday < 0 ? sinceMonday + 7 : sinceMonday) + 1
}

export function addDays(day: Day, days: number): Day {
  const moved = dayOfNumber(numberOfDay(day) + days)
  if (moved === null) throw new Error(`no such day: ${day} + ${days}`)
  return moved
}

/**
 * The corresponding day `months` later; the last day of that month where it has none
 * (民法典第二百零二条: 2月31日 does not exist, so the period ends on the month's last day).
 */
export function addMonths(day: Day, months: number): Day {
  const count = yearOf(day) * 12 + monthOf(day) - 1 + months
  const year = Math.floor(count / 12)
  const month = (count % 12) + 1
  return asDay(`${year}-${pad(month)}-${pad(Math.min(dateOf(day), daysInMonth(year, month)))}`)
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return numberOfDay(to) - numberOfDay(from)
}

/** As a sentence says it: 2017年6月5日 (GB/T 9704: no leading zero). */
export function sayDay(day: Day): string {
  return `${yearOf(day)}年${monthOf(day)}月${dateOf(day)}日`
}

/** Within one year's text: 6月5日. */
export function sayMonthDay(day: Day): string {
  return `${monthOf(day)}月${dateOf(day)}日`
}

function pad(n: number): string {
  return n < 10 ? `0${n}` : String(n)
}

function numberOfDay(day: Day): number {
  const month = monthOf(day)
  const year = month <= 2 ? yearOf(day) - 1 : yearOf(day)
  const era = Math.floor(year / 400)
  const yearOfEra = year - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dateOf(day) - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

function dayOfNumber(n: number): Day | null {
  const shifted = n + 719468
  const era = Math.floor(shifted / 146097)
  const dayOfEra = shifted - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const date = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return dayOf(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date)
}
