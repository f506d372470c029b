/** The one place where the clock is read: what day and time it is in the campaign's office. */
import { asDay, type Day } from '#rules/calendar/day'

/** A moment as the office's calendar and clock show it, and as the log keeps it. */
export interface Moment {
  /** ISO instant in UTC. */
  readonly at: string
  readonly day: Day
  /** 'HH:MM'. */
  readonly time: string
}

/** The moment in a time zone such as 'Asia/Shanghai'; throws RangeError for a zone that does not exist. */
export function momentIn(timeZone: string, now: Date): Moment {
  const parts = clockOf(timeZone).formatToParts(now)
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((candidate) => candidate.type === type)?.value ?? ''
  return {
    at: now.toISOString(),
    day: asDay(`${part('year')}-${part('month')}-${part('day')}`),
    time: `${part('hour')}:${part('minute')}`,
  }
}

/** Making one takes longer than reading a session, and every request needs one. */
const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(timeZone: string): Intl.DateTimeFormat {
  let clock = clocks.get(timeZone)
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
    clocks.set(timeZone, clock)
  }
  return clock
}

/** Whether the platform knows the time zone. */
export function isTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-CA', { timeZone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** The instant at which a day is over in a time zone: its last good moment lies just before. */
export function endOfDay(day: Day, timeZone: string): string {
  const next = Date.parse(`${day}T00:00:00Z`) + DAY_MS
  // Zones lie between UTC+14 and UTC-12, at whole quarters of an hour.
  for (let at = next - 14 * HOUR_MS; at <= next + 12 * HOUR_MS; at += HOUR_MS / 4) {
    if (momentIn(timeZone, new Date(at)).day > day) return new Date(at).toISOString()
  }
  throw new RangeError(`${day} does not end in ${timeZone}`)
}

/** The first instant after a wall-clock minute of a time zone; the first after a gap where summer time skips it. */
export function instantAfter(day: Day, time: string, timeZone: string): number {
  const minute = `${day} ${time}`
  const isAfter = (at: number): boolean => {
    const moment = momentIn(timeZone, new Date(at))
    return `${moment.day} ${moment.time}` > minute
  }
  let before = Date.parse(`${day}T${time}:00Z`) - 14 * HOUR_MS
  let after = before + 27 * HOUR_MS
  while (after - before > MINUTE_MS) {
    const middle = before + Math.floor((after - before) / 2 / MINUTE_MS) * MINUTE_MS
    if (isAfter(middle)) after = middle
    else before = middle
  }
  return after
}

const MINUTE_MS = 60 * 1000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
