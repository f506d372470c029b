/** 每周到点准备好的 — the week's draft circular and whom to remind; nothing is sent by itself. */
import type { Day } from '#rules/calendar/day'

export interface PreparedWeek {
  /** '2017-W24'. */
  readonly period: string
  readonly due: Day
  readonly snapshot: string
  /** The draft of the week's circular. */
  readonly circular: string
  /** Units whose report had not come, in the campaign's order. */
  readonly missing: readonly string[]
  readonly preparedAt: string
  readonly preparedBy: string
}

/** GET /weeks, newest first. */
export interface PreparedWeeks {
  readonly weeks: readonly PreparedWeek[]
}

/** GET /weeks/:period/urging?unit= — the words of a reminder, ready to copy. */
export interface Urging {
  readonly unit: string
  readonly period: string
  readonly text: string
}
